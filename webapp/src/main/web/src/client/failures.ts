import type { JsonMap } from './wire';

/** The server's no: a code of the protocol and, where there is one, more about it. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly code: number,
    message: string,
    readonly body: JsonMap = {},
  ) {
    super(message);
  }

  /** Milliseconds that the server asks us to wait, if it does. */
  get retryAfter(): number | undefined {
    const wait = this.body['retryAfter'];
    return typeof wait === 'number' ? wait : undefined;
  }

  /** Whether the same request may succeed later without a change. */
  get passing(): boolean {
    return [429, 503].includes(this.status);
  }

  /** Whether it was the session that was refused, and not the request. */
  get aboutSession(): boolean {
    return this.status === 401;
  }

  get status(): number {
    return Math.floor(this.code / 100);
  }
}

/** The connection, or the answer, was lost: nobody knows whether the request arrived. */
export class Lost extends Error {
  override readonly name = 'Lost';
}

/** This device is no longer signed in. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}
