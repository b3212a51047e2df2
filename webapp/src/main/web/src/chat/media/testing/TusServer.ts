import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Upload {
  length: number;
  bytes: Buffer;
  metadata: string;
}

const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*, PATCH, DELETE, HEAD',
  'access-control-allow-headers': '*, authorization',
  'access-control-expose-headers': '*',
  'tus-resumable': '1.0.0',
};

/** As much of tus 1.0 as our server has, on a wire that can be cut. */
export class TusServer {
  readonly uploads: Upload[] = [];
  /** Method and offset of every request but the browser's own, in order. */
  readonly seen: string[] = [];
  /** After how many bytes of the next piece the connection is cut. */
  cutAfter: number | undefined;
  /** Answers the next request with this status. */
  refuse: { status: number; body: string } | undefined;
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => void this.handle(request, response).catch(() => request.socket.destroy()));
  }

  async start(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/im/api/v1/`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') {
      response.writeHead(204, OPEN).end();
      return;
    }
    this.seen.push(`${request.method} ${(request.headers['upload-offset'] as string | undefined) ?? ''}`.trim());
    if (this.refuse !== undefined) {
      response.writeHead(this.refuse.status, OPEN).end(this.refuse.body);
      this.refuse = undefined;
      return;
    }
    if (request.method === 'POST') {
      this.create(request, response);
      return;
    }
    const [, number, blob] = /uploads\/(\d+)(\/blob)?$/.exec(request.url ?? '') ?? [];
    const upload = this.uploads[Number(number)];
    if (upload === undefined) {
      response.writeHead(404, OPEN).end();
    } else if (blob !== undefined) {
      response.writeHead(200, OPEN).end(JSON.stringify({ id: `b${number}`, size: upload.bytes.length, type: 'x', sha256: 'x' }));
    } else if (request.method === 'PATCH') {
      await this.take(upload, request, response);
    } else {
      response.writeHead(200, { ...OPEN, 'upload-offset': upload.bytes.length, 'upload-length': upload.length, 'cache-control': 'no-store' }).end();
    }
  }

  private create(request: IncomingMessage, response: ServerResponse): void {
    this.uploads.push({ length: Number(request.headers['upload-length']), bytes: Buffer.alloc(0), metadata: request.headers['upload-metadata'] as string });
    response.writeHead(201, { ...OPEN, location: `/im/api/v1/uploads/${this.uploads.length - 1}` }).end();
  }

  private async take(upload: Upload, request: IncomingMessage, response: ServerResponse): Promise<void> {
    let taken = 0;
    for await (const part of request as AsyncIterable<Buffer>) {
      upload.bytes = Buffer.concat([upload.bytes, part]);
      taken += part.length;
      if (this.cutAfter !== undefined && taken >= this.cutAfter) {
        this.cutAfter = undefined;
        request.socket.destroy();
        return;
      }
    }
    response.writeHead(204, { ...OPEN, 'upload-offset': upload.bytes.length }).end();
  }
}
