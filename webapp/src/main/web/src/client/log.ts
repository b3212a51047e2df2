import type { Entry } from './entries';
import { asOf } from './standing';

/** The part of a conversation's log that this client holds: one run of seqs without holes, and what came too early for it. */
export class ConversationLog {
  private run: readonly Entry[] = [];
  private readonly early = new Map<number, Entry>();

  get entries(): readonly Entry[] {
    return this.run;
  }

  /** Undefined while nothing is held. */
  get low(): number | undefined {
    return this.run[0]?.seq;
  }

  get high(): number | undefined {
    return this.run[this.run.length - 1]?.seq;
  }

  has(seq: number): boolean {
    return this.early.has(seq) || this.covers(seq, seq);
  }

  /** Whether the run holds these seqs and all between. */
  covers(first: number, last: number): boolean {
    const { low, high } = this;
    return low !== undefined && high !== undefined && first >= low && last <= high;
  }

  /** Takes one entry, once; one that is held is replaced by what holds as of a later seq. Whether it was new. */
  add(entry: Entry): boolean {
    if (this.has(entry.seq)) {
      this.rewrite((held) => (held.seq === entry.seq ? later(held, entry) : held));
      return false;
    }
    if (entry.seq < (this.low ?? 0)) {
      return false;
    }
    this.early.set(entry.seq, entry);
    this.close();
    return true;
  }

  /** Takes a page of history that touches the run, or is the first. Pages are ascending and have no holes. */
  addPage(page: readonly Entry[]): void {
    const { low, high } = this;
    if (low === undefined || high === undefined) {
      this.run = page;
    } else {
      this.run = [...page.filter((entry) => entry.seq < low), ...this.run, ...page.filter((entry) => entry.seq > high)];
    }
    this.close();
  }

  /** Begins a conversation that has nothing before its first entry. */
  begin(entry: Entry): void {
    this.run = [entry];
    this.close();
  }

  /** Puts something else in the place of what is held. */
  rewrite(change: (entry: Entry) => Entry): void {
    const next = this.run.map(change);
    this.run = next.some((entry, index) => entry !== this.run[index]) ? next : this.run;
    this.early.forEach((entry, seq) => this.early.set(seq, change(entry)));
  }

  /** Lets go of everything before a seq. */
  trim(first: number): void {
    if ((this.low ?? first) < first) {
      this.run = this.run.filter((entry) => entry.seq >= first);
    }
    [...this.early.keys()].filter((seq) => seq < first).forEach((seq) => this.early.delete(seq));
  }

  /** Lets go of everything but what came early. */
  clear(): void {
    this.run = [];
  }

  private close(): void {
    let high = this.high ?? -1;
    const more: Entry[] = [];
    for (let next = this.early.get(high + 1); next !== undefined; next = this.early.get(high + 1)) {
      more.push(next);
      high += 1;
    }
    for (const seq of [...this.early.keys()].filter((early) => early <= high)) {
      this.early.delete(seq);
    }
    this.run = more.length > 0 ? [...this.run, ...more] : this.run;
  }
}

/** Of one entry as it was seen twice, the one that holds as of a later seq. */
export function later(held: Entry, seen: Entry): Entry {
  return asOf(held) < asOf(seen) ? seen : held;
}
