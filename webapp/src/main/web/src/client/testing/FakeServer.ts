import type { MediaTypeItem } from '../cards';
import type { Entry, SyncedConversation } from '../entries';
import { Op, type JsonMap, type Packet } from '../wire';
import { FakeWire, type Answer } from './FakeWire';

/** Gives an answer's body. */
type Handler = (body: JsonMap) => object;

const CONVERSATION = 'C000000000001';

/** A server of one conversation, in memory. */
export class FakeServer extends FakeWire {
  readonly me = 'alice';
  readonly entries: Entry[] = [];
  reads: JsonMap[] = [];
  /** What to do with the next messages and acts instead of the usual. */
  readonly nextAnswers: Answer[] = [];
  mediaTypes: MediaTypeItem[] = [];
  /** What `sync` says otherwise of the conversation, and of others. */
  synced: Partial<SyncedConversation> = {};
  others: SyncedConversation[] = [];
  /** What is before is not for alice. */
  firstSeq = 1;
  private readonly handlers = new Map<string, Handler>();
  private readonly refusals = new Map<string, Exclude<Answer, 'lost'>>();
  private readonly done = new Map<string, object>();
  private readonly commandsRun = new Set<string>();

  /** Somebody writes; pushed to whoever is connected. */
  say(from: string, text: string, pushed = true, more: Partial<Entry> = {}): Entry {
    const entry = this.append(from, { media: 'text', content: { text }, ...more });
    if (pushed) {
      this.push({ op: Op.message, body: entry });
    }
    return entry;
  }

  /** Something that is no message happens, to whoever is connected. */
  happen(kind: string, from: string, more: Partial<Entry>, pushed = true): Entry {
    const entry = this.append(from, { ...more });
    Object.assign(entry, { kind, to: undefined, type: undefined, asOf: more.asOf ?? entry.seq });
    if (pushed) {
      this.event('entry', { entry });
    }
    return entry;
  }

  /** Has a query answered so; a set once for each client id. */
  on(query: string, handler: Handler): void {
    this.handlers.set(query, handler);
  }

  /** Has the next question of a query refused. */
  refuse(query: string, answer: Exclude<Answer, 'lost'>): void {
    this.refusals.set(query, answer);
  }

  protected override answer(packet: Packet): Answer {
    const body = (packet.body ?? {}) as JsonMap;
    switch (packet.op) {
      case Op.login:
        return { code: 0, body: { user: { user: this.me, name: 'Alice' }, session: 's', heartbeat: 30 } };
      case Op.message:
        return this.message(body);
      case Op.iq:
        return this.query(body);
      default:
        return { code: 0, body: {} };
    }
  }

  private query(body: JsonMap): Answer {
    const name = body['query'] as string;
    const handler = this.handlers.get(name);
    const refusal = this.refusals.get(name);
    this.refusals.delete(name);
    if (refusal !== undefined) {
      return refusal;
    }
    if (handler !== undefined) {
      return body['type'] === 'set' ? this.act(body, handler) : { code: 0, body: { type: 'result', query: name, ...handler(body) } };
    }
    return name.includes('.') ? this.command(body) : { code: 0, body: this.iq(body) };
  }

  private act(body: JsonMap, handler: Handler): Answer {
    const planned = this.nextAnswers.shift();
    if (planned !== undefined && planned !== 'lost') {
      return planned;
    }
    const id = body['clientId'] as string;
    const answer = this.done.get(id) ?? handler(body);
    this.done.set(id, answer);
    return planned ?? { code: 0, body: { type: 'result', query: body['query'], ...answer } };
  }

  private message(body: JsonMap): Answer {
    const planned = this.nextAnswers.shift();
    if (planned !== undefined && planned !== 'lost') {
      return planned;
    }
    const known = this.entries.find((entry) => entry.clientId === body['clientId']);
    const entry = known ?? this.append(this.me, body);
    return planned ?? { code: 0, body: known === undefined ? entry : { ...entry, duplicate: true } };
  }

  /** A media type's command tells how often it was run, which is once for each client id. */
  private command(body: JsonMap): Answer {
    const planned = this.nextAnswers.shift();
    if (planned === undefined || planned === 'lost') {
      this.commandsRun.add(body['clientId'] as string);
    }
    return planned ?? { code: 0, body: { type: 'result', query: body['query'], runs: this.commandsRun.size } };
  }

  private iq(body: JsonMap): unknown {
    if (body['query'] === 'media-types') {
      return { type: 'result', query: 'media-types', items: this.mediaTypes };
    }
    if (body['query'] === 'sync') {
      return { type: 'result', query: 'sync', cursor: `c${this.entries.length}`, more: false, conversations: this.conversations() };
    }
    if (body['query'] === 'history') {
      return this.history(body as { after?: number; before?: number; limit: number });
    }
    if (body['query'] === 'read') {
      this.reads.push(body);
    }
    return { type: 'result', query: body['query'], items: [] };
  }

  private conversations(): unknown[] {
    const last = this.entries[this.entries.length - 1];
    const of = { id: CONVERSATION, kind: 'direct', with: { user: 'bob', name: 'Bob' }, firstSeq: this.firstSeq, lastSeq: last?.seq, readSeq: 0, unread: 0, last };
    return last === undefined ? this.others : [{ ...of, ...this.synced }, ...this.others];
  }

  private history({ after, before, limit }: { after?: number; before?: number; limit: number }): unknown {
    const { firstSeq } = this;
    const fitting = this.entries.filter(({ seq }) => seq >= firstSeq && seq > (after ?? 0) && seq < (before ?? Infinity));
    const page = after === undefined ? fitting.slice(-limit) : fitting.slice(0, limit);
    return { entries: page, firstSeq, lastSeq: this.entries.length, more: page.length < fitting.length };
  }

  private append(from: string, { media, content, body, clientId, ...more }: Partial<Entry>): Entry {
    const seq = this.entries.length + 1;
    const to = from === this.me ? 'bob' : this.me;
    const about = { conversation: CONVERSATION, seq, id: `E${seq}`, from, to, time: seq };
    const entry: Entry = { kind: 'message', type: 'chat', media, content, body, clientId, ...more, ...about };
    this.entries.push(entry);
    return entry;
  }
}
