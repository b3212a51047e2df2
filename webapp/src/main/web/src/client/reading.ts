import type { Entry, SyncedConversation } from './entries';
import type { ConversationLog } from './log';

/** What is unread of a conversation: what the server counted up to a seq, and what came after it. */
export class Reading {
  readSeq = 0;
  /** What the server counted, up to which seq, as far as we have not read it since. */
  private counted = { to: 0, unread: 0, mentions: 0 };
  /** Messages after it, and whether they mention us. */
  private readonly later = new Map<number, boolean>();
  private firstSeq = 1;

  constructor(private readonly me: string) {}

  get unread(): number {
    return this.counted.unread + this.later.size;
  }

  get mentions(): number {
    return this.counted.mentions + [...this.later.values()].filter(Boolean).length;
  }

  /** Takes what the server counted. False if what is unread can't be told from here. */
  synced({ lastSeq = 0, readSeq = 0, unread = 0, mentions = 0 }: SyncedConversation, log: ConversationLog): boolean {
    if (lastSeq >= this.counted.to) {
      this.counted = { to: lastSeq, unread, mentions };
      this.forget(lastSeq);
    }
    const mine = Math.max(this.readSeq, readSeq);
    this.readSeq = readSeq;
    return this.readTo(mine, log);
  }

  /** A message came. */
  heard(message: Entry): void {
    if (message.seq > Math.max(this.counted.to, this.seen)) {
      const { mentions = [], from } = message;
      this.later.set(message.seq, from !== this.me && (mentions.includes(this.me) || mentions.includes('@all')));
    }
  }

  /** Moves forward what we have read. False if what is unread after it can't be told from here. */
  readTo(seq: number, log: ConversationLog): boolean {
    const before = this.seen;
    this.readSeq = Math.max(this.readSeq, seq);
    return this.seen === before || this.recount(log);
  }

  /** What was before a seq is gone for us. */
  startAt(firstSeq: number, log: ConversationLog): boolean {
    const before = this.seen;
    this.firstSeq = firstSeq;
    return this.seen === before || this.recount(log);
  }

  private get seen(): number {
    return Math.max(this.readSeq, this.firstSeq - 1);
  }

  private recount(log: ConversationLog): boolean {
    const { seen, counted } = this;
    this.forget(seen);
    if (seen >= counted.to) {
      this.counted = { to: counted.to, unread: 0, mentions: 0 };
      return true;
    }
    if (!log.covers(seen + 1, counted.to)) {
      return false;
    }
    const left = log.entries.filter((entry) => entry.kind === 'message' && entry.seq > seen && entry.seq <= counted.to);
    this.counted = { to: seen, unread: 0, mentions: 0 };
    left.forEach((message) => this.heard(message));
    return true;
  }

  private forget(upTo: number): void {
    [...this.later.keys()].filter((seq) => seq <= upTo).forEach((seq) => this.later.delete(seq));
  }
}
