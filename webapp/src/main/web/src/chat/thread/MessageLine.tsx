import { useTranslation } from 'react-i18next';
import type { ChatView, Outgoing } from '../../client';
import { useTimes } from '../../shared/useTimes';
import { rendererOf } from '../media/registry';
import { useMessenger } from '../session/hooks';
import type { Item } from './items';
import { Mark } from './Mark';
import { standingOf } from './standing';

export function MessageLine({ item, chat }: { item: Item; chat: ChatView }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { message, mine } = item;
  const { Message, bare } = rendererOf(message.media ?? 'text');
  const failed = 'state' in message && message.state === 'failed';
  return (
    <div className={`hy-line ${mine ? 'hy-line-mine' : ''} ${item.joined ? 'hy-line-joined' : ''}`}>
      {item.day && <p className="hy-day">{times.day(message.time)}</p>}
      {item.firstUnread && <p className="hy-new">{t('thread.new')}</p>}
      <div className={`hy-bubble ${bare ? 'hy-bubble-bare' : ''} ${failed ? 'hy-bubble-failed' : ''}`}>
        <Message content={message.content ?? {}} body={message.body ?? ''} />
        <span className="hy-meta">
          <time dateTime={new Date(message.time).toISOString()} title={times.full(message.time)}>
            {times.clock(message.time)}
          </time>
          {mine && <Mark standing={standingOf(message, chat)} />}
        </span>
      </div>
      {'state' in message && failed && <Failure message={message} />}
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
