// Makes the pictures of the README: two people, a conversation, both languages.
//   node screenshots.mjs http://127.0.0.1:8080/im/
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const base = process.argv[2] ?? 'http://127.0.0.1:8080/im/';
const folder = join(import.meta.dirname, '../screenshots');
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const words = {
  en: { up: 'Create one', user: 'User name', name: 'Your name', password: 'Password', submit: 'Sign up', search: 'Search people and conversations', field: /^Message to/ },
  zh: { up: '注册一个', user: '用户名', name: '您的名字', password: '密码', submit: '注册', search: '搜索联系人和会话', field: /^给/ },
};
const talks = {
  en: {
    names: ['Mara Lindqvist', 'Jonas Weber', 'Li Na', 'Amina Diallo'],
    said: [
      [1, 'Morning! Did the release go out last night?'],
      [0, 'It did. 3,000 messages while the server restarted, and not one was lost.'],
      [1, 'Not one?'],
      [0, 'Every one of them, in order, on the phone too.\nNumbers are here: https://example.org/report'],
      [1, '🎉'],
      [1, 'Then lunch is on me. Noodles at half past twelve?'],
      [0, 'Perfect, see you there.'],
    ],
    others: ['The slides are ready for tomorrow.', 'Thank you, that helped a lot!'],
  },
  zh: {
    names: ['林晓燕', '王建国', 'Jonas Weber', '陈思远'],
    said: [
      [1, '早上好！昨晚的版本发布了吗？'],
      [0, '发布了。服务器重启期间有三千条消息，一条都没丢。'],
      [1, '一条都没丢？'],
      [0, '每一条都在，顺序也没乱，手机上也一样。\n数据在这里：https://example.org/report'],
      [1, '🎉'],
      [1, '那午饭我请。十二点半吃面？'],
      [0, '好，到时候见。'],
    ],
    others: ['明天的幻灯片准备好了。', '谢谢，帮了大忙！'],
  },
};

const browser = await chromium.launch({ executablePath: process.env.HY_CHROMIUM ?? '/usr/bin/chromium', args });
mkdirSync(folder, { recursive: true });
for (const [language, colorScheme] of [['en', 'light'], ['zh', 'dark']]) {
  await picture(language, colorScheme);
}
await browser.close();

async function picture(language, colorScheme) {
  const talk = talks[language];
  const people = [];
  for (const [index, name] of talk.names.entries()) {
    people.push(await signedUp(language, index === 0 ? colorScheme : 'light', name, `${language}${index}.${Date.now().toString(36)}`));
  }
  const [me, friend, ...others] = people;
  for (const [index, other] of others.entries()) {
    await open(other, me, language);
    await say(other, talk.others[index], language);
  }
  await open(me, friend, language);
  await open(friend, me, language);
  for (const [who, text] of talk.said) {
    await say(people[who], text, language);
    await Promise.all([me, friend].map((person) => person.page.getByRole('log').getByText(text.split('\n')[0]).waitFor()));
  }
  await me.page.getByRole('log').locator('.hy-line-mine').last().locator('.hy-mark-read').waitFor();
  await me.page.screenshot({ path: join(folder, `chat-${language}.png`) });
  await Promise.all(people.map((person) => person.page.context().close()));
}

async function signedUp(language, colorScheme, name, user) {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const context = await browser.newContext({ locale, colorScheme, viewport: { width: 1280, height: 760 } });
  const page = await context.newPage();
  const said = words[language];
  await page.goto(base);
  await page.getByRole('link', { name: said.up }).click();
  await page.getByLabel(said.user).fill(user);
  await page.getByLabel(said.name).fill(name);
  await page.getByLabel(said.password, { exact: true }).fill('a-wild-goose-flies');
  await page.getByRole('button', { name: said.submit }).click();
  await page.getByRole('textbox', { name: said.search }).waitFor();
  return { page, user, name };
}

async function open(person, other, language) {
  await person.page.getByRole('textbox', { name: words[language].search }).fill(other.user);
  await person.page.getByRole('navigation').getByRole('link').filter({ hasText: other.name }).first().click();
  await person.page.getByRole('textbox', { name: words[language].field }).waitFor();
}

async function say(person, text, language) {
  const field = person.page.getByRole('textbox', { name: words[language].field });
  await field.fill(text);
  await field.press('Enter');
}
