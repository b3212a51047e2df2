import type { ChatView, Entry, Outgoing } from '../../client';

/** How far an own message came. */
export type Standing = 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

export function standingOf(message: Entry | Outgoing, chat: ChatView): Standing {
  if (!('seq' in message)) {
    return message.state;
  }
  if (message.seq <= chat.theirRead) {
    return 'read';
  }
  return message.seq <= chat.theirDelivered ? 'delivered' : 'sent';
}
