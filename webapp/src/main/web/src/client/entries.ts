import type { Card, GroupCard } from './cards';
import type { JsonMap } from './wire';

/** One entry of a conversation's log. Kinds that this version does not know are kept, and shown by nobody. */
export interface Entry extends MessageFields, ChangeFields {
  conversation: string;
  seq: number;
  id: string;
  /** `message`, or what changed: `edit`, `recall`, `reaction`, `pin`, `members`, `group`, `TYPE.NAME`. */
  kind: string;
  from: string;
  time: number;
  /** The seq as of which it holds; what has a higher one replaces it. */
  asOf?: number;
  duplicate?: boolean;
}

/** Of a message. */
interface MessageFields {
  to?: string;
  type?: string;
  media?: string;
  content?: JsonMap;
  /** Its plain text. */
  body?: string;
  subject?: string;
  replyTo?: number;
  /** User names, or `@all`. */
  mentions?: string[];
  clientId?: string;
  editedAt?: number;
  recalledAt?: number;
  /** Who took it back, where the entry that says so was seen. */
  recalledBy?: string;
  reactions?: Reaction[];
  pinned?: boolean;
  /** We deleted it for us: it has no content. */
  deleted?: boolean;
  /** The newest state of a message by kind of entry. */
  states?: Record<string, JsonMap>;
  /** The newest of `states`. */
  state?: JsonMap;
}

/** Of an entry that changes something. */
interface ChangeFields {
  /** The seq of the message that it is about. */
  target?: number;
  action?: string;
  users?: string[];
  role?: string;
  until?: number;
  group?: GroupCard;
}

export interface Reaction {
  reaction: string;
  count: number;
  /** The first of those who reacted so. */
  users?: string[];
  mine?: boolean;
}

/** What a message said at one time. */
export interface Edit {
  seq: number;
  time: number;
  content: JsonMap;
  body?: string;
}

/** What a search found: where in `body` it fits, as code points `[start, end)`. */
export interface FoundEntry extends Entry {
  highlights?: [number, number][];
}

/** What a forward did; `failed` are targets that took nothing, or not all. */
export interface Forwarded {
  entries: readonly Entry[];
  failed: readonly { to: string; code: number }[];
}

/** How far somebody has read a conversation, and how far its entries reached a device of theirs. */
export interface Position {
  user: string;
  read?: number;
  delivered?: number;
}

/** How we keep a conversation, the same on all our devices. */
export interface Settings {
  pinned?: boolean;
  /** Milliseconds since 1970; 0 is not muted, −1 for ever. */
  mutedUntil?: number;
  /** Until its next message. */
  hidden?: boolean;
  draft?: string;
}

export interface SyncedConversation extends Settings {
  id: string;
  kind?: string;
  with?: Card;
  group?: GroupCard;
  firstSeq?: number;
  lastSeq?: number;
  readSeq?: number;
  unread?: number;
  mentions?: number;
  /** Seqs of messages that we deleted for us. */
  deleted?: number[];
  /** The newest message, or change of the members or the group; entries about others may be newer. */
  last?: Entry;
  peers?: Position[];
  removed?: boolean;
}

export interface SyncResult {
  conversations?: SyncedConversation[];
  cursor?: string;
  more?: boolean;
}

export interface HistoryResult {
  entries?: Entry[];
  firstSeq?: number;
  lastSeq?: number;
  more?: boolean;
}
