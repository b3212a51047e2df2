import type { ChatView, Entry, Outgoing } from '../../client';

/** One line of the thread. */
export interface Item {
  key: string;
  message: Entry | Outgoing;
  mine: boolean;
  /** Begins a new day. */
  day: boolean;
  /** Follows closely what the same person said. */
  joined: boolean;
  /** The first one that was unread when the thread was opened. */
  firstUnread: boolean;
}

const CLOSE = 5 * 60_000;

/** What the thread shows: messages as they are in the log, then those on their way. */
export function itemsOf(chat: ChatView, me: string, readBefore: number): Item[] {
  const entries = chat.entries.filter((entry) => entry.kind === 'message' && entry.deleted !== true);
  const firstUnread = entries.find((entry) => entry.seq > readBefore && entry.from !== me);
  const messages: (Entry | Outgoing)[] = [...entries, ...chat.outgoing];
  return messages.map((message, index) => {
    const before = messages[index - 1];
    const day = before === undefined || dayOf(before.time) !== dayOf(message.time);
    const mine = !('from' in message) || message.from === me;
    return {
      key: keyOf(message),
      message,
      mine,
      day,
      joined: !day && !isRecalled(before) && authorOf(before, me) === authorOf(message, me) && message.time - before.time < CLOSE && message !== firstUnread,
      firstUnread: message === firstUnread,
    };
  });
}

/** Such a message is a line of its own. */
export function isRecalled(message: Entry | Outgoing): message is Entry {
  return 'seq' in message && message.recalledAt !== undefined;
}

/** The same before and after the server took the message, so that it stays the same element. */
function keyOf(message: Entry | Outgoing): string {
  return message.clientId ?? `${'seq' in message ? message.seq : ''}`;
}

function authorOf(message: Entry | Outgoing, me: string): string {
  return 'from' in message ? message.from : me;
}

function dayOf(time: number): string {
  return new Date(time).toDateString();
}
