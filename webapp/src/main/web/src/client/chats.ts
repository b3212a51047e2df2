import type { Card, GroupCard } from './cards';
import { Chat } from './chat';
import type { Entry, SyncedConversation } from './entries';
import type { Outgoing } from './outgoing';
import type { ChatView } from './view';

/** What the conversations need of the rest. */
export interface ChatsGround {
  me: string;
  /** What is on its way to a conversation. */
  outgoing: (key: string) => readonly Outgoing[];
  cardOf: (user: string) => Card | undefined;
  changed: () => void;
  /** The content of a message that was held is gone. */
  gone: (message: Entry) => void;
}

/** All conversations of this account, found by key or id. */
export class Chats {
  private readonly byKey = new Map<string, Chat>();
  private readonly byId = new Map<string, Chat>();
  /** The seq with which we left, of conversations that are ours no longer. */
  private readonly left = new Map<string, number>();
  private list: readonly ChatView[] | undefined;

  constructor(private readonly ground: ChatsGround) {}

  all(): Iterable<Chat> {
    return this.byKey.values();
  }

  get(key: string): Chat {
    const known = this.byKey.get(key);
    if (known !== undefined) {
      return known;
    }
    const { me, gone, cardOf } = this.ground;
    const chat = new Chat(key, me, gone, cardOf(key));
    this.byKey.set(key, chat);
    return chat;
  }

  byConversation(id: string): Chat | undefined {
    return this.byId.get(id);
  }

  /** The chat that an entry belongs to; none where only the server can tell, or where we are in no longer. */
  of(entry: Entry): Chat | undefined {
    const { conversation, from, to, type, seq } = entry;
    const known = this.byId.get(conversation);
    if (known !== undefined || to === undefined || seq <= (this.left.get(conversation) ?? 0)) {
      return known;
    }
    const grouped = type === 'groupchat' || to === conversation;
    const chat = this.get(grouped ? conversation : from === this.ground.me ? to : from);
    this.byId.set(conversation, chat);
    return chat;
  }

  synced(state: SyncedConversation): Chat | undefined {
    const chat = this.byId.get(state.id) ?? this.get(state.with?.user ?? state.id);
    if (state.removed === true) {
      this.remove(chat, state.id);
      return undefined;
    }
    this.left.delete(state.id);
    this.byId.set(state.id, chat);
    chat.synced(state);
    this.touched(chat);
    return chat;
  }

  /** Somebody is called otherwise. */
  rename(card: Card): void {
    const chat = this.byKey.get(card.user);
    if (chat?.isCalled(card) === false) {
      chat.rename(card);
      this.touched();
    }
  }

  /** A group that we are in. */
  joined(card: GroupCard): Chat {
    const chat = this.get(card.id);
    this.left.delete(card.id);
    this.byId.set(card.id, chat);
    chat.regroup(card);
    return chat;
  }

  /** It is ours no longer. What comes late of it is not listened to. */
  remove(chat: Chat, id: string): void {
    this.left.set(id, chat.held.lastSeq);
    this.byKey.delete(chat.key);
    this.byId.delete(id);
    this.touched();
  }

  touched(chat?: Chat): void {
    chat?.touch();
    this.list = undefined;
    this.ground.changed();
  }

  view(key: string): ChatView {
    return this.get(key).view(() => this.ground.outgoing(key));
  }

  /** Those that the server has, or in which something is about to be said: the pinned ones first, then the newest. */
  views(): readonly ChatView[] {
    this.list ??= [...this.byKey.keys()]
      .map((key) => this.view(key))
      .filter((view) => !view.hidden && (view.id !== undefined || view.outgoing.length > 0))
      .sort((one, other) => Number(other.pinned) - Number(one.pinned) || timeOf(other) - timeOf(one));
    return this.list;
  }
}

function timeOf(view: ChatView): number {
  return Math.max(view.time, view.outgoing[view.outgoing.length - 1]?.time ?? 0);
}
