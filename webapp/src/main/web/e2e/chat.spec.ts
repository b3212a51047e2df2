import { expect, test } from '@playwright/test';
import { Person, type Look } from './person';
import { mirrored } from './transcript';

const PAIRS: [Look, Look][] = [
  [
    { language: 'en', theme: 'light', width: 1360 },
    { language: 'zh', theme: 'dark', width: 390 },
  ],
  [
    { language: 'zh', theme: 'light', width: 390 },
    { language: 'en', theme: 'dark', width: 1360 },
  ],
];

const nameOf = ({ language, theme, width }: Look) => `${language} ${theme} ${width}`;

for (const [one, other] of PAIRS) {
  test(`two people chat (${nameOf(one)} with ${nameOf(other)})`, async ({ browser }) => {
    const anna = await Person.open(browser, 'Anna', one);
    await anna.expectAccessible();
    await anna.page.getByRole('link', { name: anna.words.signIn.toSignUp }).click();
    await anna.expectAccessible();
    await anna.page.goBack();
    await anna.signUp();
    await anna.expectAccessible();
    const wei = await Person.signedUp(browser, 'Wei', other);

    await anna.find(wei);
    await anna.say(wei, 'Hello!\nSee https://example.org/geese');
    await expect(anna.mark('Hello!', 'delivered')).toBeVisible();
    await expect(wei.row(anna).locator('.hy-unread').getByText('1', { exact: true })).toBeVisible();
    await wei.expectAccessible();
    await wei.row(anna).click();
    await expect(anna.mark('Hello!', 'read')).toBeVisible();
    await expect(wei.bubble('Hello!').getByRole('link')).toHaveAttribute('href', 'https://example.org/geese');
    await expect(anna.page.getByText(anna.words.thread.online, { exact: true })).toBeVisible();

    await wei.composer(anna).pressSequentially('你好');
    await expect(anna.page.getByText(anna.words.thread.typing).first()).toBeVisible();
    await wei.composer(anna).press('Enter');
    await expect(anna.bubble('你好')).toBeVisible();

    await anna.page.getByRole('button', { name: anna.words.composer.emoji }).click();
    await anna.page.getByRole('dialog').getByRole('button', { name: /^(grinning face|嘿嘿)$/ }).click();
    await anna.expectAccessible();
    await anna.page.keyboard.press('Escape');
    await anna.composer(wei).press('Enter');
    await expect(wei.bubble('😀').locator('.hy-bubble-bare')).toBeVisible();
    await expect(anna.page.getByRole('log').locator('.hy-mark-read')).toHaveCount(2);

    await anna.expectAccessible();
    await wei.expectAccessible();
    const said = await anna.transcript();
    expect(said).toEqual(['mine: Hello!\nSee https://example.org/geese', 'theirs: 你好', 'mine: 😀']);
    expect(await wei.transcript()).toEqual(mirrored(said));
    await anna.page.reload();
    await expect(anna.bubble('😀')).toBeVisible();
    expect(await anna.transcript()).toEqual(said);
    anna.expectNoComplaint();
    wei.expectNoComplaint();
  });
}

test('an older history loads upwards without a jump', async ({ browser }) => {
  const anna = await Person.signedUp(browser, 'Anna', { language: 'en', theme: 'light', width: 1360 });
  const wei = await Person.signedUp(browser, 'Wei', { language: 'zh', theme: 'light', width: 1360 });
  await anna.find(wei);
  const texts = Array.from({ length: 130 }, (_, index) => `number ${index + 1}.`);
  for (const text of texts) {
    await anna.say(wei, text);
  }
  await expect(anna.mark('number 130.', 'delivered')).toBeVisible();
  await wei.row(anna).click();
  await expect(wei.bubble('number 130.')).toBeVisible();

  expect(await wei.page.getByRole('log').evaluate(jumpWhileLoading)).toBeLessThan(4);
  expect(await wei.transcript()).toEqual(texts.map((line) => `theirs: ${line}`));
  wei.expectNoComplaint();
});

/** Scrolls near the start, and tells how far a message in sight has moved once an older page was put before it. */
async function jumpWhileLoading(log: Element): Promise<number> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const topIndex = () => log.querySelector('[data-item-index]')?.getAttribute('data-item-index');
  const textOf = (line: Element) => line.querySelector('.hy-media > *')?.shadowRoot?.textContent ?? line.querySelector('.hy-text')?.textContent;
  const lineOf = (text: string | undefined) => [...log.querySelectorAll('.hy-bubble')].find((line) => textOf(line) === text);
  log.scrollTo({ top: 300 });
  await frame();
  const inSight = [...log.querySelectorAll('.hy-bubble')].find((line) => line.getBoundingClientRect().top > 150);
  const text = inSight === undefined ? undefined : textOf(inSight);
  const place = () => lineOf(text)?.getBoundingClientRect().top ?? NaN;
  let before = place();
  while (Number(topIndex()) >= 1_000_000) {
    before = place();
    await frame();
  }
  for (let frames = 0; frames < 5; frames++) {
    await frame();
  }
  return Math.abs(place() - before);
}

test('a second tab takes over, and the first can take it back', async ({ browser }) => {
  const anna = await Person.signedUp(browser, 'Anna', { language: 'en', theme: 'dark', width: 1360 });
  const second = await anna.context.newPage();
  anna.listen(second);
  await second.goto('');
  const replaced = anna.page.getByText(anna.words.link.replaced);
  await expect(replaced).toBeVisible();
  await anna.expectAccessible();
  await anna.page.getByRole('button', { name: anna.words.link.here }).click();
  await expect(replaced).toBeHidden();
  await expect(second.getByText(anna.words.link.replaced)).toBeVisible();
  anna.expectNoComplaint();
});
