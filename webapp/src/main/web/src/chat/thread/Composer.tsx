import { SendOutlined } from '@ant-design/icons';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatView } from '../../client';
import { nameOf } from '../Avatar';
import { EmojiButton } from '../emoji/EmojiButton';
import { isSingleEmoji } from '../emoji/single';
import { useLinkState, useMe, useMessenger } from '../session/hooks';
import { AttachMenu } from './AttachMenu';
import { ComposerPanel } from './ComposerPanel';
import { fit, isSend, LIMIT, prevented } from './field';
import type { Attaching } from './useAttachment';
import { useDraft } from './useDraft';
import { useSend } from './useSend';

const WARN = 4_500;

interface Props {
  chat: ChatView;
  attaching: Attaching;
  /** Whether it has the focus from the beginning. */
  focused?: boolean;
}

export function Composer({ chat, attaching, focused = false }: Props) {
  const { t } = useTranslation();
  const messenger = useMessenger();
  const field = useRef<HTMLTextAreaElement>(null);
  const plus = useRef<HTMLButtonElement>(null);
  const [text, setText] = useDraft(useMe().user, chat.key);
  const send = useSend(chat);
  const elsewhere = useLinkState().name === 'ended';
  const length = Array.from(text).length;
  useLayoutEffect(() => fit(field.current), [text]);
  const submit = () => {
    if (length <= LIMIT && sendWritten(text, send)) {
      setText('');
      field.current?.focus();
    }
  };
  const attached = (...message: Parameters<typeof send>) => {
    const taken = send(...message);
    if (taken) {
      attaching.close();
      field.current?.focus();
    }
    return taken;
  };
  const closed = () => {
    attaching.close();
    (plus.current ?? field.current)?.focus();
  };
  const change = (value: string) => {
    setText(value);
    if (value.trim() !== '') {
      messenger.typing(chat.key);
    }
  };
  return (
    <>
      {attaching.current && <ComposerPanel attachment={attaching.current} kind={chat.kind} onSend={attached} onClose={closed} />}
      <form className="hy-composer" onSubmit={(event) => prevented(event, submit)}>
        <AttachMenu button={plus} onChosen={attaching.choose} />
        <EmojiButton onChosen={(emoji) => insert(field.current, emoji, change)} onClosed={() => field.current?.focus()} />
        <textarea
          ref={field}
          autoFocus={focused}
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
    </>
  );
}

/** An emoji that stands alone is a message of its own kind. */
function sendWritten(raw: string, send: ReturnType<typeof useSend>): boolean {
  const text = raw.trim();
  const alone = isSingleEmoji(text);
  return text !== '' && send(alone ? 'emoji' : 'text', alone ? { code: text } : { text }, text);
}

function insert(field: HTMLTextAreaElement | null, emoji: string, change: (text: string) => void): void {
  if (field !== null) {
    field.setRangeText(emoji, field.selectionStart, field.selectionEnd, 'end');
    change(field.value);
  }
}
