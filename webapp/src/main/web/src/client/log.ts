import type { Entry } from './wire';

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

  /** Whether something is known to be missing between the run and what came early. */
  get gap(): boolean {
    return this.early.size > 0;
  }

  has(seq: number): boolean {
    const { low, high } = this;
    return this.early.has(seq) || (low !== undefined && high !== undefined && seq >= low && seq <= high);
  }

  /** Takes one entry, once. Whether it was new. */
  add(entry: Entry): boolean {
    if (this.has(entry.seq) || entry.seq < (this.low ?? 0)) {
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
