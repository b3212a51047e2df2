import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Locator } from '@playwright/test';
import { film, picture, type Made } from './makings';
import { Person, type Look } from './person';

const LOOKS: [Look, Look][] = [
  [
    { language: 'en', theme: 'light', width: 1360 },
    { language: 'zh', theme: 'dark', width: 390 },
  ],
  [
    { language: 'zh', theme: 'light', width: 390 },
    { language: 'en', theme: 'dark', width: 1360 },
  ],
];

const EN = { image: 'Image', video: 'Video', file: 'File', voice: 'Voice', choose: /^Choose/, send: /^Send/, open: 'Image, {0}. Open', save: 'Save {0}', playVideo: /^Play video/, play: /^Play voice/, pause: /^Pause voice/, start: 'Start recording', stop: 'Stop recording', position: 'Position', larger: 'Zoom in', size: 'Image, {0}', older: 'Previous image', gone: /^No longer available/, blocked: /microphone is blocked/, discard: 'Discard', stopUpload: 'Stop' };
const ZH: typeof EN = { image: '图片', video: '视频', file: '文件', voice: '语音', choose: /^选择/, send: /^发送/, open: '图片，{0}，点击查看', save: '保存 {0}', playVideo: /^播放视频/, play: /^播放语音/, pause: /^暂停语音/, start: '开始录音', stop: '结束录音', position: '播放位置', larger: '放大', size: '图片，{0}', older: '上一张图片', gone: /^内容已失效/, blocked: /麦克风已被此页面禁用/, discard: '放弃', stopUpload: '停止' };

const wordsOf = ({ look }: Person) => (look.language === 'zh' ? ZH : EN);
const log = ({ page }: Person) => page.getByRole('log');

async function pair(browser: Browser, one: Look, other: Look): Promise<[Person, Person]> {
  const anna = await Person.signedUp(browser, 'Anna', one);
  const wei = await Person.signedUp(browser, 'Wei', other);
  await anna.find(wei);
  await anna.say(wei, 'hello');
  await wei.row(anna).click();
  return [anna, wei];
}

async function compose(person: Person, type: 'image' | 'video' | 'file' | 'voice'): Promise<Locator> {
  const { page, words } = person;
  const label = wordsOf(person)[type];
  await page.getByRole('button', { name: words.composer.attach }).click();
  await page.getByRole('menuitem', { name: label, exact: true }).click();
  return page.getByRole('dialog', { name: label, exact: true });
}

async function choose(person: Person, panel: Locator, ...files: Made[]): Promise<void> {
  const chooser = person.page.waitForEvent('filechooser');
  await panel.getByRole('button', { name: wordsOf(person).choose }).click();
  await (await chooser).setFiles(files);
  await expect(panel.getByRole('listitem')).toHaveCount(files.length);
}

async function send(person: Person, panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: wordsOf(person).send }).click();
  await expect(panel).toBeHidden();
}

const image = (person: Person, size: string) => log(person).getByRole('button', { name: wordsOf(person).open.replace('{0}', size), exact: true });

