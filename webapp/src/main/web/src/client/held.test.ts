import { describe, expect, it } from 'vitest';
import type { Entry } from './entries';
import { Held } from './held';

/** Numbers that are drawn alike each time. */
function drawn(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return state % below;
  };
}

/** A log, and each message of it as the server has it after so many entries. */
function story(draw: (below: number) => number): { log: Entry[]; messageAt: (seq: number, after: number) => Entry } {
  const log: Entry[] = [];
  for (let seq = 1; seq <= 40; seq++) {
    const target = 1 + draw(seq);
    const said = log.find((entry) => entry.seq === target && entry.kind === 'message');
    const recalled = log.some((entry) => entry.kind === 'recall' && entry.target === target);
    const kind = said === undefined || recalled ? 'message' : (['message', 'edit', 'reaction', 'pin', 'poll.votes', 'recall'][draw(draw(3) === 0 ? 6 : 5)] ?? 'message');
    const entry: Entry = { conversation: 'C', seq, id: `E${seq}`, kind, from: 'bob', time: seq, asOf: seq };
    const told: Partial<Entry> = {
      message: { content: { text: `${seq}` }, body: `${seq}` },
      edit: { content: { text: `edit ${seq}` }, body: `edit ${seq}` },
      reaction: { reactions: [{ reaction: '👍', count: seq }] },
      pin: { pinned: seq % 2 === 0 },
      'poll.votes': { state: { count: seq } },
    }[kind] ?? {};
    log.push({ ...entry, ...told, ...(kind === 'message' ? {} : { target }) });
  }
  return { log, messageAt: (seq, after) => messageAt(log, seq, after) };
}

/** As the server would tell a message, or an edit of it, that was asked for then. */
function messageAt(log: readonly Entry[], seq: number, after: number): Entry {
  const entry = log[seq - 1] as Entry;
  const about = entry.target ?? seq;
  const changes = log.slice(0, after).filter(({ target }) => target === about);
  const gone = changes.some(({ kind }) => kind === 'recall');
  if (entry.kind !== 'message') {
    return gone && entry.kind === 'edit' ? { ...entry, content: {}, body: '' } : entry;
  }
  const now = { ...entry };
  for (const { kind, content, body, time, reactions, pinned, state } of changes) {
    const told: Partial<Entry> = {
      edit: { content, body, editedAt: time },
      reaction: { reactions },
      pin: { pinned },
      recall: { content: {}, body: '', recalledAt: time, editedAt: undefined, reactions: undefined, pinned: undefined },
      'poll.votes': { states: { 'poll.votes': state ?? {} } },
    }[kind] ?? {};
    Object.assign(now, told);
  }
  return { ...now, asOf: changes[changes.length - 1]?.seq ?? seq };
}

const seen = ({ seq, content, body, editedAt, recalledAt, reactions, pinned, states }: Entry) => ({ seq, content, body, editedAt, recalledAt, reactions, pinned, states });

describe('Held', () => {
  it.each(Array.from({ length: 200 }, (_, index) => index + 1))('comes to the same, whatever order pushes and pages come in (%i)', (seed) => {
    const draw = drawn(seed);
    const { log, messageAt: at } = story(draw);
    const held = new Held(() => undefined);
    const begun = 10 + draw(20);
    const low = 1 + draw(begun);
    held.loading = true;
    const pushes = log.slice(low + draw(begun - low + 1)).map((entry) => ({ entry, order: entry.seq + draw(12) }));
    pushes.sort((one, other) => one.order - other.order).slice(0, draw(20)).forEach(({ entry }) => held.add(entry));
    held.addPage({ entries: log.slice(low - 1, begun).map(({ seq }) => at(seq, begun)), firstSeq: 1, lastSeq: begun });
    Object.assign(held, { loading: false, opened: true });
    pushes.forEach(({ entry }) => held.add(entry));
    const high = held.log.high ?? 0;
    held.addPage({ entries: log.slice(high).map(({ seq }) => at(seq, 40)), firstSeq: 1, lastSeq: 40 });
    const late = begun + draw(40 - begun);
    held.addPage({ entries: log.slice(0, low - 1).map(({ seq }) => at(seq, late)), firstSeq: 1, lastSeq: late });
    const expected = log.map(({ seq }) => at(seq, 40)).filter(({ kind }) => kind === 'message');
    expect(held.entries.map(({ seq }) => seq)).toEqual(log.map(({ seq }) => seq));
    expect(held.entries.filter(({ kind }) => kind === 'message').map(seen)).toEqual(expected.map(seen));
    expect(held.last && seen(held.last)).toEqual(seen(expected[expected.length - 1] as Entry));
    expect(held.isUnsure).toBe(false);
    const gone = new Set(log.flatMap(({ kind, target }) => (kind === 'recall' ? [target] : [])));
    const kept = held.log.entries.filter(({ seq, kind, target }) => gone.has(kind === 'edit' ? target : seq));
    expect(kept.map(({ content, body }) => [content, body])).toEqual(kept.map(() => [{}, '']));
  });
});
