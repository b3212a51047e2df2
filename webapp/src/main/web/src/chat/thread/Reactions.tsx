import { useTranslation } from 'react-i18next';
import type { ChatView, Entry, Reaction } from '../../client';
import { nameOf } from '../Avatar';
import { useMessenger } from '../session/hooks';
import { useActs } from './useActs';

/** How people reacted to a message. Pressing one reacts so too, or takes the own reaction back. */
export function Reactions({ chat, message }: { chat: ChatView; message: Entry }) {
  const { t } = useTranslation();
  const messenger = useMessenger();
  const { run } = useActs();
  const { seq, reactions = [] } = message;
  if (reactions.length === 0) {
    return null;
  }
  const toggle = ({ reaction, mine }: Reaction) => {
    const { changes } = messenger;
    void run(() => (mine === true ? changes.unreact(chat.key, seq, reaction) : changes.react(chat.key, seq, reaction)));
  };
  const names = ({ users = [] }: Reaction) => users.map((user) => nameOf(messenger.person(user) ?? { user })).join(', ');
  return (
    <ul className="hy-reactions" aria-label={t('message.reactions')}>
      {reactions.map((one) => (
        <li key={one.reaction}>
          <button
            type="button"
            className="hy-reaction"
            aria-pressed={one.mine === true}
            aria-label={t('message.reaction', { reaction: one.reaction, count: one.count })}
            title={names(one)}
            onClick={() => toggle(one)}
          >
            <span className="hy-reaction-sign">{one.reaction}</span> {one.count}
          </button>
        </li>
      ))}
    </ul>
  );
}
