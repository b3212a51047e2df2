import type { Entry, JsonMap } from './wire';

/** The newest entry of each kind that is about one message. */
type Newest = Map<string, Entry>;

interface Shown {
  entry: Entry;
  moment: number;
  result: Entry;
}

/** Puts the newest states of each message on it. A message of which nothing is new stays the same object. */
export class States {
  private seen: readonly Entry[] = [];
  private result: readonly Entry[] = [];
  private shown = new Map<number, Shown>();

  shownOn(entries: readonly Entry[]): readonly Entry[] {
    if (entries !== this.seen) {
      this.seen = entries;
      this.result = this.apply(entries);
    }
    return this.result;
  }

  private apply(entries: readonly Entry[]): readonly Entry[] {
    const newest = newestByTarget(entries);
    const before = this.shown;
    this.shown = new Map();
    return entries.map((entry) => {
      const about = newest.get(entry.seq);
      return about === undefined && entry.states === undefined ? entry : this.show(entry, about ?? new Map<string, Entry>(), before.get(entry.seq));
    });
  }

  private show(entry: Entry, about: Newest, before: Shown | undefined): Entry {
    const moment = Math.max(asOf(entry), ...[...about.values()].map(asOf));
    const same = before?.entry === entry && before.moment === moment;
    const shown = same ? before : { entry, moment, result: { ...entry, ...statesOf(entry, about), asOf: moment } };
    this.shown.set(entry.seq, shown);
    return shown.result;
  }
}

function newestByTarget(entries: readonly Entry[]): Map<number, Newest> {
  const all = new Map<number, Newest>();
  for (const entry of entries) {
    if (entry.target !== undefined && entry.state !== undefined) {
      const newest = all.get(entry.target) ?? new Map<string, Entry>();
      const known = newest.get(entry.kind);
      all.set(entry.target, newest);
      newest.set(entry.kind, known === undefined || asOf(entry) >= asOf(known) ? entry : known);
    }
  }
  return all;
}

/** What a message came with holds unless an entry is younger. */
function statesOf(entry: Entry, about: Newest): { state: JsonMap | undefined; states: Record<string, JsonMap> } {
  const states: Record<string, JsonMap> = { ...entry.states };
  const ascending = [...about.values()].sort((one, other) => asOf(one) - asOf(other));
  for (const later of ascending) {
    if (later.state !== undefined && (states[later.kind] === undefined || asOf(later) > asOf(entry))) {
      states[later.kind] = later.state;
    }
  }
  const newest = ascending[ascending.length - 1]?.kind ?? Object.keys(states)[0] ?? '';
  return { state: states[newest], states };
}

function asOf(entry: Entry): number {
  return entry.asOf ?? entry.seq;
}
