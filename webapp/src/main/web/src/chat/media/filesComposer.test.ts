import { beforeEach, describe, expect, it } from 'vitest';
import { define, type ElementClass, type MediaElement } from './element';

interface Upload {
  file: File;
  progress: (fraction: number) => void;
  signal: AbortSignal;
  done: (blob: { id: string; size: number }) => void;
  failed: (failure: unknown) => void;
}

const modules = import.meta.glob<Record<string, unknown>>('../../../../../../../plugins/file/src/main/resources/META-INF/hongyan/file/ui/file.js');
const file = (name: string, text = 'geese') => new File([text], name);

let tags = 0;
let uploads: Upload[];
let sent: unknown[];
let element: MediaElement;
let root: ShadowRoot;

const button = (name: string | RegExp) =>
  [...root.querySelectorAll('button')].find(({ hidden, textContent, ariaLabel }) => !hidden && (typeof name === 'string' ? (ariaLabel ?? textContent) === name : name.test(ariaLabel ?? textContent)));
const rows = () => [...root.querySelectorAll('.name')].map(({ textContent }) => textContent);
const trouble = () => root.querySelector('[role=alert]:not([hidden])')?.textContent;
const upload = async (index: number) => {
  await expect.poll(() => uploads.length).toBe(index + 1);
  return uploads[index] as Upload;
};

async function choose(...files: File[]): Promise<void> {
  const before = rows().length;
  element.files = files;
  await expect.poll(() => rows().length).toBe(before + files.length);
}

beforeEach(async () => {
  uploads = [];
  sent = [];
  const { Composer } = (await Object.values(modules)[0]?.()) ?? {};
  element = define('file', `hy-file-${++tags}`, Composer as ElementClass).create((fault) => {
    throw fault;
  });
  const upload = (chosen: File, { progress, signal }: Pick<Upload, 'progress' | 'signal'>) =>
    new Promise((done, failed) => {
      uploads.push({ file: chosen, progress, signal, done, failed });
      signal.addEventListener('abort', () => failed(signal.reason as Error));
    });
  Object.assign(element, { host: { locale: 'en', upload }, me: { user: 'alice' } });
  element.addEventListener('hy-send', (event) => sent.push((event as CustomEvent<unknown>).detail));
  document.body.replaceChildren(element);
  root = element.shadowRoot as ShadowRoot;
});

describe('the composer for files', () => {
  it('uploads one after another and sends all of them at the end', async () => {
    await choose(file('a.txt'), file('b.txt', 'wild geese'));
    button('Send (2)')?.click();
    (await upload(0)).progress(0.5);
    expect(root.querySelector('.size')?.textContent).toBe('5 bytes · 50 %');
    uploads[0]?.done({ id: 'A', size: 5 });
    (await upload(1)).done({ id: 'B', size: 10 });
    await expect.poll(() => sent).toEqual([
      { content: { blob: 'A', name: 'a.txt', size: 5 }, body: '[File] a.txt' },
      { content: { blob: 'B', name: 'b.txt', size: 10 }, body: '[File] b.txt' },
    ]);
  });

  it('says why an upload failed, and uploads only what is missing when tried again', async () => {
    await choose(file('a.txt'), file('b.txt'));
    button('Send (2)')?.click();
    (await upload(0)).done({ id: 'A', size: 5 });
    (await upload(1)).failed({ code: 50_301, message: 'no answer' });
    await expect.poll(trouble).toMatch(/can’t be reached/);
    expect(sent).toEqual([]);
    button('Try again')?.click();
    const again = await upload(2);
    expect(again.file.name).toBe('b.txt');
    again.done({ id: 'B', size: 5 });
    await expect.poll(() => sent).toHaveLength(2);
  });

  it('stops an upload and keeps what was chosen', async () => {
    await choose(file('a.txt'));
    button('Send (1)')?.click();
    const { signal } = await upload(0);
    button('Stop')?.click();
    expect(signal.aborted).toBe(true);
    await expect.poll(trouble).toBe('Stopped.');
    expect([rows(), sent]).toEqual([['a.txt'], []]);
    expect(button('Send (1)')).toBeDefined();
  });

  it('stops an upload when it is closed, and sends nothing', async () => {
    await choose(file('a.txt'));
    button('Send (1)')?.click();
    const { signal, done } = await upload(0);
    element.remove();
    expect(signal.aborted).toBe(true);
    done({ id: 'A', size: 5 });
    await Promise.resolve();
    expect(sent).toEqual([]);
  });

  it('takes more files, lets them be removed, and refuses empty ones', async () => {
    await choose(file('a.txt'));
    await choose(file('b.txt'));
    button('Remove a.txt')?.click();
    expect(rows()).toEqual(['b.txt']);
    element.files = [file('none.txt', '')];
    await expect.poll(trouble).toMatch(/“none.txt” is empty/);
    expect(rows()).toEqual(['b.txt']);
  });

  it('takes at most twenty at once and says so', async () => {
    element.files = Array.from({ length: 22 }, (_, index) => file(`${index}.txt`));
    await expect.poll(trouble).toMatch(/At most 20/);
    expect(rows()).toHaveLength(20);
  });

  it('keeps the end of a name that is too long', async () => {
    await choose(file(`${'雁'.repeat(300)}.tar`));
    button('Send (1)')?.click();
    (await upload(0)).done({ id: 'A', size: 5 });
    await expect.poll(() => sent).toHaveLength(1);
    const { content } = sent[0] as { content: { name: string } };
    expect([content.name.length, content.name.endsWith('雁.tar')]).toEqual([255, true]);
  });
});
