import type { Card } from './cards';
import type { Entry, Reaction } from './entries';
import type { Clock, Keep, OpenSocket } from './environment';
import type { LinkState } from './link';
import type { Tokens } from './tokens';
import type { Device } from './wire';

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
  /** Something in `presence(user)` or `person(user)` is new. */
  presence: undefined;
  /** The own card is new. */
  me: Card;
  /** The server has other media types than before. */
  types: undefined;
  /** Something in `contacts` is new. */
  contacts: undefined;
  /** Something in `departments` is new. */
  departments: undefined;
  /** Something about joining a group. */
  group: GroupNews;
  /** A message came in while we were connected. */
  arrived: Entry;
}

export interface GroupNews {
  /** Its id. */
  group: string;
  /** To those who run it: how many wait to be let in. */
  requests?: number;
  /** To who asked: that they are not let in. */
  refused?: boolean;
  /** Of a channel or room: that we are in, or out. */
  joined?: boolean;
  removed?: boolean;
  /** How many are in. */
  members?: number;
  /** How many react to messages, where it is told nobody who does. */
  reactions?: { seq: number; reactions: Reaction[] }[];
}
