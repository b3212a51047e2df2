import { expect, test } from '@playwright/test';
import { Person, type Look } from './person';

const EN = { menu: 'Red packet', amount: 'Amount in all', greeting: 'Greeting', send: 'Send red packet', open: 'Open', state: 'Open it', opened: 'Opened', own: 'Waiting to be opened', emptied: 'All shares are gone', close: 'Close', wrong: /An amount from/ };
const ZH: typeof EN = { menu: '红包', amount: '总金额', greeting: '祝福语', send: '塞钱进红包', open: '开', state: '领取红包', opened: '已领取', own: '等待领取', emptied: '已被领完', close: '关闭', wrong: /金额须为/ };
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

const wordsOf = ({ look }: Person) => (look.language === 'zh' ? ZH : EN);

for (const [one, other] of LOOKS) {
  test(`a red packet is sent and opened (${one.language} ${one.theme} ${one.width} to ${other.language} ${other.theme} ${other.width})`, async ({ browser }) => {
    const anna = await Person.signedUp(browser, 'Anna', one);
    const wei = await Person.signedUp(browser, 'Wei', other);
    await anna.find(wei);
    await anna.say(wei, 'hello');
    await wei.row(anna).click();

    const words = wordsOf(anna);
    await anna.page.getByRole('button', { name: anna.words.composer.attach }).click();
    await anna.page.getByRole('menuitem', { name: words.menu, exact: true }).click();
    const panel = anna.page.getByRole('dialog', { name: words.menu, exact: true });
    await expect(panel.getByText(/100/)).toBeVisible();
    await panel.getByRole('textbox', { name: words.amount }).fill('1000000');
    await expect(panel.getByRole('alert').filter({ hasText: words.wrong })).toBeVisible();
    await expect(panel.getByRole('button', { name: words.send })).toBeDisabled();
    await panel.getByRole('textbox', { name: words.amount }).fill('8.88');
    await panel.getByRole('textbox', { name: words.greeting }).fill('好运 luck');
    await anna.expectAccessible();
    await panel.getByRole('button', { name: words.send }).click();
    await expect(panel).toBeHidden();
    await expect(anna.bubble('好运 luck')).toContainText(words.own);

    const theirs = wordsOf(wei);
    const packet = wei.page.getByRole('log').getByRole('button', { name: /^好运 luck/ });
    await expect(packet).toContainText(theirs.state);
    await wei.expectAccessible();
    await packet.click();
    const dialog = wei.page.getByRole('dialog', { name: theirs.menu, exact: true });
    await dialog.getByRole('button', { name: theirs.open, exact: true }).click();
    await expect(dialog.getByText('8.88').first()).toBeVisible();
    await wei.expectAccessible();
    await dialog.getByRole('button', { name: theirs.close, exact: true }).click();
    await expect(packet).toContainText(theirs.opened);
    await expect(anna.bubble('好运 luck')).toContainText(words.emptied);

    await wei.page.reload();
    await expect(packet).toContainText(theirs.opened);
    anna.expectNoComplaint();
    wei.expectNoComplaint();
  });
}