async function expectDrawn(picture: Locator): Promise<void> {
  await expect.poll(() => picture.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
}

for (const [one, other] of LOOKS) {
  test(`pictures, videos, files and voices are sent and seen (${one.language} ${one.theme} ${one.width} to ${other.language} ${other.theme} ${other.width})`, async ({ browser }) => {
    const [anna, wei] = await pair(browser, one, other);
    const says = wordsOf(anna);
    const reads = wordsOf(wei);

    let panel = await compose(anna, 'image');
    await choose(anna, panel, await picture(anna.page, 'wide.jpg', 1600, 900), await picture(anna.page, 'tall.jpg', 90, 700));
    await anna.expectAccessible();
    await send(anna, panel);
    for (const person of [anna, wei]) {
      await expectDrawn(image(person, '1600 × 900').locator('img'));
      await expectDrawn(image(person, '90 × 700').locator('img'));
    }
    await image(wei, '1600 × 900').click();
    const viewer = wei.page.getByRole('dialog', { name: reads.image, exact: true });
    await expectDrawn(viewer.getByRole('img'));
    await wei.page.keyboard.press('ArrowRight');
    await expectDrawn(viewer.getByRole('img', { name: reads.size.replace('{0}', '90 × 700') }));
    await viewer.getByRole('button', { name: reads.older }).click();
    await expectDrawn(viewer.getByRole('img', { name: reads.size.replace('{0}', '1600 × 900') }));
    await viewer.getByRole('button', { name: reads.larger }).click();
    await wei.expectAccessible();
    await wei.page.keyboard.press('Escape');
    await expect(viewer).toBeHidden();
    await expect(image(wei, '1600 × 900')).toBeFocused();

    panel = await compose(anna, 'video');
    await choose(anna, panel, await film(anna.page, 'geese.webm'));
    await expectDrawn(panel.getByRole('listitem').locator('img'));
    await anna.expectAccessible();
    await send(anna, panel);
    await expectDrawn(log(wei).getByRole('button', { name: reads.playVideo }).locator('img'));
    await log(wei).getByRole('button', { name: reads.playVideo }).click();
    await expect.poll(() => log(wei).locator('video').evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0.2);

    panel = await compose(anna, 'file');
    const file = { name: '大雁 report.bin', mimeType: 'application/octet-stream', buffer: Buffer.from('wild geese') };
    await choose(anna, panel, file);
    await anna.expectAccessible();
    await send(anna, panel);
    const download = wei.page.waitForEvent('download');
    await log(wei).getByRole('button', { name: reads.save.replace('{0}', file.name) }).click();
    expect((await download).suggestedFilename()).toBe(file.name);
    expect(await readFile(await (await download).path())).toEqual(file.buffer);

    panel = await compose(anna, 'voice');
    await panel.getByRole('button', { name: says.start }).click();
    await expect(panel.getByRole('timer')).toHaveText('0:01');
    await anna.expectAccessible();
    await panel.getByRole('button', { name: says.stop }).click();
    await panel.getByRole('button', { name: says.play }).click();
    await expect(panel.getByRole('button', { name: says.pause })).toBeVisible();
    await anna.expectAccessible();
    await send(anna, panel);
    await log(wei).getByRole('button', { name: reads.play }).click();
    await expect(log(wei).getByRole('button', { name: reads.pause })).toBeVisible();
    await expect(log(wei).getByRole('button', { name: reads.play })).toBeVisible();
    const position = log(wei).getByRole('slider', { name: reads.position });
    await position.press('End');
    await expect(position).toHaveAttribute('aria-valuetext', /0:02|0:03/);

    await wei.expectAccessible();
    await anna.page.reload();
    await expectDrawn(image(anna, '90 × 700').locator('img'));
    await expect(log(anna).getByRole('button', { name: says.play })).toBeVisible();
    await anna.expectAccessible();
    anna.expectNoComplaint();
    wei.expectNoComplaint();
  });
}

test('a voice is recorded while the button is held, and shown as a wave', async ({ browser }) => {
  const [anna, wei] = await pair(browser, { language: 'en', theme: 'light', width: 1360 }, { language: 'zh', theme: 'dark', width: 390 });
  const panel = await compose(anna, 'voice');
  const record = panel.getByRole('button', { name: EN.start });
  await record.hover();
  await anna.page.mouse.down();
  await expect(panel.getByRole('timer')).toHaveText('0:01');
  await anna.page.mouse.up();
  await panel.getByRole('button', { name: EN.discard }).click();
  await expect(record).toBeFocused();

  await record.hover();
  await anna.page.mouse.down();
  await expect(panel.getByRole('timer')).toHaveText('0:02');
  await anna.page.mouse.up();
  await expect(panel.getByRole('timer')).toBeHidden();
  await expectWave(panel);
  await send(anna, panel);
  for (const person of [anna, wei]) {
    await expect(log(person).getByRole('slider', { name: wordsOf(person).position })).toHaveCount(1);
    await expectWave(log(person));
  }
  anna.expectNoComplaint();
  wei.expectNoComplaint();
});

/** The microphone beeps once a second: some bars are high and some low. */
async function expectWave(place: Locator): Promise<void> {
  const bars = place.getByRole('slider', { name: /^(Position|播放位置)$/ }).locator('i');
  const heights = () => bars.evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().height));
  await expect.poll(async () => Math.max(...(await heights()))).toBeGreaterThan(20);
  expect(Math.min(...(await heights()))).toBeLessThan(8);
}

