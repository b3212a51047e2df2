import { CloseOutlined, SearchOutlined } from '@ant-design/icons';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtuoso } from 'react-virtuoso';
import type { ChatView } from '../../client';
import { Goose } from '../../shared/goose';
import { nameOf } from '../Avatar';
import { useChats, useReady } from '../session/hooks';
import { Menu } from '../shell/Menu';
import { ConversationRow } from './ConversationRow';
import { FoundPeople } from './FoundPeople';

export function ConversationList() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <nav className="hy-list" aria-label={t('list.label')}>
      <header className="hy-list-head">
        <Goose size={34} />
        <h1>{t('name')}</h1>
        <Menu />
      </header>
      <SearchBox text={text} onChange={setText} />
      {text.trim() === '' ? <AllChats /> : <Search text={text.trim()} onChosen={() => setText('')} />}
    </nav>
  );
}

function SearchBox({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="hy-search" role="search">
      <SearchOutlined aria-hidden="true" />
      <input
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => (event.key === 'Escape' ? onChange('') : undefined)}
        placeholder={t('list.search')}
        aria-label={t('list.search')}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
      />
      {text !== '' && (
        <button type="button" aria-label={t('list.clear')} onClick={() => onChange('')}>
          <CloseOutlined />
        </button>
      )}
    </div>
  );
}

function AllChats() {
  const { t } = useTranslation();
  const chats = useChats();
  const ready = useReady();
  if (chats.length === 0) {
    return (
      <div className="hy-list-empty">
        <p className="hy-strong">{ready ? t('list.emptyTitle') : t('list.loading')}</p>
        {ready && <p>{t('list.emptyHint')}</p>}
      </div>
    );
  }
  return (
    <Virtuoso
      className="hy-rows"
      tabIndex={-1}
      data={chats}
      computeItemKey={(_, chat) => chat.key}
      itemContent={(_, chat) => <ConversationRow chat={chat} />}
    />
  );
}

function Search({ text, onChosen }: { text: string; onChosen: () => void }) {
  const settled = useDeferredValue(text);
  const found = useChats().filter((chat) => matches(chat, settled));
  return (
    <div className="hy-rows hy-found" tabIndex={-1}>
      {found.map((chat) => (
        <ConversationRow key={chat.key} chat={chat} onChosen={onChosen} />
      ))}
      <FoundPeople text={settled} known={new Set(found.map((chat) => chat.key))} onChosen={onChosen} />
    </div>
  );
}

function matches(chat: ChatView, text: string): boolean {
  const lower = text.toLowerCase();
  return nameOf(chat.card).toLowerCase().includes(lower) || chat.key.includes(lower);
}
