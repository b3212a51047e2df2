import type { Cancel, Clock } from './environment';
import { Lost, Refused } from './failures';
import type { JsonMap, Packet } from './wire';

interface Call {
  resolve(body: unknown): void;
  reject(failure: Error): void;
  cancel: Cancel;
}

/** The requests that wait for their answer on one connection. */
export class Calls {
  private readonly waiting = new Map<string, Call>();
  private last = 0;

  constructor(
    private readonly clock: Clock,
    private readonly patience: number,
    private readonly tired: () => void,
  ) {}

  /** Gives the id to send, and the promise of the answer. */
  begin(): { id: string; answer: Promise<unknown> } {
    this.last += 1;
    const id = String(this.last);
    const answer = new Promise<unknown>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, cancel: this.clock.after(this.patience, this.tired) });
    });
    return { id, answer };
  }

  /** Whether the packet answered one of the requests. */
  settle(packet: Packet): boolean {
    const call = packet.id === undefined ? undefined : this.waiting.get(packet.id);
    if (call === undefined || packet.code === undefined) {
      return false;
    }
    this.waiting.delete(packet.id ?? '');
    call.cancel();
    if (packet.code === 0) {
      call.resolve(packet.body);
    } else {
      call.reject(new Refused(packet.code, packet.message ?? '', (packet.body ?? {}) as JsonMap));
    }
    return true;
  }

  lose(): void {
    const calls = [...this.waiting.values()];
    this.waiting.clear();
    for (const call of calls) {
      call.cancel();
      call.reject(new Lost('The connection was lost'));
    }
  }
}
