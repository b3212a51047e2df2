import { DownOutlined } from '@ant-design/icons';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import type { ChatView, Entry } from '../../client';
import { nameOf } from '../Avatar';
import { useMe, useMessenger, useOnline } from '../session/hooks';
import { itemsOf, type Item } from './items';
import { MessageLine } from './MessageLine';

/** Older pages are put before this index, so that what is shown keeps its place. */
const ORIGIN = 1_000_000;

interface Props {
  chat: ChatView;
  /** The seq up to which we had read when this was opened. */
  readBefore: number;
  onEdit: (message: Entry) => void;
}

export function MessageList({ chat, readBefore, onEdit }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const items = useMemo(() => itemsOf(chat, me.user, readBefore), [chat, me.user, readBefore]);
  const list = useRef<VirtuosoHandle>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [atStart, setAtStart] = useState(false);
  useSeen(chat, atEnd);
  useOlder(chat, atStart);
  useOwnMessagesShown(chat, list);
  return (
    <div className="hy-messages">
      <Virtuoso
        ref={list}
        role="log"
        aria-label={t('thread.messages', { name: nameOf(chat.card) })}
        data={items}
        firstItemIndex={useFirstIndex(items)}
        initialTopMostItemIndex={{ index: 'LAST', align: 'end' }}
        computeItemKey={(_, item) => item.key}
        itemContent={(_, item) => <MessageLine item={item} chat={chat} onEdit={onEdit} />}
        followOutput={(isAtEnd) => (isAtEnd ? 'auto' : false)}
        alignToBottom
        atBottomThreshold={40}
        atTopThreshold={400}
        increaseViewportBy={300}
        atBottomStateChange={setAtEnd}
        atTopStateChange={setAtStart}
        components={{ Header: Space, Footer: Space }}
      />
      {!atEnd && <ToEnd unread={chat.unread} onClick={() => list.current?.scrollToIndex({ index: 'LAST', align: 'end' })} />}
    </div>
  );
}

function Space() {
  return <div className="hy-messages-space" />;
}

function ToEnd({ unread, onClick }: { unread: number; onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="hy-to-end" aria-label={t('thread.toEnd')} onClick={onClick}>
      <DownOutlined />
      {unread > 0 && <span className="hy-unread">{unread > 99 ? '99+' : unread}</span>}
    </button>
  );
}

/** Falls by the number of items that came before the first one ever shown. */
function useFirstIndex(items: readonly Item[]): number {
  const [origin] = useState(() => seqOf(items[0]));
  return ORIGIN - items.filter((item) => seqOf(item) < origin).length;
}

function seqOf(item: Item | undefined): number {
  return item !== undefined && 'seq' in item.message ? item.message.seq : Infinity;
}

/** What is at the end of a page that somebody looks at has been read. */
function useSeen(chat: ChatView, atEnd: boolean) {
  const messenger = useMessenger();
  const { key, lastSeq } = chat;
  useEffect(() => {
    const look = () => {
      if (atEnd && document.visibilityState === 'visible' && document.hasFocus()) {
        messenger.seen(key);
      }
    };
    look();
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [messenger, key, lastSeq, atEnd, chat.entries]);
}

function useOlder(chat: ChatView, atStart: boolean) {
  const messenger = useMessenger();
  const online = useOnline();
  const { key, complete, loading, entries } = chat;
  const low = entries[0]?.seq;
  useEffect(() => {
    if (atStart && online && !complete && !loading) {
      void messenger.older(key).catch(() => undefined);
    }
  }, [messenger, atStart, online, key, complete, loading, low]);
}

/** Who writes wants to see it, wherever the list was scrolled to. */
function useOwnMessagesShown(chat: ChatView, list: { current: VirtuosoHandle | null }) {
  const newest = chat.outgoing[chat.outgoing.length - 1]?.clientId;
  useEffect(() => {
    if (newest !== undefined) {
      list.current?.scrollToIndex({ index: 'LAST', align: 'end' });
    }
  }, [newest, list]);
}
