import type { Chats } from './chats';
import type { People } from './people';
import type { Typing } from './typing';
import { Op, type Entry, type Packet, type Presence } from './wire';

export interface PushTargets {
  me: string;
  chats: Chats;
  people: People;
  typing: Typing;
  entry(entry: Entry): void;
  resync(): void;
  types(): void;
  profile(user: string): void;
}

interface PushedEvent {
  event?: string;
  entry?: Entry;
  conversation?: string;
  from?: string;
  user?: string;
  seq?: number;
  delivered?: number;
}

/** Gives what the server pushes to whom it concerns. What this version does not know is skipped. */
export class Pushes {
  constructor(private readonly targets: PushTargets) {}

  take(packet: Packet): void {
    if (packet.op === Op.message) {
      this.message(packet.body as Entry);
    } else if (packet.op === Op.presence) {
      this.targets.people.take((packet.body as { items?: Presence[] }).items ?? []);
    } else if (packet.op === Op.event) {
      this.event(packet.body as PushedEvent);
    }
  }

  /** A headline has no seq and belongs to no log. */
  private message(entry: Entry): void {
    if (typeof (entry.seq as unknown) === 'number') {
      this.targets.entry(entry);
    }
  }

  private event(event: PushedEvent): void {
    if (event.event === 'entry' && event.entry !== undefined) {
      this.targets.entry(event.entry);
    } else if (event.event === 'typing') {
      this.typing(event);
    } else if (event.event === 'read') {
      this.read(event);
    } else if (event.event === 'conversation') {
      this.targets.resync();
    } else if (event.event === 'media-types') {
      this.targets.types();
    } else if (event.event === 'profile' && event.user !== undefined) {
      this.targets.profile(event.user);
    }
  }

  private typing({ conversation, from }: PushedEvent): void {
    const chat = this.targets.chats.byConversation(conversation ?? '');
    if (chat !== undefined && from !== undefined && from !== this.targets.me) {
      this.targets.typing.heard(chat, from);
    }
  }

  private read({ conversation, user, seq, delivered }: PushedEvent): void {
    const chat = this.targets.chats.byConversation(conversation ?? '');
    if (chat === undefined || user === undefined) {
      return;
    }
    if (user === this.targets.me) {
      if (!chat.readTo(seq ?? 0)) {
        this.targets.resync();
      }
    } else {
      chat.position({ user, read: seq, delivered });
    }
    this.targets.chats.touched(chat);
  }
}
