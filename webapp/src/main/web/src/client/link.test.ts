import { beforeEach, describe, expect, it } from 'vitest';
import { lockOfThisTab } from './environment';
import { Lost } from './failures';
import { Link, type LinkState } from './link';
import { Rest } from './rest';
import { FakeClock } from './testing/FakeClock';
import { FakeServer } from './testing/FakeServer';
import { MemoryKeep } from './testing/MemoryKeep';
import { Tokens } from './tokens';
import { Op } from './wire';

let clock: FakeClock;
let server: FakeServer;
let link: Link;
let states: LinkState[];

beforeEach(async () => {
  clock = new FakeClock();
  server = new FakeServer();
  const tokens = new Tokens(new Rest('http://localhost/'), new MemoryKeep(), lockOfThisTab(), clock);
  tokens.accept('alice', 'd1', { access: 'a', refresh: 'r', expiresIn: 900_000 });
  link = new Link({ open: server.open, tokens, clock, device: { id: 'd1', kind: 'web', name: 'test' } });
  states = [];
  link.on('state', (state) => states.push(state));
  link.start();
  await clock.pass(0);
});

describe('Link', () => {
  it('logs in with the token and its device', () => {
    expect(link.state.name).toBe('online');
    expect(server.received[0]).toMatchObject({ op: Op.login, version: 'v1', body: { token: 'a', device: { id: 'd1', kind: 'web' } } });
  });

  it.each([
    [4002, 'revoked'],
    [4009, 'replaced'],
  ])('does not come back after %i', async (code, reason) => {
    server.cut(code);
    await clock.pass(120_000);
    expect(link.state).toEqual({ name: 'ended', reason });
    expect(server.opened).toBe(1);
  });

  it.each([1001, 1006, 4008, 4029])('comes back after %i', async (code) => {
    server.cut(code);
    await clock.pass(1_000);
    expect(link.state.name).toBe('online');
  });

  it('waits longer and longer while nobody answers', async () => {
    server.reachable = false;
    server.cut();
    await clock.pass(60_000);
    const waits = states.flatMap((state) => (state.name === 'waiting' ? [state.until] : []));
    const pauses = waits.slice(1).map((until, index) => until - (waits[index] ?? 0));
    expect(pauses.slice(0, 4)).toEqual([750, 1_500, 3_000, 6_000]);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(30_000);
  });

  it('stays away as long as a closing server asks', async () => {
    server.push({ op: Op.closed, body: { reason: 'shutdown', retryAfter: 5_000 } });
    server.cut(1001);
    await clock.pass(5_000);
    expect(server.opened).toBe(1);
    await clock.pass(1_000);
    expect(server.opened).toBe(2);
  });

  it('notices a connection that died silently by its heartbeat', async () => {
    const heartbeats = () => server.received.filter((packet) => packet.op === Op.heartbeat).length;
    await clock.pass(30_000);
    expect(heartbeats()).toBe(1);
    server.silent = true;
    await clock.pass(46_000);
    server.silent = false;
    await clock.pass(25_000);
    expect(server.opened).toBeGreaterThan(1);
    expect(link.state.name).toBe('online');
  });

  it('rejects what waits for an answer when the connection is lost', async () => {
    server.silent = true;
    const answer = link.request(Op.iq, {});
    const outcome = answer.catch((failure: unknown) => (failure instanceof Lost ? 'lost' : failure));
    server.cut();
    expect(await outcome).toBe('lost');
  });
});
