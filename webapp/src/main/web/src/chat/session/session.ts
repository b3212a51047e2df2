import { browserLock, browserSocket, Lost, Messenger, Refused, Rest, systemClock, Tokens, type Device, type EndReason } from '../../client';
import { language } from '../../shared/i18n';

export type SessionState = { name: 'out'; because?: EndReason } | { name: 'in'; messenger: Messenger };

const DEVICE = 'hy.device';
/** What every address of the server is relative to. */
export const serverRoot = new URL('../', document.baseURI);

/** Who is signed in on this page. */
export class Session {
  readonly rest = new Rest(new URL('api/v1/', serverRoot).href);
  readonly tokens = new Tokens(this.rest, localStorage, browserLock(), systemClock);
  private readonly listeners = new Set<() => void>();
  private current: SessionState = { name: 'out' };

  constructor() {
    this.resume();
    window.addEventListener('storage', (event) => {
      if (event.key === 'hy.session') {
        this.followOtherTab();
      }
    });
  }

  readonly state = (): SessionState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  async signUp(account: { username: string; password: string; name: string }): Promise<void> {
    await this.rest.signUp({ ...account, locale: language() });
    await this.signIn(account.username, account.password);
  }

  async signIn(username: string, password: string): Promise<void> {
    const device = thisDevice();
    this.tokens.accept(username, device.id, await this.rest.signIn(username, password, device));
    this.resume();
  }

  /** Signs in anew afterwards, since the change may have ended this device's tokens too. */
  async changePassword(current: string, password: string): Promise<void> {
    const user = this.tokens.identity()?.user ?? '';
    await this.rest.changePassword(await this.tokens.access(), current, password);
    this.become({ name: 'out' });
    await this.signIn(user, password);
  }

  /** Signs out here even if the server can't be reached; its tokens then end by themselves. */
  async signOut(): Promise<void> {
    const user = this.tokens.identity()?.user ?? '';
    try {
      await this.rest.signOut(await this.tokens.access());
    } catch (failure) {
      if (!(failure instanceof Lost || failure instanceof Refused)) {
        throw failure;
      }
    } finally {
      forgetWritings(user);
      this.leave();
    }
  }

  private leave(because?: EndReason): void {
    this.tokens.forget();
    this.become({ name: 'out', because });
  }

  private resume(): void {
    if (this.tokens.identity() === undefined) {
      return;
    }
    const options = { tokens: this.tokens, open: browserSocket(webSocketAddress()), keep: localStorage, clock: systemClock };
    const messenger = new Messenger({ ...options, device: thisDevice(), locale: language() });
    messenger.on('state', (state) => {
      if (state.name === 'ended' && state.reason !== 'replaced' && this.holds(messenger)) {
        this.leave(state.reason);
      }
    });
    this.become({ name: 'in', messenger });
    messenger.start();
  }

  private holds(messenger: Messenger): boolean {
    return this.current.name === 'in' && this.current.messenger === messenger;
  }

  private followOtherTab(): void {
    const user = this.tokens.identity()?.user;
    const mine = this.current.name === 'in' ? this.current.messenger.me.user : undefined;
    if (user !== mine) {
      this.become({ name: 'out' });
      this.resume();
    }
  }

  private become(state: SessionState): void {
    const before = this.current;
    this.current = state;
    if (before.name === 'in') {
      before.messenger.stop();
    }
    this.listeners.forEach((listener) => listener());
  }
}

function webSocketAddress(): string {
  const address = new URL('ws', serverRoot);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}

function thisDevice(): Device {
  const id = localStorage.getItem(DEVICE) ?? newDevice();
  return { id, kind: 'web', name: browserName() };
}

/** `randomUUID` exists only on https and localhost. */
function newDevice(): string {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  localStorage.setItem(DEVICE, id);
  return id;
}

function browserName(): string {
  const agent = navigator.userAgent;
  const browser = [['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']].find(([word]) => agent.includes(word ?? ''));
  const system = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Mac OS', 'macOS'], ['Windows', 'Windows'], ['Linux', 'Linux']];
  const name = system.find(([word]) => agent.includes(word ?? ''))?.[1];
  return [browser?.[1] ?? 'Browser', name].filter(Boolean).join(' · ');
}

function forgetWritings(user: string): void {
  const mine = Object.keys(localStorage).filter((key) => key === `hy.outbox.${user}` || key.startsWith(`hy.draft.${user}.`) || key.startsWith('tus::'));
  mine.forEach((key) => localStorage.removeItem(key));
}
