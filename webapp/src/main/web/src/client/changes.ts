import type { Commands } from './commands';
import type { Edit, Entry, Forwarded } from './entries';
import type { Intake } from './intake';
import type { Requests } from './requests';
import type { JsonMap } from './wire';

/** Where what was done to messages is shown. */
export interface ChangesGround {
  commands: Commands;
  requests: Requests;
  /** The conversation as the server knows it. */
  conversation(key: string): string;
  intake: Pick<Intake, 'entry' | 'message' | 'deleted' | 'reacted'>;
}

/**
 * What people do to messages. Each act is done once, also over a lost connection, and its result stands in the chat when the
 * promise is kept. May throw `Lost` when the connection stays away for a minute, and `Refused`.
 */
export class Changes {
  constructor(private readonly ground: ChangesGround) {}

  /** Gives an own message other content. */
  async edit(key: string, seq: number, content: JsonMap): Promise<void> {
    await this.act('edit', key, { seq, content });
  }

  /** Takes a message back, for everybody. */
  async recall(key: string, seq: number): Promise<void> {
    await this.act('recall', key, { seq });
  }

  /** Deletes a message for us alone. */
  async delete(key: string, seq: number): Promise<void> {
    const { conversation } = await this.set('delete', key, { seq });
    this.ground.intake.deleted(typeof conversation === 'string' ? conversation : this.ground.conversation(key), seq);
  }

  async react(key: string, seq: number, reaction: string): Promise<void> {
    await this.act('react', key, { seq, reaction });
    this.ground.intake.reacted(this.ground.conversation(key), seq, reaction, true);
  }

  async unreact(key: string, seq: number, reaction: string): Promise<void> {
    await this.act('unreact', key, { seq, reaction });
    this.ground.intake.reacted(this.ground.conversation(key), seq, reaction, false);
  }

  async pin(key: string, seq: number): Promise<void> {
    await this.act('pin', key, { seq });
  }

  async unpin(key: string, seq: number): Promise<void> {
    await this.act('unpin', key, { seq });
  }

  /** Sends messages again, to user names and ids of groups; with `merge` as one message to each. */
  async forward(key: string, seqs: readonly number[], to: readonly string[], merge = false): Promise<Forwarded> {
    const { entries, failed = [] } = await this.act('forward', key, { seqs: [...seqs], to: [...to], ...(merge ? { merge } : {}) });
    return { entries, failed: failed as unknown as Forwarded['failed'] };
  }

  /** The pinned messages, those pinned last first. */
  async pinned(key: string): Promise<readonly Entry[]> {
    const entries = await this.ground.requests.pinned(this.ground.conversation(key));
    entries.forEach((entry) => this.ground.intake.message(entry));
    return entries;
  }

  /** One message as it stands now, with what it said before. */
  async one(key: string, seq: number): Promise<{ entry: Entry; edits: readonly Edit[] }> {
    const answer = await this.ground.requests.message(this.ground.conversation(key), seq);
    this.ground.intake.message(answer.entry);
    return answer;
  }

  private async act(action: string, key: string, body: JsonMap): Promise<JsonMap & { entries: Entry[] }> {
    const answer = await this.set(action, key, body);
    const entries = (answer['entries'] ?? []) as unknown as Entry[];
    entries.forEach((entry) => this.ground.intake.entry(entry));
    return { ...answer, entries } as JsonMap & { entries: Entry[] };
  }

  private set(action: string, key: string, body: JsonMap): Promise<JsonMap> {
    return this.ground.commands.run('message', { action, conversation: this.ground.conversation(key), ...body });
  }
}
