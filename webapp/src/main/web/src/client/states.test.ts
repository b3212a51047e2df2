import { expect, it } from 'vitest';
import type { Entry } from './entries';
import { States } from './states';

const entry = (seq: number, more: Partial<Entry> = {}): Entry => ({ conversation: 'C', seq, id: `E${seq}`, kind: 'message', from: 'bob', time: seq, asOf: seq, ...more });
const about = (kind: string, seq: number, target: number, more: Partial<Entry> = {}) => entry(seq, { kind, target, ...more });
const votes = (seq: number, target: number, count: number, asOf = seq): Entry => about('poll.votes', seq, target, { state: { count }, asOf });
const closed = (seq: number, target: number): Entry => about('poll.closed', seq, target, { state: { closed: true } });
const text = (seq: number, words: string, more: Partial<Entry> = {}) => entry(seq, { media: 'text', content: { text: words }, body: words, ...more });
const edit = (seq: number, target: number, words: string) => about('edit', seq, target, { content: { text: words }, body: words });
const thumbs = (seq: number, target: number, count: number) => about('reaction', seq, target, { reactions: count === 0 ? [] : [{ reaction: '👍', count, mine: false }] });

function shown(...entries: Entry[]): Entry[] {
  const states = new States();
  entries.forEach((one) => states.learn(one));
  return states.shownOn(entries.map((one) => states.kept(one))).filter(({ kind }) => kind === 'message');
}

it('shows the state with the highest moment, whatever came last', () => {
  expect(shown(entry(1), entry(2), votes(3, 1, 30, 5), votes(4, 1, 20, 4)).map(({ state, asOf }) => [state, asOf])).toEqual([
    [{ count: 30 }, 5],
    [undefined, 2],
  ]);
});

it('keeps what a message came with against older entries, and takes younger ones', () => {
  const stored = entry(1, { states: { 'poll.votes': { count: 9 } }, asOf: 4 });
  expect(shown(stored, votes(2, 1, 2))[0]).toMatchObject({ state: { count: 9 }, asOf: 4 });
  expect(shown(stored, votes(2, 1, 2), votes(5, 1, 10))[0]).toMatchObject({ state: { count: 10 }, asOf: 5 });
});

it('keeps the states of several kinds apart, and tells the newest', () => {
  const stored = entry(1, { states: { 'poll.votes': { count: 2 } }, asOf: 2 });
  expect(shown(stored, votes(2, 1, 2), closed(3, 1))[0]).toMatchObject({
    state: { closed: true },
    states: { 'poll.votes': { count: 2 }, 'poll.closed': { closed: true } },
  });
});

it('shows what a message came with where no entry is held', () => {
  expect(shown(entry(1, { states: { 'poll.votes': { count: 9 } }, asOf: 4 }))[0]?.state).toEqual({ count: 9 });
});

it('makes new objects only of messages whose state is new', () => {
  const states = new States();
  const log = [entry(1), entry(2), votes(3, 1, 1), votes(4, 2, 1)];
  log.forEach((one) => states.learn(one));
  const before = states.shownOn(log);
  expect(states.shownOn(log)).toBe(before);
  states.learn(votes(5, 2, 2));
  const after = states.shownOn(log);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
  expect(after[1]?.state).toEqual({ count: 2 });
});

it('shows the newest edit, reactions and pin, each by itself', () => {
  const [message] = shown(text(1, 'one'), edit(2, 1, 'two'), thumbs(3, 1, 2), about('pin', 4, 1, { pinned: true }), edit(5, 1, 'three'));
  expect(message).toMatchObject({ content: { text: 'three' }, body: 'three', editedAt: 5, pinned: true, reactions: [{ reaction: '👍', count: 2 }], asOf: 5 });
});

it('keeps the newer content that a message came with against an older edit', () => {
  const stored = text(1, 'three', { editedAt: 5, reactions: [], asOf: 6 });
  expect(shown(stored, edit(2, 1, 'two'), thumbs(4, 1, 1))[0]).toMatchObject({ body: 'three', editedAt: 5, reactions: [] });
});

it('drops a plain text that a page left out since the content says the same', () => {
  expect(shown(text(1, 'one'), about('edit', 2, 1, { content: { text: 'two' } }))[0]).toMatchObject({ content: { text: 'two' }, body: undefined });
});

it('takes everything that was said from a recalled message, also when an edit comes later', () => {
  const recall = about('recall', 5, 1, { from: 'carol' });
  for (const entries of [[text(1, 'secret', { subject: 'secret' }), edit(2, 1, 'secret'), thumbs(3, 1, 1), recall], [recall, thumbs(3, 1, 1), edit(2, 1, 'secret'), text(1, 'secret')]]) {
    const [message] = shown(...entries);
    expect(message).toMatchObject({ content: {}, body: '', recalledAt: 5, recalledBy: 'carol', media: 'text', asOf: 5 });
    expect([message?.reactions, message?.editedAt, message?.subject]).toEqual([undefined, undefined, undefined]);
  }
});

it('lets no edit be kept of what was recalled or deleted', () => {
  const states = new States();
  states.learn(about('recall', 5, 1));
  states.delete(2);
  expect([edit(3, 1, 'secret'), edit(4, 2, 'secret'), votes(6, 2, 1), text(1, 'secret'), text(2, 'secret')].map((one) => JSON.stringify(states.kept(one))).filter((json) => json.includes('secret') || json.includes('count'))).toEqual([]);
});

it('tells who recalled a message that came recalled, once the entry is there', () => {
  const states = new States();
  const message = text(1, '', { content: {}, recalledAt: 5, asOf: 5 });
  expect(states.learn(message)).toBe(true);
  expect(states.on(message)).toMatchObject({ recalledAt: 5, recalledBy: undefined });
  states.learn(about('recall', 5, 1, { from: 'carol', time: 5 }));
  expect(states.on(message)).toMatchObject({ recalledAt: 5, recalledBy: 'carol' });
});

it('takes nothing from an entry that says only that something changed', () => {
  const bare = ['edit', 'reaction', 'pin', 'poll.votes'].map((kind, index) => about(kind, index + 2, 1));
  expect(shown(text(1, 'one'), ...bare)[0]).toMatchObject({ body: 'one', content: { text: 'one' } });
  expect(shown(text(1, 'one'), about('edit', 2, 1, { content: {}, body: '' }))[0]).toMatchObject({ body: 'one' });
});

it('leaves of a message that we deleted only its place', () => {
  const states = new States();
  const message = text(1, 'secret', { clientId: 'x' });
  expect([states.delete(1), states.delete(1)]).toEqual([true, false]);
  states.learn(edit(2, 1, 'secret'));
  expect(states.on(message)).toEqual({ conversation: 'C', seq: 1, id: 'E1', kind: 'message', from: 'bob', time: 1, asOf: 1, clientId: 'x', deleted: true });
});

it('learns from a page that we deleted a message elsewhere', () => {
  const states = new States();
  states.learn(entry(1, { deleted: true }));
  states.learn(about('edit', 3, 2, { deleted: true }));
  expect([1, 2].map((seq) => states.on(text(seq, 'secret')).deleted)).toEqual([true, true]);
});

it('forgets what is about messages that nobody holds, but not what is deleted', () => {
  const states = new States();
  states.learn(edit(3, 1, 'two'));
  states.delete(2);
  states.prune(3);
  expect([states.on(text(1, 'one')).body, states.on(text(2, 'one')).deleted]).toEqual(['one', true]);
});
