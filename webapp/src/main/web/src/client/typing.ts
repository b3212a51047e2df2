import type { Chat } from './chat';
import type { Cancel, Clock } from './environment';

const SHOWN = 6_000;
const PAUSE = 3_000;

/** Who is typing where; it ends by itself. */
export class Typing {
  private readonly ends = new Map<string, Cancel>();
  private readonly told = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly changed: (chat: Chat) => void,
  ) {}

  /** Somebody types. */
  heard(chat: Chat, user: string): void {
    const name = `${chat.key} ${user}`;
    this.ends.get(name)?.();
    this.ends.set(
      name,
      this.clock.after(SHOWN, () => this.show(chat, chat.typing.filter((other) => other !== user))),
    );
    this.show(chat, [...chat.typing.filter((other) => other !== user), user]);
  }

  /** Whether it is time to tell the others again that we type. */
  mayTell(key: string): boolean {
    const now = this.clock.now();
    if (now - (this.told.get(key) ?? -PAUSE) < PAUSE) {
      return false;
    }
    this.told.set(key, now);
    return true;
  }

  private show(chat: Chat, users: readonly string[]): void {
    chat.typing = users;
    this.changed(chat);
  }
}
