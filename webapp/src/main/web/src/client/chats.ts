import { Chat, type ChatView } from './chat';
import type { Outgoing } from './outbox';
import type { Card, Entry, SyncedConversation } from './wire';

/** All conversations of this account, found by key or id. */
export class Chats {
  private readonly byKey = new Map<string, Chat>();
  private readonly byId = new Map<string, Chat>();
  private list: readonly ChatView[] | undefined;

  constructor(
    private readonly me: string,
    private readonly outgoing: (key: string) => readonly Outgoing[],
    private readonly changed: () => void,
    private readonly cardOf: (user: string) => Card | undefined,
  ) {}

  all(): Iterable<Chat> {
    return this.byKey.values();
  }

  get(key: string): Chat {
    const known = this.byKey.get(key);
    if (known !== undefined) {
      return known;
    }
    const chat = new Chat(key, this.me, this.cardOf(key));
    this.byKey.set(key, chat);
    return chat;
  }

  byConversation(id: string): Chat | undefined {
    return this.byId.get(id);
  }

  /** The chat that an entry belongs to. */
  of(entry: Entry): Chat {
    const known = this.byId.get(entry.conversation);
    const direct = entry.from === this.me ? entry.to : entry.from;
    const chat = known ?? this.get(entry.type === 'groupchat' ? entry.conversation : (direct ?? entry.conversation));
    this.byId.set(entry.conversation, chat);
    return chat;
  }

  synced(state: SyncedConversation): Chat | undefined {
    const key = this.byId.get(state.id)?.key ?? state.with?.user ?? state.id;
    if (state.removed === true) {
      this.byKey.delete(key);
      this.byId.delete(state.id);
      this.touched();
      return undefined;
    }
    const chat = this.get(key);
    this.byId.set(state.id, chat);
    chat.synced(state);
    this.touched(chat);
    return chat;
  }

  touched(chat?: Chat): void {
    chat?.touch();
    this.list = undefined;
    this.changed();
  }

  view(key: string): ChatView {
    return this.get(key).view(() => this.outgoing(key));
  }

  /** Those in which something was said, or is about to be, the newest first. */
  views(): readonly ChatView[] {
    this.list ??= [...this.byKey.keys()]
      .map((key) => this.view(key))
      .filter((view) => !view.hidden && (view.last !== undefined || view.outgoing.length > 0))
      .sort((one, other) => timeOf(other) - timeOf(one));
    return this.list;
  }
}

function timeOf(view: ChatView): number {
  return Math.max(view.last?.time ?? 0, view.outgoing[view.outgoing.length - 1]?.time ?? 0);
}
