import { SendOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatView } from '../../client';
import { nameOf } from '../Avatar';
import { EmojiButton } from '../emoji/EmojiButton';
import { isSingleEmoji } from '../emoji/single';
import { useLinkState, useMe, useMessenger } from '../session/hooks';
import { useDraft } from './useDraft';

const LIMIT = 5_000;
const WARN = 4_500;

export function Composer({ chat }: { chat: ChatView }) {
  const { t } = useTranslation();
  const messenger = useMessenger();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(useMe().user, chat.key);
  const send = useSend(chat);
  const elsewhere = useLinkState().name === 'ended';
  const length = Array.from(text).length;
  useLayoutEffect(() => fit(field.current), [text]);
  const submit = () => {
    if (!elsewhere && length <= LIMIT && send(text)) {
      setText('');
      field.current?.focus();
    }
  };
  const change = (value: string) => {
    setText(value);
    if (value.trim() !== '') {
      messenger.typing(chat.key);
    }
  };
  return (
    <form className="hy-composer" onSubmit={(event) => prevented(event, submit)}>
      <EmojiButton onChosen={(emoji) => insert(field.current, emoji, change)} onClosed={() => field.current?.focus()} />
      <textarea
        ref={field}
        rows={1}
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => (isSend(event) ? prevented(event, submit) : undefined)}
        placeholder={t('composer.placeholder')}
        aria-label={t('composer.label', { name: nameOf(chat.card) })}
        aria-invalid={length > LIMIT}
        enterKeyHint="send"
      />
      {length > WARN && (
        <span className="hy-count" role="status" data-over={length > LIMIT}>
          {t('composer.tooLong', { count: length, limit: LIMIT })}
        </span>
      )}
      <button type="submit" className="hy-send" aria-label={t('composer.send')} disabled={text.trim() === '' || length > LIMIT || elsewhere}>
        <SendOutlined />
      </button>
    </form>
  );
}

function prevented(event: { preventDefault: () => void }, act: () => void): void {
  event.preventDefault();
  act();
}

/** Enter sends, unless it ends the composing of a word or Shift makes a line break of it. */
function isSend(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
}

/** An emoji that stands alone is a message of its own kind. Whether the message was taken. */
function useSend(chat: ChatView): (text: string) => boolean {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const messenger = useMessenger();
  return (raw) => {
    const text = raw.trim();
    if (text === '') {
      return false;
    }
    const alone = isSingleEmoji(text);
    try {
      messenger.send(chat.key, alone ? 'emoji' : 'text', alone ? { code: text } : { text }, text);
      return true;
    } catch (failure) {
      if (!(failure instanceof DOMException)) {
        throw failure;
      }
      void message.error(t('composer.full'));
      return false;
    }
  };
}

function insert(field: HTMLTextAreaElement | null, emoji: string, change: (text: string) => void): void {
  if (field !== null) {
    field.setRangeText(emoji, field.selectionStart, field.selectionEnd, 'end');
    change(field.value);
  }
}

/** Grows with the text; the style sheet sets the most. */
function fit(field: HTMLTextAreaElement | null): void {
  if (field !== null) {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }
}
