import type { Entry } from './entries';
import { asOf, bare, standing, tells, UNDONE } from './standing';

/** What is known of one message beside itself. */
interface News {
  /** The newest entry of each kind about it. */
  changes: Map<string, Entry>;
  deleted: boolean;
  /** Grows with every change. */
  revision: number;
}

/**
 * Puts the newest state of each message on it, whatever order entries and messages come in. A message of which nothing is
 * new stays the same object.
 */
export class States {
  private readonly news = new Map<number, News>();
  private readonly shown = new WeakMap<Entry, { revision: number; result: Entry }>();
  private revision = 0;
  private seen: { entries: readonly Entry[]; revision: number; result: readonly Entry[] } | undefined;

  /** Takes what an entry tells about a message. Whether that message's content is gone, and was not before. */
  learn(entry: Entry): boolean {
    const about = entry.target ?? entry.seq;
    if (entry.deleted === true) {
      return this.delete(about);
    }
    if (entry.kind === 'message') {
      return entry.recalledAt !== undefined && this.change(this.of(about), recallOf(entry));
    }
    return entry.target !== undefined && tells(entry) && this.change(this.of(about), entry);
  }

  /** We deleted a message for us. Whether that is new. */
  delete(seq: number): boolean {
    const news = this.of(seq);
    const fresh = !news.deleted;
    news.deleted = true;
    this.grow(news);
    return fresh;
  }

  /** Forgets what is about messages before a seq, unless they are deleted. */
  prune(before: number): void {
    const old = [...this.news].filter(([seq, { deleted }]) => seq < before && !deleted);
    old.forEach(([seq]) => this.news.delete(seq));
  }

  /** An entry as it may be kept: without the content of what was recalled or deleted, be it in a message or in an edit of it. */
  kept(entry: Entry): Entry {
    const { deleted = false, changes } = this.news.get(entry.target ?? entry.seq) ?? {};
    if (deleted) {
      return bare(entry);
    }
    const recalled = changes?.has('recall') === true;
    if (entry.kind === 'message') {
      return recalled ? this.on(entry) : entry;
    }
    return recalled && entry.kind === 'edit' ? { ...entry, content: {}, body: '' } : entry;
  }

  /** A message as it stands now; any other entry as it is. */
  on(entry: Entry): Entry {
    const news = this.news.get(entry.seq);
    if (entry.kind !== 'message' || (news === undefined && entry.states === undefined)) {
      return entry;
    }
    const revision = news?.revision ?? 0;
    const before = this.shown.get(entry);
    if (before?.revision === revision) {
      return before.result;
    }
    const result = news?.deleted === true ? bare(entry) : standing(entry, news?.changes ?? new Map<string, Entry>());
    this.shown.set(entry, { revision, result });
    return result;
  }

  shownOn(entries: readonly Entry[]): readonly Entry[] {
    if (this.seen?.entries !== entries || this.seen.revision !== this.revision) {
      this.seen = { entries, revision: this.revision, result: entries.map((entry) => this.on(entry)) };
    }
    return this.seen.result;
  }

  private change(news: News, entry: Entry): boolean {
    const { changes } = news;
    const known = changes.get(entry.kind);
    const recalled = changes.has('recall');
    if ((known !== undefined && asOf(entry) <= asOf(known)) || (recalled && UNDONE.includes(entry.kind))) {
      return false;
    }
    changes.set(entry.kind, entry);
    this.grow(news);
    if (entry.kind === 'recall') {
      UNDONE.forEach((kind) => changes.delete(kind));
    }
    return entry.kind === 'recall' && !recalled;
  }

  private of(seq: number): News {
    const news = this.news.get(seq) ?? { changes: new Map<string, Entry>(), deleted: false, revision: 0 };
    this.news.set(seq, news);
    return news;
  }

  private grow(news: News): void {
    news.revision = ++this.revision;
  }
}

/** What the entry of a recall will say that was not seen yet, but for who did it; the entry itself takes its place. */
function recallOf(message: Entry): Entry {
  const { conversation, seq, id, recalledAt = 0 } = message;
  return { conversation, seq, id, kind: 'recall', from: '', time: recalledAt, target: seq, asOf: 0 };
}
