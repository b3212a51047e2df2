import type { JsonMap } from './wire';

/** What everybody may see of an account. */
export interface Card {
  user: string;
  name?: string;
  /** Id of a blob. */
  avatar?: string;
  signature?: string;
  department?: string;
  title?: string;
}

/** What the own profile takes; null clears. */
export interface ProfileChange {
  name?: string;
  avatar?: string | null;
  signature?: string | null;
  locale?: string;
  /** From whom messages are taken. */
  write?: 'everybody' | 'contacts' | null;
  /** When to be left in peace. */
  dnd?: Quiet | null;
  quiet?: boolean;
}

/** Hours of each day, as `22:30`, in a time zone. */
export interface Quiet {
  from: string;
  to: string;
  zone: string;
}

/** What only oneself may see of the own account. */
export interface OwnProfile {
  card: Card;
  write?: string;
  dnd?: Quiet;
  quiet?: boolean;
}

export interface Presence {
  user: string;
  online?: boolean;
  type?: string;
  status?: string;
  devices?: { kind: string; since?: number }[];
  lastSeen?: number;
}

/** What somebody is to us: we asked, they asked, both agreed, or we block them. */
export type Tie = 'requested' | 'asked' | 'both' | 'blocked';

export interface Contact {
  user: string;
  name?: string;
  avatar?: string;
  /** The group that we put them in, and what we call them. */
  group?: string;
  remark?: string;
  state?: Tie;
  greeting?: string;
  removed?: boolean;
}

export interface Department {
  id: string;
  /** Absent at the top. */
  parent?: string;
  name?: string;
  order?: number;
  removed?: boolean;
}

export type Role = 'owner' | 'administrator' | 'member';

/** Who may do something in a group. */
export type Whom = 'members' | 'administrators';

export interface GroupCard extends GroupSettings {
  id: string;
  kind?: string;
  announcement?: Announcement;
  owner?: string;
  /** How many. */
  members?: number;
  /** Until when nobody but administrators may write; −1 for ever. */
  mutedUntil?: number;
  /** Our own; absent if we are not in. */
  role?: string;
  /** The same as `mutedUntil` for us alone. */
  ownMutedUntil?: number;
}

/** What those who run a group say of it. */
export interface GroupSettings {
  name?: string;
  /** Id of a blob; null clears. */
  picture?: string | null;
  notice?: string | null;
  /** How people come in of their own accord. */
  join?: 'open' | 'request' | 'invite';
  /** Whether who joins sees what was before. */
  history?: boolean;
  may?: { invite?: Whom; mention?: Whom; pin?: Whom };
}

export interface Announcement {
  text: string;
  from?: string;
  time?: number;
  seq?: number;
  /** How many members have seen it, when the card was asked for. */
  seen?: number;
}

/** An invitation to whoever holds its token, which only its maker is told, once. */
export interface GroupLink {
  id: string;
  token?: string;
  from?: string;
  time?: number;
  expires?: number;
  /** How many it lets in; any number if absent. */
  uses?: number;
  used?: number;
}

/** Somebody who waits to be let into a group. */
export interface GroupRequest {
  user: string;
  name?: string;
  greeting?: string;
  time?: number;
}

export interface GroupMember {
  user: string;
  name?: string;
  role?: string;
  mutedUntil?: number;
  joinedAt?: number;
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
  /** Which of `send`, `edit`, `forward`, `recall` people may do. */
  acts?: string[];
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
