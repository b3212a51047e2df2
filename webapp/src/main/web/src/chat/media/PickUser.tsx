import { Modal } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card } from '../../client';
import { Avatar, nameOf } from '../Avatar';
import { useFound } from '../list/useFound';
import { useChats, useOnline } from '../session/hooks';

/** Lets the person choose somebody; none if it is closed. */
export function PickUser({ onChosen }: { onChosen: (user: string | undefined) => void }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  return (
    <Modal open title={t('pick.title')} footer={null} onCancel={() => onChosen(undefined)} afterOpenChange={() => field.current?.focus()} width={420}>
      <input
        ref={field}
        className="hy-pick-search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={t('pick.search')}
        aria-label={t('pick.search')}
        maxLength={64}
      />
      <People text={useDeferredValue(text.trim())} onChosen={onChosen} />
    </Modal>
  );
}

/** Those of the conversations until something is searched for. */
function People({ text, onChosen }: { text: string; onChosen: (user: string) => void }) {
  const { t } = useTranslation();
  const online = useOnline();
  const known = useChats().filter((chat) => chat.kind === 'direct');
  const found = useFound(text, online && text !== '');
  const cards = text === '' ? known.map((chat) => chat.card) : (found ?? []);
  return (
    <ul className="hy-pick" aria-label={t('list.people')}>
      {cards.map((card) => (
        <Person key={card.user} card={card} onChosen={onChosen} />
      ))}
      {found?.length === 0 && text !== '' && <li role="status">{t('list.nobody', { text })}</li>}
    </ul>
  );
}

function Person({ card, onChosen }: { card: Card; onChosen: (user: string) => void }) {
  return (
    <li>
      <button type="button" className="hy-row" onClick={() => onChosen(card.user)}>
        <Avatar card={card} size="small" />
        <span className="hy-row-text">
          <span className="hy-row-name">{nameOf(card)}</span>
          <span className="hy-row-last">@{card.user}</span>
        </span>
      </button>
    </li>
  );
}
