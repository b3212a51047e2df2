import { Backoff } from './backoff';
import { Calls } from './calls';
import { Emitter } from './emitter';
import type { Cancel, Clock, OpenSocket, Socket } from './environment';
import { Lost, Refused, SignedOut } from './failures';
import type { Tokens } from './tokens';
import { Op, packetsOf, type Device, type LoginAnswer, type Packet } from './wire';

export type EndReason = 'replaced' | 'kicked' | 'revoked';

export type LinkState =
  | { name: 'stopped' }
  | { name: 'connecting' }
  | { name: 'online' }
  | { name: 'waiting'; until: number }
  | { name: 'ended'; reason: EndReason };

export interface LinkEvents {
  state: LinkState;
  ready: LoginAnswer;
  push: Packet;
}

export interface LinkOptions {
  open: OpenSocket;
  tokens: Tokens;
  device: Device;
  locale?: string;
  clock: Clock;
  /** Milliseconds that an answer may take before the connection counts as lost. */
  patience?: number;
}

const HEARTBEAT = 30;
const PROBE = 5_000;
/** A connection that held this long makes the next delays short again. */
const CALM = 10_000;

/** One logged-in connection that comes back by itself, unless the server said that it must not. */
export class Link extends Emitter<LinkEvents> {
  private current: LinkState = { name: 'stopped' };
  private readonly backoff: Backoff;
  private calls: Calls | undefined;
  private socket: Socket | undefined;
  private attempt = 0;
  private closing: { reason?: string; retryAfter?: number } = {};
  private cancelRetry: Cancel = () => undefined;
  private cancelBeat: Cancel = () => undefined;
  private cancelProbe: Cancel = () => undefined;
  private cancelCalm: Cancel = () => undefined;
  private beat = HEARTBEAT * 1000;

  constructor(private readonly options: LinkOptions) {
    super();
    this.backoff = new Backoff(options.clock);
  }

  get state(): LinkState {
    return this.current;
  }

  start(): void {
    if (this.current.name === 'stopped' || this.current.name === 'ended') {
      this.backoff.reset();
      void this.connect();
    }
  }

  stop(): void {
    this.drop();
    this.become({ name: 'stopped' });
  }

  /** Gives this connection up for another one, after the usual delay. */
  restart(): void {
    if (this.current.name === 'online') {
      this.comeBack();
    }
  }

  /** The network may be back: try at once instead of waiting on; if connected, see whether that is still true. */
  nudge(): void {
    if (this.current.name === 'waiting') {
      void this.connect();
    } else if (this.current.name === 'online') {
      this.probe(PROBE);
    }
  }

  async request(op: number, body: unknown): Promise<unknown> {
    if (this.current.name !== 'online') {
      throw new Lost('Not connected');
    }
    const attempt = this.attempt;
    return this.ask(op, body).catch((failure: unknown) => {
      if (failure instanceof Refused && failure.aboutSession && attempt === this.attempt) {
        this.comeBack();
      }
      throw failure;
    });
  }

  /** Sends without asking for an answer; does nothing while there is no connection. */
  tell(op: number, body: unknown): void {
    if (this.current.name === 'online') {
      this.write({ op, body });
    }
  }

  private async connect(): Promise<void> {
    this.drop();
    this.become({ name: 'connecting' });
    const attempt = this.attempt;
    try {
      const access = await this.options.tokens.access();
      if (attempt === this.attempt) {
        this.openSocket(access, attempt);
      }
    } catch (failure) {
      this.failed(attempt, failure);
    }
  }

  private openSocket(access: string, attempt: number): void {
    const { clock, open, patience } = this.options;
    const mine = (act: () => void) => () => (attempt === this.attempt ? act() : undefined);
    this.closing = {};
    this.calls = new Calls(clock, patience ?? 20_000, mine(() => this.comeBack()));
    this.cancelProbe = clock.after(patience ?? 20_000, mine(() => this.comeBack()));
    this.socket = open({
      opened: mine(() => void this.login(access, attempt)),
      received: (frame) => mine(() => this.receive(frame))(),
      closed: (code) => mine(() => this.closed(code))(),
    });
  }

