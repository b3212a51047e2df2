import { beforeEach, expect, it } from 'vitest';
import type { Entry } from './entries';
import { ConversationLog } from './log';
import { Reading } from './reading';

let log: ConversationLog;
let reading: Reading;

const message = (seq: number, more: Partial<Entry> = {}): Entry => ({ conversation: 'C', seq, id: `E${seq}`, kind: 'message', from: 'bob', time: seq, ...more });
const counts = () => [reading.unread, reading.mentions];
const synced = (lastSeq: number, unread: number, mentions = 0, readSeq = 0) => reading.synced({ id: 'C', lastSeq, unread, mentions, readSeq }, log);

beforeEach(() => {
  log = new ConversationLog();
  reading = new Reading('alice');
});

it('counts what comes after what the server counted, once, in any order', () => {
  synced(5, 2, 1);
  [message(7), message(6, { mentions: ['alice'] }), message(7), message(5)].forEach((one) => reading.heard(one));
  expect(counts()).toEqual([4, 2]);
  synced(6, 3, 2);
  expect(counts()).toEqual([4, 2]);
});

it('knows who is mentioned', () => {
  reading.heard(message(1, { mentions: ['@all'] }));
  reading.heard(message(2, { mentions: ['carol'] }));
  reading.heard(message(3, { mentions: ['@all'], from: 'alice' }));
  expect(counts()).toEqual([3, 1]);
});

it('counts exactly what is left after some was read, where the log is held', () => {
  log.addPage([1, 2, 3, 4].map((seq) => message(seq, seq === 3 ? { kind: 'edit' } : seq === 4 ? { mentions: ['alice'] } : {})));
  synced(4, 3, 1);
  reading.heard(message(5));
  expect(reading.readTo(1, log)).toBe(true);
  expect(counts()).toEqual([3, 1]);
  expect(reading.readTo(4, log)).toBe(true);
  expect(counts()).toEqual([1, 0]);
});

it('says so where only the server can tell what is left', () => {
  synced(9, 9);
  expect(reading.readTo(4, log)).toBe(false);
  expect(reading.readTo(9, log)).toBe(true);
  expect(counts()).toEqual([0, 0]);
});

it('never goes back, also when the server does not yet know what we read', () => {
  synced(9, 9);
  reading.readTo(9, log);
  synced(9, 9);
  reading.readTo(3, log);
  expect([reading.readSeq, ...counts()]).toEqual([9, 0, 0]);
});

it('counts nothing of what was cleared', () => {
  synced(5, 5, 1);
  reading.heard(message(6));
  expect(reading.startAt(6, log)).toBe(true);
  expect([...counts(), reading.readSeq]).toEqual([1, 0, 0]);
});
