import type { Commands } from './commands';
import type { Settings } from './entries';
import type { Intake } from './intake';
import type { JsonMap } from './wire';

/** What changed of how we keep a conversation, here or on another device. */
export interface SettingsChange extends Settings {
  conversation: string;
  /** What is before was cleared. */
  firstSeq?: number;
}

/** Where what was done to conversations is shown. */
export interface ConversationsGround {
  commands: Commands;
  /** The conversation as the server knows it. */
  conversation(key: string): string;
  intake: Pick<Intake, 'configured'>;
}

/**
 * How we keep conversations, the same on all our devices. Each act is done once, also over a lost connection. May throw
 * `Lost` when the connection stays away for a minute, and `Refused`, as for a conversation in which nothing was said yet.
 */
export class Conversations {
  constructor(private readonly ground: ConversationsGround) {}

  /** What is absent stays. A page that keeps a draft here does so at most once a second or two. */
  async change(key: string, change: Settings): Promise<void> {
    const { mutedUntil, draft } = change;
    await this.set(key, { ...change, mutedUntil: mutedUntil === 0 ? null : mutedUntil, draft: draft === '' ? null : draft });
  }

  /** Takes everything said so far out of it, for us alone. */
  async clear(key: string): Promise<void> {
    await this.set(key, { action: 'clear' });
  }

  private async set(key: string, body: JsonMap): Promise<void> {
    const answer = await this.ground.commands.run('conversation', { conversation: this.ground.conversation(key), ...body });
    this.ground.intake.configured(answer as unknown as SettingsChange);
  }
}
