import { Lost, Refused } from './failures';
import type { BlobAddress } from './cards';
import type { Device, JsonMap } from './wire';

export interface TokenPair {
  access: string;
  refresh: string;
  /** Seconds. */
  expiresIn: number;
}

export interface ServerInfo {
  name?: string;
  version?: string;
  registration?: 'open' | 'closed';
}

/** What a client needs before it has a connection. */
export class Rest {
  /** @param base the address that `accounts` and `tokens` lie below, with a slash at its end */
  constructor(
    private readonly base: string,
    private readonly fetcher: typeof fetch = (...call) => fetch(...call),
  ) {}

  async server(): Promise<ServerInfo> {
    return (await this.call('GET', 'server')) as ServerInfo;
  }

  async signUp(account: { username: string; password: string; name: string; locale?: string }): Promise<void> {
    await this.call('POST', 'accounts', account);
  }

  async signIn(username: string, password: string, device: Device): Promise<TokenPair> {
    return (await this.call('POST', 'tokens', { username, password, device })) as TokenPair;
  }

  async refresh(refresh: string): Promise<TokenPair> {
    return (await this.call('POST', 'tokens/refresh', { refresh })) as TokenPair;
  }

  async signOut(access: string): Promise<void> {
    await this.call('DELETE', 'tokens', undefined, access);
  }

  async changePassword(access: string, current: string, password: string): Promise<void> {
    await this.call('PUT', 'accounts/me/password', { current, password }, access);
  }

  /** Addresses of a blob that `<img>` and `<video>` can take. */
  async blobAddress(access: string, id: string): Promise<BlobAddress> {
    return (await this.call('POST', `blobs/${encodeURIComponent(id)}/url`, undefined, access)) as BlobAddress;
  }

  private async call(method: string, path: string, body?: unknown, access?: string): Promise<unknown> {
    const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
    if (body !== undefined) {
      headers['content-type'] = 'application/json';
    }
    if (access !== undefined) {
      headers['authorization'] = `Bearer ${access}`;
    }
    const answer = await this.reach(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
    return answer.ok ? valueOf(answer) : Promise.reject(await refusal(answer));
  }

  private async reach(path: string, request: RequestInit): Promise<Response> {
    try {
      return await this.fetcher(this.base + path, { ...request, cache: 'no-store', credentials: 'omit' });
    } catch (failure) {
      throw new Lost('The server cannot be reached', { cause: failure });
    }
  }
}

async function valueOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function refusal(answer: Response): Promise<Error> {
  const problem = await problemOf(answer);
  if (problem === undefined) {
    return new Lost(`The server answered ${answer.status}`);
  }
  const code = typeof problem['code'] === 'number' ? problem['code'] : answer.status * 100;
  const words = problem['detail'] ?? problem['title'];
  return new Refused(code, typeof words === 'string' ? words : '', { retryAfter: retryAfterOf(answer), ...problem });
}

/** Nothing if a proxy or the container answered instead of the application. */
async function problemOf(answer: Response): Promise<JsonMap | undefined> {
  if (!(answer.headers.get('content-type') ?? '').includes('json')) {
    return undefined;
  }
  return (await answer.json()) as JsonMap;
}

function retryAfterOf(answer: Response): number | undefined {
  const seconds = Number(answer.headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