test('a pasted picture is sent; other files go as files', async ({ browser }) => {
  const [anna, wei] = await pair(browser, { language: 'en', theme: 'light', width: 1360 }, { language: 'en', theme: 'light', width: 1360 });
  const drawn = await picture(anna.page, 'goose.jpg', 300, 200);
  await anna.composer(wei).evaluate(paste, [drawn.name, drawn.mimeType, drawn.buffer.toString('base64')]);
  await send(anna, anna.page.getByRole('dialog', { name: 'Image', exact: true }));
  await expectDrawn(image(wei, '300 × 200').locator('img'));
  await anna.composer(wei).evaluate(paste, ['notes.txt', 'text/plain', Buffer.from('geese').toString('base64')]);
  await send(anna, anna.page.getByRole('dialog', { name: 'File', exact: true }));
  await expect(log(wei).getByRole('button', { name: 'Save notes.txt, 5 bytes' })).toBeVisible();
  anna.expectNoComplaint();
});

/** As the browser does it, which a test can't. */
function paste(field: Element, [name, type, base64]: string[]): void {
  const bytes = Uint8Array.from(atob(base64 ?? ''), (character) => character.charCodeAt(0));
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([bytes], name ?? '', { type: type ?? '' }));
  field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true, clipboardData }));
}

test('an upload goes on after the network was lost, and can be stopped', async ({ browser }) => {
  const [anna, wei] = await pair(browser, { language: 'en', theme: 'light', width: 1360 }, { language: 'zh', theme: 'light', width: 390 });
  const large = { name: 'large.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(3 * 1024 * 1024, 'goose') };
  let broken = 0;
  const pieces = '**/api/v1/uploads/*';
  await anna.page.route(pieces, (route) => (route.request().method() === 'PATCH' && broken++ < 2 ? route.abort() : route.continue()));
  const panel = await compose(anna, 'file');
  await choose(anna, panel, large);
  await send(anna, panel);
  await expect(log(wei).getByRole('button', { name: /^保存 large.bin/ })).toBeVisible();
  expect(broken).toBeGreaterThan(2);

  await anna.page.unroute(pieces);
  await anna.page.route(pieces, () => undefined);
  const again = await compose(anna, 'file');
  await choose(anna, again, { ...large, name: 'other.bin' });
  await again.getByRole('button', { name: EN.send }).click();
  await anna.expectAccessible();
  await again.getByRole('button', { name: EN.stopUpload, exact: true }).click();
  await expect(again.getByText('Stopped.')).toBeVisible();
  await anna.page.unroute(pieces);
  await send(anna, again);
  await expect(log(wei).getByRole('button', { name: /^保存 other.bin/ })).toBeVisible();
});

test('what can’t be shown says so and can be tried again; a refused microphone is told', async ({ browser }) => {
  const [anna, wei] = await pair(browser, { language: 'en', theme: 'light', width: 1360 }, { language: 'zh', theme: 'dark', width: 390 });
  const addresses = '**/api/v1/blobs/*/url';
  await wei.page.route(addresses, (route) => route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{"code":40403,"title":"no such message"}' }));
  const panel = await compose(anna, 'image');
  await choose(anna, panel, await picture(anna.page, 'goose.jpg', 300, 200));
  await send(anna, panel);
  const gone = log(wei).getByRole('button', { name: ZH.gone });
  await expect(gone).toBeVisible();
  await wei.expectAccessible();
  await wei.page.unroute(addresses);
  await gone.click();
  await expectDrawn(image(wei, '300 × 200').locator('img'));

  await anna.page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  const voice = await compose(anna, 'voice');
  await voice.getByRole('button', { name: EN.start }).click();
  await expect(voice.getByText(EN.blocked)).toBeVisible();
  await anna.expectAccessible();
});
