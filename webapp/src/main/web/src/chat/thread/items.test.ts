import { describe, expect, it } from 'vitest';
import type { ChatView, Entry } from '../../client';
import { itemsOf } from './items';

const NOON = new Date(2026, 10, 22, 12).getTime();
const MINUTE = 60_000;

function entry(seq: number, from: string, time: number, more: Partial<Entry> = {}): Entry {
  return { conversation: 'c', seq, id: `e${seq}`, kind: 'message', from, time, media: 'text', content: {}, ...more };
}

function chat(entries: Entry[], outgoing: ChatView['outgoing'] = []): ChatView {
  return {
    ...{ key: 'bob', id: 'c', kind: 'direct', card: { user: 'bob' }, group: undefined, firstSeq: 1, lastSeq: 9, readSeq: 0, unread: 0, mentions: 0, last: undefined, time: 0 },
    ...{ entries, outgoing, opened: true, complete: true, loading: false, theirRead: 0, theirDelivered: 0, typing: [] },
    ...{ pinned: false, mutedUntil: 0, hidden: false, draft: '' },
  };
}

describe('itemsOf', () => {
  it('shows messages only, and what is under way after them', () => {
    const waiting = { clientId: 'x', to: 'bob', media: 'text', content: {}, body: '', time: NOON, state: 'sending' as const };
    const items = itemsOf(chat([entry(1, 'bob', NOON), entry(2, 'bob', NOON, { kind: 'pin' }), entry(3, 'me', NOON, { clientId: 'y' })], [waiting]), 'me', Infinity);
    expect(items.map(({ key, mine }) => [key, mine])).toEqual([['1', false], ['y', true], ['x', true]]);
  });

  it('joins what one person says in a row, within a day and five minutes', () => {
    const items = itemsOf(
      chat([entry(1, 'bob', NOON), entry(2, 'bob', NOON + MINUTE), entry(3, 'me', NOON + MINUTE), entry(4, 'me', NOON + 9 * MINUTE), entry(5, 'me', NOON + 1_440 * MINUTE)]),
      'me',
      Infinity,
    );
    expect(items.map(({ joined, day }) => [joined, day])).toEqual([[false, true], [true, false], [false, false], [false, false], [false, true]]);
  });

  it('leaves deleted messages out, and joins nothing to a recalled one', () => {
    const items = itemsOf(chat([entry(1, 'bob', NOON, { recalledAt: NOON }), entry(2, 'bob', NOON), entry(3, 'bob', NOON, { deleted: true }), entry(4, 'bob', NOON)]), 'me', Infinity);
    expect(items.map(({ key, joined }) => [key, joined])).toEqual([['1', false], ['2', false], ['4', true]]);
  });

  it('marks the first message of others that was unread', () => {
    const items = itemsOf(chat([entry(1, 'bob', NOON), entry(2, 'me', NOON), entry(3, 'bob', NOON), entry(4, 'bob', NOON)]), 'me', 1);
    expect(items.map((item) => item.firstUnread)).toEqual([false, false, true, false]);
  });
});
