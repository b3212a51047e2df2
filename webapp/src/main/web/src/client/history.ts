import type { Chat } from './chat';
import type { HistoryResult } from './entries';
import type { Clock } from './environment';
import { Refused } from './failures';

const PAGE = 50;
const MOST = 200;
const TOO_FAR = 400;
const WAIT_FOR_GAP = 1_000;

/** One of `after` and `before` (seqs, exclusive), `at` (from the first entry not older); none for the newest page. */
export interface HistoryQuestion {
  conversation: string;
  after?: number;
  before?: number;
  at?: number;
  limit: number;
}

export type AskHistory = (question: HistoryQuestion) => Promise<HistoryResult>;

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
    if (chat.held.opened || chat.held.loading) {
      return;
    }
    await this.loading(chat, async (conversation) => {
      await this.add(chat, { conversation, limit: PAGE });
      chat.held.opened = true;
    });
    await this.catchUp(chat);
  }

  async older(chat: Chat): Promise<void> {
    const { loading, complete, log } = chat.held;
    const before = log.low;
    if (loading || complete || before === undefined) {
      return;
    }
    await this.loading(chat, (conversation) => this.add(chat, { conversation, before, limit: PAGE }));
  }

  /** Fetches what was committed after the run that is held. */
  async catchUp(chat: Chat): Promise<void> {
    while (isBehind(chat) && !chat.held.loading) {
      const high = chat.held.log.high ?? 0;
      if (chat.held.lastSeq - high > TOO_FAR) {
        chat.held.close();
        return this.open(chat);
      }
      await this.next(chat, high);
    }
  }

  /** After an entry came: a gap may be our own message under way, so it gets a second to close by itself. */
  watch(chat: Chat): void {
    if (isBehind(chat) && !this.waiting.has(chat)) {
      this.waiting.add(chat);
      this.clock.after(WAIT_FOR_GAP, () => {
        this.waiting.delete(chat);
        void this.catchUp(chat).catch(() => this.watch(chat));
      });
    }
  }

  private async add(chat: Chat, question: HistoryQuestion): Promise<void> {
    const page = await this.ask(question);
    chat.takePage(page);
    chat.held.settle(page.entries?.length === 0);
  }

  private async next(chat: Chat, after: number): Promise<void> {
    await this.loading(chat, async (conversation) => {
      chat.takePage(await this.ask({ conversation, after, limit: MOST }));
      if (chat.held.log.high === after) {
        chat.held.lastSeq = after;
      }
    });
  }

  private async loading(chat: Chat, load: (conversation: string) => Promise<void>): Promise<void> {
    chat.held.loading = true;
    this.changed(chat);
    try {
      await load(chat.id ?? chat.key);
    } catch (failure) {
      if (!(failure instanceof Refused && failure.status === 404)) {
        throw failure;
      }
      Object.assign(chat.held, { opened: true, complete: true });
    } finally {
      chat.held.loading = false;
      this.changed(chat);
    }
  }
}

function isBehind({ held }: Chat): boolean {
  return held.opened && held.lastSeq > (held.log.high ?? held.lastSeq);
}
