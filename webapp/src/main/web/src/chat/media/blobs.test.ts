import { beforeEach, expect, it } from 'vitest';
import { FakeClock } from '../../client/testing/FakeClock';
import { Blobs } from './blobs';

let clock: FakeClock;
let asked: string[];
let away: boolean;
let blobs: Blobs;

beforeEach(() => {
  clock = new FakeClock();
  asked = [];
  away = false;
  blobs = new Blobs(new URL('http://localhost/im/'), clock, (id) => {
    asked.push(id);
    const answer = { url: `blobs/${id}?s=${asked.length}`, thumbnail: id === 'pic' ? `/im/blobs/${id}/thumbnail` : undefined, expiresIn: 600 };
    return away ? Promise.reject(new Error('away')) : Promise.resolve(answer);
  });
});

it('asks once while an address is good, and makes it absolute', async () => {
  expect(await Promise.all([blobs.url('pic'), blobs.url('pic', { thumbnail: true }), blobs.url('doc', { thumbnail: true })])).toEqual([
    'http://localhost/im/blobs/pic?s=1',
    'http://localhost/im/blobs/pic/thumbnail',
    'http://localhost/im/blobs/doc?s=2',
  ]);
  await clock.pass(569_000);
  await blobs.url('pic');
  expect(asked).toEqual(['pic', 'doc']);
  await clock.pass(2_000);
  expect(await blobs.url('pic')).toBe('http://localhost/im/blobs/pic?s=3');
});

it('asks anew when an address did not work, but not again and again', async () => {
  await blobs.url('pic');
  await clock.pass(5_000);
  expect(await blobs.url('pic', { fresh: true })).toBe('http://localhost/im/blobs/pic?s=2');
  await blobs.url('pic', { fresh: true });
  expect(asked).toHaveLength(2);
});

it('does not keep a failure', async () => {
  away = true;
  await expect(blobs.url('pic')).rejects.toThrow('away');
  away = false;
  expect(await blobs.url('pic')).toBe('http://localhost/im/blobs/pic?s=2');
});
