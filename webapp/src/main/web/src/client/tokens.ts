import type { Clock, Keep, Lock } from './environment';
import { Refused, SignedOut } from './failures';
import type { Rest, TokenPair } from './rest';

/** Who is signed in on this device. */
export interface Identity {
  user: string;
  device: string;
  access: string;
  refresh: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

const KEY = 'hy.session';
const EARLY = 30_000;

/** The tokens of this browser, shared by its tabs: one refresh at a time, and whoever waited takes what it brought. */
export class Tokens {
  constructor(
    private readonly rest: Rest,
    private readonly keep: Keep,
    private readonly lock: Lock,
    private readonly clock: Clock,
  ) {}

  identity(): Identity | undefined {
    const kept = this.keep.getItem(KEY);
    return kept === null ? undefined : (JSON.parse(kept) as Identity);
  }

  accept(user: string, device: string, pair: TokenPair): void {
    const expiresAt = this.clock.now() + pair.expiresIn * 1000;
    const identity: Identity = { user, device, access: pair.access, refresh: pair.refresh, expiresAt };
    this.keep.setItem(KEY, JSON.stringify(identity));
  }

  forget(): void {
    this.keep.removeItem(KEY);
  }

  /** An access token that is good for a while yet. */
  async access(): Promise<string> {
    const identity = this.signedIn();
    return identity.expiresAt - EARLY > this.clock.now() ? identity.access : this.renew(identity.access);
  }

  /** Another access token than `stale`, which the server did not like. */
  async renew(stale: string): Promise<string> {
    return this.lock('hy.refresh', async () => {
      const identity = this.signedIn();
      return identity.access === stale ? this.refresh(identity) : identity.access;
    });
  }

  private async refresh(identity: Identity): Promise<string> {
    try {
      const pair = await this.rest.refresh(identity.refresh);
      this.accept(identity.user, identity.device, pair);
      return pair.access;
    } catch (failure) {
      if (!(failure instanceof Refused && [401, 403].includes(failure.status))) {
        throw failure;
      }
      this.forget();
      throw new SignedOut('This device was signed out', { cause: failure });
    }
  }

  private signedIn(): Identity {
    const identity = this.identity();
    if (identity === undefined) {
      throw new SignedOut('Nobody is signed in');
    }
    return identity;
  }
}
