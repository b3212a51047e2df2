import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockOfThisTab, Rest, systemClock, Tokens } from '../../client';
import { MemoryKeep } from '../../client/testing/MemoryKeep';
import { failureOf } from './failure';
import { Uploads } from './upload';

interface Answer {
  status: number;
  body: unknown;
}

const BLOB = { id: 'b1', size: 5, type: 'text/plain', sha256: 'x' };

let server: Server;
let uploads: Uploads;
/** What to do with the next uploads instead of taking them; `cut` ends the connection. */
let next: (Answer | 'cut' | 'wait')[];
let received: { path: string | undefined; type: string | undefined; bearer: string | undefined; bytes: string }[];

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*, authorization, content-type', 'content-type': 'application/json' };
  if (request.method === 'OPTIONS') {
    response.writeHead(204, headers).end();
    return;
  }
  const bytes = (await request.toArray()).join('');
  if (request.url?.endsWith('tokens/refresh')) {
    response.writeHead(200, headers).end(JSON.stringify({ access: 'newer', refresh: 'r2', expiresIn: 900 }));
    return;
  }
  received.push({ path: request.url, type: request.headers['content-type'], bearer: request.headers.authorization, bytes });
  const answer = next.shift() ?? { status: 201, body: BLOB };
  if (answer === 'cut') {
    request.socket.destroy();
  } else if (answer !== 'wait') {
    response.writeHead(answer.status, headers).end(JSON.stringify(answer.body));
  }
}

beforeEach(async () => {
  next = [];
  received = [];
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/im/api/v1/`;
  const tokens = new Tokens(new Rest(api, (input, init) => fetch(input, init)), new MemoryKeep(), lockOfThisTab(), systemClock);
  tokens.accept('alice', 'd1', { access: 'good', refresh: 'r', expiresIn: 900 });
  uploads = new Uploads(new URL(api), tokens, [1, 1, 1]);
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const file = new File(['hello'], 'a.txt', { type: 'text/plain' });

it('sends small files as they are, and tells how far it is', async () => {
  const steps: number[] = [];
  expect(await uploads.upload(file, { progress: (fraction) => steps.push(fraction) })).toEqual(BLOB);
  expect(received).toEqual([{ path: '/im/api/v1/blobs', type: 'text/plain', bearer: 'Bearer good', bytes: 'hello' }]);
  expect(steps.at(-1)).toBe(1);
});

it('begins anew when the connection was lost', async () => {
  next.push('cut', { status: 502, body: 'a proxy' });
  expect(await uploads.upload(file)).toEqual(BLOB);
  expect(received.map(({ bytes }) => bytes)).toEqual(['hello', 'hello', 'hello']);
});

it('gives up when nobody answers', async () => {
  next.push('cut', 'cut', 'cut', 'cut');
  const failure = failureOf(await uploads.upload(file).catch((thrown: unknown) => thrown));
  expect(failure).toMatchObject({ code: 50301 });
});

it('tells why the server refused, at once', async () => {
  next.push({ status: 413, body: { code: 41301, detail: 'too large' } });
  const failure = failureOf(await uploads.upload(file).catch((thrown: unknown) => thrown));
  expect(failure).toMatchObject({ code: 41301, message: 'too large' });
  expect(received).toHaveLength(1);
});

it('takes another token when the server did not like the one it had', async () => {
  next.push({ status: 401, body: { code: 40103, detail: 'expired' } });
  expect(await uploads.upload(file)).toEqual(BLOB);
  expect(received.map(({ bearer }) => bearer)).toEqual(['Bearer good', 'Bearer newer']);
});

it('stops when it is told to, also between two tries', async () => {
  const stopper = new AbortController();
  next.push('wait');
  const stopped = expect(uploads.upload(file, { signal: stopper.signal })).rejects.toThrow('enough');
  await expect.poll(() => received.length).toBe(1);
  stopper.abort(new Error('enough'));
  await stopped;
  await expect(uploads.upload(file, { signal: stopper.signal })).rejects.toThrow('enough');
  expect(received).toHaveLength(1);
});
