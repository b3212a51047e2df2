import { useTranslation } from 'react-i18next';
import type { Entry, Outgoing } from '../../client';
import { isSingleEmoji } from '../emoji/single';
import { plainTextOf } from './plain';

/** A message without its media type's element: not there yet, not there at all, or broken. */
export function PlainMessage({ message }: { message: Entry | Outgoing }) {
  const { t } = useTranslation();
  const text = plainTextOf(message);
  return <span className={isLarge(message) ? 'hy-emoji-big' : 'hy-text'}>{text === '' ? t('thread.unknown') : text}</span>;
}

/** A single emoji that is no text is as large as its element will be, so that nothing jumps. */
export function isLarge(message: Entry | Outgoing): boolean {
  return (message.media ?? 'text') !== 'text' && isSingleEmoji(plainTextOf(message));
}
