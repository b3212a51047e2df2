import type { Emitter } from './emitter';
import type { Clock } from './environment';
import { Lost, Refused } from './failures';
import type { LinkEvents, LinkState } from './link';
import { uuidv7 } from './uuid';
import { Op, type JsonMap } from './wire';

const PATIENCE = 60_000;

/** A connection that comes and goes. */
export interface Line extends Pick<Emitter<LinkEvents>, 'on'> {
  readonly state: LinkState;
  request(op: number, body: unknown): Promise<unknown>;
}

/** Does things on the server once each, over connections that come and go. */
export class Commands {
  constructor(
    private readonly line: Line,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks a query to do something, again under the same id whenever the connection was lost. `Lost` when it stays away for a
   * minute, `Refused` when the server says no.
   */
  async run(query: string, body: JsonMap): Promise<JsonMap> {
    const set = { ...body, type: 'set', query, clientId: uuidv7(this.clock.now()) };
    for (;;) {
      await this.connected();
      try {
        return (await this.line.request(Op.iq, set)) as JsonMap;
      } catch (failure) {
        if (!(failure instanceof Lost || (failure instanceof Refused && failure.aboutSession))) {
          throw failure;
        }
      }
    }
  }

  private connected(): Promise<void> {
    return new Promise((done, failed) => {
      const look = (state: LinkState) => {
        if (state.name === 'online') {
          end(done);
        } else if (state.name === 'ended' || state.name === 'stopped') {
          end(() => failed(new Lost('Not connected')));
        }
      };
      const end = (act: () => void) => {
        unfollow();
        cancel();
        act();
      };
      const unfollow = this.line.on('state', look);
      const cancel = this.clock.after(PATIENCE, () => end(() => failed(new Lost('Not connected'))));
      look(this.line.state);
    });
  }
}
