import { beforeEach, describe, expect, it } from 'vitest';
import type { Contact, Department } from './cards';
import type { ListChange } from './pages';
import { Rig } from './testing/Rig';
import type { JsonMap } from './wire';

let rig: Rig;

beforeEach(() => {
  rig = new Rig();
});

const bob: Contact = { user: 'bob', name: 'Bob', state: 'both' };
const carol: Contact = { user: 'carol', name: 'Carol', state: 'asked', greeting: 'hi' };

/** Answers each question for the list by the next of these. */
function serve<Item>(query: string, ...answers: ListChange<Item>[]): void {
  rig.server.on(query, () => answers.shift() ?? { version: 'last', items: [] });
}

const asked = (query: string) => rig.server.queries(query).map(({ since, cursor }: JsonMap) => [since, cursor]);
const users = () => rig.messenger.contacts.all().map(({ user, state }) => `${user} ${state}`);

describe('Contacts', () => {
  it('asks nothing until somebody wants to know', async () => {
    await rig.start();
    rig.server.event('roster', { items: [bob] });
    await rig.clock.pass(0);
    expect([asked('roster'), users()]).toEqual([[], []]);
  });

  it('reads all pages, then only what changed, over lost connections', async () => {
    serve('roster', { version: '1', items: [bob], cursor: 'p2' }, { version: '2', items: [carol] }, { version: '3', items: [{ user: 'bob', removed: true }] });
    const { contacts } = rig.messenger;
    contacts.follow();
    await rig.start();
    expect([contacts.known, users(), contacts.get('carol')?.greeting]).toEqual([true, ['bob both', 'carol asked'], 'hi']);
    rig.server.cut();
    await rig.clock.pass(5_000);
    expect([users(), asked('roster')]).toEqual([['carol asked'], [[undefined, undefined], [undefined, 'p2'], ['1', undefined]]]);
  });

  it('begins anew where the server can no longer tell', async () => {
    serve('roster', { version: '1', items: [bob] }, { version: '9', reset: true, items: [carol] });
    rig.messenger.contacts.follow();
    await rig.start();
    rig.server.cut();
    await rig.clock.pass(5_000);
    expect(users()).toEqual(['carol asked']);
  });

  it('takes what events tell, also while a question is under way', async () => {
    serve('roster', { version: '1', items: [bob] });
    rig.messenger.contacts.follow();
    await rig.start();
    let told = 0;
    rig.messenger.on('contacts', () => (told += 1));
    rig.server.event('roster', { items: [carol] });
    expect([users(), told]).toEqual([['bob both', 'carol asked'], 1]);
    serve('roster', { version: '2', items: [carol] });
    rig.server.event('roster', {});
    rig.server.event('roster', { items: [{ ...carol, state: 'both' }] });
    await rig.clock.pass(0);
    expect(users()).toEqual(['bob both', 'carol both']);
    rig.server.event('roster', { items: [{ user: 'carol', removed: true }] });
    expect(users()).toEqual(['bob both']);
  });

  it('tries again when the server is busy', async () => {
    const { server, clock, messenger } = rig;
    server.on('roster', () => ({ version: '1', items: [bob] }));
    messenger.contacts.follow();
    server.refuse('roster', { code: 42_901, body: { retryAfter: 3_000 } });
    await rig.start();
    await clock.pass(2_900);
    expect(messenger.contacts.known).toBe(false);
    await clock.pass(200);
    expect(users()).toEqual(['bob both']);
  });

  it('does each act once, and shows what came of it', async () => {
    const { server, clock, messenger } = rig;
    const { contacts } = messenger;
    serve('roster', { version: '1', items: [] });
    contacts.follow();
    await rig.start();
    server.on('roster', ({ action, user }) => ({ items: [{ user, state: action === 'request' ? 'requested' : 'both' }] }));
    server.nextAnswers.push('lost');
    const acts = [contacts.request('dan', 'hello'), contacts.accept('bob'), contacts.update('bob', { remark: 'Bobby', group: null })];
    acts.push(...(['refuse', 'remove', 'block', 'unblock'] as const).map((act) => contacts[act]('eve')));
    await clock.pass(5_000);
    await Promise.all(acts);
    const sets = server.queries('roster').filter(({ type }) => type === 'set');
    expect(new Set(sets.map(({ clientId }) => clientId)).size).toBe(7);
    expect([...new Map(sets.map(({ clientId, action, user, greeting, remark, group }) => [clientId, { action, user, greeting, remark, group }])).values()]).toEqual([
      { action: 'request', user: 'dan', greeting: 'hello' },
      { action: 'accept', user: 'bob' },
      { action: 'update', user: 'bob', remark: 'Bobby', group: null },
      ...['refuse', 'remove', 'block', 'unblock'].map((action) => ({ action, user: 'eve' })),
    ]);
    expect(users()).toContain('dan requested');
  });

  it('watches only people who are no contacts, and asks once how the contacts are', async () => {
    const { server, clock, messenger } = rig;
    serve('roster', { version: '1', items: [bob, carol] });
    server.say('bob', 'hello', false);
    server.others = [{ id: 'C000000000002', kind: 'direct', with: { user: 'dan' }, lastSeq: 1 }];
    server.on('presence', ({ users: names }) => ({ items: (names as string[]).map((user) => ({ user, online: true })) }));
    messenger.contacts.follow();
    await rig.start();
    await clock.pass(1_000);
    server.event('roster', { items: [bob] });
    await clock.pass(1_000);
    expect(server.queries('presence').map(({ users: names, watch }) => [names, watch])).toEqual([[['bob'], undefined], [['dan'], true]]);
    expect(['bob', 'carol', 'dan'].map((user) => messenger.presence(user)?.online)).toEqual([true, undefined, true]);
  });

  it('calls people as the roster does', async () => {
    const { server, messenger } = rig;
    serve('roster', { version: '1', items: [] });
    server.say('bob', 'hello', false);
    messenger.contacts.follow();
    await rig.start();
    server.event('roster', { items: [{ ...bob, name: 'Robert' }] });
    expect([messenger.chats()[0]?.card.name, messenger.person('bob')?.name]).toEqual(['Robert', 'Robert']);
  });
});

