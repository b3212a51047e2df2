import { beforeEach, expect, it } from 'vitest';
import type { Entry } from '../../client';
import { Stage } from '../testing/Stage';
import { besideOf } from './beside';

let stage: Stage;
const image = (more: Partial<Entry> = {}) => stage.server.say('bob', '', false, { media: 'image', content: { blob: 'b' }, ...more });
const seq = async (from: Entry, step: 1 | -1) => (await besideOf(stage.messenger, from, step))?.seq;

beforeEach(() => {
  stage = new Stage();
});

async function open(): Promise<void> {
  await stage.start();
  await stage.messenger.open('bob');
}

it('finds the message of the same type after and before, as the reader sees them', async () => {
  const first = image();
  stage.server.say('bob', 'words', false);
  image({ deleted: true });
  image({ recalledAt: 1 });
  const last = image();
  await open();
  expect([await seq(first, 1), await seq(last, -1)]).toEqual([last.seq, first.seq]);
  expect([await seq(first, -1), await seq(last, 1)]).toEqual([undefined, undefined]);
});

it('loads older messages until it finds one, also while somebody else loads', async () => {
  const first = image();
  Array.from({ length: 120 }, (_, index) => stage.server.say('bob', `${index}`, false));
  const last = image();
  await open();
  const loading = stage.messenger.older('bob');
  expect(await seq(last, -1)).toBe(first.seq);
  await loading;
});

it('knows none of a conversation that is not there', async () => {
  await open();
  expect(await besideOf(stage.messenger, { ...image(), conversation: 'other' }, -1)).toBeUndefined();
});
