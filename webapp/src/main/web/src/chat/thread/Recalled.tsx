import { useTranslation } from 'react-i18next';
import type { ChatView, Entry } from '../../client';
import { nameOf } from '../Avatar';
import { useMe, usePerson } from '../session/hooks';

/** What is left of a message that was taken back; in a group also by whom. */
export function Recalled({ message, chat }: { message: Entry; chat: ChatView }) {
  const { t } = useTranslation();
  const { from, recalledBy } = message;
  return (
    <p className="hy-recalled">
      {chat.kind === 'direct' || recalledBy === undefined ? t('message.recalled') : <ByWhom from={from} by={recalledBy} />}
    </p>
  );
}

function ByWhom({ from, by }: { from: string; by: string }) {
  const { t } = useTranslation();
  const me = useMe().user;
  const name = nameOf(usePerson(by));
  const other = nameOf(usePerson(from));
  if (by === from) {
    return by === me ? t('message.recalledByMe') : t('message.recalledBy', { name });
  }
  return by === me ? t('message.recalledOtherByMe', { other }) : t('message.recalledOther', { name, other });
}
