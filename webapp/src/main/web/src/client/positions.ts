import type { Cancel, Clock } from './environment';
import { Lost, Refused } from './failures';

const PAUSE = 1_000;

interface Reported {
  read: number;
  delivered: number;
  wantRead: number;
  wantDelivered: number;
  cancel: Cancel | undefined;
  /** The connection was lost: the next one goes on. */
  stuck: boolean;
}

export type SendPosition = (conversation: string, position: { seq?: number; delivered?: number }) => Promise<void>;

/** Reports how far we read and received, at most once a second per conversation, and again after a lost connection. */
export class Positions {
  private readonly all = new Map<string, Reported>();

  constructor(
    private readonly clock: Clock,
    private readonly send: SendPosition,
  ) {}

  /** What the server already knows. */
  known(conversation: string, read: number): void {
    const position = this.of(conversation);
    position.read = Math.max(position.read, read);
    position.delivered = Math.max(position.delivered, read);
  }

  read(conversation: string, seq: number): void {
    const position = this.of(conversation);
    position.wantRead = Math.max(position.wantRead, seq);
    this.soon(conversation, position);
  }

  delivered(conversation: string, seq: number): void {
    const position = this.of(conversation);
    position.wantDelivered = Math.max(position.wantDelivered, seq);
    this.soon(conversation, position);
  }

  /** There is a connection: report what is still owed. */
  resume(): void {
    for (const [conversation, position] of this.all) {
      position.stuck = false;
      this.soon(conversation, position);
    }
  }

  private soon(conversation: string, position: Reported): void {
    if (position.cancel === undefined && owed(position)) {
      position.stuck = false;
      position.cancel = this.clock.after(PAUSE, () => {
        position.cancel = undefined;
        if (!position.stuck) {
          this.soon(conversation, position);
        }
      });
      void this.report(conversation, position);
    }
  }

  private async report(conversation: string, position: Reported): Promise<void> {
    const { read, delivered, wantRead, wantDelivered } = position;
    const before = { read, delivered };
    Object.assign(position, { read: Math.max(read, wantRead), delivered: Math.max(delivered, wantDelivered, wantRead) });
    const failure = await this.send(conversation, {
      ...(wantRead > read ? { seq: wantRead } : {}),
      ...(wantDelivered > Math.max(delivered, wantRead) ? { delivered: wantDelivered } : {}),
    }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (failure instanceof Lost || (failure instanceof Refused && failure.passing)) {
      Object.assign(position, before, { stuck: failure instanceof Lost });
    }
  }

  private of(conversation: string): Reported {
    const fresh = { read: 0, delivered: 0, wantRead: 0, wantDelivered: 0, cancel: undefined, stuck: false };
    const position = this.all.get(conversation) ?? fresh;
    this.all.set(conversation, position);
    return position;
  }
}

function owed(position: Reported): boolean {
  return position.wantRead > position.read || position.wantDelivered > position.delivered;
}
