import { beforeEach, describe, expect, it } from 'vitest';
import { lockOfThisTab } from './environment';
import { Messenger } from './messenger';
import { Rest } from './rest';
import { FakeClock } from './testing/FakeClock';
import { FakeServer } from './testing/FakeServer';
import { MemoryKeep } from './testing/MemoryKeep';
import { Tokens } from './tokens';
import { Op, type JsonMap } from './wire';

let clock: FakeClock;
let server: FakeServer;
let keep: MemoryKeep;
let messenger: Messenger;

function newMessenger(): Messenger {
  const tokens = new Tokens(new Rest('http://localhost/'), keep, lockOfThisTab(), clock);
  tokens.accept('alice', 'd1', { access: 'a', refresh: 'r', expiresIn: 900_000 });
  return new Messenger({ tokens, open: server.open, keep, clock, device: { id: 'd1', kind: 'web', name: 'test' } });
}

async function start(): Promise<void> {
  messenger.start();
  await clock.pass(0);
}

const texts = () => messenger.chat('bob').entries.map((entry) => entry.content?.['text']);
const waiting = () => messenger.chat('bob').outgoing;
const say = (text: string) => messenger.send('bob', 'text', { text }, text);
const clientIds = () => server.messagesReceived().map((body: JsonMap) => body['clientId']);

beforeEach(() => {
  clock = new FakeClock();
  server = new FakeServer();
  keep = new MemoryKeep();
  messenger = newMessenger();
});

describe('Messenger, sending', () => {
  it('shows a message at once and replaces it by what the server stored', async () => {
    await start();
    await messenger.open('bob');
    say('hello');
    expect(waiting().map((message) => message.state)).toEqual(['sending']);
    await clock.pass(0);
    expect(waiting()).toEqual([]);
    expect(texts()).toEqual(['hello']);
  });

  it('keeps what is written without a connection, over a reload, and sends it in order', async () => {
    say('one');
    say('two');
    messenger = newMessenger();
    expect(waiting().map((message) => message.content['text'])).toEqual(['one', 'two']);
    await start();
    expect(server.entries.map((entry) => entry.content?.['text'])).toEqual(['one', 'two']);
    expect(waiting()).toEqual([]);
  });

  it('retries under the same id when the answer was lost, and stores once', async () => {
    await start();
    await messenger.open('bob');
    server.nextAnswers.push('lost');
    say('once');
    say('next');
    await clock.pass(5_000);
    expect(new Set(clientIds()).size).toBe(2);
    expect(clientIds()).toHaveLength(3);
    expect(texts()).toEqual(['once', 'next']);
    expect(waiting()).toEqual([]);
  });

  it('waits as long as it is told when it was too fast, and keeps the order', async () => {
    await start();
    server.nextAnswers.push({ code: 42901, body: { retryAfter: 3_000 } });
    say('first');
    say('second');
    await clock.pass(2_900);
    expect(server.entries).toHaveLength(0);
    say('third');
    await clock.pass(1_000);
    expect(server.entries.map((entry) => entry.content?.['text'])).toEqual(['first', 'second', 'third']);
  });

  it('tries again when the server is overloaded', async () => {
    await start();
    server.nextAnswers.push({ code: 50301 }, { code: 50301 });
    say('patient');
    await clock.pass(5_000);
    expect(server.entries).toHaveLength(1);
    expect(new Set(clientIds()).size).toBe(1);
  });

  it('marks what was refused for good, goes on with the next, and retries or deletes on demand', async () => {
    await start();
    await messenger.open('bob');
    server.nextAnswers.push({ code: 40305, message: 'no' }, { code: 40305, message: 'no' });
    const first = say('refused');
    const second = say('refused too');
    say('fine');
    await clock.pass(0);
    expect(waiting().map(({ state, code }) => [state, code])).toEqual([['failed', 40305], ['failed', 40305]]);
    messenger.retry(first.clientId);
    messenger.discard(second.clientId);
    await clock.pass(0);
    expect(texts()).toEqual(['fine', 'refused']);
    expect(waiting()).toEqual([]);
  });

  it('gives up on a server that fails again and again', async () => {
    await start();
    server.nextAnswers.push(...Array.from({ length: 9 }, () => ({ code: 50001, message: 'broken' })));
    say('unlucky');
    await clock.pass(120_000);
    expect(waiting().map((message) => message.code)).toEqual([50001]);
  });
});

