import { describe, expect, it, vi } from 'vitest';
import type { JsonMap } from '../../client';
import { define, type ElementClass, type ElementName, type MediaElement } from './element';

type Exports = Record<string, unknown>;

const modules = import.meta.glob<Exports>(['../../../../../../../plugins/*/src/main/resources/META-INF/hongyan/*/ui/*.js', '../../../../../../../plugins/ui/*.js']);
const load = (ending: string) => Object.entries(modules).find(([path]) => path.endsWith(ending))?.[1]() ?? Promise.reject(new Error(`no ${ending}`));
let last = 0;

async function shown(media: string, name: ElementName, settings: object): Promise<{ element: MediaElement; root: ShadowRoot }> {
  const exported = await load(`/${media}/ui/${media}.js`);
  const element = define('test', `hy-card-${++last}`, exported[name] as ElementClass).create((fault) => {
    throw fault;
  });
  Object.assign(element, { me: { user: 'alice' } }, settings);
  document.body.append(element);
  if (element.shadowRoot === null) {
    throw new Error('the element has no open shadow root');
  }
  return { element, root: element.shadowRoot };
}

function the<Tag extends keyof HTMLElementTagNameMap>(root: ShadowRoot, tag: Tag, more = ''): HTMLElementTagNameMap[Tag] {
  const found = root.querySelector<HTMLElementTagNameMap[Tag]>(`${tag}${more}`);
  if (found === null) {
    throw new Error(`no ${tag}${more}`);
  }
  return found;
}

const submit = (root: ShadowRoot) => the(root, 'form').requestSubmit();

/** What the composer wants to send. */
function sentBy(element: MediaElement) {
  const sent = vi.fn();
  element.addEventListener('hy-send', (event) => void sent((event as CustomEvent<unknown>).detail));
  return sent;
}

const newHost = (more: object = {}) => ({ locale: 'en', blobUrl: vi.fn(() => Promise.resolve('blob:x')), openUser: vi.fn(), ...more });
const message = (media: string, content: JsonMap, host = newHost()) => shown(media, 'Message', { host, message: { content, body: 'plain' } });

describe('addresses', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    [' example.org/a?b#c ', 'https://example.org/a?b#c'],
    ['example.org:8080/a', 'https://example.org:8080/a'],
    ['HTTP://EXAMPLE.ORG', 'http://example.org/'],
    ['例子.中国/路', 'https://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF'],
  ])('are taken as typed: %j', async (typed, address) => {
    const { typedAddress } = (await load('/ui/addresses.js')) as { typedAddress: (text: string) => URL | undefined };
    expect(typedAddress(typed)?.href).toBe(address);
  });

  it.each(['', 'goose', 'a b.org', 'javascript:alert(1)', 'javascript:alert(1).org', 'JavaScript://example.org/%0aalert(1)', 'data:text/html,a.b', 'file:///etc/passwd', 'mailto:a@example.org', 'https://', 'blob:https://example.org/a', `https://example.org/${'a'.repeat(2000)}`])(
    'are nothing else: %j',
    async (typed) => {
      const { typedAddress } = (await load('/ui/addresses.js')) as { typedAddress: (text: string) => URL | undefined };
      expect(typedAddress(typed)).toBeUndefined();
    },
  );
});

describe('a link', () => {
  it('is a card that opens a tab of its own', async () => {
    const { root } = await message('link', { url: 'https://example.org/a', title: '<b>Geese</b>', description: 'They fly', cover: '0000000000PNG' });
    const link = root.querySelector('a');
    expect([link?.href, link?.target, link?.rel]).toEqual(['https://example.org/a', '_blank', 'noopener noreferrer nofollow']);
    expect([...root.querySelectorAll('.title, .soft')].map((line) => line.textContent)).toEqual(['<b>Geese</b>', 'They fly', 'example.org']);
    expect(root.querySelector('.cover img')).not.toBeNull();
  });

  it('shows its address until the server has looked', async () => {
    const { element, root } = await message('link', { url: 'https://example.org/%E9%B8%BF?a=1' });
    expect(root.querySelector('.title')?.textContent).toBe('example.org/鸿?a=1');
    Object.assign(element, { message: { content: { url: 'https://example.org/', title: 'Geese' }, body: 'plain' } });
    expect(root.querySelector('.title')?.textContent).toBe('Geese');
  });

  it.each([{ url: 'javascript:alert(1)' }, { url: 'data:text/html,a' }, { url: 7 }, {}])('is plain text if it leads nowhere: %j', async (content) => {
    const { root } = await message('link', content);
    expect([root.textContent, root.querySelector('a')]).toEqual(['plain', null]);
  });

  it('is sent once it is an address', async () => {
    const { element, root } = await shown('link', 'Composer', { host: newHost() });
    const sent = sentBy(element);
    const field = the(root, 'input');
    field.value = 'javascript:alert(1)';
    submit(root);
    expect(sent).not.toHaveBeenCalled();
    expect([root.querySelector('[role=alert]')?.textContent, field.getAttribute('aria-invalid')]).toEqual([expect.stringMatching('no web address'), 'true']);
    field.value = 'example.org';
    field.dispatchEvent(new Event('input'));
    expect(root.querySelector<HTMLElement>('[role=alert]')?.hidden).toBe(true);
    submit(root);
    expect(sent).toHaveBeenCalledWith({ content: { url: 'https://example.org/' }, body: '[Link] https://example.org/' });
  });
});

