import type { Contact } from './cards';
import type { Commands } from './commands';
import type { Clock } from './environment';
import { Following } from './following';
import type { ListChange } from './pages';
import type { JsonMap } from './wire';

export interface ContactsGround {
  commands: Commands;
  clock: Clock;
  ask: (question: { since?: string; cursor?: string }) => Promise<ListChange<Contact>>;
  /** Something in the list is new. */
  changed: () => void;
}

/**
 * The own roster: whom we know, asked, were asked by and block. It is followed from the first `follow` on. Each act is done
 * once, also over a lost connection; it may throw `Lost` when the connection stays away for a minute, and `Refused`.
 */
export class Contacts {
  private readonly list: Following<Contact>;
  private followed = false;
  private sorted: { items: ReadonlyMap<string, Contact>; all: readonly Contact[] } | undefined;

  constructor(private readonly ground: ContactsGround) {
    const { ask, clock, changed } = ground;
    this.list = new Following({ ask, clock, changed, keyOf: ({ user }) => user });
  }

  /** Whether the list was read once. */
  get known(): boolean {
    return this.list.known;
  }

  /** Everybody in it, by user name. The same list until something changes. */
  all(): readonly Contact[] {
    const { items } = this.list;
    if (this.sorted?.items !== items) {
      this.sorted = { items, all: [...items.values()].sort((one, other) => (one.user < other.user ? -1 : 1)) };
    }
    return this.sorted.all;
  }

  get(user: string): Contact | undefined {
    return this.list.items.get(user);
  }

  /** Reads the list, now or as soon as there is a connection, and keeps it in step from then on. */
  follow(): void {
    if (!this.followed) {
      this.followed = true;
      this.list.soon();
    }
  }

  /** There is a new connection. */
  resume(): void {
    if (this.followed) {
      this.list.soon();
    }
  }

  /** The server says that something changed, and maybe what. */
  heard(items: readonly Contact[] | undefined): void {
    if (this.followed && items !== undefined) {
      this.list.take(items);
    } else {
      this.resume();
    }
  }

  async request(user: string, greeting?: string): Promise<void> {
    await this.act('request', { user, greeting });
  }

  async accept(user: string): Promise<void> {
    await this.act('accept', { user });
  }

  async refuse(user: string): Promise<void> {
    await this.act('refuse', { user });
  }

  async remove(user: string): Promise<void> {
    await this.act('remove', { user });
  }

  async block(user: string): Promise<void> {
    await this.act('block', { user });
  }

  async unblock(user: string): Promise<void> {
    await this.act('unblock', { user });
  }

  /** Says what we call somebody, and into which group they belong; null clears. */
  async update(user: string, change: { remark?: string | null; group?: string | null }): Promise<void> {
    await this.act('update', { user, ...change });
  }

  private async act(action: string, body: JsonMap): Promise<void> {
    const { items } = await this.ground.commands.run('roster', { action, ...body });
    this.heard(items as unknown as Contact[] | undefined);
  }
}
