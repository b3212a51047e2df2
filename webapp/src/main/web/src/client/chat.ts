import type { Card, GroupCard } from './cards';
import type { Entry, HistoryResult, Position, Settings, SyncedConversation } from './entries';
import { Held } from './held';
import { groupAfter } from './membership';
import type { Outgoing } from './outgoing';
import { Reading } from './reading';
import { further, theirs, type ChatView } from './view';

type Whole = Required<Settings>;

/** What this client knows of one conversation. */
export class Chat {
  readonly held: Held;
  readonly reading: Reading;
  id: string | undefined;
  typing: readonly string[] = [];
  private kind = 'direct';
  private group: GroupCard | undefined;
  private time = 0;
  private settings: Whole = { pinned: false, mutedUntil: 0, hidden: false, draft: '' };
  private readonly peers = new Map<string, Position>();
  private shown: ChatView | undefined;

  /** @param gone is told of messages whose content is gone */
  constructor(
    readonly key: string,
    private readonly me: string,
    gone: (message: Entry) => void,
    private card: Card = { user: key },
  ) {
    this.held = new Held(gone);
    this.reading = new Reading(me);
  }

  /** How many, in a group. */
  get members(): number {
    return this.group?.members ?? 0;
  }

  touch(): void {
    this.shown = undefined;
  }

  rename(card: Card): void {
    this.card = { ...this.card, ...card };
    this.touch();
  }

  isCalled({ name, avatar }: Card): boolean {
    return this.card.name === name && this.card.avatar === avatar;
  }

  /** Whether it does not tell who comes, goes or reacts. */
  get isCrowd(): boolean {
    return this.kind === 'channel' || this.kind === 'room';
  }

  /** So many are in. */
  recount(members: number): void {
    if (this.group !== undefined) {
      this.regroup({ ...this.group, members });
    }
  }

  regroup(group: GroupCard): void {
    this.id = group.id;
    this.group = group;
    this.kind = group.kind ?? 'group';
    this.card = { user: group.id, name: group.name, avatar: group.picture ?? undefined };
    this.touch();
  }

  synced(state: SyncedConversation): void {
    const { pinned = false, mutedUntil = 0, hidden = false, draft = '' } = state;
    this.id = state.id;
    this.kind = state.kind ?? this.kind;
    this.card = state.with ?? this.card;
    this.settings = { pinned, mutedUntil, hidden, draft };
    if (state.group !== undefined) {
      this.regroup(state.group);
    }
    state.peers?.forEach((peer) => this.position(peer));
    this.held.reach(state.firstSeq, state.lastSeq);
    this.reading.startAt(this.held.firstSeq, this.held.log);
    this.reading.synced(state, this.held.log);
    state.deleted?.forEach((seq) => this.held.delete(seq));
    if (state.last !== undefined) {
      this.time = Math.max(this.time, state.last.time);
      this.held.take(state.last);
    }
    this.touch();
  }

  /** Takes a committed entry. Whether it is the newest so far. */
  arrive(entry: Entry): boolean {
    this.id = entry.conversation;
    const newest = this.held.add(entry);
    if (newest) {
      this.time = entry.time;
      this.typing = this.typing.filter((user) => user !== entry.from);
      if (this.group !== undefined) {
        this.regroup(groupAfter(this.group, entry, this.me));
      }
    }
    if (entry.kind === 'message') {
      this.reading.heard(entry);
      this.settings = newest ? { ...this.settings, hidden: false } : this.settings;
    }
    if (entry.from === this.me && entry.kind === 'message') {
      this.readTo(entry.seq);
    }
    this.touch();
    return newest;
  }

  /** Takes a page of the log that touches what is held, or begins it. */
  takePage(result: HistoryResult): void {
    const page = this.held.addPage(result);
    this.reading.startAt(this.held.firstSeq, this.held.log);
    page.filter(({ kind }) => kind === 'message').forEach((message) => this.reading.heard(message));
    this.touch();
  }

  /** Changes how we keep it. False if what is unread after it can't be told from here. */
  configure({ pinned, mutedUntil, hidden, draft, firstSeq }: Settings & { firstSeq?: number }): boolean {
    const before = this.settings;
    this.settings = {
      pinned: pinned ?? before.pinned,
      mutedUntil: mutedUntil ?? before.mutedUntil,
      hidden: hidden ?? before.hidden,
      draft: draft ?? before.draft,
    };
    this.touch();
    return firstSeq === undefined || this.startAt(firstSeq);
  }

  /** Moves forward what we have read; false if what is unread after it can't be told from here. */
  readTo(seq: number): boolean {
    this.touch();
    return this.reading.readTo(seq, this.held.log);
  }

  position(position: Position): void {
    this.peers.set(position.user, further(this.peers.get(position.user), position));
    this.touch();
  }

  view(outgoing: () => readonly Outgoing[]): ChatView {
    this.shown ??= this.show(outgoing());
    return this.shown;
  }

  private startAt(firstSeq: number): boolean {
    this.held.startAt(firstSeq);
    return this.reading.startAt(firstSeq, this.held.log);
  }

  private show(outgoing: readonly Outgoing[]): ChatView {
    const { key, id, kind, card, group, typing } = this;
    const { firstSeq, lastSeq, last, entries, opened, complete, loading } = this.held;
    const { readSeq, unread, mentions } = this.reading;
    const stored = new Set(outgoing.length === 0 ? [] : entries.map((entry) => entry.clientId));
    return {
      ...{ key, id, kind, card, group, typing, firstSeq, lastSeq, last, entries, opened, complete, loading, readSeq, unread, mentions },
      ...this.settings,
      ...theirs(this.peers.values(), this.me),
      time: last?.time ?? this.time,
      outgoing: outgoing.filter((message) => !stored.has(message.clientId)),
    };
  }
}
