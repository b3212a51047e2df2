import { ConversationLog } from './log';
import type { Outgoing } from './outbox';
import { States } from './states';
import type { Card, Entry, Position, SyncedConversation } from './wire';

/** A conversation as a page shows it. Every change makes a new one. */
export interface ChatView {
  /** The other's user name in a direct conversation, else the conversation's id. Stays the same. */
  key: string;
  /** Absent until somebody wrote something. */
  id: string | undefined;
  kind: string;
  card: Card;
  lastSeq: number;
  readSeq: number;
  unread: number;
  last: Entry | undefined;
  /** Ascending, without holes. */
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
  hidden: boolean;
}

/** What this client knows of one conversation. */
export class Chat {
  readonly log = new ConversationLog();
  private readonly states = new States();
  id: string | undefined;
  opened = false;
  complete = false;
  loading = false;
  lastSeq = 0;
  readSeq = 0;
  unread = 0;
  firstSeq = 1;
  typing: readonly string[] = [];
  private kind = 'direct';
  private last: Entry | undefined;
  private hidden = false;
  private peers = new Map<string, Position>();
  private shown: ChatView | undefined;

  constructor(
    readonly key: string,
    private readonly me: string,
    private card: Card = { user: key },
  ) {}

  touch(): void {
    this.shown = undefined;
  }

  rename(card: Card): void {
    this.card = { ...this.card, ...card };
    this.touch();
  }

  synced(state: SyncedConversation): void {
    this.id = state.id;
    this.kind = state.kind ?? this.kind;
    this.card = state.with ?? (state.group ? { user: state.group.id, name: state.group.name } : this.card);
    this.hidden = state.hidden ?? false;
    this.firstSeq = state.firstSeq ?? this.firstSeq;
    for (const peer of state.peers ?? []) {
      this.position(peer);
    }
    if ((state.lastSeq ?? 0) >= this.lastSeq) {
      this.lastSeq = state.lastSeq ?? 0;
      this.last = state.last ?? this.last;
      this.unread = state.unread ?? 0;
    }
    this.readTo(state.readSeq ?? 0);
    this.touch();
  }

  /** Takes a committed entry. Whether it is the newest so far. */
  arrive(entry: Entry): boolean {
    this.id = entry.conversation;
    this.keep(entry);
    const newest = entry.seq > this.lastSeq;
    if (newest) {
      this.lastSeq = entry.seq;
      this.last = entry.kind === 'message' ? entry : this.last;
      this.unread += entry.kind === 'message' ? 1 : 0;
      this.typing = this.typing.filter((user) => user !== entry.from);
    }
    if (entry.from === this.me && entry.kind === 'message') {
      this.readTo(entry.seq);
    }
    this.touch();
    return newest;
  }

  /** Moves forward what we have read; false if what is unread after it can't be told from here. */
  readTo(seq: number): boolean {
    this.touch();
    if (seq <= this.readSeq) {
      this.unread = this.readSeq >= this.lastSeq ? 0 : this.unread;
      return true;
    }
    this.readSeq = seq;
    if (seq >= this.lastSeq) {
      this.unread = 0;
      return true;
    }
    if ((this.log.low ?? Infinity) > seq + 1 || (this.log.high ?? 0) < this.lastSeq) {
      return false;
    }
    this.unread = this.log.entries.filter((entry) => entry.seq > seq && entry.kind === 'message').length;
    return true;
  }

  position(position: Position): void {
    const known = this.peers.get(position.user);
    this.peers.set(position.user, {
      user: position.user,
      read: Math.max(known?.read ?? 0, position.read ?? 0),
      delivered: Math.max(known?.delivered ?? 0, position.delivered ?? 0, position.read ?? 0),
    });
    this.touch();
  }

  /** Lets go of what is held of the log, to be opened again. */
  close(): void {
    this.log.clear();
    this.opened = false;
    this.complete = false;
    this.touch();
  }

  view(outgoing: () => readonly Outgoing[]): ChatView {
    this.shown ??= this.show(outgoing());
    return this.shown;
  }

  private keep(entry: Entry): void {
    if (this.log.low !== undefined || this.loading) {
      this.log.add(entry);
    } else if (this.opened && entry.seq === this.firstSeq) {
      this.log.begin(entry);
    } else {
      this.opened = false;
    }
  }

  private show(outgoing: readonly Outgoing[]): ChatView {
    const others = [...this.peers.values()].filter((peer) => peer.user !== this.me);
    const all = (of: (peer: Position) => number) => (others.length === 0 ? 0 : Math.min(...others.map(of)));
    const stored = new Set(outgoing.length === 0 ? [] : this.log.entries.map((entry) => entry.clientId));
    const waiting = outgoing.filter((message) => !stored.has(message.clientId));
    const { key, id, kind, card, lastSeq, readSeq, unread, last, opened, complete, loading, typing, hidden } = this;
    return {
      ...{ key, id, kind, card, lastSeq, readSeq, unread, last, opened, complete, loading, typing, hidden },
      outgoing: waiting,
      entries: this.states.shownOn(this.log.entries),
      theirRead: all((peer) => peer.read ?? 0),
      theirDelivered: all((peer) => peer.delivered ?? 0),
    };
  }
}
