import type { Card, Presence, ProfileChange } from './cards';
import { Changes } from './changes';
import type { Contacts } from './contacts';
import { Conversations } from './conversations';
import type { Departments } from './departments';
import { Emitter } from './emitter';
import { Engine } from './engine';
import { Groups } from './groups';
import type { LinkState } from './link';
import type { MessengerEvents, MessengerOptions } from './options';
import type { MessageMore, Outgoing } from './outgoing';
import type { Requests } from './requests';
import type { ChatView } from './view';
import { Op, type JsonMap } from './wire';

/** One account's conversations, kept up to date over connections that come and go. */
export class Messenger extends Emitter<MessengerEvents> {
  /** What can be asked of the server. */
  readonly requests: Requests;
  /** What people do to messages: edit, recall, react and so on. */
  readonly changes: Changes;
  /** How conversations are kept: pinned, muted, hidden, cleared; drafts. */
  readonly conversations: Conversations;
  readonly groups: Groups;
  readonly contacts: Contacts;
  readonly departments: Departments;
  private readonly engine: Engine;

  constructor(options: MessengerOptions) {
    super();
    const engine = new Engine(options, this);
    const { requests, commands, intake, contacts, departments } = engine;
    const conversation = (key: string) => engine.chats.get(key).id ?? key;
    this.engine = engine;
    this.requests = requests;
    this.contacts = contacts;
    this.departments = departments;
    this.changes = new Changes({ commands, requests, conversation, intake });
    this.conversations = new Conversations({ commands, conversation, intake });
    this.groups = new Groups({ commands, intake });
  }

  get me(): Card {
    return this.engine.me;
  }

  get state(): LinkState {
    return this.engine.link.state;
  }

  /** Whether the conversations have been read once since the start. */
  get ready(): boolean {
    return this.engine.ready;
  }

  /** How many messages the server has not answered yet, failed ones included. */
  get unsent(): number {
    return this.engine.outbox.size;
  }

  start(): void {
    this.engine.link.start();
  }

  stop(): void {
    this.engine.link.stop();
  }

  /** The network may have come or gone, or the page was shown again. */
  nudge(): void {
    this.engine.link.nudge();
  }

  chats(): readonly ChatView[] {
    return this.engine.chats.views();
  }

  chat(key: string): ChatView {
    return this.engine.chats.view(key);
  }

  presence(user: string): Presence | undefined {
    return this.engine.people.presence(user);
  }

  /** What is known of somebody. */
  person(user: string): Card | undefined {
    return user === this.me.user ? this.me : this.engine.people.card(user);
  }

  /** Asks for the card of somebody of whom nothing is known. */
  async learn(user: string): Promise<Card> {
    const known = this.person(user) ?? (await this.requests.profile(user));
    this.engine.people.know(known);
    this.emit('presence', undefined);
    return known;
  }

  /** Remembers what somebody is called before anything was said. */
  meet(card: Card): void {
    const { people, chats } = this.engine;
    people.know(card);
    chats.get(card.user).rename(card);
    chats.touched();
  }

  /** Loads the newest messages of a conversation that is to be shown. */
  async open(key: string): Promise<void> {
    this.engine.look(key);
    await this.engine.history.open(this.engine.chats.get(key));
  }

  async older(key: string): Promise<void> {
    await this.engine.history.older(this.engine.chats.get(key));
  }

  /** Takes a message to send; it is kept until the server has it. `body` is what to show until then. */
  send(key: string, media: string, content: JsonMap, body: string, more?: MessageMore): Outgoing {
    return this.engine.outbox.add({ to: key, media, content, body, more });
  }

  retry(clientId: string): void {
    this.engine.outbox.retry(clientId);
  }

  /** Deletes a message that failed. */
  discard(clientId: string): void {
    this.engine.outbox.remove(clientId);
  }

  /** Everything that is held of the conversation has been seen. */
  seen(key: string): void {
    const { chats, positions } = this.engine;
    const chat = chats.get(key);
    const high = chat.held.log.high ?? 0;
    if (chat.id !== undefined && high > chat.reading.readSeq) {
      chat.readTo(high);
      positions.read(chat.id, high);
      chats.touched(chat);
    }
  }

  typing(key: string): void {
    const { chats, typing, link } = this.engine;
    const chat = chats.get(key);
    if (chat.id !== undefined && typing.mayTell(chat)) {
      link.tell(Op.event, { event: 'typing', conversation: chat.id });
    }
  }

  /** Says how we are there: shown to who may see it, from this device. */
  appear(type: 'available' | 'away' | 'busy' | 'unavailable', status?: string): void {
    this.engine.link.tell(Op.presence, { type, status });
  }

  /** Runs a media type's command once, also over a lost connection. May throw `Lost` and `Refused`. */
  async command(name: string, body: JsonMap): Promise<JsonMap> {
    return this.engine.commands.run(name, body);
  }

  /** Changes the own profile. */
  async describe(change: ProfileChange): Promise<void> {
    await this.requests.saveProfile(change);
    const { name = this.me.name, avatar = this.me.avatar, signature = this.me.signature } = change;
    this.engine.become({ ...this.me, name, avatar: avatar ?? undefined, signature: signature ?? undefined });
  }
}
