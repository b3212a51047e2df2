import type { Entry, Outgoing } from '../../client';

/** What every message can be shown as: its plain text, which a page of the log leaves out where the content says the same. */
export function plainTextOf(message: Pick<Entry, 'body' | 'content'> | Outgoing): string {
  const text = message.content?.['text'];
  return message.body ?? (typeof text === 'string' ? text : '');
}

const SHORT = 40;

/** The beginning of it, to name a message by. */
export function shortTextOf(message: Entry | Outgoing): string {
  return Array.from(plainTextOf(message)).slice(0, SHORT).join('');
}
