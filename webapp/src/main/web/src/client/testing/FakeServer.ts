import type { OpenSocket, SocketEvents } from '../environment';
import { Op, packetsOf, type Entry, type JsonMap, type MediaTypeItem, type Packet } from '../wire';

type Answer = { code: number; message?: string; body?: unknown } | 'lost';

/** A server of one conversation, in memory, with a wire that can be cut. */
export class FakeServer {
  readonly me = 'alice';
  readonly received: Packet[] = [];
  readonly entries: Entry[] = [];
  reads: JsonMap[] = [];
  opened = 0;
  reachable = true;
  /** Takes packets and answers none. */
  silent = false;
  /** What to do with the next messages instead of the usual. */
  readonly nextAnswers: Answer[] = [];
  mediaTypes: MediaTypeItem[] = [];
  private readonly commandsRun = new Set<string>();
  private readonly connections = new Map<number, SocketEvents>();

  readonly open: OpenSocket = (events) => {
    const number = ++this.opened;
    if (this.reachable) {
      this.connections.set(number, events);
      queueMicrotask(() => events.opened());
    } else {
      queueMicrotask(() => events.closed(1006));
    }
    return {
      send: (frame) => packetsOf(frame).forEach((packet) => queueMicrotask(() => this.take(number, packet))),
      close: () => this.connections.delete(number),
    };
  };

  /** Cuts every connection without a word. */
  cut(code = 1006): void {
    const all = [...this.connections.values()];
    this.connections.clear();
    all.forEach((events) => events.closed(code));
  }

  push(...packets: Packet[]): void {
    const frame = packets.map((packet) => JSON.stringify(packet)).join('\n');
    this.connections.forEach((events) => events.received(frame));
  }

  /** Somebody writes; pushed to whoever is connected. */
  say(from: string, text: string, pushed = true, more: Partial<Entry> = {}): Entry {
    const entry = this.append(from, { media: 'text', content: { text }, ...more });
    if (pushed) {
      this.push({ op: Op.message, body: entry });
    }
    return entry;
  }

  messagesReceived(): JsonMap[] {
    return this.received.filter((packet) => packet.op === Op.message).map((packet) => packet.body as JsonMap);
  }

  queries(name: string): JsonMap[] {
    const bodies = this.received.filter((packet) => packet.op === Op.iq).map((packet) => packet.body as JsonMap);
    return bodies.filter((body) => body['query'] === name);
  }

  private take(number: number, packet: Packet): void {
    if (!this.connections.has(number)) {
      return;
    }
    this.received.push(packet);
    if (this.silent) {
      return;
    }
    const answer = this.answer(packet);
    if (answer === 'lost') {
      this.cut();
    } else if (packet.id !== undefined || packet.op === Op.heartbeat) {
      this.connections.get(number)?.received(JSON.stringify({ op: packet.op, id: packet.id, ...answer }));
    }
  }

  private answer(packet: Packet): Answer {
    const body = (packet.body ?? {}) as JsonMap;
    switch (packet.op) {
      case Op.login:
        return { code: 0, body: { user: { user: this.me, name: 'Alice' }, session: 's', heartbeat: 30 } };
      case Op.message:
        return this.message(body);
      case Op.iq:
        return (body['query'] as string).includes('.') ? this.command(body) : { code: 0, body: this.iq(body) };
      default:
        return { code: 0, body: {} };
    }
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
    return last === undefined
      ? []
      : [{ id: 'C000000000001', kind: 'direct', with: { user: 'bob', name: 'Bob' }, firstSeq: 1, lastSeq: last.seq, readSeq: 0, unread: 0, last }];
  }

  private history({ after, before, limit }: { after?: number; before?: number; limit: number }): unknown {
    const fitting = this.entries.filter((entry) => entry.seq > (after ?? 0) && entry.seq < (before ?? Infinity));
    const page = after === undefined ? fitting.slice(-limit) : fitting.slice(0, limit);
    return { entries: page, firstSeq: 1, lastSeq: this.entries.length, more: page.length < fitting.length };
  }

  private append(from: string, { media, content, body, clientId, ...more }: Partial<Entry>): Entry {
    const seq = this.entries.length + 1;
    const to = from === this.me ? 'bob' : this.me;
    const about = { conversation: 'C000000000001', seq, id: `E${seq}`, from, to, time: seq };
    const entry: Entry = { kind: 'message', type: 'chat', media, content, body, clientId, ...more, ...about };
    this.entries.push(entry);
    return entry;
  }
}
