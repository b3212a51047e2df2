import { expect, test } from '@playwright/test';
import { PASSWORD, Person, type Look } from './person';

const LOOKS: Look[] = [
  { language: 'en', theme: 'light', width: 1360 },
  { language: 'zh', theme: 'dark', width: 390 },
];

async function openSettings(person: Person): Promise<void> {
  await person.page.getByRole('button', { name: person.words.menu.open }).click();
  await person.page.getByRole('menuitem', { name: person.words.menu.settings }).click();
  await expect(person.page.getByText(person.words.settings.thisDevice)).toBeVisible();
}

for (const look of LOOKS) {
  test(`settings (${look.language} ${look.theme} ${look.width})`, async ({ browser }) => {
    const anna = await Person.signedUp(browser, 'Anna', look);
    const { page, words } = anna;
    await openSettings(anna);
    await anna.expectAccessible();
    await page.getByLabel(words.field.name).fill('Anna B');
    await page.getByLabel(words.field.signature).fill('flying south');
    await page.getByRole('button', { name: words.settings.save }).click();
    await expect(page.getByText(words.settings.saved)).toBeVisible();
    await page.reload();
    await expect(page.getByLabel(words.field.signature)).toHaveValue('flying south');

    const otherTheme = look.theme === 'dark' ? 'light' : 'dark';
    await page.getByText(words.settings[otherTheme], { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', otherTheme);
    await anna.expectAccessible();
    await page.getByText(look.language === 'zh' ? 'English' : '中文', { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', look.language === 'zh' ? 'en' : 'zh-CN');
    await anna.expectAccessible();
    anna.expectNoComplaint();
  });
}

test('another device is signed out, and only the new password works', async ({ browser }) => {
  const look: Look = { language: 'en', theme: 'light', width: 1360 };
  const anna = await Person.signedUp(browser, 'Anna', look);
  const { words, page } = anna;
  const elsewhere = await Person.open(browser, 'Anna', look);
  await anna.signIn(PASSWORD, elsewhere.page);
  await expect(elsewhere.searchBox()).toBeVisible();

  await openSettings(anna);
  await page.getByRole('button', { name: words.settings.signOutDevice, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.settings.signOutDevice }).click();
  await expect(elsewhere.page.getByText(words.signIn.ended)).toBeVisible();

  const next = 'another-goose-flies';
  await page.getByLabel(words.field.passwordCurrent).fill(PASSWORD);
  await page.getByLabel(words.field.passwordNew, { exact: true }).fill(next);
  await page.getByLabel(words.field.passwordAgain).fill(next);
  await page.getByRole('button', { name: words.settings.changePassword }).click();
  await expect(page.getByText(words.settings.passwordChanged)).toBeVisible();
  await expect(page.getByText(words.settings.thisDevice)).toBeVisible();

  await page.getByRole('button', { name: words.menu.open }).click();
  await page.getByRole('menuitem', { name: words.menu.signOut }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.menu.signOut }).click();
  await expect(page.getByRole('heading', { name: words.signIn.title })).toBeVisible();
  anna.expectNoComplaint();
  await anna.signIn(PASSWORD);
  await expect(page.getByText(words.signIn.wrong)).toBeVisible();
  await anna.signIn(next);
  await expect(anna.searchBox()).toBeVisible();
});
