import { useTranslation } from 'react-i18next';
import type { ChatView, Outgoing } from '../../client';
import { useTimes } from '../../shared/useTimes';
import { useDrawn } from '../media/useDrawn';
import { useMessenger } from '../session/hooks';
import type { Item } from './items';
import { Mark } from './Mark';
import { standingOf } from './standing';

export function MessageLine({ item, chat }: { item: Item; chat: ChatView }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { message, mine } = item;
  const { content, bare } = useDrawn(message);
  const failed = !('seq' in message) && message.state === 'failed' ? message : undefined;
  return (
    <div className={`hy-line ${mine ? 'hy-line-mine' : ''} ${item.joined ? 'hy-line-joined' : ''}`}>
      {item.day && <p className="hy-day">{times.day(message.time)}</p>}
      {item.firstUnread && <p className="hy-new">{t('thread.new')}</p>}
      <div className={`hy-bubble ${bare ? 'hy-bubble-bare' : ''} ${failed ? 'hy-bubble-failed' : ''}`}>
        {content}
        <span className="hy-meta">
          <time dateTime={new Date(message.time).toISOString()} title={times.full(message.time)}>
            {times.clock(message.time)}
          </time>
          {mine && <Mark standing={standingOf(message, chat)} />}
        </span>
      </div>
      {failed && <Failure message={failed} />}
    </div>
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
