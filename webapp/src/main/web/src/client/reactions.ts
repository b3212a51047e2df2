import type { Reaction } from './entries';

/** So many react now; which of them are ours stays. */
export function recounted(before: readonly Reaction[], counts: readonly Reaction[]): Reaction[] {
  return counts.map(({ reaction, count }) => ({ reaction, count, mine: before.some((one) => one.reaction === reaction && one.mine === true) }));
}

/** With one of ours more, or fewer. */
export function withMine(before: readonly Reaction[], reaction: string, mine: boolean): Reaction[] {
  const known = before.find((one) => one.reaction === reaction) ?? { reaction, count: 0, mine: false };
  if (known.mine === mine) {
    return [...before];
  }
  const changed = { ...known, count: known.count + (mine ? 1 : -1), mine };
  const others = before.map((one) => (one === known ? changed : one));
  return (known.count === 0 ? [...others, changed] : others).filter(({ count }) => count > 0);
}