describe('Departments', () => {
  const tree: Department[] = [
    { id: 'all', name: 'Everybody' },
    { id: 'south', parent: 'all', name: 'South', order: 2 },
    { id: 'north', parent: 'all', name: 'North', order: 1 },
    { id: 'lake', parent: 'south', name: 'Lake' },
  ];
  const below = (parent?: string) => rig.messenger.departments.below(parent).map(({ id }) => id);

  it('is a tree in its order', async () => {
    serve('departments', { version: '1', items: tree });
    const { departments } = rig.messenger;
    departments.follow();
    await rig.start();
    expect([below(), below('all'), below('lake')]).toEqual([['all'], ['north', 'south'], []]);
    expect(departments.path('lake').map(({ id }) => id)).toEqual(['all', 'south', 'lake']);
    expect(departments.below('all')).toBe(departments.below('all'));
  });

  it('asks for the difference when the server has another version', async () => {
    serve('departments', { version: '1', items: tree }, { version: '2', items: [{ id: 'south', removed: true }, { id: 'lake', parent: 'north' }] });
    let told = 0;
    rig.messenger.on('departments', () => (told += 1));
    rig.messenger.departments.follow();
    await rig.start();
    rig.server.event('departments', { version: '1' });
    rig.server.event('departments', { version: '2' });
    await rig.clock.pass(0);
    expect([below('all'), below('north'), told]).toEqual([['north'], ['lake'], 2]);
    expect(asked('departments')).toEqual([[undefined, undefined], ['1', undefined]]);
  });
});
