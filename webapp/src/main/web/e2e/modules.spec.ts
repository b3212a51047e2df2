import { expect, test } from '@playwright/test';
import { pretend, type PretendedType } from './modules';
import { Person, type Look } from './person';

const LOOKS: Look[] = [
  { language: 'en', theme: 'light', width: 1360 },
  { language: 'zh', theme: 'dark', width: 390 },
];

/** A postcard: a picture's name and some words. Takes files of a kind that no other type is as particular about. */
const POSTCARD = `
  const styles = new CSSStyleSheet();
  styles.replaceSync(':host { display: block; width: 220px; height: 90px; } p { margin: 0; color: var(--hy-bubble-text); } button, input { font: inherit; color: var(--hy-text); background: var(--hy-surface-soft); border: 1px solid var(--hy-line-strong); border-radius: 8px; padding: 6px 12px; }');
  class Base extends HTMLElement {
    constructor() { super(); this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [styles]; }
    add(tag, parts) { const element = Object.assign(document.createElement(tag), parts); this.shadowRoot.append(element); return element; }
  }
  export class Message extends Base {
    connectedCallback() { this.add('p', { textContent: this.host.locale + ': ' + this.message.content.words + ' to ' + this.me.user }); }
  }
  export class Composer extends Base {
    static label = { en: 'Postcard', zh: '明信片' };
    static icon = 'M4 6h16l-8 6z M4 8l8 6 8-6v10H4z';
    static accepts = ['image/x-postcard'];
    connectedCallback() {
      const input = this.add('input', { ariaLabel: 'words', value: (this.files ?? []).map((file) => file.name).join() });
      this.add('button', { textContent: 'OK', onclick: () => this.send(input.value) });
      this.add('button', { textContent: '@', ariaLabel: 'somebody', onclick: async () => { input.value = (await this.host.pickUser()) ?? 'nobody'; } });
    }
    send(words) { this.dispatchEvent(new CustomEvent('hy-send', { detail: { content: { words }, body: '[postcard]' }, bubbles: true, composed: true })); }
  }`;

const postcard: PretendedType = { name: 'postcard', source: POSTCARD, elements: ['Message', 'Composer'] };
const BROKEN: PretendedType[] = [
  { name: 'thrower', source: 'export class Message extends HTMLElement { connectedCallback() { throw new Error("thrower"); } }', elements: ['Message'] },
  { name: 'builder', source: 'export class Message extends HTMLElement { constructor() { super(); throw new Error("builder"); } }', elements: ['Message'] },
  { name: 'lacker', source: 'export const Message = 1;', elements: ['Message'] },
  { name: 'starter', source: 'throw new Error("starter");', elements: ['Message'] },
  { name: 'sleeper', elements: ['Message'] },
];

async function pair(look: Look, browser: Parameters<typeof Person.open>[0], types: readonly PretendedType[]): Promise<[Person, Person]> {
  const anna = await Person.open(browser, 'Anna', look);
  await pretend(anna.context, types);
  await anna.page.reload();
  await anna.signUp();
  const wei = await Person.signedUp(browser, 'Wei', look);
  await anna.find(wei);
  return [anna, wei];
}

for (const look of LOOKS) {
  test(`a type that the page has never seen is composed and shown (${look.language} ${look.theme} ${look.width})`, async ({ browser }) => {
    const [anna, wei] = await pair(look, browser, [postcard]);
    const { page, words } = anna;
    const plus = page.getByRole('button', { name: words.composer.attach });
    const label = look.language === 'zh' ? '明信片' : 'Postcard';

    await plus.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: label })).toBeVisible();
    await anna.expectAccessible();
    await page.getByRole('menuitem', { name: label }).click();
    const panel = page.getByRole('dialog', { name: label });
    await expect(panel.getByRole('textbox', { name: 'words' })).toBeFocused();
    await anna.expectAccessible();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(plus).toBeFocused();

    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: label }).click();
    await panel.getByRole('button', { name: 'somebody' }).click();
    await expect(page.getByRole('textbox', { name: words.pick.search, exact: true })).toBeFocused();
    await page.getByRole('textbox', { name: words.pick.search, exact: true }).fill(wei.user);
    await anna.expectAccessible();
    await page.getByRole('list', { name: words.list.people }).getByRole('button', { name: wei.user }).click();
    await expect(panel.getByRole('textbox', { name: 'words' })).toHaveValue(wei.user);
    await panel.getByRole('button', { name: 'OK' }).click();
    await expect(panel).toBeHidden();
    await expect(anna.composer(wei)).toBeFocused();
    await expect(page.getByRole('log').getByText(`${look.language}: ${wei.user} to ${anna.user}`)).toBeVisible();
    await anna.expectAccessible();

    await page.reload();
    await expect(page.getByRole('log').getByText(`${look.language}: ${wei.user} to ${anna.user}`)).toBeVisible();
    anna.expectNoComplaint();
  });
}

test('a picture that is dropped or pasted opens the composer for pictures', async ({ browser }) => {
  const [anna, wei] = await pair({ language: 'en', theme: 'light', width: 1360 }, browser, [postcard]);
  for (const way of ['drop', 'paste']) {
    await anna.composer(wei).evaluate(bringPicture, way);
    const panel = anna.page.getByRole('dialog', { name: 'Postcard' });
    await expect(panel.getByRole('textbox', { name: 'words' })).toHaveValue('goose.png');
    await panel.getByRole('button', { name: anna.words.composer.close }).click();
    await expect(panel).toBeHidden();
  }
  anna.expectNoComplaint();
});

/** As the browser does it, which a test can't. */
function bringPicture(field: Element, way: string): void {
  const data = new DataTransfer();
  data.items.add(new File(['x'], 'goose.png', { type: 'image/x-postcard' }));
  const options = { bubbles: true, cancelable: true, composed: true };
  field.dispatchEvent(way === 'drop' ? new DragEvent('drop', { ...options, dataTransfer: data }) : new ClipboardEvent('paste', { ...options, clipboardData: data }));
}

test('modules that throw, lack, or never come leave plain text and harm nothing else', async ({ browser }) => {
  const [anna, wei] = await pair({ language: 'en', theme: 'light', width: 1360 }, browser, [...BROKEN, postcard]);
  await wei.find(anna);
  for (const { name } of BROKEN) {
    await wei.say(anna, `${name} {"words":"x"}`);
  }
  await wei.say(anna, 'postcard {"words":"well"}');
  await wei.say(anna, 'and on we go');
  for (const { name } of BROKEN) {
    await expect(anna.bubble(`[a ${name}]`)).toBeVisible();
  }
  await expect(anna.bubble('en: well to')).toBeVisible();
  await expect(anna.bubble('and on we go')).toBeVisible();
  await anna.expectAccessible();
});
