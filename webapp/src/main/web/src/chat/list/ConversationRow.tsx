import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { ChatView } from '../../client';
import { useTimes } from '../../shared/useTimes';
import { Avatar, nameOf } from '../Avatar';
import { chatPath } from '../links';
import { plainTextOf } from '../media/plain';
import { isRecalled } from '../thread/items';
import { Mark } from '../thread/Mark';
import { standingOf } from '../thread/standing';
import { useMe } from '../session/hooks';

export function ConversationRow({ chat, onChosen }: { chat: ChatView; onChosen?: () => void }) {
  const times = useTimes();
  const latest = chat.outgoing[chat.outgoing.length - 1] ?? chat.last;
  return (
    <NavLink className="hy-row" to={chatPath(chat.key)} onClick={onChosen}>
      <Avatar card={chat.card} showPresence />
      <span className="hy-row-text">
        <span className="hy-row-line">
          <span className="hy-row-name">{nameOf(chat.card)}</span>
          {latest !== undefined && <time className="hy-row-time">{times.short(latest.time)}</time>}
        </span>
        <span className="hy-row-line">
          <Preview chat={chat} />
          {chat.unread > 0 && <Unread count={chat.unread} />}
        </span>
      </span>
    </NavLink>
  );
}

function Preview({ chat }: { chat: ChatView }) {
  const { t } = useTranslation();
  const me = useMe();
  const waiting = chat.outgoing[chat.outgoing.length - 1];
  if (chat.typing.length > 0) {
    return <span className="hy-row-last hy-row-typing">{t('thread.typing')}</span>;
  }
  const mine = waiting ?? (chat.last?.from === me.user ? chat.last : undefined);
  const latest = waiting ?? chat.last;
  return (
    <span className="hy-row-last">
      {mine !== undefined && <Mark standing={standingOf(mine, chat)} />}
      {latest === undefined ? '' : isRecalled(latest) ? t('message.recalled') : plainTextOf(latest)}
    </span>
  );
}

function Unread({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <span className="hy-unread">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="hy-hidden">{t('list.unread', { count })}</span>
    </span>
  );
}
