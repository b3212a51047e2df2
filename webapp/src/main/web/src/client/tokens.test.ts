import { describe, expect, it } from 'vitest';
import { lockOfThisTab } from './environment';
import { Lost, SignedOut } from './failures';
import { Rest } from './rest';
import { FakeClock } from './testing/FakeClock';
import { MemoryKeep } from './testing/MemoryKeep';
import { Tokens } from './tokens';

class FakeRest {
  refreshes: string[] = [];
  status = 200;

  readonly fetch: typeof fetch = async (_, request) => {
    await Promise.resolve();
    const { refresh } = JSON.parse(request?.body as string) as { refresh: string };
    this.refreshes.push(refresh);
    if (this.status === 0) {
      throw new TypeError('offline');
    }
    const number = this.refreshes.length;
    const body = this.status === 200 ? { access: `a${number}`, refresh: `r${number}`, expiresIn: 900 } : { code: this.status * 100 + 3 };
    return new Response(JSON.stringify(body), { status: this.status, headers: { 'content-type': 'application/json' } });
  };
}

function setUp() {
  const rest = new FakeRest();
  const keep = new MemoryKeep();
  const clock = new FakeClock();
  const lock = lockOfThisTab();
  const newTab = () => new Tokens(new Rest('http://localhost/', rest.fetch), keep, lock, clock);
  newTab().accept('alice', 'd1', { access: 'a0', refresh: 'r0', expiresIn: 900 });
  return { rest, keep, clock, newTab };
}

describe('Tokens', () => {
  it('gives the access token while it is good, and a new one shortly before it ends', async () => {
    const { newTab, clock, rest } = setUp();
    expect(await newTab().access()).toBe('a0');
    await clock.pass(880_000);
    expect(await newTab().access()).toBe('a1');
    expect(rest.refreshes).toEqual(['r0']);
  });

  it('refreshes once for all tabs that ask at the same time', async () => {
    const { newTab, rest } = setUp();
    const answers = await Promise.all([newTab().renew('a0'), newTab().renew('a0'), newTab().renew('a0')]);
    expect(answers).toEqual(['a1', 'a1', 'a1']);
    expect(rest.refreshes).toEqual(['r0']);
  });

  it('stays signed in when the server cannot be reached or fails', async () => {
    const { newTab, rest } = setUp();
    rest.status = 0;
    await expect(newTab().renew('a0')).rejects.toBeInstanceOf(Lost);
    rest.status = 503;
    await expect(newTab().renew('a0')).rejects.toMatchObject({ code: 50303 });
    expect(newTab().identity()?.refresh).toBe('r0');
  });

  it('forgets tokens that the server no longer knows', async () => {
    const { newTab, rest } = setUp();
    rest.status = 401;
    await expect(newTab().renew('a0')).rejects.toBeInstanceOf(SignedOut);
    expect(newTab().identity()).toBeUndefined();
  });
});
