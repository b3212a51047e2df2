import type { Entry } from './entries';
import type { JsonMap } from './wire';

/** What entries told about a message: the newest of each kind. */
export type Changes = ReadonlyMap<string, Entry>;

/** What a recall takes with it. */
export const UNDONE: readonly string[] = ['edit', 'reaction', 'pin'];

const EMPTY = { content: {}, body: '', subject: undefined, editedAt: undefined, reactions: undefined, pinned: undefined };

/** The seq as of which an entry holds. */
export function asOf(entry: Entry): number {
  return entry.asOf ?? entry.seq;
}

/** Whether an entry says more than that there was a change: what we may not see, or was taken back since, comes bare. */
export function tells({ kind, content, reactions, pinned, state }: Entry): boolean {
  switch (kind) {
    case 'edit':
      return content !== undefined && Object.keys(content).length > 0;
    case 'recall':
      return true;
    case 'reaction':
      return reactions !== undefined;
    case 'pin':
      return pinned !== undefined;
    default:
      return state !== undefined;
  }
}

/** A message as it stands after these changes. What it came with holds unless a change is younger. */
export function standing(message: Entry, changes: Changes): Entry {
  const moment = Math.max(asOf(message), ...[...changes.values()].map(asOf));
  const result: Entry = { ...message, ...statesOf(message, changes), asOf: moment };
  const recall = changes.get('recall');
  if (recall !== undefined || message.recalledAt !== undefined) {
    const by = recall?.from === '' ? undefined : recall?.from;
    return { ...result, ...EMPTY, recalledAt: recall?.time ?? message.recalledAt, recalledBy: by ?? message.recalledBy };
  }
  const younger = (kind: string) => {
    const change = changes.get(kind);
    return change !== undefined && asOf(change) > asOf(message) ? change : undefined;
  };
  const edit = younger('edit');
  if (edit !== undefined) {
    Object.assign(result, { content: edit.content, body: edit.body, editedAt: edit.time });
  }
  result.reactions = younger('reaction')?.reactions ?? result.reactions;
  result.pinned = younger('pin')?.pinned ?? result.pinned;
  return result;
}

/** An entry of which only its place in the log may be kept. */
export function bare({ conversation, seq, id, kind, from, time, asOf: moment, clientId, target }: Entry): Entry {
  return { conversation, seq, id, kind, from, time, asOf: moment, clientId, target, deleted: true };
}

function statesOf(message: Entry, changes: Changes): { state?: JsonMap; states?: Record<string, JsonMap> } {
  const ascending = [...changes.values()].filter(({ state }) => state !== undefined).sort((one, other) => asOf(one) - asOf(other));
  if (ascending.length === 0 && message.states === undefined) {
    return {};
  }
  const states: Record<string, JsonMap> = { ...message.states };
  for (const later of ascending) {
    if (later.state !== undefined && (states[later.kind] === undefined || asOf(later) > asOf(message))) {
      states[later.kind] = later.state;
    }
  }
  const newest = ascending[ascending.length - 1]?.kind ?? Object.keys(states)[0] ?? '';
  return { state: states[newest], states };
}
