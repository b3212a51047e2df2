import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { Person, type Look } from './person';

const PLUGINS = resolve(import.meta.dirname, '../../../../../plugins');
/** Generated from the archetype and built by Maven, by nobody who knows this server. */
const FIRST = join(PLUGINS, 'archetype/target/it/shout/shout/target/shout-0.1.0.jar');
/** Its next version, made by the test kit's tests: two exclamation marks in the place of one. */
const SECOND = join(PLUGINS, 'testkit/target/stranger/shout-2.jar');
const LOOKS: [Look, Look] = [
  { language: 'en', theme: 'light', width: 1360 },
  { language: 'zh', theme: 'dark', width: 390 },
];

test('a stranger drops a jar into the folder of a running server, and people chat with it', async ({ browser }) => {
  const folder = process.env['HY_E2E_PLUGINS'] ?? '';
  const anna = await Person.signedUp(browser, 'Anna', LOOKS[0]);
  const wei = await Person.signedUp(browser, 'Wei', LOOKS[1]);
  await anna.find(wei);
  await anna.say(wei, 'hello');
  await wei.row(anna).click();

  await mkdir(folder, { recursive: true });
  await drop(FIRST, folder);
  await shout(anna, 'hooray', { menu: 'Shout', words: 'What do you want to shout?', send: 'Shout' });
  await expect(wei.bubble('HOORAY!')).toBeVisible();
  await shout(wei, '好', { menu: '大喊', words: '想大喊什么？', send: '喊出去' });
  await expect(anna.bubble('好!')).toBeVisible();
  await anna.expectAccessible();
  await wei.expectAccessible();

  const taken = anna.page.waitForResponse((response) => response.url().includes('/plugins/shout/') && response.ok(), { timeout: 60_000 });
  await drop(SECOND, folder);
  const said = await talkUntil(taken, anna, wei);
  const lines = await wei.transcript();
  expect(lines).toContain('theirs: HOORAY‼');
  expect(lines.filter((line) => line.includes('meanwhile'))).toEqual(said.map((text) => `theirs: ${text}`));
  await shout(wei, 'again', { menu: '大喊', words: '想大喊什么？', send: '喊出去' });
  await expect(anna.bubble('AGAIN‼')).toBeVisible();

  await rm(join(folder, 'shout.jar'));
  await expect(async () => {
    await anna.page.reload();
    await expect(anna.bubble('again!')).toBeVisible();
  }).toPass({ timeout: 60_000 });
  await anna.say(wei, 'its words stay');
  await expect(wei.bubble('its words stay')).toBeVisible();
});

/** As the guide says: nobody reads half a jar. */
async function drop(jar: string, folder: string): Promise<void> {
  await copyFile(jar, join(folder, 'shout.part'));
  await rename(join(folder, 'shout.part'), join(folder, 'shout.jar'));
}

/** What one said to the other until then; each text was taken by the server. */
async function talkUntil(then: Promise<unknown>, one: Person, other: Person): Promise<string[]> {
  const { sent, delivered, read } = one.words.mark;
  const taken = new RegExp(`^(${sent}|${delivered}|${read})$`);
  const said: string[] = [];
  const over = { yet: false };
  const end = then.then(() => {
    over.yet = true;
  });
  while (!over.yet) {
    const text = `meanwhile ${String(said.length)}.`;
    await one.say(other, text);
    await expect(one.bubble(text).getByRole('img', { name: taken })).toBeVisible();
    said.push(text);
  }
  await end;
  return said;
}

async function shout({ page, words }: Person, what: string, said: { menu: string; words: string; send: string }): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.composer.attach }).click();
    await expect(page.getByRole('menuitem', { name: said.menu, exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await page.getByRole('menuitem', { name: said.menu, exact: true }).click();
  const panel = page.getByRole('dialog', { name: said.menu, exact: true });
  await panel.getByRole('textbox', { name: said.words }).fill(what);
  await panel.getByRole('button', { name: said.send, exact: true }).click();
  await expect(panel).toBeHidden();
}
