import { expect, test, type Locator } from '@playwright/test';
import { Person, type Look } from './person';

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

/** Opens the menu of a message by the keyboard. */
async function menuOf(person: Person, text: string): Promise<Locator> {
  const name = person.words.message.menu.replace('{{text}}', text);
  await person.page.getByRole('button', { name }).press('Enter');
  const menu = person.page.getByRole('menu', { name });
  await expect(menu).toBeVisible();
  return menu;
}

async function choose(person: Person, text: string, item: string): Promise<void> {
  await (await menuOf(person, text)).getByRole('menuitem', { name: item, exact: true }).press('Enter');
}

/** Confirms what was asked. */
async function confirm(person: Person, button: string): Promise<void> {
  const dialog = person.page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await person.expectAccessible();
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await expect(dialog).toBeHidden();
}

function chip(person: Person, reaction: string): Locator {
  return person.page.getByRole('log').getByRole('button').filter({ hasText: reaction });
}

for (const [one, other] of PAIRS) {
  test(`what was said changes for both (${nameOf(one)} with ${nameOf(other)})`, async ({ browser }) => {
    const anna = await Person.signedUp(browser, 'Anna', one);
    const wei = await Person.signedUp(browser, 'Wei', other);
    await anna.find(wei);
    await anna.say(wei, 'A goose');
    await anna.say(wei, 'To be recalled');
    await wei.row(anna).click();
    await expect(wei.bubble('To be recalled')).toBeVisible();

    const menu = await menuOf(wei, 'A goose');
    await expect(menu.getByRole('menuitem', { name: wei.words.message.edit, exact: true })).toHaveCount(0);
    await wei.expectAccessible('[role=menu]');
    await menu.getByRole('menuitem').first().press('Enter');
    await expect(chip(wei, '👍')).toHaveAttribute('aria-pressed', 'true');
    await expect(chip(anna, '👍')).toHaveAttribute('aria-pressed', 'false');
    await chip(anna, '👍').click();
    await expect(chip(wei, '👍')).toContainText('2');
    await anna.expectAccessible();
    await wei.expectAccessible();
    await chip(wei, '👍').click();
    await expect(chip(anna, '👍')).toContainText('1');

    await choose(anna, 'A goose', anna.words.message.edit);
    const field = anna.page.getByRole('textbox', { name: anna.words.message.editing });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('A goose');
    await anna.expectAccessible();
    await field.fill('Two geese');
    await field.press('Enter');
    await expect(wei.bubble('Two geese').getByText(wei.words.message.edited, { exact: true })).toBeVisible();
    await expect(anna.bubble('Two geese').getByText(anna.words.message.edited, { exact: true })).toBeVisible();
    await expect(anna.composer(wei)).toBeFocused();

    await choose(anna, 'To be recalled', anna.words.message.recall);
    await confirm(anna, anna.words.message.recall);
    for (const person of [anna, wei]) {
      await expect(person.page.getByRole('log').getByText(person.words.message.recalled)).toBeVisible();
      await expect(person.page.getByText('To be recalled')).toHaveCount(0);
    }
    // a narrow screen shows the conversation alone
    const [wide, peer] = one.width > other.width ? [anna, wei] : [wei, anna];
    await expect(wide.row(peer).getByText(wide.words.message.recalled)).toBeVisible();
    await anna.expectAccessible();
    await wei.expectAccessible();

    await choose(wei, 'Two geese', wei.words.message.delete);
    await confirm(wei, wei.words.message.deleteConfirm);
    await expect(wei.bubble('Two geese')).toHaveCount(0);
    await expect(anna.bubble('Two geese')).toBeVisible();

    await Promise.all([anna.page.reload(), wei.page.reload()]);
    await expect(anna.bubble('Two geese').getByText(anna.words.message.edited, { exact: true })).toBeVisible();
    await expect(wei.page.getByRole('log').getByText(wei.words.message.recalled)).toBeVisible();
    await expect(wei.bubble('Two geese')).toHaveCount(0);
    anna.expectNoComplaint();
    wei.expectNoComplaint();
  });
}

test('a recall takes what is being edited on another device with it', async ({ browser }) => {
  const look: Look = { language: 'en', theme: 'light', width: 1360 };
  const anna = await Person.signedUp(browser, 'Anna', look);
  const wei = await Person.signedUp(browser, 'Wei', look);
  await anna.find(wei);
  await anna.say(wei, 'A secret');
  await expect(anna.mark('A secret', 'delivered')).toBeVisible();
  const phone = await anna.again(browser, { ...look, theme: 'dark', width: 390 });
  await phone.row(wei).click();
  await choose(phone, 'A secret', phone.words.message.edit);
  await phone.page.getByRole('textbox', { name: phone.words.message.editing }).fill('A secret, told');
  await choose(anna, 'A secret', anna.words.message.recall);
  await confirm(anna, anna.words.message.recall);
  await expect(phone.composer(wei)).toBeVisible();
  await expect(phone.page.getByRole('log').getByText(phone.words.message.recalled)).toBeVisible();
  anna.expectNoComplaint();
  phone.expectNoComplaint();
});
