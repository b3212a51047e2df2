import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatView, Entry } from '../../client';
import { plainTextOf } from '../media/plain';
import { useMessenger } from '../session/hooks';
import { fit, isSend, LIMIT, prevented } from './field';
import { useActs } from './useActs';

interface Props {
  chat: ChatView;
  message: Entry;
  onDone: () => void;
}

/** Stands in the place of the composer while an own text is edited. */
export function EditComposer({ chat, message, onDone }: Props) {
  const { t } = useTranslation();
  const messenger = useMessenger();
  const { busy, run } = useActs();
  const field = useRef<HTMLTextAreaElement>(null);
  const before = plainTextOf(message);
  const [text, setText] = useState(before);
  const words = text.trim();
  const length = Array.from(text).length;
  useLayoutEffect(() => fit(field.current), [text]);
  const save = () => {
    if (words === before) {
      onDone();
    } else if (words !== '' && length <= LIMIT) {
      void run(() => messenger.changes.edit(chat.key, message.seq, { text: words })).then((done) => (done ? onDone() : field.current?.focus()));
    }
  };
  const press = (event: KeyboardEvent) => {
    if (isSend(event)) {
      prevented(event, save);
    } else if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
      onDone();
    }
  };
  return (
    <form className="hy-composer" aria-label={t('message.editing')} onSubmit={(event) => prevented(event, save)}>
      <button type="button" className="hy-icon-button" aria-label={t('settings.cancel')} onClick={onDone}>
        <CloseOutlined />
      </button>
      <textarea
        ref={field}
        autoFocus
        rows={1}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        onKeyDown={press}
        aria-label={t('message.editing')}
        aria-invalid={length > LIMIT}
        enterKeyHint="done"
      />
      {length > LIMIT && (
        <span className="hy-count" role="status" data-over>
          {t('composer.tooLong', { count: length, limit: LIMIT })}
        </span>
      )}
      <button type="submit" className="hy-send" aria-label={t('message.save')} disabled={words === '' || length > LIMIT || busy}>
        <CheckOutlined />
      </button>
    </form>
  );
}
