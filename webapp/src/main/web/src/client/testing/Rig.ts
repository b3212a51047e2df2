import { lockOfThisTab } from '../environment';
import type { Entry } from '../entries';
import { Messenger } from '../messenger';
import { Rest } from '../rest';
import { Tokens } from '../tokens';
import type { ChatView } from '../view';
import { FakeClock } from './FakeClock';
import { FakeServer } from './FakeServer';
import { MemoryKeep } from './MemoryKeep';

/** Alice's messenger before a server in memory, and time that passes when a test says so. */
export class Rig {
  readonly clock = new FakeClock();
  readonly server = new FakeServer();
  readonly keep = new MemoryKeep();
  readonly messenger: Messenger;

  constructor() {
    const tokens = new Tokens(new Rest('http://localhost/'), this.keep, lockOfThisTab(), this.clock);
    tokens.accept('alice', 'd1', { access: 'a', refresh: 'r', expiresIn: 900_000 });
    this.messenger = new Messenger({ tokens, open: this.server.open, keep: this.keep, clock: this.clock, device: { id: 'd1', kind: 'web', name: 'test' } });
  }

  async start(): Promise<void> {
    this.messenger.start();
    await this.clock.pass(0);
  }

  /** Starts, and opens the conversation with bob. */
  async open(): Promise<void> {
    await this.start();
    await this.messenger.open('bob');
  }

  get chat(): ChatView {
    return this.messenger.chat('bob');
  }

  /** The messages of the conversation with bob, as they are shown. */
  get messages(): readonly Entry[] {
    return this.chat.entries.filter(({ kind }) => kind === 'message');
  }

  /** What is kept in the browser. */
  get kept(): string {
    return this.keep.getItem('hy.outbox.alice') ?? '';
  }
}

/** Whether a text is anywhere in what can be reached from a value. */
export function holds(value: unknown, text: string, seen = new Set<unknown>()): boolean {
  if (typeof value === 'string') {
    return value.includes(text);
  }
  if (typeof value !== 'object' || value === null || seen.has(value)) {
    return false;
  }
  seen.add(value);
  const parts: Iterable<unknown> = value instanceof Map ? [...value.keys(), ...value.values()] : value instanceof Set ? value : Object.values(value);
  return [...parts].some((part) => holds(part, text, seen));
}
