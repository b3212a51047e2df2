import { describe, expect, it } from 'vitest';
import { newMessage, type PartsOf } from './testing/shipped';

type Exports = Record<string, unknown>;

const modules = import.meta.glob<Exports>('../../../../../../../plugins/*/src/main/resources/META-INF/hongyan/*/ui/*.js');
const descriptors = import.meta.glob<string>('../../../../../../../plugins/*/src/main/resources/META-INF/hongyan/plugin.properties', { query: '?raw', import: 'default', eager: true });

/** [descriptor, media type, file, elements] of every `ui.TYPE=FILE.js Message Composer`. */
const promised = Object.entries(descriptors).flatMap(([path, text]) =>
  [...text.matchAll(/^ui\.([a-z0-9-]+)\s*=\s*(\S+)\s+(.+)$/gm)].map(([, media, file, elements]) => ({
    media: media ?? '',
    path: `${path.replace(/plugin\.properties$/, '')}${/^id=(\S+)$/m.exec(text)?.[1] ?? ''}/ui/${file ?? ''}`,
    elements: (elements ?? '').trim().split(/\s+/),
  })),
);

const load = (ending: string) => Object.entries(modules).find(([path]) => path.endsWith(ending))?.[1]() ?? Promise.reject(new Error(`no ${ending}`));

describe('the modules of our plugins', () => {
  it('are there', () => {
    expect(promised.map(({ media }) => media)).toEqual(expect.arrayContaining(['text', 'emoji']));
  });

  it.each(promised)('$media exports what its descriptor promises', async ({ path, elements }) => {
    const exported = await (modules[path]?.() ?? Promise.reject(new Error(`${path} is missing`)));
    for (const element of elements) {
      expect((exported[element] as { prototype?: unknown } | undefined)?.prototype).toBeInstanceOf(HTMLElement);
      expect(customElements.getName(exported[element] as CustomElementConstructor)).toBeNull();
    }
  });
});

describe('text', () => {
  it('keeps line breaks and markup as they are, and links addresses', async () => {
    const { root } = newMessage(await load('/ui/text.js'), { content: { text: 'a <b>\nhttps://example.org/x.' }, body: '' });
    expect(root.textContent).toBe('a <b>\nhttps://example.org/x.');
    expect([...root.querySelectorAll('a')].map(({ href, rel, target }) => [href, rel, target])).toEqual([['https://example.org/x', 'noopener noreferrer nofollow', '_blank']]);
  });

  it('takes the plain text where the content has none', async () => {
    expect(newMessage(await load('/ui/text.js'), { content: {}, body: 'plain' }).root.textContent).toBe('plain');
  });
});

describe('emoji', () => {
  it('is large if it is Unicode’s own, and told by name if it is of a pack', async () => {
    const exported = await load('/ui/emoji.js');
    const own = newMessage(exported, { content: { code: '🦢' }, body: '🦢' });
    const packed = newMessage(exported, { content: { code: 'wave', pack: 'geese' }, body: '[emoji wave]' });
    expect([own.root.textContent, own.element.hasAttribute('large')]).toEqual(['🦢', true]);
    expect([packed.root.textContent, packed.element.hasAttribute('large')]).toEqual(['[emoji wave]', false]);
  });
});

describe('partsOf', () => {
  const partsOf = async () => (await load('/ui/linkify.js'))['partsOf'] as PartsOf;
  const hrefs = async (text: string) => (await partsOf())(text).flatMap((part) => part.href ?? []);

  it('loses nothing of the text', async () => {
    const text = 'a\nhttps://example.org/x?y=1, (see http://example.org/z)! 看https://example.org/路径。好';
    expect((await partsOf())(text).map((part) => part.text).join('')).toBe(text);
  });

  it.each([
    ['see https://example.org.', ['https://example.org']],
    ['(https://example.org/a)', ['https://example.org/a']],
    ['https://example.org/wiki/Goose_(bird)', ['https://example.org/wiki/Goose_(bird)']],
    ['看https://example.org/a，好', ['https://example.org/a']],
    ['HTTPS://EXAMPLE.ORG', ['HTTPS://EXAMPLE.ORG']],
    ['javascript:alert(1) data:text/html,x file:///etc', []],
    ['https://', []],
    ['"https://example.org/"onclick=x', ['https://example.org/']],
  ])('finds the addresses of %j', async (text, expected) => {
    expect(await hrefs(text)).toEqual(expected);
  });
});
