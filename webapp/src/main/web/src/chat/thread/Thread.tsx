import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../client';
import { nameOf } from '../Avatar';
import { useChat, useMessenger, useOnline, useReady } from '../session/hooks';
import { Composer } from './Composer';
import { DropZone } from './DropZone';
import { EditComposer } from './EditComposer';
import { MessageList } from './MessageList';
import { ThreadHeader } from './ThreadHeader';
import { useAttachment } from './useAttachment';
import { useEditing } from './useEditing';

export function Thread({ chatKey }: { chatKey: string }) {
  const chat = useChat(chatKey);
  const { problem, again } = useOpened(chatKey);
  const known = useKnown(chatKey);
  const readBefore = useReadBefore(chatKey);
  const attaching = useAttachment();
  const editing = useEditing(chat);
  const { t } = useTranslation();
  if (known === 'nobody') {
    return <p className="hy-nothing">{t('thread.noUser', { user: chatKey })}</p>;
  }
  const empty = chat.entries.length === 0 && chat.outgoing.length === 0;
  return (
    <DropZone label={nameOf(chat.card)} onFiles={attaching.take}>
      <ThreadHeader chat={chat} />
      {!empty && (chat.opened || chat.outgoing.length > 0) ? (
        <MessageList key={chat.opened ? 'opened' : 'waiting'} chat={chat} readBefore={readBefore} onEdit={editing.begin} />
      ) : (
        <div className="hy-thread-empty">
          {problem ? <Problem again={again} /> : chat.opened ? <Beginning name={nameOf(chat.card)} /> : <p>{t('thread.loading')}</p>}
        </div>
      )}
      {editing.message === undefined ? (
        <Composer chat={chat} attaching={attaching} focused={editing.done} />
      ) : (
        <EditComposer key={editing.message.seq} chat={chat} message={editing.message} onDone={editing.end} />
      )}
    </DropZone>
  );
}

function Beginning({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="hy-strong">{t('thread.emptyTitle')}</p>
      <p>{t('thread.emptyHint', { name })}</p>
    </>
  );
}

function Problem({ again }: { again: () => void }) {
  const { t } = useTranslation();
  return (
    <p>
      {t('thread.loadFailed')}{' '}
      <button type="button" className="hy-link-button" onClick={again}>
        {t('failure.again')}
      </button>
    </p>
  );
}

/** Loads the newest messages as soon as that is possible, and again when they were let go. */
function useOpened(chatKey: string) {
  const messenger = useMessenger();
  const usable = useUsable();
  const { opened } = useChat(chatKey);
  const [problem, setProblem] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (usable && !opened) {
      messenger.open(chatKey).then(
        () => setProblem(false),
        () => setProblem(true),
      );
    }
  }, [messenger, chatKey, usable, opened, tries]);
  return { problem, again: () => setTries(tries + 1) };
}

/** How far we had read when this was opened, if there was more. */
function useReadBefore(chatKey: string): number {
  const ready = useReady();
  const { unread, readSeq } = useChat(chatKey);
  const [readBefore, setReadBefore] = useState<number>();
  if (ready && readBefore === undefined) {
    setReadBefore(unread > 0 ? readSeq : Infinity);
  }
  return readBefore ?? Infinity;
}

/** Whether questions can be asked, and answered from what is known. */
function useUsable(): boolean {
  const ready = useReady();
  const online = useOnline();
  return ready && online;
}

/** Somebody who came by an address and not through the list has to be looked up. */
function useKnown(chatKey: string): 'unknown' | 'known' | 'nobody' {
  const messenger = useMessenger();
  const usable = useUsable();
  const { id, card } = useChat(chatKey);
  const [nobody, setNobody] = useState(false);
  const known = id !== undefined || card.name !== undefined;
  useEffect(() => {
    if (usable && !known) {
      messenger.requests.profile(chatKey).then(
        (found) => messenger.meet(found),
        (failure: unknown) => setNobody(failure instanceof Refused && failure.status === 404),
      );
    }
  }, [messenger, chatKey, usable, known]);
  return known ? 'known' : nobody ? 'nobody' : 'unknown';
}