describe('news', () => {
  it('is a link only where there is somewhere to read on', async () => {
    const { root: linked } = await message('news', { title: 'Geese fly', url: 'https://example.org/a', memo: 'South' });
    expect([linked.querySelector('a')?.href, linked.querySelector('a')?.rel]).toEqual(['https://example.org/a', 'noopener noreferrer nofollow']);
    const { root: bad } = await message('news', { title: 'Geese fly', url: 'javascript:alert(1)' });
    expect([bad.querySelector('.title')?.textContent, bad.querySelector('a')]).toEqual(['Geese fly', null]);
  });

  it('shows a long text whole when asked', async () => {
    const { root } = await message('news', { title: 'Geese', memo: '鸿雁'.repeat(100) });
    const more = the(root, 'button');
    expect([more.textContent, more.getAttribute('aria-expanded'), root.querySelector('.memo')?.classList.contains('short')]).toEqual(['Show all', 'false', true]);
    more.click();
    expect([more.textContent, more.getAttribute('aria-expanded'), root.querySelector('.memo')?.classList.contains('short')]).toEqual(['Show less', 'true', false]);
    const { root: short } = await message('news', { title: 'Geese', memo: 'fly' });
    expect(short.querySelector('button')).toBeNull();
  });

  it('is sent with what was filled in', async () => {
    const { element, root } = await shown('news', 'Composer', { host: newHost() });
    const sent = sentBy(element);
    submit(root);
    expect(root.querySelector('[role=alert]')?.textContent).toBe('News needs a title.');
    the(root, 'input').value = ' Geese ';
    submit(root);
    expect(sent).toHaveBeenLastCalledWith({ content: { title: 'Geese' }, body: '[News] Geese' });
    the(root, 'textarea').value = 'They fly';
    the(root, 'input', '[type=url]').value = 'example.org';
    submit(root);
    expect(sent).toHaveBeenLastCalledWith({ content: { title: 'Geese', url: 'https://example.org/', memo: 'They fly' }, body: '[News] Geese\nThey fly\nhttps://example.org/' });
  });
});

describe('a contact', () => {
  it('opens the person', async () => {
    const host = newHost();
    const { root } = await message('contact', { user: 'wei', name: '魏' }, host);
    const card = the(root, 'button');
    expect([card.getAttribute('aria-label'), root.querySelector('.face')?.textContent]).toEqual(['Contact: 魏 @wei. Open', '魏']);
    card.click();
    expect(host.openUser).toHaveBeenCalledWith('wei');
    expect((await message('contact', { user: '../x' })).root.textContent).toBe('plain');
  });

  it('is sent once somebody was chosen', async () => {
    const host = newHost({ pickUser: vi.fn().mockResolvedValueOnce(undefined).mockResolvedValueOnce('wei'), user: vi.fn().mockResolvedValue({ user: 'wei', name: '魏' }) });
    const { element, root } = await shown('contact', 'Composer', { host });
    const sent = sentBy(element);
    expect(root.querySelector<HTMLElement>('[type=submit]')?.hidden).toBe(true);
    the(root, 'button', '[type=button]').click();
    await vi.waitFor(() => expect(root.querySelector<HTMLElement>('[type=submit]')?.hidden).toBe(false));
    submit(root);
    expect(sent).toHaveBeenCalledWith({ content: { user: 'wei', name: '魏' }, body: '[Contact] 魏 (wei)' });
  });
});

describe('a location', () => {
  it('is a drawing that opens a map', async () => {
    const { root } = await message('location', { latitude: 39.9042, longitude: 116.4074, name: 'Square', address: 'Beijing' });
    const link = the(root, 'a');
    expect([link.href, link.rel]).toEqual(['https://www.openstreetmap.org/?mlat=39.9042&mlon=116.4074#map=16/39.9042/116.4074', 'noopener noreferrer nofollow']);
    expect(link.getAttribute('aria-label')).toBe('Square, Beijing, 39.90420° N, 116.40740° E. Open in a map');
    expect(root.querySelector('svg.drawing')).not.toBeNull();
    expect((await message('location', { latitude: 91, longitude: 0 })).root.textContent).toBe('plain');
    expect((await message('location', {})).root.textContent).toBe('plain');
  });

  it('is sent as it is typed', async () => {
    const { element, root } = await shown('location', 'Composer', { host: newHost() });
    const sent = sentBy(element);
    const [place, name] = [...root.querySelectorAll('input')] as [HTMLInputElement, HTMLInputElement];
    submit(root);
    expect(root.querySelector('[role=alert]')?.textContent).toMatch('names no place');
    place.value = '39.9042, 116.4074';
    place.dispatchEvent(new Event('input'));
    expect([root.querySelector<HTMLElement>('.found')?.hidden, root.querySelector('[role=status]')?.textContent]).toEqual([false, '39.90420° N, 116.40740° E']);
    name.value = 'Square';
    submit(root);
    expect(sent).toHaveBeenCalledWith({
      content: { latitude: 39.9042, longitude: 116.4074, name: 'Square' },
      body: '[Location] Square · 39.90420° N, 116.40740° E',
    });
  });

  it('says why the browser does not know where it is', async () => {
    vi.stubGlobal('isSecureContext', true);
    const refused = { getCurrentPosition: (_: unknown, failed: (error: { code: number }) => void) => failed({ code: 1 }) };
    vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { geolocation: refused }));
    const { root } = await shown('location', 'Composer', { host: newHost() });
    the(root, 'button', '[type=button]').click();
    expect(root.querySelector('[role=alert]')?.textContent).toMatch('may not tell your position');
    vi.unstubAllGlobals();
  });
});
