import type {
  Card, Contact, Department, DeviceItem, GroupCard, GroupLink, GroupMember, GroupRequest, MediaTypeItem, OwnProfile, Presence, ProfileChange,
} from './cards';
import type { Edit, Entry, FoundEntry, HistoryResult, Position, SyncResult } from './entries';
import { Lost } from './failures';
import type { HistoryQuestion } from './history';
import type { Link } from './link';
import type { ListChange, Page, Paging } from './pages';
import { Op, type JsonMap } from './wire';

/** What to look for in one's messages; all that is said has to fit. */
export interface SearchQuestion extends Paging {
  text: string;
  /** An id, or a user name for the direct one. */
  conversation?: string;
  from?: string;
  media?: string;
  /** Milliseconds since 1970. */
  since?: number;
  until?: number;
}

/** What can be asked of the server. Each may throw `Lost` and `Refused`; `conversation` is an id, or a user name for the direct one. */
export class Requests {
  constructor(private readonly link: Pick<Link, 'request' | 'tell' | 'state'>) {}

  async sync(cursor: string | undefined): Promise<SyncResult> {
    return (await this.get('sync', { cursor })) as SyncResult;
  }

  async history(question: HistoryQuestion): Promise<HistoryResult> {
    return (await this.get('history', { ...question })) as HistoryResult;
  }

  /** One message as it stands now, and what it said first and after each edit; none if it was never edited. */
  async message(conversation: string, seq: number): Promise<{ entry: Entry; edits: readonly Edit[] }> {
    const { entry, edits = [] } = (await this.get('message', { conversation, seq })) as { entry: Entry; edits?: Edit[] };
    return { entry, edits };
  }

  /** The pinned messages, those pinned last first. */
  async pinned(conversation: string): Promise<readonly Entry[]> {
    return ((await this.get('message', { conversation, pinned: true })) as { entries?: Entry[] }).entries ?? [];
  }

  async search(question: SearchQuestion): Promise<Page<FoundEntry>> {
    return pageOf<FoundEntry>(await this.get('search', { ...question }));
  }

  /** How far everybody has read; of those who have read a seq, if one is asked for. */
  async positions(conversation: string, seq?: number): Promise<readonly Position[]> {
    return pageOf<Position>(await this.get('read', { conversation, seq })).items;
  }

  async position(conversation: string, position: { seq?: number; delivered?: number }): Promise<void> {
    const body = { type: 'set', query: 'read', conversation, ...position };
    if (position.seq !== undefined) {
      await this.link.request(Op.iq, body);
    } else if (this.link.state.name === 'online') {
      this.link.tell(Op.iq, body);
    } else {
      throw new Lost('Not connected');
    }
  }

  /** Of at most 200 people, and to be told of changes from now on, instead of those watched before. */
  async watch(users: readonly string[]): Promise<readonly Presence[]> {
    return pageOf<Presence>(await this.get('presence', { users: [...users], watch: true })).items;
  }

  async presence(users: readonly string[]): Promise<readonly Presence[]> {
    return pageOf<Presence>(await this.get('presence', { users: [...users] })).items;
  }

  /** People whose name or user name fits. */
  async people(text: string): Promise<readonly Card[]> {
    return (await this.users({ text, limit: 20 })).items;
  }

  /** People by name, user name, pinyin or initials, and of a department and those below. */
  async users(question: Paging & { text?: string; department?: string }): Promise<Page<Card>> {
    return pageOf<Card>(await this.get('users', { ...question }));
  }

  async profile(user?: string): Promise<Card> {
    return ((await this.get('profile', { user })) as { card: Card }).card;
  }

  /** The own card, and what nobody else sees. */
  async ownProfile(): Promise<OwnProfile> {
    const { card, write, dnd, quiet } = (await this.get('profile', {})) as OwnProfile;
    return { card, write, dnd, quiet };
  }

  async saveProfile(change: ProfileChange): Promise<void> {
    await this.link.request(Op.iq, { type: 'set', query: 'profile', ...change });
  }

  async roster(question: { since?: string; cursor?: string }): Promise<ListChange<Contact>> {
    return (await this.get('roster', question)) as ListChange<Contact>;
  }

  async departments(question: { since?: string; cursor?: string }): Promise<ListChange<Department>> {
    return (await this.get('departments', question)) as ListChange<Department>;
  }

  /** Those of one department alone, in their order. */
  async departmentMembers(department: string, paging: Paging = {}): Promise<Page<Card>> {
    const { members = [], cursor } = (await this.get('departments', { department, ...paging })) as { members?: Card[]; cursor?: string };
    return { items: members, cursor };
  }

  /** A group's card as we may see it, by its id or a link into it. */
  async group(which: { group: string } | { link: string }): Promise<GroupCard> {
    return ((await this.get('group', which)) as { group: GroupCard }).group;
  }

  async members(group: string, paging: Paging = {}): Promise<Page<GroupMember>> {
    return pageOf<GroupMember>(await this.get('group', { group, members: true, ...paging }));
  }

  /** Who waits to be let in; for those who run the group. */
  async joinRequests(group: string, paging: Paging = {}): Promise<Page<GroupRequest>> {
    return pageOf<GroupRequest>(await this.get('group', { group, requests: true, ...paging }));
  }

  /** The links into a group, without their tokens; for those who run it. */
  async groupLinks(group: string): Promise<readonly GroupLink[]> {
    return pageOf<GroupLink>(await this.get('group', { group, links: true })).items;
  }

  async devices(): Promise<readonly DeviceItem[]> {
    return pageOf<DeviceItem>(await this.get('devices', {})).items;
  }

  async signOutDevice(device: string): Promise<void> {
    await this.link.request(Op.iq, { type: 'set', query: 'devices', action: 'signout', device });
  }

  async signOutOthers(): Promise<void> {
    await this.link.request(Op.iq, { type: 'set', query: 'devices', action: 'signout', others: true });
  }

  async mediaTypes(): Promise<readonly MediaTypeItem[]> {
    return pageOf<MediaTypeItem>(await this.get('media-types', {})).items;
  }

  private async get(query: string, body: JsonMap): Promise<unknown> {
    return this.link.request(Op.iq, { type: 'get', query, ...body });
  }
}

function pageOf<Item>(body: unknown): Page<Item> {
  const { items = [], cursor } = body as Partial<Page<Item>>;
  return { items, cursor };
}
