import type { ChatView } from './chat';
import { Chats } from './chats';
import { Commands } from './commands';
import { Emitter } from './emitter';
import { Lost, SignedOut } from './failures';
import { History } from './history';
import { Link, type LinkState } from './link';
import type { MessengerEvents, MessengerOptions } from './options';
import { Outbox, type Outgoing } from './outbox';
import { People } from './people';
import { Positions } from './positions';
import { Pushes } from './pushes';
import { Requests } from './requests';
import { Sync } from './sync';
import { Typing } from './typing';
import { Op, type Card, type Entry, type JsonMap, type Presence } from './wire';

/** One account's conversations, kept up to date over connections that come and go. */
export class Messenger extends Emitter<MessengerEvents> {
  readonly requests: Requests;
  private readonly link: Link;
  private readonly chatsHeld: Chats;
  private readonly outbox: Outbox;
  private readonly history: History;
  private readonly positions: Positions;
  private readonly people: People;
  private readonly typings: Typing;
  private readonly sync: Sync;
  private readonly commands: Commands;
  private card: Card;
  private complete = false;

  constructor(options: MessengerOptions) {
    super();
    const { clock, keep, tokens } = options;
    const user = tokens.identity()?.user;
    if (user === undefined) {
      throw new SignedOut('Nobody is signed in');
    }
    this.card = { user };
    this.link = new Link(options);
    this.requests = new Requests(this.link);
    this.outbox = new Outbox(`hy.outbox.${user}`, keep, clock, (message) => this.post(message));
    this.people = new People(clock, (users) => this.requests.watch(users), () => this.emit('presence', undefined));
    this.chatsHeld = new Chats(
      user,
      (key) => this.outbox.to(key),
      () => this.emit('chats', undefined),
      (other) => this.people.card(other),
    );
    this.history = new History((body) => this.requests.history(body), clock, (chat) => this.chatsHeld.touched(chat));
    this.positions = new Positions(clock, (conversation, position) => this.requests.position(conversation, position));
    this.typings = new Typing(clock, (chat) => this.chatsHeld.touched(chat));
    this.sync = new Sync((cursor) => this.requests.sync(cursor), (state) => this.synced(state), clock);
    this.commands = new Commands(this.link, clock, (name, body, clientId) => this.requests.command(name, body, clientId));
    this.listen();
  }

  get me(): Card {
    return this.card;
  }

  get state(): LinkState {
    return this.link.state;
  }

  /** Whether the conversations have been read once since the start. */
  get ready(): boolean {
    return this.complete;
  }

  /** How many messages the server has not answered yet, failed ones included. */
  get unsent(): number {
    return this.outbox.size;
  }

  start(): void {
    this.link.start();
  }

  stop(): void {
    this.link.stop();
  }

  /** The network may have come or gone, or the page was shown again. */
  nudge(): void {
    this.link.nudge();
  }

  chats(): readonly ChatView[] {
    return this.chatsHeld.views();
  }

  chat(key: string): ChatView {
    return this.chatsHeld.view(key);
  }

  presence(user: string): Presence | undefined {
    return this.people.presence(user);
  }

  /** Remembers what somebody is called before anything was said. */
  meet(card: Card): void {
    this.people.know(card);
    this.chatsHeld.get(card.user).rename(card);
    this.chatsHeld.touched();
  }

  /** Loads the newest messages of a conversation that is to be shown. */
  async open(key: string): Promise<void> {
    this.look(key);
    await this.history.open(this.chatsHeld.get(key));
  }

  async older(key: string): Promise<void> {
    await this.history.older(this.chatsHeld.get(key));
  }

  /** Takes a message to send; it is kept until the server has it. `body` is what to show until then. */
  send(key: string, media: string, content: JsonMap, body: string): Outgoing {
    return this.outbox.add(key, media, content, body);
  }

  retry(clientId: string): void {
    this.outbox.retry(clientId);
  }

  /** Deletes a message that failed. */
  discard(clientId: string): void {
    this.outbox.remove(clientId);
  }

  /** Everything that is held of the conversation has been seen. */
  seen(key: string): void {
    const chat = this.chatsHeld.get(key);
    const high = chat.log.high ?? 0;
    if (chat.id !== undefined && high > chat.readSeq) {
      chat.readTo(high);
      this.positions.read(chat.id, high);
      this.chatsHeld.touched(chat);
    }
  }

