import { expect, it } from 'vitest';
import { States } from './states';
import type { Entry } from './wire';

const entry = (seq: number, more: Partial<Entry> = {}): Entry => ({ conversation: 'C', seq, id: `E${seq}`, kind: 'message', from: 'bob', time: seq, asOf: seq, ...more });
const votes = (seq: number, target: number, count: number, asOf = seq): Entry => entry(seq, { kind: 'poll.votes', target, state: { count }, asOf });
const closed = (seq: number, target: number): Entry => entry(seq, { kind: 'poll.closed', target, state: { closed: true } });
const shown = (...entries: Entry[]) => new States().shownOn(entries).filter(({ kind }) => kind === 'message');

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
  const before = states.shownOn(log);
  const after = states.shownOn([...log, votes(5, 2, 2)]);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
  expect(after[1]?.state).toEqual({ count: 2 });
});
