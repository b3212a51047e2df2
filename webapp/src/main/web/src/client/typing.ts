import type { Chat } from './chat';
import type { Cancel, Clock } from './environment';

const SHOWN = 6_000;
const PAUSE = 3_000;
/** In larger groups nobody is told. */
const MOST_MEMBERS = 50;

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
  mayTell(chat: Chat): boolean {
    const now = this.clock.now();
    if (now - (this.told.get(chat.key) ?? -PAUSE) < PAUSE || chat.members > MOST_MEMBERS) {
      return false;
    }
    this.told.set(chat.key, now);
    return true;
  }

  private show(chat: Chat, users: readonly string[]): void {
    chat.typing = users;
    this.changed(chat);
  }
}
