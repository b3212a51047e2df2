import { beforeEach, expect, it } from 'vitest';
import type { SyncedConversation } from './entries';
import { Rig } from './testing/Rig';

let rig: Rig;

beforeEach(() => {
  rig = new Rig();
});

const CONVERSATION = 'C000000000001';
const view = () => {
  const { pinned, mutedUntil, hidden, draft } = rig.chat;
  return { pinned, mutedUntil, hidden, draft };
};
const NOTHING = { pinned: false, mutedUntil: 0, hidden: false, draft: '' };

it('knows how a conversation is kept, and that it is kept so no longer', async () => {
  const { server, clock } = rig;
  server.say('bob', 'one', false);
  server.synced = { pinned: true, mutedUntil: -1, hidden: true, draft: 'well' };
  await rig.start();
  expect(view()).toEqual({ pinned: true, mutedUntil: -1, hidden: true, draft: 'well' });
  expect(rig.messenger.chats()).toEqual([]);
  server.synced = {};
  server.event('conversation', {});
  await clock.pass(1_000);
  expect(view()).toEqual(NOTHING);
});

it('shows the pinned conversations first', async () => {
  rig.server.say('bob', 'old', false);
  rig.server.synced = { pinned: true };
  rig.server.others = [{ id: 'C000000000002', kind: 'direct', with: { user: 'dan' }, lastSeq: 1, last: { conversation: 'C000000000002', seq: 1, id: 'E', kind: 'message', from: 'dan', time: 99 } }];
  await rig.start();
  expect(rig.messenger.chats().map(({ key }) => key)).toEqual(['bob', 'dan']);
});

it('sets what is asked for once, and shows it', async () => {
  const { server, clock, messenger } = rig;
  server.say('bob', 'one', false);
  await rig.start();
  server.on('conversation', ({ conversation, pinned, mutedUntil, draft }) => {
    server.synced = { pinned, mutedUntil, draft } as Partial<SyncedConversation>;
    return { conversation, ...server.synced };
  });
  server.nextAnswers.push('lost');
  const setting = messenger.conversations.change('bob', { pinned: true, mutedUntil: 7, draft: 'well' });
  await clock.pass(5_000);
  await setting;
  expect(view()).toEqual({ pinned: true, mutedUntil: 7, hidden: false, draft: 'well' });
  const ending = messenger.conversations.change('bob', { mutedUntil: 0, draft: '' });
  await clock.pass(0);
  await ending;
  expect(server.queries('conversation').pop()).toMatchObject({ mutedUntil: null, draft: null });
  expect(server.queries('conversation').slice(0, 2).map(({ conversation, clientId }) => [conversation, typeof clientId])).toEqual([[CONVERSATION, 'string'], [CONVERSATION, 'string']]);
});

it('is not led astray by an answer that was under way', async () => {
  const { server, clock } = rig;
  server.say('bob', 'one', false);
  await rig.start();
  server.event('conversation', {});
  let asked = 0;
  server.on('sync', () => {
    asked += 1;
    if (asked === 1) {
      server.event('conversation', { conversation: CONVERSATION, pinned: true });
    }
    return { conversations: [{ id: CONVERSATION, kind: 'direct', with: { user: 'bob' }, lastSeq: 1, ...(asked === 1 ? {} : { pinned: true }) }] };
  });
  await clock.pass(1_000);
  expect([view().pinned, asked]).toEqual([true, 2]);
});

it('follows what another device sets', async () => {
  const { server } = rig;
  server.say('bob', 'one', false);
  await rig.start();
  server.event('conversation', { conversation: CONVERSATION, pinned: true, draft: 'well' });
  server.event('conversation', { conversation: CONVERSATION, hidden: true, draft: '' });
  expect(view()).toEqual({ ...NOTHING, pinned: true, hidden: true });
  server.say('bob', 'two');
  expect([view().hidden, rig.messenger.chats().length]).toEqual([false, 1]);
});

it('lets go of what was cleared, here and elsewhere', async () => {
  const { server, clock, messenger } = rig;
  ['one', 'two', 'three'].forEach((text) => server.say('bob', text, false));
  server.synced = { unread: 3 };
  await rig.open();
  server.on('conversation', ({ conversation }) => ({ conversation, firstSeq: 4, unread: 0 }));
  const clearing = messenger.conversations.clear('bob');
  await clock.pass(0);
  await clearing;
  expect(rig.chat).toMatchObject({ entries: [], last: undefined, firstSeq: 4, unread: 0, complete: true, opened: true });
  expect(rig.messenger.chats()).toHaveLength(1);
  server.say('bob', 'four');
  server.say('bob', 'five');
  expect([rig.messages.map(({ seq }) => seq), rig.chat.unread]).toEqual([[4, 5], 2]);
  server.event('conversation', { conversation: CONVERSATION, firstSeq: 5, unread: 1 });
  expect([rig.messages.map(({ seq }) => seq), rig.chat.unread, rig.chat.last?.seq]).toEqual([[5], 1, 5]);
});

it('opens a conversation anew where all that was held was cleared while it was away', async () => {
  const { server, clock } = rig;
  ['one', 'two'].forEach((text) => server.say('bob', text, false));
  await rig.open();
  server.cut();
  ['three', 'four'].forEach((text) => server.say('bob', text, false));
  server.firstSeq = 4;
  await clock.pass(5_000);
  expect(rig.chat).toMatchObject({ opened: false, entries: [], firstSeq: 4, last: { seq: 4 } });
  await rig.messenger.open('bob');
  expect([rig.messages.map(({ seq }) => seq), rig.chat.complete]).toEqual([[4], true]);
});

it('counts mentions that are unread', async () => {
  const { server } = rig;
  server.say('bob', 'one', false, { mentions: ['alice'] });
  server.synced = { unread: 1, mentions: 1 };
  await rig.open();
  server.say('bob', 'two', true, { mentions: ['@all'] });
  expect([rig.chat.unread, rig.chat.mentions]).toEqual([2, 2]);
  rig.messenger.seen('bob');
  expect([rig.chat.unread, rig.chat.mentions]).toEqual([0, 0]);
});
