import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import { Person, type Look } from './person';

/** The guide's worked example: an external jar with rows, commands and a look of its own. */
const BUILT = resolve(import.meta.dirname, '../../../../../plugins/poll/target');
const LOOKS: [Look, Look] = [
  { language: 'en', theme: 'light', width: 1360 },
  { language: 'zh', theme: 'dark', width: 390 },
];

test('a poll is asked, voted on and closed, and everybody sees the counts', async ({ browser }) => {
  const folder = process.env['HY_E2E_PLUGINS'] ?? '';
  const jar = (await readdir(BUILT)).find((file) => /^im-plugin-poll-.*(?<!-sources)\.jar$/.test(file)) ?? '';
  const anna = await Person.signedUp(browser, 'Anna', LOOKS[0]);
  const wei = await Person.signedUp(browser, 'Wei', LOOKS[1]);
  await anna.find(wei);
  await anna.say(wei, 'hello');
  await wei.row(anna).click();

  await mkdir(folder, { recursive: true });
  await copyFile(join(BUILT, jar), join(folder, 'poll.part'));
  await rename(join(folder, 'poll.part'), join(folder, 'poll.jar'));
  const panel = await composer(anna);
  await expect(panel.getByRole('textbox', { name: 'Question' })).toBeFocused();
  await panel.getByRole('textbox', { name: 'Question' }).fill('Where to?');
  await panel.getByRole('textbox', { name: 'Option 1' }).fill('North');
  await expect(panel.getByRole('button', { name: 'Ask' })).toBeDisabled();
  await panel.getByRole('textbox', { name: 'Option 2' }).fill('南方');
  await panel.getByRole('button', { name: 'Add an option' }).click();
  await panel.getByRole('textbox', { name: 'Option 3' }).fill('Nowhere');
  await anna.expectAccessible();
  await panel.getByRole('button', { name: 'Ask' }).click();
  await expect(panel).toBeHidden();

  const [hers, his] = [poll(anna), poll(wei)];
  await his.getByRole('radio', { name: '南方' }).check();
  await expect(hers.getByText('1', { exact: true })).toBeVisible();
  await expect(anna.page.getByText('1 person voted')).toBeVisible();
  await hers.getByRole('radio', { name: 'North' }).check();
  await expect(wei.page.getByText('2 人已投票')).toBeVisible();
  await his.getByRole('radio', { name: 'North' }).check();
  await expect(hers.getByText('2', { exact: true })).toBeVisible();
  await anna.expectAccessible();
  await wei.expectAccessible();

  await expect(wei.page.getByRole('button', { name: '结束投票' })).toBeHidden();
  await anna.page.getByRole('button', { name: 'Close the poll' }).click();
  await expect(his.getByRole('radio', { name: '南方' })).toBeDisabled();
  await wei.page.reload();
  await expect(poll(wei).getByRole('radio', { name: 'North' })).toBeChecked();
  await expect(poll(wei).getByRole('radio', { name: 'North' })).toBeDisabled();
  await wei.expectAccessible();
  anna.expectNoComplaint();
  wei.expectNoComplaint();
  await rm(join(folder, 'poll.jar'));
});

function poll(person: Person): Locator {
  return person.page.getByRole('log').getByRole('group', { name: 'Where to?' });
}

/** The composer, once the page knows the type. */
async function composer({ page, words }: Person): Promise<Locator> {
  const item = page.getByRole('menuitem', { name: 'Poll', exact: true });
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.composer.attach }).click();
    await expect(item).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await item.click();
  return page.getByRole('dialog', { name: 'Poll', exact: true });
}
