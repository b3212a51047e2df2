import type { Clock } from './environment';
import type { SyncedConversation, SyncResult } from './entries';

const SOON = 200;

/** Follows the account from the cursor that was kept, page by page, one run at a time. */
export class Sync {
  private cursor: string | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private scheduled = false;

  constructor(
    private readonly ask: (cursor: string | undefined) => Promise<SyncResult>,
    private readonly take: (conversation: SyncedConversation) => void,
    private readonly clock: Clock,
  ) {}

  /** Ends when everything committed before the call is known here. */
  async run(): Promise<void> {
    this.again = true;
    this.running ??= this.loop().finally(() => (this.running = undefined));
    return this.running;
  }

  /** Something was told that an answer under way may not know yet: asks once more after it. */
  recheck(): void {
    this.again = this.running !== undefined;
  }

  /** Something is known to have changed that no push describes. */
  soon(): void {
    if (!this.scheduled) {
      this.scheduled = true;
      this.clock.after(SOON, () => {
        this.scheduled = false;
        void this.run().catch(() => undefined);
      });
    }
  }

  private async loop(): Promise<void> {
    while (this.again) {
      this.again = false;
      await this.pages();
    }
  }

  private async pages(): Promise<void> {
    for (let more = true; more; ) {
      const page = await this.ask(this.cursor);
      for (const conversation of page.conversations ?? []) {
        this.take(conversation);
      }
      this.cursor = page.cursor ?? this.cursor;
      more = page.more === true;
    }
  }
}