describe('Messenger, receiving', () => {
  it('drops what it already has and closes gaps from the history', async () => {
    server.say('bob', '1', false);
    await start();
    await messenger.open('bob');
    server.say('bob', '2', false);
    const third = server.say('bob', '3');
    server.push({ op: Op.message, body: third }, { op: Op.message, body: third });
    await clock.pass(500);
    expect(texts()).toEqual(['1']);
    await clock.pass(1_000);
    expect(texts()).toEqual(['1', '2', '3']);
  });

  it('does not ask when the gap closes by itself', async () => {
    server.say('bob', '1', false);
    await start();
    await messenger.open('bob');
    const asked = server.queries('history').length;
    const second = server.say('bob', '2', false);
    server.say('bob', '3');
    server.push({ op: Op.message, body: second });
    await clock.pass(2_000);
    expect(texts()).toEqual(['1', '2', '3']);
    expect(server.queries('history')).toHaveLength(asked);
  });

  it('fetches after a lost connection exactly what it missed', async () => {
    server.say('bob', '1', false);
    await start();
    await messenger.open('bob');
    server.cut();
    server.say('bob', '2', false);
    server.say('bob', '3', false);
    await clock.pass(2_000);
    expect(texts()).toEqual(['1', '2', '3']);
    expect(server.queries('sync').map((body) => body['cursor'])).toEqual([undefined, 'c1']);
    expect(server.queries('history').at(-1)).toMatchObject({ after: 1 });
  });

  it('loads older pages without losing what came meanwhile', async () => {
    Array.from({ length: 120 }, (_, index) => server.say('bob', `${index + 1}`, false));
    await start();
    await messenger.open('bob');
    expect(texts()[0]).toBe('71');
    const loading = messenger.older('bob');
    server.say('bob', '121');
    await loading;
    await messenger.older('bob');
    expect(texts()).toEqual(Array.from({ length: 121 }, (_, index) => `${index + 1}`));
    expect(messenger.chat('bob').complete).toBe(true);
  });

  it('counts what was not seen, and reports what was at most once a second', async () => {
    server.say('bob', '1', false);
    await start();
    await messenger.open('bob');
    messenger.seen('bob');
    await clock.pass(0);
    server.say('bob', '2');
    expect(messenger.chat('bob').unread).toBe(1);
    messenger.seen('bob');
    server.say('bob', '3');
    messenger.seen('bob');
    expect(messenger.chat('bob').unread).toBe(0);
    await clock.pass(500);
    expect(server.reads.filter((body) => body['seq'] !== undefined)).toHaveLength(1);
    await clock.pass(1_000);
    expect(server.reads.at(-1)).toMatchObject({ seq: 3 });
  });

  it('follows what the other read, and who types for six seconds', async () => {
    server.say('alice', '1', false);
    await start();
    const conversation = 'C000000000001';
    server.push({ op: Op.event, body: { event: 'read', conversation, user: 'bob', seq: 1 } });
    server.push({ op: Op.event, body: { event: 'typing', conversation, from: 'bob' } });
    expect(messenger.chat('bob').theirRead).toBe(1);
    expect(messenger.chat('bob').typing).toEqual(['bob']);
    await clock.pass(6_000);
    expect(messenger.chat('bob').typing).toEqual([]);
  });

  it('skips what it does not know', async () => {
    await start();
    server.push({ op: 777 }, { op: Op.event, body: { event: 'from the future' } }, { op: Op.message, body: { body: 'headline' } });
    server.say('bob', 'known');
    expect(messenger.chats().map((chat) => chat.last?.content?.['text'])).toEqual(['known']);
  });
});

describe('Messenger, commands of media types', () => {
  it('runs a command once though its answer was lost', async () => {
    await start();
    server.nextAnswers.push('lost');
    const answer = messenger.command('poll.vote', { seq: 4, option: 1 });
    await clock.pass(5_000);
    await expect(answer).resolves.toMatchObject({ runs: 1 });
    expect(server.queries('poll.vote')).toHaveLength(2);
    expect(server.queries('poll.vote')[0]).toMatchObject({ type: 'set', seq: 4, option: 1 });
  });

  it('gives the refusal to who asked', async () => {
    await start();
    server.nextAnswers.push({ code: 40901, message: 'already voted' });
    const answer = expect(messenger.command('poll.vote', {})).rejects.toMatchObject({ code: 40901, message: 'already voted' });
    await clock.pass(0);
    await answer;
  });

  it('gives up when the connection stays away', async () => {
    await start();
    server.reachable = false;
    server.cut();
    const answer = expect(messenger.command('poll.vote', {})).rejects.toThrow('Not connected');
    await clock.pass(61_000);
    await answer;
    expect(server.queries('poll.vote')).toHaveLength(0);
  });

  it('shows the state that an entry brings on the message that it is about', async () => {
    server.say('bob', 'a poll', false);
    await start();
    await messenger.open('bob');
    const entry = server.say('bob', '', false, { kind: 'poll.voted', target: 1, state: { votes: 3 }, asOf: 2 });
    server.push({ op: Op.event, body: { event: 'entry', entry } });
    await clock.pass(0);
    expect(messenger.chat('bob').entries[0]).toMatchObject({ seq: 1, state: { votes: 3 }, asOf: 2 });
  });
});
