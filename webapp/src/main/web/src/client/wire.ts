/** The words of the wire protocol v1, as `webapp/README.md` describes it. */

export const Op = { login: 1, logout: 2, closed: 3, heartbeat: 7, message: 512, iq: 513, presence: 514, event: 515 } as const;

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };
export type JsonMap = { [key: string]: Json | undefined };

export interface Packet {
  op: number;
  version?: string;
  id?: string;
  code?: number;
  message?: string;
  body?: unknown;
}

/** What everybody may see of an account. */
export interface Card {
  user: string;
  name?: string;
  avatar?: string;
  signature?: string;
  department?: string;
  title?: string;
}

/** One entry of a conversation's log. Kinds that this version does not know are kept, and shown by nobody. */
export interface Entry {
  conversation: string;
  seq: number;
  id: string;
  kind: string;
  from: string;
  time: number;
  to?: string;
  type?: string;
  media?: string;
  content?: JsonMap;
  body?: string;
  clientId?: string;
  recalledAt?: number;
  deleted?: boolean;
  duplicate?: boolean;
  /** The seq of the message that an entry of a kind `TYPE.NAME` is about. */
  target?: number;
  /** What became of the message, as its media type says; on a message the newest of its `states`. */
  state?: JsonMap;
  /** The newest state of a message by kind of entry. */
  states?: Record<string, JsonMap>;
  /** The seq as of which the states hold; a higher one replaces them. */
  asOf?: number;
}

/** How far somebody has read a conversation, and how far its entries reached a device of theirs. */
export interface Position {
  user: string;
  read?: number;
  delivered?: number;
}

export interface SyncedConversation {
  id: string;
  kind?: string;
  with?: Card;
  group?: { id: string; name?: string };
  firstSeq?: number;
  lastSeq?: number;
  readSeq?: number;
  unread?: number;
  hidden?: boolean;
  last?: Entry;
  peers?: Position[];
  removed?: boolean;
}

export interface SyncResult {
  conversations?: SyncedConversation[];
  cursor?: string;
  more?: boolean;
}

export interface HistoryResult {
  entries?: Entry[];
  firstSeq?: number;
  lastSeq?: number;
  more?: boolean;
}

export interface Presence {
  user: string;
  online?: boolean;
  type?: string;
  status?: string;
  lastSeen?: number;
}

export interface DeviceItem {
  device: string;
  kind?: string;
  name?: string;
  address?: string;
  since?: number;
  lastSeen?: number;
  online?: boolean;
  current?: boolean;
}

export interface MediaTypeItem {
  name: string;
  number?: number;
  plugin?: string;
  version?: string;
  /** The JSON schema of its content. */
  schema?: JsonMap;
  /** Its module in a page: an address relative to the server's base, and the elements that it exports. */
  ui?: { module: string; elements: string[] };
}

/** Bytes that the server keeps. */
export interface Blob {
  id: string;
  size: number;
  type: string;
  sha256: string;
  width?: number;
  height?: number;
  seconds?: number;
}

/** Addresses of a blob that need no token, relative to the server's base, and for how many seconds they are good. */
export interface BlobAddress {
  url: string;
  thumbnail?: string;
  expiresIn: number;
}

export interface LoginAnswer {
  user: Card;
  session?: string;
  heartbeat?: number;
  time?: number;
  limits?: Record<string, number>;
}

export interface Device {
  id: string;
  kind: 'web' | 'desktop' | 'mobile' | 'pad' | 'bot';
  name: string;
}

/** The packets of one frame. Lines that are no packet are dropped: a newer server may send what we don't know. */
export function packetsOf(frame: string): Packet[] {
  const packets: Packet[] = [];
  for (const line of frame.split('\n')) {
    const value: unknown = line.trim() === '' ? undefined : parse(line);
    if (isPacket(value)) {
      packets.push(value);
    }
  }
  return packets;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isPacket(value: unknown): value is Packet {
  return typeof value === 'object' && value !== null && typeof (value as Packet).op === 'number';
}
