import type { BlobAddress, Clock } from '../../client';

const EARLY = 30_000;
const AGAIN = 5_000;
const MOST = 500;

export interface BlobChoice {
  /** The small picture, where there is one. */
  thumbnail?: boolean;
  /** The address that was given did not work: ask for another one. */
  fresh?: boolean;
}

interface Held {
  askedAt: number;
  until: number;
  address: Promise<BlobAddress>;
}

/** Addresses of blobs, each asked for once while it is good. */
export class Blobs {
  private readonly held = new Map<string, Held>();

  constructor(
    private readonly base: URL,
    private readonly clock: Clock,
    private readonly ask: (id: string) => Promise<BlobAddress>,
  ) {}

  async url(id: string, { thumbnail = false, fresh = false }: BlobChoice = {}): Promise<string> {
    const { url, thumbnail: small } = await this.hold(id, fresh).address;
    return new URL(thumbnail ? (small ?? url) : url, this.base).href;
  }

  private hold(id: string, fresh: boolean): Held {
    const known = this.held.get(id);
    const now = this.clock.now();
    if (known !== undefined && now < known.until && !(fresh && now - known.askedAt >= AGAIN)) {
      return known;
    }
    const held: Held = { askedAt: now, until: Infinity, address: this.ask(id) };
    held.address.then(
      ({ expiresIn }) => (held.until = now + expiresIn * 1000 - EARLY),
      () => (held.until = 0),
    );
    this.held.delete(id);
    this.held.set(id, held);
    this.forgetOldest();
    return held;
  }

  private forgetOldest(): void {
    const oldest = this.held.keys().next().value;
    if (this.held.size > MOST && oldest !== undefined) {
      this.held.delete(oldest);
    }
  }
}
