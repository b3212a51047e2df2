import type { Chat } from './chat';
import type { Entry, HistoryResult } from './entries';
import type { Clock } from './environment';
import { Lost } from './failures';
import type { AskHistory } from './history';

const SOON = 1_000;
const PAGE = 20;
/** So many entries are looked through. */
const MOST = 100;

/**
 * Looks for the last message of conversations whose newest entry is something else, as an edit of an earlier one, or is
 * deleted: one conversation at a time, and only where no log is held that tells.
 */
export class Lasts {
  private readonly waiting = new Set<Chat>();
  private running = false;

  constructor(
    private readonly ask: AskHistory,
    private readonly clock: Clock,
    private readonly changed: (chat: Chat) => void,
  ) {}

  /** Something of this conversation is new. */
  watch(chat: Chat): void {
    if (chat.id !== undefined && chat.held.isUnsure) {
      this.waiting.add(chat);
      this.soon();
    }
  }

  /** There is a connection. */
  resume(): void {
    this.soon();
  }

  private soon(): void {
    if (!this.running && this.waiting.size > 0) {
      this.running = true;
      this.clock.after(SOON, () => void this.run());
    }
  }

  private async run(): Promise<void> {
    let outcome: 'lost' | 'done' = 'done';
    for (const chat of this.waiting) {
      outcome = chat.held.isUnsure ? await this.look(chat) : 'done';
      if (outcome === 'lost') {
        break;
      }
      this.waiting.delete(chat);
    }
    this.running = false;
    if (outcome === 'done') {
      this.soon();
    }
  }

  private async look(chat: Chat): Promise<'lost' | 'done'> {
    try {
      await this.search(chat, chat.id ?? chat.key);
    } catch (failure) {
      if (failure instanceof Lost) {
        return 'lost';
      }
    }
    if (chat.held.isUnsure) {
      chat.held.giveUp();
    }
    this.changed(chat);
    return 'done';
  }

  private async search(chat: Chat, conversation: string): Promise<void> {
    let seen: readonly Entry[] = [];
    for (let more = true; more && chat.held.isUnsure && seen.length < MOST; ) {
      const page: HistoryResult = await this.ask({ conversation, before: seen[0]?.seq, limit: PAGE });
      seen = [...(page.entries ?? []), ...seen];
      chat.held.peek({ ...page, entries: [...seen] });
      more = page.more === true && (page.entries?.length ?? 0) > 0;
    }
  }
}
