import type { Clock } from './environment';

const FIRST = 500;
const LONGEST = 30_000;

/** Growing, random delays: half of each is certain, the other half is drawn, so that clients don't come back all at once. */
export class Backoff {
  private tries = 0;

  constructor(private readonly clock: Clock) {}

  next(atLeast = 0): number {
    const ceiling = Math.min(LONGEST, FIRST * 2 ** this.tries);
    this.tries = Math.min(this.tries + 1, 16);
    return atLeast + ceiling / 2 + (this.clock.random() * ceiling) / 2;
  }

  reset(): void {
    this.tries = 0;
  }
}
