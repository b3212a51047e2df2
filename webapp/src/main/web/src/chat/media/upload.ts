import { Lost, Refused, type JsonMap, type ServerBlob, type Tokens } from '../../client';
import { withToken } from './bearer';

export interface UploadOptions {
  /** What the file is called. */
  name?: string;
  /** Told from 0 to 1. */
  progress?: (fraction: number) => void;
  signal?: AbortSignal;
}

/** Above this many bytes an upload goes on where it stopped; below it begins anew. */
const PLAIN = 1_048_576;
const PAUSES = [500, 2_000, 5_000, 10_000];

/** Brings bytes to the server. */
export class Uploads {
  constructor(
    private readonly api: URL,
    private readonly tokens: Tokens,
    private readonly pauses: readonly number[] = PAUSES,
  ) {}

  /** Goes on over lost connections. Throws `Lost`, `Refused`, or why `signal` was aborted. */
  async upload(file: Blob, options: UploadOptions = {}): Promise<ServerBlob> {
    options.signal?.throwIfAborted();
    if (file.size <= PLAIN) {
      return this.plain(file, options);
    }
    const { uploadResumable } = await import('./resumable');
    const path = await uploadResumable({ endpoint: new URL('uploads', this.api), file, options, tokens: this.tokens });
    return this.again(options.signal, () => withToken(this.tokens, (access) => request({ method: 'GET', address: `${path}/blob`, access, options })));
  }

  private async plain(file: Blob, options: UploadOptions): Promise<ServerBlob> {
    const address = new URL('blobs', this.api).href;
    return this.again(options.signal, () => withToken(this.tokens, (access) => request({ method: 'POST', address, access, body: file, options })));
  }

  private async again<Answer>(signal: AbortSignal | undefined, call: () => Promise<Answer>): Promise<Answer> {
    for (const pause of this.pauses) {
      try {
        return await call();
      } catch (failure) {
        if (!(failure instanceof Lost)) {
          throw failure;
        }
        await rested(pause, signal);
      }
    }
    return call();
  }
}

interface BlobRequest {
  method: string;
  address: string;
  access: string;
  body?: Blob;
  options: UploadOptions;
}

/** By XMLHttpRequest, since `fetch` does not tell how much of a body it has sent. */
function request({ method, address, access, body, options: { progress, signal } }: BlobRequest): Promise<ServerBlob> {
  return new Promise((done, failed) => {
    const call = new XMLHttpRequest();
    const abort = () => call.abort();
    const end = (act: () => void) => () => {
      signal?.removeEventListener('abort', abort);
      act();
    };
    signal?.addEventListener('abort', abort);
    call.open(method, address);
    call.setRequestHeader('authorization', `Bearer ${access}`);
    call.setRequestHeader('accept', 'application/json, application/problem+json');
    if (body !== undefined) {
      call.setRequestHeader('content-type', body.type === '' ? 'application/octet-stream' : body.type);
      call.upload.onprogress = ({ loaded, total }) => progress?.(total === 0 ? 1 : loaded / total);
    }
    call.onload = end(() => (call.status < 300 ? done(JSON.parse(call.responseText) as ServerBlob) : failed(refusalOf(call.status, call.responseText))));
    call.onerror = end(() => failed(new Lost('The server cannot be reached')));
    call.onabort = end(() => failed(reasonOf(signal)));
    if (signal?.aborted === true) {
      failed(reasonOf(signal));
    } else {
      call.send(body ?? null);
    }
  });
}

/** Rejects at once when the signal is aborted. */
function rested(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done, failed) => {
    const abort = () => {
      clearTimeout(timer);
      failed(reasonOf(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      done();
    }, milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** Only our server answers a refusal with a code; a proxy's page means that it is away. */
export function refusalOf(status: number, text: string): Error {
  const problem = problemOf(text);
  const words = problem?.['detail'] ?? problem?.['title'];
  return typeof problem?.['code'] === 'number'
    ? new Refused(problem['code'], typeof words === 'string' ? words : '', problem)
    : new Lost(`The server answered ${status}`);
}

export function reasonOf(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new DOMException('The upload was stopped', 'AbortError');
}

function problemOf(text: string): JsonMap | undefined {
  try {
    return JSON.parse(text) as JsonMap;
  } catch {
    return undefined;
  }
}
