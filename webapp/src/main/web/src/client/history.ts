import type { Chat } from './chat';
import type { Clock } from './environment';
import { Refused } from './failures';
import type { HistoryResult } from './wire';

const PAGE = 50;
const MOST = 200;
const TOO_FAR = 400;
const WAIT_FOR_GAP = 1_000;

export type AskHistory = (body: { conversation: string; after?: number; before?: number; limit: number }) => Promise<HistoryResult>;

/** Brings into a chat's log what is not there: the newest page, older pages, and what a gap hides. */
export class History {
  private readonly waiting = new Set<Chat>();

  constructor(
    private readonly ask: AskHistory,
    private readonly clock: Clock,
    private readonly changed: (chat: Chat) => void,
  ) {}

  /** Loads the newest page, once. */
  async open(chat: Chat): Promise<void> {
    if (chat.opened || chat.loading) {
      return;
    }
    await this.loading(chat, async (conversation) => {
      const page = await this.ask({ conversation, limit: PAGE });
      chat.log.addPage(page.entries ?? []);
      this.settle(chat, page);
      chat.opened = true;
    });
    await this.catchUp(chat);
  }

  async older(chat: Chat): Promise<void> {
    const before = chat.log.low;
    if (chat.loading || chat.complete || before === undefined) {
      return;
    }
    await this.loading(chat, async (conversation) => {
      const page = await this.ask({ conversation, before, limit: PAGE });
      chat.log.addPage(page.entries ?? []);
      this.settle(chat, page);
    });
  }

  /** Fetches what was committed after the run that is held. */
  async catchUp(chat: Chat): Promise<void> {
    while (chat.opened && !chat.loading && chat.lastSeq > (chat.log.high ?? chat.lastSeq)) {
      if (chat.lastSeq - (chat.log.high ?? 0) > TOO_FAR) {
        chat.close();
        return this.open(chat);
      }
      await this.next(chat, chat.log.high ?? 0);
    }
  }

  /** After an entry came: a gap may be our own message under way, so it gets a second to close by itself. */
  watch(chat: Chat): void {
    if (chat.opened && chat.lastSeq > (chat.log.high ?? chat.lastSeq) && !this.waiting.has(chat)) {
      this.waiting.add(chat);
      this.clock.after(WAIT_FOR_GAP, () => {
        this.waiting.delete(chat);
        void this.catchUp(chat).catch(() => this.watch(chat));
      });
    }
  }

  private async next(chat: Chat, after: number): Promise<void> {
    await this.loading(chat, async (conversation) => {
      const page = await this.ask({ conversation, after, limit: MOST });
      chat.log.addPage(page.entries ?? []);
      if (chat.log.high === after) {
        chat.lastSeq = after;
      }
    });
  }

  private settle(chat: Chat, page: HistoryResult): void {
    chat.firstSeq = page.firstSeq ?? chat.firstSeq;
    chat.lastSeq = Math.max(chat.lastSeq, page.lastSeq ?? 0);
    chat.complete = chat.log.low === undefined || chat.log.low <= chat.firstSeq || page.entries?.length === 0;
  }

  private async loading(chat: Chat, load: (conversation: string) => Promise<void>): Promise<void> {
    chat.loading = true;
    this.changed(chat);
    try {
      await load(chat.id ?? chat.key);
    } catch (failure) {
      if (!(failure instanceof Refused && failure.status === 404)) {
        throw failure;
      }
      Object.assign(chat, { opened: true, complete: true });
    } finally {
      chat.loading = false;
      this.changed(chat);
    }
  }
}
