import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import en from '../src/shared/i18n/en.json' with { type: 'json' };
import zh from '../src/shared/i18n/zh.json' with { type: 'json' };
import { transcriptOf } from './transcript';

export interface Look {
  language: 'en' | 'zh';
  theme: 'light' | 'dark';
  width: number;
}

export const PASSWORD = 'a-wild-goose-flies';
const OUTAGE = /WebSocket connection to .* failed|net::ERR_(CONNECTION_|EMPTY_RESPONSE|SOCKET)|status of 50[234]/;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Somebody with a browser of their own. */
export class Person {
  readonly words: typeof en;
  private readonly complaints: string[] = [];

  private constructor(
    readonly user: string,
    readonly name: string,
    readonly look: Look,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    this.words = look.language === 'zh' ? (zh as unknown as typeof en) : en;
    this.listen(page);
  }

  /** Opens the chat in a fresh browser, at `base` if it is not the usual one. */
  static async open(browser: Browser, name: string, look: Look, base?: string): Promise<Person> {
    const context = await browser.newContext({
      ...(base === undefined ? {} : { baseURL: base }),
      locale: look.language === 'zh' ? 'zh-CN' : 'en-GB',
      colorScheme: look.theme,
      viewport: { width: look.width, height: 844 },
      reducedMotion: 'reduce',
    });
    const user = `${name.toLowerCase()}.${Math.random().toString(36).slice(2, 9)}`;
    const person = new Person(user, name, look, context, await context.newPage());
    await person.page.goto('');
    return person;
  }

  static async signedUp(browser: Browser, name: string, look: Look, base?: string): Promise<Person> {
    const person = await Person.open(browser, name, look, base);
    await person.signUp();
    return person;
  }

  /** The same person with another browser. */
  async again(browser: Browser, look: Look): Promise<Person> {
    const context = await browser.newContext({
      locale: look.language === 'zh' ? 'zh-CN' : 'en-GB',
      colorScheme: look.theme,
      viewport: { width: look.width, height: 844 },
      reducedMotion: 'reduce',
    });
    const person = new Person(this.user, this.name, look, context, await context.newPage());
    await person.page.goto('');
    await person.signIn(PASSWORD);
    await expect(person.searchBox()).toBeVisible();
    return person;
  }

  async signUp(): Promise<void> {
    const { page, words } = this;
    await page.getByRole('link', { name: words.signIn.toSignUp }).click();
    await expect(page.getByRole('button', { name: words.signUp.submit })).toBeVisible(); // the page before has a field of the same name
    await page.getByLabel(words.field.username).fill(this.user);
    await page.getByLabel(words.field.name).fill(this.name);
    await page.getByLabel(words.field.password, { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: words.signUp.submit }).click();
    await expect(this.searchBox()).toBeVisible();
  }

  async signIn(password: string, page = this.page): Promise<void> {
    await page.getByLabel(this.words.field.username).fill(this.user);
    await page.getByLabel(this.words.field.password, { exact: true }).fill(password);
    await page.getByRole('button', { name: this.words.signIn.submit }).click();
  }

  searchBox(): Locator {
    return this.page.getByRole('textbox', { name: this.words.list.search });
  }

  /** Finds somebody by the search and opens the conversation. */
  async find(other: Person): Promise<void> {
    await this.searchBox().fill(other.user);
    await this.row(other).click();
    await expect(this.composer(other)).toBeVisible();
  }

  row(other: Person): Locator {
    return this.page.getByRole('navigation').getByRole('link').filter({ hasText: other.name });
  }

  composer(other: Person): Locator {
    return this.page.getByRole('textbox', { name: this.words.composer.label.replace('{{name}}', other.name) });
  }

  async say(other: Person, text: string): Promise<void> {
    await this.composer(other).fill(text);
    await this.composer(other).press('Enter');
  }

  bubble(text: string | RegExp): Locator {
    return this.page.getByRole('log').locator('.hy-line').filter({ hasText: text });
  }

  mark(text: string, standing: keyof typeof en.mark): Locator {
    return this.bubble(text).getByRole('img', { name: this.words.mark[standing], exact: true });
  }

  async transcript(): Promise<string[]> {
    return transcriptOf(this.page.getByRole('log'));
  }

  /** No accessibility finding on what is shown, once it has come to rest: on the whole page, or on what lies over it. */
  async expectAccessible(part = ':root'): Promise<void> {
    const findings = async () => {
      const result = await new AxeBuilder({ page: this.page }).include(part).withTags(RULES).analyze();
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
    };
    await expect.poll(findings, { timeout: 60_000 }).toEqual([]);
  }

  /** Nothing went wrong in the page. Where the network was cut, the browser's own words about that are no complaint. */
  expectNoComplaint(outage = false): void {
    expect(this.complaints.filter((complaint) => !(outage && OUTAGE.test(complaint)))).toEqual([]);
  }

  listen(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.complaints.push(message.text());
      }
    });
  }
}
