import { expect, test } from '@playwright/test';
import { killServer, Network, startServer } from './outages';
import { Person } from './person';
import { mirrored } from './transcript';

const numbers = (who: string, from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `${who} ${from + index}.`);

async function sayAll(from: Person, to: Person, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await from.say(to, text);
  }
}

/** Both see the same, in the same order, nothing twice, nothing lost, and each one's in the order of writing. */
async function expectAgreed(anna: Person, wei: Person, said: readonly string[]): Promise<void> {
  for (const person of [anna, wei]) {
    await expect(person.page.getByRole('log').locator('.hy-mark-sending')).toHaveCount(0, { timeout: 60_000 });
    await expect.poll(async () => (await person.transcript()).length, { timeout: 60_000 }).toBe(said.length);
  }
  const hers = await anna.transcript();
  expect(mirrored(await wei.transcript())).toEqual(hers);
  expect(hers.map((line) => line.replace(/^\w+: /, '')).sort()).toEqual([...said].sort());
  for (const who of ['Anna', 'Wei']) {
    const own = hers.filter((line) => line.includes(who)).map((line) => Number(/(\d+)\.$/.exec(line)?.[1]));
    expect(own).toEqual(own.map((_, index) => index + 1));
  }
}

test('somebody loses the network and comes back', async ({ browser, baseURL }) => {
  const network = await Network.to(baseURL ?? '');
  const anna = await Person.signedUp(browser, 'Anna', { language: 'en', theme: 'light', width: 1360 });
  const wei = await Person.signedUp(browser, 'Wei', { language: 'zh', theme: 'dark', width: 390 }, network.base);
  await anna.find(wei);
  await sayAll(anna, wei, numbers('Anna', 1, 5));
  await wei.row(anna).click();
  await sayAll(wei, anna, numbers('Wei', 1, 5));
  await expect(anna.bubble('Wei 5.')).toBeVisible();

  network.lose();
  await sayAll(wei, anna, numbers('Wei', 6, 10));
  await sayAll(anna, wei, numbers('Anna', 6, 10));
  await expect(wei.page.getByText(wei.words.link.waiting)).toBeVisible();
  await expect(wei.mark('Wei 10.', 'sending')).toBeVisible();
  await expect(anna.mark('Anna 10.', 'sent')).toBeVisible();
  await wei.expectAccessible();

  network.comeBack();
  await wei.page.getByRole('button', { name: wei.words.link.now }).click();
  await expectAgreed(anna, wei, [...numbers('Anna', 1, 10), ...numbers('Wei', 1, 10)]);
  await expect(wei.page.getByText(wei.words.link.waiting)).toBeHidden();
  anna.expectNoComplaint();
  wei.expectNoComplaint(true);
  network.close();
});

test('the server is killed and started again', async ({ browser }) => {
  const anna = await Person.signedUp(browser, 'Anna', { language: 'en', theme: 'dark', width: 1360 });
  const wei = await Person.signedUp(browser, 'Wei', { language: 'zh', theme: 'light', width: 1360 });
  await anna.find(wei);
  await sayAll(anna, wei, numbers('Anna', 1, 10));
  await wei.row(anna).click();
  await expect(wei.bubble('Anna 10.')).toBeVisible();

  const killed = killServer();
  await Promise.all([sayAll(anna, wei, numbers('Anna', 11, 25)), sayAll(wei, anna, numbers('Wei', 1, 15))]);
  await killed;
  await sayAll(anna, wei, numbers('Anna', 26, 28));
  await expect(anna.mark('Anna 28.', 'sending')).toBeVisible();
  await expect(anna.page.getByText(anna.words.link.waiting)).toBeVisible();
  await startServer();
  await sayAll(wei, anna, numbers('Wei', 16, 18));

  await expect(anna.page.getByText(anna.words.link.waiting)).toBeHidden({ timeout: 60_000 });
  await expectAgreed(anna, wei, [...numbers('Anna', 1, 28), ...numbers('Wei', 1, 18)]);
  const before = await anna.transcript();
  await anna.page.reload();
  await expect(anna.bubble(/\d\./).first()).toBeVisible();
  expect(await anna.transcript()).toEqual(before);
  anna.expectNoComplaint(true);
  wei.expectNoComplaint(true);
});

test('what was written without a connection is sent after a reload', async ({ browser, baseURL }) => {
  const network = await Network.to(baseURL ?? '');
  const anna = await Person.signedUp(browser, 'Anna', { language: 'zh', theme: 'dark', width: 1360 });
  const wei = await Person.signedUp(browser, 'Wei', { language: 'en', theme: 'light', width: 390 }, network.base);
  await anna.find(wei);
  await anna.say(wei, 'Anna 1.');
  await wei.row(anna).click();
  await expect(wei.bubble('Anna 1.')).toBeVisible();
  network.lose();
  await wei.say(anna, 'Wei 1.');
  await wei.composer(anna).fill('a draft');
  network.comeBack();
  await wei.page.reload();
  await expect(wei.composer(anna)).toHaveValue('a draft');
  await expectAgreed(anna, wei, ['Anna 1.', 'Wei 1.']);
  wei.expectNoComplaint(true);
  network.close();
});
