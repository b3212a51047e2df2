import type { GroupCard } from './cards';
import type { Chat } from './chat';
import type { Chats } from './chats';
import type { SettingsChange } from './conversations';
import type { Entry, SyncedConversation } from './entries';
import type { History } from './history';
import type { Lasts } from './lasts';
import { takesAway } from './membership';
import type { GroupNews } from './options';
import type { Outbox } from './outbox';
import type { People } from './people';
import type { Positions } from './positions';
import { recounted, withMine } from './reactions';

export interface IntakeGround {
  me: string;
  chats: Chats;
  outbox: Outbox;
  history: History;
  lasts: Lasts;
  positions: Positions;
  people: People;
  /** Something changed that only the server can tell. */
  resync(): void;
  /** Something changed that an answer under way may not know. */
  recheck(): void;
  /** There are people whose presence is of interest. */
  look(): void;
  /** Somebody else's message came in. */
  arrived(entry: Entry): void;
}

/** Takes what the server tells of conversations, by pushes and answers, to where it belongs. */
export class Intake {
  constructor(private readonly ground: IntakeGround) {}

  /** A committed entry came, for the first time or not. */
  entry(entry: Entry): void {
    const { chats, me } = this.ground;
    const chat = chats.of(entry);
    if (chat === undefined) {
      this.ground.resync();
    } else if (takesAway(entry, me) && entry.seq > chat.held.lastSeq) {
      this.lose(chat, entry);
    } else {
      this.arrive(chat, entry);
    }
  }

  /** A message of anywhere in the log, as it stands now. */
  message(entry: Entry): void {
    const chat = this.ground.chats.byConversation(entry.conversation);
    chat?.held.refresh(entry);
    this.changed(chat);
  }

  synced(state: SyncedConversation): void {
    const { chats, people, positions, outbox, history } = this.ground;
    const chat = chats.synced(state);
    if (state.with !== undefined) {
      people.know(state.with);
    }
    if (chat === undefined) {
      outbox.drop(state.id);
      return;
    }
    positions.known(state.id, state.readSeq ?? 0);
    if (chat.reading.unread > 0) {
      positions.delivered(state.id, chat.held.lastSeq);
    }
    history.watch(chat);
    this.ground.lasts.watch(chat);
  }

  /** We deleted a message for us, here or on another device. */
  deleted(conversation: string, seq: number): void {
    const chat = this.ground.chats.byConversation(conversation);
    chat?.held.delete(seq);
    this.changed(chat);
  }

  configured(change: SettingsChange): void {
    const chat = this.ground.chats.byConversation(change.conversation);
    if (chat?.configure(change) !== true) {
      this.ground.resync();
    }
    this.ground.recheck();
    this.changed(chat);
  }

  /** A group that we are in, maybe since just now. */
  group(card: GroupCard): void {
    const chat = this.ground.chats.joined(card);
    this.ground.chats.touched(chat);
    this.ground.resync();
  }

  /** What is told of groups beside their logs. */
  news({ group, joined, removed, members, reactions = [] }: GroupNews): void {
    const chat = this.ground.chats.byConversation(group);
    if (joined === true || removed === true) {
      this.ground.resync();
    }
    if (members !== undefined) {
      chat?.recount(members);
    }
    reactions.forEach(({ seq, reactions: counts }) => chat?.held.recount(seq, (before) => recounted(before, counts)));
    this.changed(chat);
  }

  /** We react to a message or no longer, where nobody is told who does. */
  reacted(conversation: string, seq: number, reaction: string, mine: boolean): void {
    const chat = this.ground.chats.byConversation(conversation);
    if (chat?.isCrowd === true) {
      chat.held.recount(seq, (before) => withMine(before, reaction, mine));
      this.changed(chat);
    }
  }

  private arrive(chat: Chat, entry: Entry): void {
    const { chats, me, outbox, positions } = this.ground;
    const known = chat.id !== undefined;
    const newest = chat.arrive(entry);
    if (entry.from !== me) {
      positions.delivered(entry.conversation, entry.seq);
    } else if (entry.clientId !== undefined) {
      outbox.remove(entry.clientId);
    }
    chats.touched(chat);
    this.ground.history.watch(chat);
    this.ground.lasts.watch(chat);
    if (!known) {
      this.ground.resync();
      this.ground.look();
    }
    if (newest && entry.kind === 'message' && entry.from !== me) {
      this.ground.arrived(entry);
    }
  }

  /** The conversation is ours no longer; what was to be sent there can't be. */
  private lose(chat: Chat, entry: Entry): void {
    chat.arrive(entry);
    this.ground.chats.remove(chat, entry.conversation);
    this.ground.outbox.drop(chat.key);
    this.ground.resync();
  }

  private changed(chat: Chat | undefined): void {
    if (chat !== undefined) {
      this.ground.chats.touched(chat);
      this.ground.lasts.watch(chat);
    }
  }
}
