import { beforeEach, describe, expect, it } from 'vitest';
import type { GroupCard } from './cards';
import type { Entry, SyncedConversation } from './entries';
import { Rig } from './testing/Rig';

const ID = 'G000000000001';
const card: GroupCard = { id: ID, kind: 'group', name: 'Geese', owner: 'bob', members: 3, join: 'invite', role: 'member' };

let rig: Rig;
let seq: number;

beforeEach(() => {
  rig = new Rig();
  seq = 5;
});

const group = (more: Partial<SyncedConversation> = {}): SyncedConversation => ({ id: ID, kind: 'group', group: card, firstSeq: 1, lastSeq: 5, readSeq: 5, unread: 0, ...more });
const view = () => rig.messenger.chat(ID);
const keys = () => rig.messenger.chats().map(({ key }) => key);

function entry(kind: string, more: Partial<Entry>): Entry {
  seq += 1;
  return { conversation: ID, seq, id: `E${seq}`, kind, from: 'bob', time: seq, ...more };
}

function happen(kind: string, more: Partial<Entry>): void {
  rig.server.event('entry', { entry: entry(kind, more) });
}

async function start(): Promise<void> {
  rig.server.others = [group()];
  await rig.start();
}

describe('Messenger, groups that change', () => {
  it('has the card with our role, and what entries make of it', async () => {
    await start();
    expect(view()).toMatchObject({ kind: 'group', card: { user: ID, name: 'Geese' }, group: { role: 'member', members: 3 } });
    happen('members', { action: 'invite', users: ['dan', 'eve'] });
    happen('members', { action: 'remove', users: ['dan'] });
    happen('members', { action: 'role', users: ['alice'], role: 'administrator' });
    happen('members', { action: 'mute', users: [], until: -1 });
    happen('members', { action: 'mute', users: ['alice'], until: 9 });
    expect(view().group).toMatchObject({ members: 4, role: 'administrator', mutedUntil: -1, ownMutedUntil: 9 });
    happen('group', { action: 'update', group: { id: ID, kind: 'group', name: 'Swans', owner: 'bob', members: 4, picture: 'blob' } });
    expect(view()).toMatchObject({ card: { name: 'Swans', avatar: 'blob' }, group: { name: 'Swans', role: 'administrator', ownMutedUntil: 9 } });
    expect(view().group?.mutedUntil).toBeUndefined();
  });

  it('knows who is the owner', async () => {
    await start();
    happen('members', { action: 'transfer', users: ['alice'] });
    expect(view().group).toMatchObject({ owner: 'alice', role: 'owner' });
    happen('members', { action: 'transfer', users: ['bob'], from: 'alice' });
    expect(view().group).toMatchObject({ owner: 'bob', role: 'administrator' });
  });

  it('counts nobody twice when an entry comes again', async () => {
    await start();
    const joined = entry('members', { action: 'join', users: ['dan'] });
    [joined, joined].forEach((one) => rig.server.event('entry', { entry: one }));
    expect(view().group?.members).toBe(4);
  });

  it.each([
    ['removed', { kind: 'members', action: 'remove', users: ['alice'] }],
    ['gone', { kind: 'members', action: 'leave', users: ['alice'], from: 'alice' }],
    ['dissolved', { kind: 'group', action: 'dissolve', group: card }],
  ])('takes the conversation away when one is %s, with what was to be sent there', async (_, { kind, ...more }) => {
    await start();
    rig.server.nextAnswers.push({ code: 40_303, message: 'muted' });
    rig.messenger.send(ID, 'text', { text: 'late' }, 'late');
    await rig.clock.pass(0);
    const last = entry(kind, more);
    rig.server.others = [];
    rig.server.event('entry', { entry: last });
    expect([keys(), rig.kept]).toEqual([[], '[]']);
    rig.server.push({ op: 512, body: { ...last, kind: 'message', to: ID, type: 'groupchat', seq: 4 } });
    await rig.clock.pass(1_000);
    expect(keys()).toEqual([]);
  });

  it('takes away what the server says that we are no longer in, and brings it back', async () => {
    await start();
    rig.server.others = [{ id: ID, removed: true }];
    rig.server.cut();
    await rig.clock.pass(5_000);
    expect(keys()).toEqual([]);
    rig.server.others = [group({ firstSeq: 9, lastSeq: 9 })];
    rig.server.event('entry', { entry: { ...entry('members', { action: 'invite', users: ['alice'] }), seq: 9 } });
    await rig.clock.pass(1_000);
    expect(rig.messenger.chats()).toMatchObject([{ key: ID, firstSeq: 9, group: { name: 'Geese' } }]);
  });

  it('asks about a group that it does not know, and does not take it for the conversation with who invited', async () => {
    await rig.start();
    rig.server.others = [group()];
    happen('members', { action: 'invite', users: ['alice'] });
    expect(keys()).toEqual([]);
    await rig.clock.pass(1_000);
    expect(keys()).toEqual([ID]);
  });

  it('tells of those who wait, and of a refusal', async () => {
    await start();
    const news: unknown[] = [];
    rig.messenger.on('group', (one) => news.push(one));
    rig.server.event('group', { group: ID, requests: 2 });
    rig.server.event('group', { group: ID, refused: true });
    expect(news).toMatchObject([{ group: ID, requests: 2 }, { group: ID, refused: true }]);
  });

  it('tells the members of small groups that we type, and shows who types', async () => {
    await start();
    const told = () => rig.server.received.filter(({ op }) => op === 515).length;
    rig.messenger.typing(ID);
    rig.server.event('typing', { conversation: ID, from: 'bob' });
    rig.server.event('typing', { conversation: ID, from: 'carol' });
    await rig.clock.pass(3_000);
    expect([view().typing, told()]).toEqual([['bob', 'carol'], 1]);
    happen('group', { action: 'update', group: { ...card, members: 51 } });
    rig.messenger.typing(ID);
    await rig.clock.pass(0);
    expect(told()).toBe(1);
  });
});

