import { describe, expect, it } from 'vitest';

type Calls = Record<string, (...given: unknown[]) => unknown>;

const modules = import.meta.glob<Calls>(['../../../../../../../plugins/*/src/main/resources/META-INF/hongyan/*/ui/*.js', '../../../../../../../plugins/ui/*.js']);
const load = (ending: string) => Object.entries(modules).find(([path]) => path.endsWith(ending))?.[1]() ?? Promise.reject(new Error(`no ${ending}`));
const call = async (ending: string, name: string, ...given: unknown[]) => (await load(ending))[name]?.(...given);

describe('what the modules for files share', () => {
  it.each([
    [0, 'en', '0 bytes'],
    [1, 'en', '1 byte'],
    [999, 'en', '999 bytes'],
    [1_000, 'en', '1 kB'],
    [1_234_567, 'en', '1.2 MB'],
    [1_234_567, 'zh', '1.2 MB'],
    [45_600_000_000, 'zh', '46 GB'],
  ])('says %d bytes in %s as %s', async (bytes, locale, expected) => {
    expect(await call('/ui/kit.js', 'sizeText', bytes, locale)).toBe(expected);
  });

  it.each([
    [0, '0:00'],
    [7.4, '0:07'],
    [60, '1:00'],
    [3_605, '60:05'],
  ])('says %d seconds as %s', async (seconds, expected) => {
    expect(await call('/ui/kit.js', 'clockText', seconds)).toBe(expected);
  });

  it('shows pictures whole, in their own shape, and large enough to be hit', async () => {
    expect(await call('/ui/kit.js', 'boxOf', 1600, 800)).toEqual({ width: 320, height: 160 });
    expect(await call('/ui/kit.js', 'boxOf', 100, 200)).toEqual({ width: 100, height: 200 });
    expect(await call('/ui/kit.js', 'boxOf', 1, 65_535)).toEqual({ width: 64, height: 320 });
  });
});

describe('a waveform', () => {
  it('has as many bars for few values as for many, the loudest at 1', async () => {
    for (const count of [1, 10, 36, 480_000]) {
      const values = Float32Array.from({ length: count }, (_, index) => (index === count - 1 ? -0.5 : 0.1));
      const bars = (await call('/ui/waveform.js', 'barsOf', values)) as number[];
      expect(bars).toHaveLength(36);
      expect(Math.max(...bars)).toBe(1);
      expect(bars.at(-1)).toBe(1);
    }
  });

  it('is flat where nothing was said', async () => {
    expect(await call('/ui/waveform.js', 'barsOf', [])).toEqual(Array.from({ length: 36 }, () => 0));
  });
});

describe('the kind of a file', () => {
  it.each([
    ['a.PDF', 'text'],
    ['a.tar.gz', 'archive'],
    ['pdf', undefined],
    ['a.', undefined],
    ['a.exe', undefined],
  ])('of %s is %s', async (name, expected) => {
    expect(await call('/ui/kinds.js', 'kindOf', name)).toBe(expected);
  });
});
