import type { Card, Presence } from './cards';
import type { Clock } from './environment';

const SOON = 300;
const MOST = 200;

/** What the server can be asked of people, at most 200 at once. */
export interface AskPresence {
  watch(users: readonly string[]): Promise<readonly Presence[]>;
  presence(users: readonly string[]): Promise<readonly Presence[]>;
}

/** Who is there, of the people that this client looks at, and what they are called. */
export class People {
  private readonly presences = new Map<string, Presence>();
  private readonly cards = new Map<string, Card>();
  private watched = '';
  private scheduled = false;
  /** Contacts, of whom the server tells by itself once they were asked for. */
  private readonly asked = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly ask: AskPresence,
    private readonly changed: () => void,
  ) {}

  presence(user: string): Presence | undefined {
    return this.presences.get(user);
  }

  card(user: string): Card | undefined {
    return this.cards.get(user);
  }

  know(card: Card): void {
    this.cards.set(card.user, { ...this.cards.get(card.user), ...card });
  }

  take(items: readonly Presence[]): void {
    for (const item of items) {
      this.presences.set(item.user, item);
    }
    this.changed();
  }

  /** Nothing is known any more until the next connection tells. */
  forgetPresence(): void {
    this.watched = '';
    this.asked.clear();
    this.presences.clear();
    this.changed();
  }

  /** Asks for the presence of contacts, once a connection; of changes the server tells by itself. */
  async meet(contacts: readonly string[]): Promise<void> {
    const fresh = contacts.filter((user) => !this.asked.has(user));
    fresh.forEach((user) => this.asked.add(user));
    for (let from = 0; from < fresh.length; from += MOST) {
      const part = fresh.slice(from, from + MOST);
      await this.ask.presence(part).then(
        (items) => this.take(items),
        () => part.forEach((user) => this.asked.delete(user)),
      );
    }
  }

  /** Asks for the presence of these people, soon, and to be told of changes. */
  look(users: () => readonly string[]): void {
    if (!this.scheduled) {
      this.scheduled = true;
      this.clock.after(SOON, () => {
        this.scheduled = false;
        void this.lookNow(users().slice(0, MOST));
      });
    }
  }

  private async lookNow(users: readonly string[]): Promise<void> {
    const names = [...users].sort().join(' ');
    if (users.length > 0 && names !== this.watched) {
      this.watched = names;
      await this.ask.watch(users).then(
        (items) => this.take(items),
        () => {
          this.watched = '';
        },
      );
    }
  }
}
