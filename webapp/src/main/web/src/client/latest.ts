import type { Entry } from './entries';
import { later, type ConversationLog } from './log';

/** The newest message of a conversation that is not deleted for us, and whether there may be one that we have not seen. */
export class Latest {
  private newest: Entry | undefined;
  /** Up to this seq, nothing is newer. */
  private checked = 0;

  /** @param isShown whether a message is there to be shown */
  constructor(private readonly isShown: (message: Entry) => boolean) {}

  get message(): Entry | undefined {
    return this.newest;
  }

  isSureAt(lastSeq: number): boolean {
    return this.checked >= lastSeq;
  }

  /** Takes one entry. */
  offer(entry: Entry): void {
    const { newest } = this;
    const newer = entry.kind === 'message' && entry.seq > (newest?.seq ?? 0) && this.isShown(entry);
    this.newest = newer ? entry : newest?.seq === entry.seq ? later(newest, entry) : newest;
    if (newer || entry.seq === this.checked + 1) {
      this.checked = Math.max(this.checked, entry.seq);
    }
  }

  /** Takes entries without holes, ascending, up to a seq. */
  offerPage(page: readonly Entry[], upTo: number): void {
    const from = page[0]?.seq ?? upTo + 1;
    const before = this.newest;
    page.forEach((entry) => this.offer(entry));
    if (from <= this.checked + 1 || this.newest !== before) {
      this.checked = Math.max(this.checked, upTo);
    }
  }

  /** Everything that the log holds was offered. */
  sureBy({ low, high }: ConversationLog): void {
    if (low !== undefined && high !== undefined && low <= this.checked + 1) {
      this.checked = Math.max(this.checked, high);
    }
  }

  /** Nobody looks further back. */
  giveUp(lastSeq: number): void {
    this.checked = Math.max(this.checked, lastSeq);
  }

  /** There is nothing to be shown before a seq. */
  startAt(firstSeq: number): void {
    this.checked = Math.max(this.checked, firstSeq - 1);
    if ((this.newest?.seq ?? firstSeq) < firstSeq) {
      this.newest = undefined;
    }
  }

  /** Puts something else in the place of the message. */
  rewrite(change: (message: Entry) => Entry): void {
    this.newest = this.newest && change(this.newest);
  }

  /** What was shown may be gone: looks for the one before it in what is held, from `firstSeq` on. */
  review(log: ConversationLog, firstSeq: number): void {
    const gone = this.newest;
    if (gone === undefined || this.isShown(gone)) {
      return;
    }
    this.newest = log.entries.findLast((entry) => entry.kind === 'message' && entry.seq < gone.seq && this.isShown(entry));
    const known = this.newest !== undefined ? log.covers(gone.seq, gone.seq) : (log.low ?? Infinity) <= firstSeq;
    this.checked = known ? this.checked : Math.min(this.checked, firstSeq - 1);
    this.newest = known ? this.newest : undefined;
  }
}