describe('Messenger, channels and rooms', () => {
  const channel = (): SyncedConversation => group({ kind: 'channel', group: { ...card, kind: 'channel' }, lastSeq: 6, last: { ...said(6), asOf: 6 } });
  const said = (at: number): Entry => ({ conversation: ID, seq: at, id: `E${at}`, kind: 'message', from: 'bob', time: at, body: 'news' });
  const reactions = () => view().last?.reactions;

  beforeEach(async () => {
    rig.server.others = [channel()];
    await rig.start();
  });

  it('counts who is in and who reacts, though no entry tells of it', async () => {
    rig.server.event('group', { group: ID, members: 1_234 });
    expect(view().group?.members).toBe(1_234);
    rig.server.on('message', () => ({ entries: [] }));
    const done = rig.messenger.changes.react(ID, 6, '👍');
    await rig.clock.pass(0);
    await done;
    expect(reactions()).toEqual([{ reaction: '👍', count: 1, mine: true }]);
    rig.server.event('group', { group: ID, reactions: [{ seq: 6, reactions: [{ reaction: '👍', count: 3 }, { reaction: '🎉', count: 1 }] }] });
    expect(reactions()).toEqual([{ reaction: '👍', count: 3, mine: true }, { reaction: '🎉', count: 1, mine: false }]);
    const undone = rig.messenger.changes.unreact(ID, 6, '👍');
    await rig.clock.pass(0);
    await undone;
    expect(reactions()).toEqual([{ reaction: '👍', count: 2, mine: false }, { reaction: '🎉', count: 1, mine: false }]);
  });

  it('asks what there is when we are in or out', async () => {
    const asked = () => rig.server.received.filter(({ body }) => (body as { query?: string } | undefined)?.query === 'sync').length;
    const before = asked();
    rig.server.others = [{ id: ID, removed: true }];
    rig.server.event('group', { group: ID, removed: true });
    await rig.clock.pass(1_000);
    expect(asked()).toBeGreaterThan(before);
    expect(keys()).toEqual([]);
  });
});

describe('Groups', () => {
  it('asks for each act as the protocol says, and shows what came of it', async () => {
    const { server, clock, messenger } = rig;
    await start();
    server.on('group', ({ action }) => (action === 'link' ? { link: { id: 'L', token: 't' } } : { entries: [entry('members', { action: 'invite', users: ['dan'] })] }));
    const { groups } = messenger;
    const acts = [
      groups.update(ID, { name: 'Swans', notice: null, may: { pin: 'members' } }),
      groups.announce(ID, 'Fly at nine'),
      groups.invite(ID, ['dan']),
      groups.approve(ID, 'dan'),
      groups.refuse(ID, 'dan'),
      groups.remove(ID, 'dan'),
      groups.role(ID, 'dan', 'administrator'),
      groups.mute(ID, -1, 'dan'),
      groups.mute(ID, undefined),
      groups.transfer(ID, 'dan'),
      groups.leave(ID),
      groups.dissolve(ID),
      groups.withdraw(ID, 'L'),
    ];
    const link = groups.link(ID, { uses: 1 });
    await clock.pass(0);
    await Promise.all(acts);
    expect(await link).toEqual({ id: 'L', token: 't' });
    const asked = server.queries('group').map(({ type, query, clientId, group: id, ...more }) => [type, query, typeof clientId, id, more]);
    expect(asked).toEqual(
      [
        { action: 'update', name: 'Swans', notice: null, may: { pin: 'members' } },
        { action: 'announce', text: 'Fly at nine' },
        { action: 'invite', users: ['dan'] },
        ...['approve', 'refuse', 'remove'].map((action) => ({ action, user: 'dan' })),
        { action: 'role', user: 'dan', role: 'administrator' },
        { action: 'mute', until: -1, user: 'dan' },
        { action: 'mute', until: null },
        { action: 'transfer', user: 'dan' },
        { action: 'leave' },
        { action: 'dissolve' },
        { action: 'withdraw', link: 'L' },
        { action: 'link', uses: 1 },
      ].map((more) => ['set', 'group', 'string', ID, more]),
    );
    expect(view().lastSeq).toBeGreaterThan(5);
  });

  it('makes a group once, and has it at once', async () => {
    const { server, clock, messenger } = rig;
    await rig.start();
    let made = 0;
    server.on('group', () => ({ group: { ...card, role: 'owner', members: ++made } }));
    server.nextAnswers.push('lost');
    const making = messenger.groups.create({ name: 'Geese', users: ['bob'] });
    await clock.pass(5_000);
    expect(await making).toMatchObject({ id: ID });
    expect([made, messenger.chats()[0]?.group?.role]).toEqual([1, 'owner']);
  });

  it('joins by a link, or waits to be let in', async () => {
    const { server, clock, messenger } = rig;
    await rig.start();
    server.on('group', ({ link }) => (link === undefined ? { state: 'requested' } : { group: card, entries: [entry('members', { action: 'join', users: ['alice'], from: 'alice' })] }));
    const asking = messenger.groups.join(ID, 'hi');
    await clock.pass(0);
    expect([await asking, keys()]).toEqual(['requested', []]);
    const joining = messenger.groups.joinBy('t');
    await clock.pass(0);
    expect([await joining, keys()]).toEqual(['joined', [ID]]);
    expect(server.queries('group')).toMatchObject([{ action: 'join', group: ID, greeting: 'hi' }, { action: 'join', link: 't' }]);
  });
});
