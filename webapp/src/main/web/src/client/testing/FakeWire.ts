import type { OpenSocket, SocketEvents } from '../environment';
import { Op, packetsOf, type JsonMap, type Packet } from '../wire';

export type Answer = { code: number; message?: string; body?: unknown } | 'lost';

/** Connections to a server in memory, which can be cut. */
export abstract class FakeWire {
  readonly received: Packet[] = [];
  opened = 0;
  reachable = true;
  /** Takes packets and answers none. */
  silent = false;
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

  event(event: string, more: object): void {
    this.push({ op: Op.event, body: { event, ...more } });
  }

  messagesReceived(): JsonMap[] {
    return this.received.filter((packet) => packet.op === Op.message).map((packet) => packet.body as JsonMap);
  }

  queries(name: string): JsonMap[] {
    const bodies = this.received.filter((packet) => packet.op === Op.iq).map((packet) => packet.body as JsonMap);
    return bodies.filter((body) => body['query'] === name);
  }

  protected abstract answer(packet: Packet): Answer;

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
}
