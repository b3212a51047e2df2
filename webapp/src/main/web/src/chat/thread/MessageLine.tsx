import { useTranslation } from 'react-i18next';
import type { ChatView, Entry, Outgoing } from '../../client';
import { useTimes } from '../../shared/useTimes';
import { useDrawn } from '../media/useDrawn';
import { useMessenger } from '../session/hooks';
import { isRecalled, type Item } from './items';
import { Mark } from './Mark';
import { MessageMenu } from './MessageMenu';
import { Reactions } from './Reactions';
import { Recalled } from './Recalled';
import { standingOf } from './standing';

interface Props {
  item: Item;
  chat: ChatView;
  onEdit: (message: Entry) => void;
}

export function MessageLine({ item, chat, onEdit }: Props) {
  const { t } = useTranslation();
  const times = useTimes();
  const { message, mine, joined } = item;
  return (
    <div className={`hy-line ${mine ? 'hy-line-mine' : ''} ${joined ? 'hy-line-joined' : ''}`}>
      {item.day && <p className="hy-day">{times.day(message.time)}</p>}
      {item.firstUnread && <p className="hy-new">{t('thread.new')}</p>}
      {isRecalled(message) ? <Recalled message={message} chat={chat} /> : <Said item={item} chat={chat} onEdit={onEdit} />}
    </div>
  );
}

function Said({ item: { message, mine }, chat, onEdit }: Props) {
  const { content, bare } = useDrawn(message);
  const stored = 'seq' in message ? message : undefined;
  const failed = !('seq' in message) && message.state === 'failed' ? message : undefined;
  return (
    <>
      <div className="hy-said">
        <div className={`hy-bubble ${bare ? 'hy-bubble-bare' : ''} ${failed ? 'hy-bubble-failed' : ''}`}>
          {content}
          <Meta message={message} mine={mine} chat={chat} />
        </div>
        {stored && <MessageMenu chat={chat} message={stored} onEdit={onEdit} />}
      </div>
      {stored && <Reactions chat={chat} message={stored} />}
      {failed && <Failure message={failed} />}
    </>
  );
}

function Meta({ message, mine, chat }: { message: Entry | Outgoing; mine: boolean; chat: ChatView }) {
  const { t } = useTranslation();
  const times = useTimes();
  const editedAt = 'seq' in message ? message.editedAt : undefined;
  return (
    <span className="hy-meta">
      {editedAt !== undefined && <span title={times.full(editedAt)}>{t('message.edited')}</span>}
      <time dateTime={new Date(message.time).toISOString()} title={times.full(message.time)}>
        {times.clock(message.time)}
      </time>
      {mine && <Mark standing={standingOf(message, chat)} />}
    </span>
  );
}

function Failure({ message }: { message: Outgoing }) {
  const { t } = useTranslation();
  const messenger = useMessenger();
  const words = t([`refused.${message.code ?? 'other'}`, 'refused.other'], { reason: message.reason });
  return (
    <p className="hy-failure" role="alert">
      {words}{' '}
      <button type="button" className="hy-link-button" onClick={() => messenger.retry(message.clientId)}>
        {t('refused.retry')}
      </button>
      <button type="button" className="hy-link-button" onClick={() => messenger.discard(message.clientId)}>
        {t('refused.discard')}
      </button>
    </p>
  );
}
