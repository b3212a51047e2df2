import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Browser, type Locator } from '@playwright/test';
import { Person, type Look } from './person';

const LOOKS: Look[] = [
  { language: 'en', theme: 'light', width: 1360 },
  { language: 'zh', theme: 'dark', width: 390 },
];
const WORDS = {
  en: {
    link: 'Link', address: 'Address of a web page', sendLink: 'Send link', noAddress: /no web address/,
    news: 'News', title: 'Title', memo: /^What it is about/, picture: 'Add a picture', remove: 'Remove picture', sendNews: 'Send news', all: 'Show all',
    contact: 'Contact', sendContact: 'Send contact',
    location: 'Location', place: /^Coordinates/, mine: 'Use my position', name: /^Name of the place/, sendLocation: 'Send location', denied: /may not tell your position/,
  },
  zh: {
    link: '链接', address: '网页地址', sendLink: '发送链接', noAddress: /不是网页地址/,
    news: '图文', title: '标题', memo: /^摘要/, picture: '添加封面', remove: '移除封面', sendNews: '发送图文', all: '展开',
    contact: '名片', sendContact: '发送名片',
    location: '位置', place: /^坐标/, mine: '使用我的位置', name: /^地点名称/, sendLocation: '发送位置', denied: /未允许定位/,
  },
};
/** 4 by 2 pixels. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEElEQVR42mM4UaEBRwzIHACXWgtBEVVR9QAAAABJRU5ErkJggg==', 'base64');
const PAGE = `<!doctype html><title>plain</title><meta property="og:title" content="Wild geese &lt;i&gt;fly&lt;/i&gt;">
  <meta name="description" content="Over the lakes, every autumn."><meta property="og:image" content="/goose.png">`;

let site: Server;
const at = (path: string) => `http://127.0.0.1:${(site.address() as AddressInfo).port}${path}`;

test.beforeAll(async () => {
  site = createServer(({ url }, response) => {
    const picture = url === '/goose.png';
    response.writeHead(url === '/page' || picture ? 200 : 404, { 'content-type': picture ? 'image/png' : 'text/html; charset=utf-8' });
    response.end(picture ? PICTURE : PAGE);
  });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
});

test.afterAll(() => {
  site.close();
});

async function pair(browser: Browser, look: Look): Promise<[Person, Person]> {
  const anna = await Person.signedUp(browser, 'Anna', look);
  const wei = await Person.signedUp(browser, 'Wei', { ...look, theme: look.theme === 'dark' ? 'light' : 'dark' });
  await anna.find(wei);
  return [anna, wei];
}

/** The composer of a type, opened from the menu. */
async function compose(person: Person, label: string): Promise<Locator> {
  await person.page.getByRole('button', { name: person.words.composer.attach }).click();
  await person.page.getByRole('menuitem', { name: label, exact: true }).click();
  const panel = person.page.getByRole('dialog', { name: label, exact: true });
  await expect(panel).toBeVisible();
  return panel;
}

async function isDrawn(picture: Locator): Promise<void> {
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBe(4);
}

