import type { Card } from './cards';
import { Chats } from './chats';
import { Commands } from './commands';
import { Contacts } from './contacts';
import { Departments } from './departments';
import type { Emitter } from './emitter';
import type { Entry } from './entries';
import { Lost, SignedOut } from './failures';
import { History } from './history';
import { Intake } from './intake';
import { Lasts } from './lasts';
import { Link } from './link';
import type { MessengerEvents, MessengerOptions } from './options';
import { Outbox } from './outbox';
import type { Outgoing } from './outgoing';
import { People } from './people';
import { Positions } from './positions';
import { Pushes } from './pushes';
import { Requests } from './requests';
import { Sync } from './sync';
import { Typing } from './typing';
import { Op } from './wire';

/** The parts of a messenger, put together, and what happens when the connection comes and goes. */
export class Engine {
  readonly link: Link;
  readonly requests: Requests;
  readonly commands: Commands;
  readonly chats: Chats;
  readonly outbox: Outbox;
  readonly history: History;
  readonly positions: Positions;
  readonly people: People;
  readonly typing: Typing;
  readonly intake: Intake;
  readonly contacts: Contacts;
  readonly departments: Departments;
  /** Whether the conversations have been read once since the start. */
  ready = false;
  private readonly sync: Sync;
  private readonly lasts: Lasts;
  private card: Card;

  constructor(
    options: MessengerOptions,
    private readonly events: Emitter<MessengerEvents>,
  ) {
    const { clock, keep, tokens } = options;
    const user = tokens.identity()?.user;
    if (user === undefined) {
      throw new SignedOut('Nobody is signed in');
    }
    this.card = { user };
    this.link = new Link(options);
    this.requests = new Requests(this.link);
    this.commands = new Commands(this.link, clock);
    this.outbox = new Outbox(`hy.outbox.${user}`, keep, clock, (message) => this.post(message));
    this.people = new People(clock, this.requests, () => events.emit('presence', undefined));
    this.chats = new Chats({
      me: user,
      outgoing: (key) => this.outbox.to(key),
      cardOf: (other) => this.people.card(other),
      changed: () => events.emit('chats', undefined),
      gone: (message) => this.gone(message),
    });
    this.history = new History((question) => this.requests.history(question), clock, (chat) => this.chats.touched(chat));
    this.lasts = new Lasts((question) => this.requests.history(question), clock, (chat) => this.chats.touched(chat));
    this.positions = new Positions(clock, (conversation, position) => this.requests.position(conversation, position));
    this.typing = new Typing(clock, (chat) => this.chats.touched(chat));
    this.sync = new Sync((cursor) => this.requests.sync(cursor), (state) => this.intake.synced(state), clock);
    this.contacts = new Contacts({ commands: this.commands, clock, ask: (question) => this.requests.roster(question), changed: () => this.met() });
    this.departments = new Departments({ clock, ask: (question) => this.requests.departments(question), changed: () => events.emit('departments', undefined) });
    this.intake = this.newIntake(user);
    this.listen(user);
  }

  get me(): Card {
    return this.card;
  }

  become(card: Card): void {
    this.card = card;
    this.events.emit('me', card);
  }

  /** Asks for the presence of those whom we talk to, and of one more. */
  look(also = ''): void {
    const direct = () => this.chats.views().flatMap(({ kind, key }) => (kind === 'direct' ? [key] : []));
    const told = (user: string) => user === '' || this.contacts.get(user)?.state === 'both';
    this.people.look(() => [...new Set([also, ...direct()])].filter((user) => !told(user)));
  }

  private newIntake(me: string): Intake {
    const { chats, outbox, history, lasts, positions, people } = this;
    const resync = () => this.sync.soon();
    const recheck = () => this.sync.recheck();
    const look = () => this.look();
    return new Intake({ me, chats, outbox, history, lasts, positions, people, resync, recheck, look, arrived: (entry) => this.events.emit('arrived', entry) });
  }

  private listen(me: string): void {
    const { chats, people, typing, intake, contacts, departments, events } = this;
    const pushes = new Pushes({
      ...{ me, chats, people, typing, intake, contacts, departments },
      resync: () => this.sync.soon(),
      types: () => events.emit('types', undefined),
      group: (news) => {
        intake.news(news);
        events.emit('group', news);
      },
      profile: (card) => (card.user === me ? this.become(card) : people.know(card)),
    });
    this.link.on('push', (packet) => pushes.take(packet));
    this.link.on('ready', (answer) => void this.loggedIn(answer.user));
    this.link.on('state', (state) => {
      if (state.name !== 'online') {
        people.forgetPresence();
      }
      events.emit('state', state);
    });
    this.outbox.on('changed', (to) => chats.touched(chats.get(to)));
    this.outbox.on('stored', ({ entry }) => intake.entry(entry));
  }

  private async loggedIn(card: Card): Promise<void> {
    this.become({ ...this.card, ...card });
    this.outbox.resume();
    this.positions.resume();
    this.contacts.resume();
    this.departments.resume();
    try {
      await this.sync.run();
      this.ready = true;
      this.chats.touched();
      this.look();
      this.met();
      this.lasts.resume();
      await Promise.all([...this.chats.all()].map((chat) => this.history.catchUp(chat)));
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

  private async post({ to, media, content, more, clientId }: Outgoing): Promise<Entry> {
    return (await this.link.request(Op.message, { ...more, to, media, content, clientId })) as Entry;
  }

  /** A message whose content is gone is not to be sent once more. */
  private gone({ from, clientId }: Entry): void {
    if (from === this.card.user && clientId !== undefined) {
      this.outbox.remove(clientId);
    }
  }

  /** The contacts are new: what they are called, and whether they are there. */
  private met(): void {
    for (const { user, name, avatar } of this.contacts.all()) {
      this.people.know({ user, name, avatar });
      this.chats.rename({ user, name, avatar });
    }
    const both = this.contacts.all().filter(({ state }) => state === 'both');
    void this.people.meet(both.map(({ user }) => user));
    this.events.emit('contacts', undefined);
  }
}
