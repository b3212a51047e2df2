import type { BrowserContext, WebSocketRoute } from '@playwright/test';

/** A media type that the server does not have: its messages travel as texts that begin with its name. */
export interface PretendedType {
  name: string;
  /** The source of its module; without one it never comes. */
  source?: string;
  elements: string[];
}

interface Packet {
  body?: { query?: string; items?: unknown[] };
}

const HASH = '0123456789ab';

/** Makes a browser believe that its server has these media types too. */
export async function pretend(context: BrowserContext, types: readonly PretendedType[]): Promise<void> {
  const items = types.map(({ name, elements }) => ({ name, plugin: name, version: '1', ui: { module: `plugins/${name}/${HASH}/${name}.js`, elements } }));
  for (const { name, source } of types) {
    await context.route(`**/plugins/${name}/${HASH}/${name}.js`, (route) =>
      source === undefined ? undefined : route.fulfill({ contentType: 'text/javascript', body: source }),
    );
  }
  await context.routeWebSocket(/\/im\/ws$/, (page: WebSocketRoute) => {
    const server = page.connectToServer();
    page.onMessage((frame) => server.send(rewritten(frame, hide(types))));
    server.onMessage((frame) => page.send(rewritten(frame, reveal(types, items))));
  });
}

function rewritten(frame: string | Buffer, change: (packet: Packet) => unknown): string {
  const lines = frame.toString().split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.stringify(change(JSON.parse(line) as Packet))).join('\n');
}

function hide(types: readonly PretendedType[]): (packet: Packet) => unknown {
  return (packet) => everywhere(packet, (map) => {
    const known = types.some(({ name }) => name === map['media']);
    return known ? { ...map, media: 'text', content: { text: `${map['media'] as string} ${JSON.stringify(map['content'])}` } } : map;
  });
}

function reveal(types: readonly PretendedType[], items: readonly unknown[]): (packet: Packet) => unknown {
  const shown = (map: Record<string, unknown>) => {
    const text = (map['content'] as { text?: string } | undefined)?.text ?? '';
    const type = types.find(({ name }) => map['media'] === 'text' && text.startsWith(`${name} {`));
    return type === undefined ? map : { ...map, media: type.name, content: JSON.parse(text.slice(type.name.length + 1)) as unknown, body: `[a ${type.name}]` };
  };
  return (packet) => {
    const { body } = packet;
    return everywhere(body?.query === 'media-types' ? { ...packet, body: { ...body, items: [...(body.items ?? []), ...items] } } : packet, shown);
  };
}

function everywhere(value: unknown, change: (map: Record<string, unknown>) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => everywhere(item, change));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const map = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, everywhere(part, change)]));
  return change(map);
}
