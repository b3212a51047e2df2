import type { Card, GroupCard } from './cards';
import type { Entry, Position } from './entries';
import type { Outgoing } from './outgoing';

/** A conversation as a page shows it. Every change makes a new one. */
export interface ChatView {
  /** The other's user name in a direct conversation, else the conversation's id. Stays the same. */
  key: string;
  /** Absent until somebody wrote something. */
  id: string | undefined;
  kind: string;
  card: Card;
  /** Of a group, with our role in it. */
  group: GroupCard | undefined;
  /** What is before is not for us, or was cleared. */
  firstSeq: number;
  lastSeq: number;
  readSeq: number;
  unread: number;
  /** How many of the unread messages mention us. */
  mentions: number;
  /** The newest message that is not deleted, as it stands now. */
  last: Entry | undefined;
  /** When that was, or something else happened if there is none. */
  time: number;
  /** Ascending, without holes; messages as they stand now. */
  entries: readonly Entry[];
  outgoing: readonly Outgoing[];
  /** Whether `entries` holds the newest page. */
  opened: boolean;
  /** Whether there is nothing older than `entries`. */
  complete: boolean;
  loading: boolean;
  /** How far the other side read, and received. */
  theirRead: number;
  theirDelivered: number;
  typing: readonly string[];
  pinned: boolean;
  /** Milliseconds since 1970; 0 is not muted, −1 for ever. */
  mutedUntil: number;
  hidden: boolean;
  draft: string;
}

/** How far all others read, and received. */
export function theirs(peers: Iterable<Position>, me: string): { theirRead: number; theirDelivered: number } {
  const others = [...peers].filter((peer) => peer.user !== me);
  const all = (of: (peer: Position) => number) => (others.length === 0 ? 0 : Math.min(...others.map(of)));
  return { theirRead: all((peer) => peer.read ?? 0), theirDelivered: all((peer) => peer.delivered ?? 0) };
}

export function further(known: Position | undefined, position: Position): Position {
  return {
    user: position.user,
    read: Math.max(known?.read ?? 0, position.read ?? 0),
    delivered: Math.max(known?.delivered ?? 0, position.delivered ?? 0, position.read ?? 0),
  };
}
