import type { Entry, HistoryResult, Reaction } from './entries';
import { Latest } from './latest';
import { ConversationLog, later } from './log';
import { States } from './states';

/** What this client holds of a conversation's log, and what became of its messages. */
export class Held {
  readonly log = new ConversationLog();
  /** Whether the newest page is held. */
  opened = false;
  /** Whether there is nothing older than what is held. */
  complete = false;
  loading = false;
  lastSeq = 0;
  private first = 1;
  private readonly states = new States();
  private readonly latest = new Latest((message) => this.states.on(message).deleted !== true);

  /** @param gone is told of messages whose content is gone */
  constructor(private readonly gone: (message: Entry) => void) {}

  /** What is before is not for us. */
  get firstSeq(): number {
    return this.first;
  }

  get entries(): readonly Entry[] {
    return this.states.shownOn(this.log.entries);
  }

  get last(): Entry | undefined {
    return this.latest.message && this.states.on(this.latest.message);
  }

  /** Whether there may be a newer message than `last`. */
  get isUnsure(): boolean {
    return !this.latest.isSureAt(this.lastSeq);
  }

  /** Takes a committed entry. Whether it is the newest so far. */
  add(given: Entry): boolean {
    const entry = this.take(given);
    const newest = entry.seq > this.lastSeq;
    this.lastSeq = Math.max(this.lastSeq, entry.seq);
    if (this.log.low !== undefined || this.loading) {
      this.log.add(entry);
    } else if (this.opened && entry.seq === this.first) {
      this.log.begin(entry);
    } else {
      this.opened = false;
    }
    this.latest.sureBy(this.log);
    return newest;
  }

  /** Takes an entry that may be the newest. */
  take(given: Entry): Entry {
    const entry = this.refresh(given);
    this.latest.offer(entry);
    return entry;
  }

  /** Takes an entry of anywhere in the log; it gets its place there only if it is held already. */
  refresh(given: Entry): Entry {
    this.learn(given);
    const entry = this.kept(given);
    if (this.log.has(entry.seq)) {
      this.log.add(entry);
    }
    this.latest.rewrite((message) => (message.seq === entry.seq ? later(message, entry) : message));
    return entry;
  }

  /** Takes a page that touches what is held, or begins it. */
  addPage(result: HistoryResult): readonly Entry[] {
    const page = this.peek(result);
    this.log.addPage(page);
    this.latest.sureBy(this.log);
    return page;
  }

  /** Takes a page without keeping it. */
  peek({ entries = [], firstSeq, lastSeq }: HistoryResult): readonly Entry[] {
    this.reach(firstSeq, lastSeq);
    entries.forEach((entry) => this.learn(entry));
    const page = entries.map((entry) => this.kept(entry));
    this.latest.offerPage(page, page[page.length - 1]?.seq ?? 0);
    return page;
  }

  /** After a page that was the newest or older than what is held. */
  settle(empty: boolean): void {
    this.complete = empty || (this.log.low ?? 0) <= this.first;
  }

  /** We deleted a message for us. */
  delete(seq: number): void {
    if (this.states.delete(seq)) {
      this.empty(seq);
    }
  }

  /** Changes the reactions to a message where they are only counted, which no entry tells of. */
  recount(seq: number, change: (before: readonly Reaction[]) => Reaction[]): void {
    const counted = (entry: Entry) => (entry.seq === seq ? { ...entry, reactions: change(entry.reactions ?? []) } : entry);
    this.log.rewrite(counted);
    this.latest.rewrite(counted);
  }

  /** The server says where the log begins for us, and how far it goes. */
  reach(firstSeq = this.first, lastSeq = 0): void {
    this.lastSeq = Math.max(this.lastSeq, lastSeq);
    this.startAt(firstSeq);
  }

  /** What is before a seq is not for us, or was cleared. */
  startAt(firstSeq: number): void {
    if (firstSeq === this.first) {
      return;
    }
    if (this.log.low !== undefined && (this.log.high ?? 0) < firstSeq && this.lastSeq >= firstSeq) {
      this.close();
    }
    this.first = firstSeq;
    this.log.trim(firstSeq);
    this.latest.startAt(firstSeq);
    this.complete = this.opened && (this.log.low ?? firstSeq) <= firstSeq;
  }

  /** Nobody looks further for the last message. */
  giveUp(): void {
    this.latest.giveUp(this.lastSeq);
  }

  /** Lets go of what is held, to be opened again. */
  close(): void {
    this.log.clear();
    this.opened = false;
    this.complete = false;
    this.states.prune(this.latest.message?.seq ?? 0);
  }

  /** What tells about messages that nobody holds or asks for is not remembered. */
  private learn(entry: Entry): void {
    const { target = entry.seq } = entry;
    const held = this.log.low !== undefined || this.loading || target >= (this.latest.message?.seq ?? 0);
    if (held && this.states.learn(entry)) {
      this.empty(target);
    }
  }

  private kept(given: Entry): Entry {
    const entry = this.states.kept(given);
    if (entry.kind === 'message' && (entry.recalledAt !== undefined || entry.deleted === true)) {
      this.gone(entry);
    }
    return entry;
  }

  private empty(seq: number): void {
    this.log.entries.filter((entry) => entry.seq === seq).forEach((message) => this.gone(message));
    const change = (entry: Entry) => (entry.seq === seq || entry.target === seq ? this.states.kept(entry) : entry);
    this.log.rewrite(change);
    this.latest.rewrite(change);
    this.latest.review(this.log, this.first);
  }
}
