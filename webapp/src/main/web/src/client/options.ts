import type { Clock, Keep, OpenSocket } from './environment';
import type { LinkState } from './link';
import type { Tokens } from './tokens';
import type { Card, Device, Entry } from './wire';

export interface MessengerOptions {
  tokens: Tokens;
  open: OpenSocket;
  keep: Keep;
  clock: Clock;
  device: Device;
  locale?: string;
  patience?: number;
}

export interface MessengerEvents {
  /** The connection's state. */
  state: LinkState;
  /** Something in `chats()` or a `chat(key)` is new. */
  chats: undefined;
  /** Something in `presence(user)` is new. */
  presence: undefined;
  /** The own card is new. */
  me: Card;
  /** The server has other media types than before. */
  types: undefined;
  /** A message came in while we were connected. */
  arrived: Entry;
}
