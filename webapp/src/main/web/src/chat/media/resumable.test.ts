import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockOfThisTab, Rest, systemClock, Tokens } from '../../client';
import { MemoryKeep } from '../../client/testing/MemoryKeep';
import { TusServer } from './testing/TusServer';
import { Uploads } from './upload';

const SIZE = 3_000_000;
const content = Uint8Array.from({ length: SIZE }, (_, index) => (index * 7) % 251);

let server: TusServer;
let uploads: Uploads;
let api: string;

beforeEach(async () => {
  localStorage.clear();
  server = new TusServer();
  const tokens = new Tokens(new Rest('http://localhost/'), new MemoryKeep(), lockOfThisTab(), systemClock);
  tokens.accept('alice', 'd1', { access: 'good', refresh: 'r', expiresIn: 900 });
  api = await server.start();
  uploads = new Uploads(new URL(api), tokens, [1]);
});

afterEach(() => server.stop());

const chosen = (name = 'goose.mp4') => new File([content], name, { type: 'video/mp4', lastModified: 5 });
const isWhole = (number: number) => Buffer.compare(server.uploads[number]?.bytes ?? Buffer.alloc(0), content) === 0;

it('goes on where the connection was lost', async () => {
  const steps: number[] = [];
  server.cutAfter = 1_000_000;
  expect(await uploads.upload(chosen(), { name: '雁.mp4', progress: (fraction) => steps.push(fraction) })).toMatchObject({ id: 'b0', size: SIZE });
  expect(server.seen.filter((line) => line.startsWith('POST'))).toHaveLength(1);
  expect(server.seen.filter((line) => line.startsWith('PATCH')).map((line) => Number(line.slice(6)) > 0)).toEqual([false, true]);
  expect(isWhole(0)).toBe(true);
  expect(steps.at(-1)).toBe(1);
  expect(server.uploads[0]?.metadata).toContain(`filename ${Buffer.from('雁.mp4').toString('base64')}`);
});

it('goes on with the same file after the page was closed in the middle', async () => {
  const kept = { fingerprint: JSON.stringify(['hy', 'alice', 'video/mp4', SIZE, 'goose.mp4', 5]), uploadUrl: await begun(1_000_000) };
  localStorage.setItem(`tus::${kept.fingerprint}::1`, JSON.stringify({ size: SIZE, metadata: {}, creationTime: '', uploadUrl: kept.uploadUrl }));
  await uploads.upload(chosen());
  expect(server.uploads).toHaveLength(1);
  expect(server.seen).toContain('PATCH 1000000');
  expect(isWhole(0)).toBe(true);
  expect(Object.keys(localStorage)).toEqual([]);
});

it('remembers files only, since one recording may look like another', async () => {
  const kept: number[] = [];
  const progress = () => kept.push(localStorage.length);
  await uploads.upload(new Blob([content], { type: 'video/webm' }), { progress });
  expect(Math.max(...kept)).toBe(0);
  await uploads.upload(chosen(), { progress });
  expect(Math.max(...kept)).toBe(1);
});

/** An upload of which the server already has so many bytes. */
async function begun(bytes: number): Promise<string> {
  const endpoint = new URL('uploads', api);
  await fetch(endpoint, { method: 'POST', headers: { 'upload-length': String(SIZE), 'upload-metadata': '' } });
  const address = new URL('uploads/0', api).href;
  await fetch(address, { method: 'PATCH', headers: { 'upload-offset': '0' }, body: content.slice(0, bytes) });
  server.seen.length = 0;
  return address;
}

it('ends at once when it is told to, and takes the upload away', async () => {
  const stopper = new AbortController();
  const stopped = uploads.upload(chosen(), { signal: stopper.signal, progress: (fraction) => (fraction > 0 ? stopper.abort(new Error('enough')) : undefined) });
  await expect(stopped).rejects.toThrow('enough');
  await expect.poll(() => server.seen.at(-1)).toBe('DELETE');
});

it('tells why the server refused', async () => {
  server.refuse = { status: 413, body: JSON.stringify({ code: 41301, detail: 'too large' }) };
  await expect(uploads.upload(chosen())).rejects.toMatchObject({ code: 41301 });
});
