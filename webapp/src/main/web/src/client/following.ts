import type { Clock } from './environment';
import { Refused } from './failures';
import type { ListChange } from './pages';

const PAUSE = 5_000;

/** A list of the server's to be kept in step. */
export interface FollowingGround<Item> {
  ask: (question: { since?: string; cursor?: string }) => Promise<ListChange<Item>>;
  keyOf: (item: Item) => string;
  clock: Clock;
  changed: () => void;
}

/** Keeps a list by its version: asks what changed since, or for everything anew where that can't be told. */
export class Following<Item extends { removed?: boolean }> {
  private held: ReadonlyMap<string, Item> = new Map();
  private version: string | undefined;
  private read = false;
  private running: Promise<void> | undefined;
  private again = false;
  /** What events told while a question was under way, which its answer may not know. */
  private meanwhile: Item[] = [];

  constructor(private readonly ground: FollowingGround<Item>) {}

  /** Whether the list was read once. */
  get known(): boolean {
    return this.read;
  }

  /** By key. The same map until something changes. */
  get items(): ReadonlyMap<string, Item> {
    return this.held;
  }

  /** Ends when everything committed before the call is known here. May throw `Lost` and `Refused`. */
  async run(): Promise<void> {
    this.again = true;
    this.running ??= this.loop();
    return this.running;
  }

  /** The same without an end to wait for. */
  soon(): void {
    this.run().catch((failure: unknown) => {
      if (failure instanceof Refused && failure.passing) {
        this.ground.clock.after(failure.retryAfter ?? PAUSE, () => this.soon());
      }
    });
  }

  /** An event or an answer told of these items. */
  take(items: readonly Item[]): void {
    if (this.running !== undefined) {
      this.meanwhile.push(...items);
    }
    this.become(this.held, items);
  }

  /** The server has another version; nothing is asked if it is ours. */
  moved(version: string | undefined): void {
    if (version === undefined || version !== this.version) {
      this.soon();
    }
  }

  /** A round that fails ends it, unless somebody asked again meanwhile, as over a new connection. */
  private async loop(): Promise<void> {
    try {
      while (this.again) {
        this.again = false;
        this.meanwhile = [];
        try {
          await this.round();
        } catch (failure) {
          if (!this.wanted()) {
            throw failure;
          }
        }
      }
    } finally {
      this.running = undefined; // at once, so that who asks from now on begins anew
    }
  }

  /** Whether somebody asked since the last round began. */
  private wanted(): boolean {
    return this.again;
  }

  private async round(): Promise<void> {
    const since = this.version;
    const first = await this.ground.ask({ since });
    const changes: Item[] = [...(first.items ?? [])];
    for (let cursor = first.cursor; cursor !== undefined; ) {
      const page = await this.ground.ask({ since, cursor });
      changes.push(...(page.items ?? []));
      cursor = page.cursor;
    }
    const anew = since === undefined || first.reset === true;
    this.version = first.version;
    this.read = true;
    this.become(anew ? new Map<string, Item>() : this.held, [...changes, ...this.meanwhile]);
  }

  private become(base: ReadonlyMap<string, Item>, changes: readonly Item[]): void {
    const next = new Map(base);
    for (const item of changes) {
      if (item.removed === true) {
        next.delete(this.ground.keyOf(item));
      } else {
        next.set(this.ground.keyOf(item), item);
      }
    }
    this.held = next;
    this.ground.changed();
  }
}
