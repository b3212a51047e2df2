import { Emitter } from './emitter';
import type { Clock } from './environment';
import { Lost } from './failures';
import type { LinkEvents, LinkState } from './link';
import { uuidv7 } from './uuid';
import type { JsonMap } from './wire';

const PATIENCE = 60_000;

type Send = (name: string, body: JsonMap, clientId: string) => Promise<JsonMap>;

/** Runs commands of media types once each, over connections that come and go. */
export class Commands {
  constructor(
    private readonly link: Emitter<LinkEvents> & { readonly state: LinkState },
    private readonly clock: Clock,
    private readonly send: Send,
  ) {}

  /** Asks again under the same id whenever the connection was lost; `Lost` when it stays away for a minute. */
  async run(name: string, body: JsonMap): Promise<JsonMap> {
    const clientId = uuidv7(this.clock.now());
    for (;;) {
      await this.connected();
      try {
        return await this.send(name, body, clientId);
      } catch (failure) {
        if (!(failure instanceof Lost)) {
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
      const unfollow = this.link.on('state', look);
      const cancel = this.clock.after(PATIENCE, () => end(() => failed(new Lost('Not connected'))));
      look(this.link.state);
    });
  }
}
