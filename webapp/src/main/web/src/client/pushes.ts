import type { Card, Contact, Presence } from './cards';
import type { Chats } from './chats';
import type { Contacts } from './contacts';
import type { SettingsChange } from './conversations';
import type { Departments } from './departments';
import type { Entry } from './entries';
import type { Intake } from './intake';
import type { GroupNews } from './options';
import type { People } from './people';
import type { Typing } from './typing';
import { Op, type Packet } from './wire';

export interface PushTargets {
  me: string;
  chats: Chats;
  people: People;
  typing: Typing;
  intake: Intake;
  contacts: Contacts;
  departments: Departments;
  /** Something changed that only the server can tell. */
  resync(): void;
  types(): void;
  group(news: GroupNews): void;
  profile(card: Card): void;
}

interface PushedEvent extends Partial<SettingsChange>, Partial<GroupNews> {
  event?: string;
  entry?: Entry;
  from?: string;
  user?: string;
  seq?: number;
  delivered?: number;
  card?: Card;
  items?: Contact[];
  version?: string;
}

/** Gives what the server pushes to whom it concerns. What this version does not know is skipped. */
export class Pushes {
  private readonly events: Partial<Record<string, (event: PushedEvent) => void>> = {
    entry: ({ entry }) => (entry === undefined ? undefined : this.targets.intake.entry(entry)),
    typing: (event) => this.typing(event),
    read: (event) => this.read(event),
    deleted: ({ conversation = '', seq }) => (seq === undefined ? undefined : this.targets.intake.deleted(conversation, seq)),
    conversation: (event) => this.configured(event),
    'media-types': () => this.targets.types(),
    roster: ({ items }) => this.targets.contacts.heard(items),
    departments: ({ version }) => this.targets.departments.moved(version),
    group: ({ group, ...news }) => (group === undefined ? undefined : this.targets.group({ ...news, group })),
    profile: ({ card }) => (card === undefined ? undefined : this.targets.profile(card)),
  };

  constructor(private readonly targets: PushTargets) {}

  take(packet: Packet): void {
    if (packet.op === Op.message) {
      this.message(packet.body as Entry);
    } else if (packet.op === Op.presence) {
      this.targets.people.take((packet.body as { items?: Presence[] }).items ?? []);
    } else if (packet.op === Op.event) {
      const event = packet.body as PushedEvent;
      this.events[event.event ?? '']?.(event);
    }
  }

  /** A headline has no seq and belongs to no log. */
  private message(entry: Entry): void {
    if (typeof (entry.seq as unknown) === 'number') {
      this.targets.intake.entry(entry);
    }
  }

  private typing({ conversation, from }: PushedEvent): void {
    const chat = this.targets.chats.byConversation(conversation ?? '');
    if (chat !== undefined && from !== undefined && from !== this.targets.me) {
      this.targets.typing.heard(chat, from);
    }
  }

  /** Where it does not say what changed, the server is asked. */
  private configured({ conversation, pinned, mutedUntil, hidden, draft, firstSeq }: PushedEvent): void {
    const change = { pinned, mutedUntil, hidden, draft, firstSeq };
    if (conversation === undefined || Object.values(change).every((value) => value === undefined)) {
      this.targets.resync();
    } else {
      this.targets.intake.configured({ ...change, conversation });
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