  private async login(access: string, attempt: number): Promise<void> {
    const { device, locale, tokens } = this.options;
    try {
      const login = (token: string) => this.ask(Op.login, { token, device, locale });
      const answer = await login(access).catch(async (failure: unknown) => {
        if (!(failure instanceof Refused && failure.aboutSession)) {
          throw failure;
        }
        return login(await tokens.renew(access));
      });
      if (attempt === this.attempt) {
        this.loggedIn(answer as LoginAnswer);
      }
    } catch (failure) {
      this.failed(attempt, failure);
    }
  }

  private loggedIn(answer: LoginAnswer): void {
    this.cancelCalm = this.options.clock.after(CALM, () => this.backoff.reset());
    this.beat = (answer.heartbeat ?? HEARTBEAT) * 1000;
    this.expectBeat();
    this.become({ name: 'online' });
    this.emit('ready', answer);
  }

  private receive(frame: string): void {
    this.cancelProbe();
    const attempt = this.attempt;
    for (const packet of packetsOf(frame)) {
      if (attempt === this.attempt) {
        this.take(packet);
      }
    }
  }

  private take(packet: Packet): void {
    if (packet.op === Op.closed && packet.code === undefined) {
      this.closing = (packet.body ?? {});
    } else if (this.calls?.settle(packet) !== true && packet.code === undefined) {
      this.emit('push', packet);
    }
  }

  private expectBeat(): void {
    this.cancelBeat = this.options.clock.after(this.beat, () => {
      this.probe(this.beat / 2);
      this.expectBeat();
    });
  }

  /** Asks for a sign of life; any packet is one. */
  private probe(patience: number): void {
    this.cancelProbe();
    this.cancelProbe = this.options.clock.after(patience, () => this.comeBack());
    this.write({ op: Op.heartbeat });
  }

  private ask(op: number, body: unknown): Promise<unknown> {
    const calls = this.calls;
    if (calls === undefined) {
      throw new Lost('Not connected');
    }
    const { id, answer } = calls.begin();
    this.write({ op, id, body });
    return answer;
  }

  private write(packet: Packet): void {
    this.socket?.send(JSON.stringify({ version: 'v1', ...packet }));
  }

  private failed(attempt: number, failure: unknown): void {
    if (attempt !== this.attempt) {
      return;
    }
    if (failure instanceof SignedOut || (failure instanceof Refused && [401, 403].includes(failure.status))) {
      this.end('revoked');
    } else {
      this.comeBack(failure instanceof Refused ? failure.retryAfter : undefined);
    }
  }

  private closed(code: number): void {
    const reason = this.closing.reason;
    if (code === 4009 || reason === 'replaced') {
      this.end('replaced');
    } else if (code === 4002 || reason === 'kicked' || reason === 'revoked') {
      this.end(reason === 'kicked' ? 'kicked' : 'revoked');
    } else {
      this.comeBack(this.closing.retryAfter);
    }
  }

  private comeBack(atLeast = 0): void {
    this.drop();
    const wait = this.backoff.next(atLeast);
    this.cancelRetry = this.options.clock.after(wait, () => void this.connect());
    this.become({ name: 'waiting', until: this.options.clock.now() + wait });
  }

  private end(reason: EndReason): void {
    this.drop();
    this.become({ name: 'ended', reason });
  }

  /** Ends this attempt: what still comes from its socket is not listened to. */
  private drop(): void {
    this.attempt += 1;
    this.cancelRetry();
    this.cancelBeat();
    this.cancelProbe();
    this.cancelCalm();
    const { socket, calls } = this;
    this.socket = undefined;
    this.calls = undefined;
    socket?.close();
    calls?.lose();
  }

  private become(state: LinkState): void {
    this.current = state;
    this.emit('state', state);
  }
}