for (const look of LOOKS) {
  const words = WORDS[look.language];
  const named = `(${look.language} ${look.theme} ${look.width})`;

  test(`a link becomes a card ${named}`, async ({ browser }) => {
    const [anna, wei] = await pair(browser, look);
    const panel = await compose(anna, words.link);
    const field = panel.getByRole('textbox', { name: words.address });
    await expect(field).toBeFocused();
    await field.fill('javascript:alert(1)');
    await field.press('Enter');
    await expect(panel.getByRole('alert')).toHaveText(words.noAddress);
    await anna.expectAccessible();
    await field.fill(at('/page'));
    await panel.getByRole('button', { name: words.sendLink }).click();
    await expect(panel).toBeHidden();

    await wei.row(anna).click();
    for (const { page } of [anna, wei]) {
      const card = page.getByRole('log').getByRole('link', { name: /Wild geese <i>fly<\/i>/ });
      await expect(card).toHaveAttribute('href', at('/page'));
      await expect(card).toHaveAttribute('rel', 'noopener noreferrer nofollow');
      await expect(card).toContainText('Over the lakes, every autumn.');
      await isDrawn(card.locator('img'));
    }
    const opened = wei.context.waitForEvent('page');
    await wei.page.getByRole('log').getByRole('link', { name: /Wild geese/ }).click();
    expect((await opened).url()).toBe(at('/page'));
    await anna.expectAccessible();
    await wei.expectAccessible();

    const missing = await compose(anna, words.link);
    await missing.getByRole('textbox').fill(at('/missing'));
    await missing.getByRole('textbox').press('Enter');
    await expect(wei.page.getByRole('log').getByRole('link', { name: /missing/ })).toBeVisible();
    anna.expectNoComplaint();
    wei.expectNoComplaint();
  });

  test(`news has a picture and as many words as one likes ${named}`, async ({ browser }) => {
    const [anna, wei] = await pair(browser, look);
    const panel = await compose(anna, words.news);
    await panel.getByRole('textbox', { name: words.title }).fill('Hongyan 0.1');
    await panel.getByRole('textbox', { name: words.memo }).fill('鸿雁传书。'.repeat(60));
    const [chooser] = await Promise.all([anna.page.waitForEvent('filechooser'), panel.getByRole('button', { name: words.picture }).click()]);
    await chooser.setFiles({ name: 'goose.png', mimeType: 'image/png', buffer: PICTURE });
    await expect(panel.getByRole('button', { name: words.remove })).toBeVisible();
    await anna.expectAccessible();
    await panel.getByRole('button', { name: words.sendNews }).click();
    await wei.row(anna).click();
    const card = wei.page.getByRole('log').getByRole('article');
    await expect(card).toContainText('Hongyan 0.1');
    await isDrawn(card.locator('img'));
    const before = (await card.boundingBox())?.height ?? 0;
    await card.getByRole('button', { name: words.all }).click();
    expect((await card.boundingBox())?.height).toBeGreaterThan(before);
    await wei.expectAccessible();
    anna.expectNoComplaint();
    wei.expectNoComplaint();
  });

  test(`a contact opens the person ${named}`, async ({ browser }) => {
    const [anna, wei] = await pair(browser, look);
    const carol = await Person.signedUp(browser, 'Carol', look);
    const panel = await compose(anna, words.contact);
    const search = anna.page.getByRole('textbox', { name: anna.words.pick.search, exact: true });
    await search.fill(carol.user);
    await anna.page.getByRole('list', { name: anna.words.list.people }).getByRole('button', { name: carol.user }).click();
    await expect(panel.getByRole('button', { name: words.sendContact })).toBeFocused();
    await anna.expectAccessible();
    await anna.page.keyboard.press('Enter');
    await wei.row(anna).click();
    await wei.page.getByRole('log').getByRole('button', { name: `Carol @${carol.user}` }).click();
    await expect(wei.composer(carol)).toBeVisible();
    await wei.expectAccessible();
    anna.expectNoComplaint();
    wei.expectNoComplaint();
  });

  test(`a location is drawn and opens a map ${named}`, async ({ browser }) => {
    const [anna, wei] = await pair(browser, look);
    const panel = await compose(anna, words.location);
    await panel.getByRole('button', { name: words.mine }).click();
    await expect(panel.getByRole('alert')).toHaveText(words.denied);
    await anna.context.setGeolocation({ latitude: 39.9042, longitude: 116.4074 });
    await anna.context.grantPermissions(['geolocation']);
    await panel.getByRole('button', { name: words.mine }).click();
    await expect(panel.getByRole('textbox', { name: words.place })).toHaveValue('39.904200, 116.407400');
    await expect(panel.getByRole('textbox', { name: words.name })).toBeFocused();
    await panel.getByRole('textbox', { name: words.name }).fill('Square');
    await anna.expectAccessible();
    await panel.getByRole('button', { name: words.sendLocation }).click();
    await wei.row(anna).click();
    const card = wei.page.getByRole('log').getByRole('link', { name: /^Square, 39\.90420° N, 116\.40740° E/ });
    await expect(card).toHaveAttribute('href', 'https://www.openstreetmap.org/?mlat=39.9042&mlon=116.4074#map=16/39.9042/116.4074');
    await expect(card.locator('svg.drawing')).toBeVisible();
    await anna.expectAccessible();
    await wei.expectAccessible();
    anna.expectNoComplaint();
    wei.expectNoComplaint();
  });
}
