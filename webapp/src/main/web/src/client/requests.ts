import { Lost } from './failures';
import type { Link } from './link';
import { Op, type Card, type DeviceItem, type HistoryResult, type JsonMap, type MediaTypeItem, type Presence, type SyncResult } from './wire';

/** What can be asked of the server. Each may throw `Lost` and `Refused`. */
export class Requests {
  constructor(private readonly link: Link) {}

  async sync(cursor: string | undefined): Promise<SyncResult> {
    return (await this.get('sync', { cursor })) as SyncResult;
  }

  async history(body: { conversation: string; after?: number; before?: number; limit: number }): Promise<HistoryResult> {
    return (await this.get('history', body)) as HistoryResult;
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

  async watch(users: readonly string[]): Promise<readonly Presence[]> {
    return itemsOf(await this.get('presence', { users: [...users], watch: true })) as Presence[];
  }

  /** People whose name or user name fits. */
  async people(text: string): Promise<readonly Card[]> {
    return itemsOf(await this.get('users', { text, limit: 20 })) as Card[];
  }

  async profile(user?: string): Promise<Card> {
    return ((await this.get('profile', { user })) as { card: Card }).card;
  }

  async saveProfile(change: { name?: string; signature?: string; locale?: string }): Promise<void> {
    await this.link.request(Op.iq, { type: 'set', query: 'profile', ...change });
  }

  async devices(): Promise<readonly DeviceItem[]> {
    return itemsOf(await this.get('devices', {})) as DeviceItem[];
  }

  async signOutDevice(device: string): Promise<void> {
    await this.link.request(Op.iq, { type: 'set', query: 'devices', action: 'signout', device });
  }

  async signOutOthers(): Promise<void> {
    await this.link.request(Op.iq, { type: 'set', query: 'devices', action: 'signout', others: true });
  }

  async mediaTypes(): Promise<readonly MediaTypeItem[]> {
    return itemsOf(await this.get('media-types', {})) as MediaTypeItem[];
  }

  /** A media type's own command. The same `clientId` again changes nothing and gets the first answer. */
  async command(name: string, body: JsonMap, clientId: string): Promise<JsonMap> {
    return (await this.link.request(Op.iq, { ...body, type: 'set', query: name, clientId })) as JsonMap;
  }

  private async get(query: string, body: JsonMap): Promise<unknown> {
    return this.link.request(Op.iq, { type: 'get', query, ...body });
  }
}

function itemsOf(body: unknown): unknown[] {
  return (body as { items?: unknown[] }).items ?? [];
}
