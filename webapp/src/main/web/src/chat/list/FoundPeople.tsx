import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { Card } from '../../client';
import { Avatar, nameOf } from '../Avatar';
import { chatPath } from '../links';
import { useMe, useMessenger, useOnline } from '../session/hooks';
import { useFound } from './useFound';

/** People of this server whose name fits, asked for once the typing pauses. */
export function FoundPeople({ text, known, onChosen }: { text: string; known: ReadonlySet<string>; onChosen: () => void }) {
  const { t } = useTranslation();
  const online = useOnline();
  const me = useMe();
  const found = useFound(text, online);
  if (!online) {
    return <p className="hy-list-note">{t('list.offlineSearch')}</p>;
  }
  const others = found?.filter((card) => card.user !== me.user && !known.has(card.user));
  if (others?.length === 0) {
    return known.size === 0 ? <p className="hy-list-note">{t('list.nobody', { text })}</p> : null;
  }
  return others === undefined ? null : (
    <section aria-label={t('list.people')}>
      <h2 className="hy-list-section">{t('list.people')}</h2>
      {others.map((card) => (
        <Person key={card.user} card={card} onChosen={onChosen} />
      ))}
    </section>
  );
}

function Person({ card, onChosen }: { card: Card; onChosen: () => void }) {
  const messenger = useMessenger();
  const choose = () => {
    messenger.meet(card);
    onChosen();
  };
  return (
    <NavLink className="hy-row" to={chatPath(card.user)} onClick={choose}>
      <Avatar card={card} />
      <span className="hy-row-text">
        <span className="hy-row-name">{nameOf(card)}</span>
        <span className="hy-row-last">{card.signature ?? `@${card.user}`}</span>
      </span>
    </NavLink>
  );
}
