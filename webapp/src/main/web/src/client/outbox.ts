import { Backoff } from './backoff';
import { Emitter } from './emitter';
import type { Entry } from './entries';
import type { Clock, Keep } from './environment';
import { Lost, Refused } from './failures';
import type { Outgoing } from './outgoing';
import { uuidv7 } from './uuid';

export interface OutboxEvents {
  changed: string;
  stored: { to: string; entry: Entry };
}

const TRIES_AFTER_FAULT = 5;

interface Lane {
  busy: boolean;
  faults: number;
  backoff: Backoff;
  wake(): void;
}

/** What a lane does after an answer; a number of milliseconds is a rest. */
type Next = 'go on' | 'wait for a connection' | number;

/** Sends one message at a time to each recipient, in order, each until it is answered and always under its first id. */
export class Outbox extends Emitter<OutboxEvents> {
  private items: Outgoing[];
  private readonly lanes = new Map<string, Lane>();

  constructor(
    private readonly key: string,
    private readonly keep: Keep,
    private readonly clock: Clock,
    private readonly send: (message: Outgoing) => Promise<Entry>,
  ) {
    super();
    this.items = this.read();
  }

  to(recipient: string): readonly Outgoing[] {
    return this.items.filter((item) => item.to === recipient);
  }

  get size(): number {
    return this.items.length;
  }

  recipients(): readonly string[] {
    return [...new Set(this.items.map((item) => item.to))];
  }

  add({ to, ...message }: Pick<Outgoing, 'to' | 'media' | 'content' | 'body' | 'more'>): Outgoing {
    const time = this.clock.now();
    const item: Outgoing = { clientId: uuidv7(time), to, ...message, time, state: 'sending' };
    this.change(to, (items) => [...items, item]);
    this.pump(to);
    return item;
  }

  /** Tries a failed message once more, as if it had just been written, under the same id. */
  retry(clientId: string): void {
    const item = this.find(clientId);
    if (item?.state === 'failed') {
      const again: Outgoing = { ...item, state: 'sending', code: undefined, reason: undefined };
      this.change(item.to, (items) => [...items.filter((other) => other.clientId !== clientId), again]);
      this.pump(item.to);
    }
  }

  remove(clientId: string): void {
    const item = this.find(clientId);
    if (item !== undefined) {
      this.change(item.to, (items) => items.filter((other) => other.clientId !== clientId));
    }
  }

  /** Deletes whatever waits for somebody who can't get it any more. */
  drop(to: string): void {
    if (this.items.some((item) => item.to === to)) {
      this.change(to, (items) => items.filter((other) => other.to !== to));
    }
  }

  /** The connection is there: whatever waits goes on now, also what another tab left behind. */
  resume(): void {
    this.items = this.read();
    for (const [to, lane] of this.lanes) {
      lane.wake();
      this.emit('changed', to);
    }
    for (const to of this.recipients()) {
      this.pump(to);
    }
  }

  private pump(to: string): void {
    const lane = this.lane(to);
    const item = this.items.find((other) => other.to === to && other.state === 'sending');
    if (!lane.busy && item !== undefined) {
      lane.busy = true;
      void this.deliver(lane, item);
    }
  }

  private async deliver(lane: Lane, item: Outgoing): Promise<void> {
    const next = await this.send(item).then(
      (entry) => this.succeeded(lane, item, entry),
      (failure: unknown) => this.failed(lane, item, failure),
    );
    if (typeof next === 'number') {
      this.rest(lane, item.to, next);
    } else {
      lane.busy = false;
      if (next === 'go on') {
        this.pump(item.to);
      }
    }
  }

  /** Keeps the lane busy for a while, unless a new connection wakes it. */
  private rest(lane: Lane, to: string, milliseconds: number): void {
    const wake = () => {
      cancel();
      lane.wake = () => undefined;
      lane.busy = false;
      this.pump(to);
    };
    const cancel = this.clock.after(milliseconds, wake);
    lane.wake = wake;
  }

  private succeeded(lane: Lane, item: Outgoing, entry: Entry): Next {
    lane.faults = 0;
    lane.backoff.reset();
    this.emit('stored', { to: item.to, entry });
    this.remove(item.clientId);
    return 'go on';
  }

  private failed(lane: Lane, item: Outgoing, failure: unknown): Next {
    if (failure instanceof Lost || (failure instanceof Refused && failure.aboutSession)) {
      return 'wait for a connection';
    }
    if (failure instanceof Refused && this.worthAnotherTry(lane, failure)) {
      return lane.backoff.next(failure.retryAfter);
    }
    this.giveUp(item, failure);
    return 'go on';
  }

  private worthAnotherTry(lane: Lane, failure: Refused): boolean {
    if (failure.status === 500) {
      lane.faults += 1;
      return lane.faults < TRIES_AFTER_FAULT;
    }
    return failure.passing;
  }

  private giveUp(item: Outgoing, failure: unknown): void {
    const code = failure instanceof Refused ? failure.code : undefined;
    const reason = failure instanceof Error ? failure.message : String(failure);
    this.lane(item.to).faults = 0;
    const mark = (other: Outgoing): Outgoing =>
      other.clientId === item.clientId ? { ...other, state: 'failed', code, reason } : other;
    this.change(item.to, (items) => items.map(mark));
  }

  private find(clientId: string): Outgoing | undefined {
    return this.items.find((item) => item.clientId === clientId);
  }

  private lane(to: string): Lane {
    const known = this.lanes.get(to);
    const lane = known ?? { busy: false, faults: 0, backoff: new Backoff(this.clock), wake: () => undefined };
    this.lanes.set(to, lane);
    return lane;
  }

  /** Changes what is kept, not what this tab remembers: tabs share it. */
  private change(to: string, edit: (items: Outgoing[]) => Outgoing[]): void {
    const items = edit(this.read());
    this.keep.setItem(this.key, JSON.stringify(items));
    this.items = items;
    this.emit('changed', to);
  }

  private read(): Outgoing[] {
    return JSON.parse(this.keep.getItem(this.key) ?? '[]') as Outgoing[];
  }
}