  typing(key: string): void {
    const { id } = this.chatsHeld.get(key);
    if (id !== undefined && this.typings.mayTell(key)) {
      this.link.tell(Op.event, { event: 'typing', conversation: id });
    }
  }

  /** Runs a media type's command once, also over a lost connection. May throw `Lost` and `Refused`. */
  async command(name: string, body: JsonMap): Promise<JsonMap> {
    return this.commands.run(name, body);
  }

  /** Changes the own profile. */
  async describe(change: { name?: string; signature?: string; locale?: string }): Promise<void> {
    await this.requests.saveProfile(change);
    this.become({ ...this.card, ...change });
  }

  private listen(): void {
    const pushes = new Pushes({
      me: this.card.user,
      chats: this.chatsHeld,
      people: this.people,
      typing: this.typings,
      entry: (entry) => this.arrived(entry),
      resync: () => this.sync.soon(),
      types: () => this.emit('types', undefined),
      profile: (user) => this.refreshCard(user),
    });
    this.link.on('push', (packet) => pushes.take(packet));
    this.link.on('ready', (answer) => void this.loggedIn(answer.user));
    this.link.on('state', (state) => this.changedState(state));
    this.outbox.on('changed', (to) => this.chatsHeld.touched(this.chatsHeld.get(to)));
    this.outbox.on('stored', ({ entry }) => this.stored(entry));
  }

  private changedState(state: LinkState): void {
    if (state.name !== 'online') {
      this.people.forgetPresence();
    }
    this.emit('state', state);
  }

  private async loggedIn(card: Card): Promise<void> {
    this.become({ ...this.card, ...card });
    this.outbox.resume();
    this.positions.resume();
    try {
      await this.sync.run();
      this.complete = true;
      this.chatsHeld.touched();
      this.look();
      await Promise.all([...this.chatsHeld.all()].map((chat) => this.history.catchUp(chat)));
    } catch (failure) {
      this.failedAfterLogin(failure);
    }
  }

  /** A lost connection comes back and begins anew; with a refusal this one is of no use. */
  private failedAfterLogin(failure: unknown): void {
    if (!(failure instanceof Lost)) {
      this.link.restart();
    }
  }

  private async post(message: Outgoing): Promise<Entry> {
    const { to, media, content, clientId } = message;
    return (await this.link.request(Op.message, { to, media, content, clientId })) as Entry;
  }

  private stored(entry: Entry): void {
    const chat = this.chatsHeld.of(entry);
    const fresh = chat.id === undefined;
    chat.arrive(entry);
    this.history.watch(chat);
    this.chatsHeld.touched(chat);
    if (fresh) {
      this.sync.soon();
    }
  }

  private arrived(entry: Entry): void {
    const chat = this.chatsHeld.of(entry);
    const known = chat.id !== undefined;
    const newest = chat.arrive(entry);
    if (entry.clientId !== undefined && entry.from === this.card.user) {
      this.outbox.remove(entry.clientId);
    }
    this.history.watch(chat);
    this.chatsHeld.touched(chat);
    if (entry.from !== this.card.user) {
      this.positions.delivered(entry.conversation, entry.seq);
    }
    if (!known) {
      this.sync.soon();
      this.look();
    }
    if (newest && entry.kind === 'message' && entry.from !== this.card.user) {
      this.emit('arrived', entry);
    }
  }

  private synced(state: Parameters<Chats['synced']>[0]): void {
    const chat = this.chatsHeld.synced(state);
    if (state.with !== undefined) {
      this.people.know(state.with);
    }
    if (chat === undefined) {
      return;
    }
    this.positions.known(state.id, state.readSeq ?? 0);
    if (chat.unread > 0) {
      this.positions.delivered(state.id, chat.lastSeq);
    }
    this.history.watch(chat);
  }

  private refreshCard(user: string): void {
    void this.requests.profile(user).then(
      (card) => (user === this.card.user ? this.become(card) : this.meet(card)),
      () => undefined,
    );
  }

  private become(card: Card): void {
    this.card = card;
    this.emit('me', card);
  }

  private look(also?: string): void {
    const users = () => [also ?? '', ...this.chatsHeld.views().map((chat) => (chat.kind === 'direct' ? chat.key : ''))];
    this.people.look(() => [...new Set(users())].filter((user) => user !== ''));
  }
}
