import type { Cancel, Clock } from '../environment';

interface Timer {
  at: number;
  run: () => void;
}

/** Time that passes only when a test says so. */
export class FakeClock implements Clock {
  private time = 1_795_374_911_000;
  private timers = new Set<Timer>();

  now(): number {
    return this.time;
  }

  random(): number {
    return 0.5;
  }

  after(milliseconds: number, run: () => void): Cancel {
    const timer = { at: this.time + milliseconds, run };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** Lets time pass, and what is due happen in order, with its consequences. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settled();
    for (let next = this.due(end); next !== undefined; next = this.due(end)) {
      this.timers.delete(next);
      this.time = next.at;
      next.run();
      await settled();
    }
    this.time = end;
  }

  private due(end: number): Timer | undefined {
    return [...this.timers].filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)[0];
  }
}

/** Lets promises that are done have their effect. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    await Promise.resolve();
  }
}
