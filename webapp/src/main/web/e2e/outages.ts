import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const control = process.env['HY_E2E_CONTROL'] ?? '';

export async function killServer(): Promise<void> {
  await steer('/kill');
}

export async function startServer(): Promise<void> {
  await steer('/start');
}

async function steer(path: string): Promise<void> {
  const answer = await fetch(control + path, { method: 'POST' });
  if (!answer.ok) {
    throw new Error(`${path}: ${await answer.text()}`);
  }
}

/** A network between one browser and the server that can be taken away. */
export class Network {
  private readonly sockets = new Set<Socket>();
  private up = true;

  private constructor(
    private readonly server: Server,
    readonly base: string,
  ) {}

  static async to(target: string): Promise<Network> {
    const { hostname, port, pathname } = new URL(target);
    const server = createServer((socket) => network.carry(socket, connect(Number(port), hostname)));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const network = new Network(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`);
    return network;
  }

  lose(): void {
    this.up = false;
    this.sockets.forEach((socket) => socket.destroy());
  }

  comeBack(): void {
    this.up = true;
  }

  close(): void {
    this.lose();
    this.server.close();
  }

  private carry(near: Socket, far: Socket): void {
    const pair = [near, far];
    pair.forEach((socket) => {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        pair.forEach((end) => end.destroy());
      });
    });
    if (this.up) {
      near.pipe(far).pipe(near);
    } else {
      near.destroy();
    }
  }
}
