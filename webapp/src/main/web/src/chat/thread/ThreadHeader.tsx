import { ArrowLeftOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChatView } from '../../client';
import { useTimes } from '../../shared/useTimes';
import { Avatar, nameOf } from '../Avatar';
import { usePresence } from '../session/hooks';

export function ThreadHeader({ chat }: { chat: ChatView }) {
  const { t } = useTranslation();
  return (
    <header className="hy-thread-head">
      <Link className="hy-icon-button hy-back" to="/" aria-label={t('thread.back')}>
        <ArrowLeftOutlined />
      </Link>
      <Avatar card={chat.card} size="small" showPresence />
      <div className="hy-thread-who">
        <h1>{nameOf(chat.card)}</h1>
        <PresenceLine chat={chat} />
      </div>
    </header>
  );
}

function PresenceLine({ chat }: { chat: ChatView }) {
  const { t } = useTranslation();
  const times = useTimes();
  const presence = usePresence(chat.key);
  if (chat.typing.length > 0) {
    return <p className="hy-thread-presence hy-row-typing">{t('thread.typing')}</p>;
  }
  if (presence?.online === true) {
    const type = presence.type === 'away' || presence.type === 'busy' ? presence.type : 'online';
    return <p className="hy-thread-presence">{[t(`thread.${type}`), presence.status ?? chat.card.signature].filter(Boolean).join(' · ')}</p>;
  }
  const seen = presence?.lastSeen === undefined ? undefined : t('thread.lastSeen', { when: times.seen(presence.lastSeen) });
  const state = presence === undefined ? undefined : (seen ?? t('thread.offline'));
  return <p className="hy-thread-presence">{[state, chat.card.signature].filter(Boolean).join(' · ') || `@${chat.key}`}</p>;
}
