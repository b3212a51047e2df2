import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { GROUPS, useEmoji, type Emoji } from './emoji';
import { recent, remember } from './recent';

interface Props {
  onChosen: (emoji: string) => void;
  onClose: () => void;
}

export function EmojiPicker({ onChosen, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [group, setGroup] = useState<number>(0);
  const all = useEmoji();
  const shown = text.trim() === '' ? all.filter((emoji) => emoji.group === group) : search(all, text.trim().toLowerCase());
  const choose = (emoji: Emoji) => {
    remember(emoji.code);
    onChosen(emoji.code);
  };
  const chooseGroup = (number: number) => {
    setText('');
    setGroup(number);
  };
  const recents = text === '' ? recent().flatMap((code) => all.find((emoji) => emoji.code === code) ?? []) : [];
  return (
    <div className="hy-picker" role="dialog" aria-label={t('composer.emoji')} onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}>
      <input className="hy-picker-search" autoFocus value={text} onChange={(event) => setText(event.target.value)} placeholder={t('emoji.search')} aria-label={t('emoji.search')} />
      <div className="hy-picker-groups" role="group" aria-label={t('emoji.categories')}>
        {GROUPS.map(([number, sign]) => (
          <button key={number} type="button" aria-pressed={text === '' && number === group} aria-label={t(`emoji.g${number}`)} title={t(`emoji.g${number}`)} onClick={() => chooseGroup(number)}>
            {sign}
          </button>
        ))}
      </div>
      <div className="hy-picker-body" onKeyDown={moveByArrows}>
        {recents.length > 0 && <Grid title={t('emoji.recent')} items={recents} onChoose={choose} />}
        <Grid title={text === '' ? t(`emoji.g${group}`) : t('emoji.search')} items={shown} onChoose={choose} />
        {all.length > 0 && shown.length === 0 && <p role="status">{t('emoji.none')}</p>}
      </div>
    </div>
  );
}

function Grid({ title, items, onChoose }: { title: string; items: readonly Emoji[]; onChoose: (emoji: Emoji) => void }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <div className="hy-picker-grid">
        {items.map((emoji, index) => (
          <button key={emoji.code} type="button" tabIndex={index === 0 ? 0 : -1} aria-label={emoji.label} title={emoji.label} onClick={() => onChoose(emoji)}>
            {emoji.code}
          </button>
        ))}
      </div>
    </section>
  );
}

function search(all: readonly Emoji[], text: string): readonly Emoji[] {
  return all.filter((emoji) => emoji.words.includes(text)).slice(0, 120);
}

const COLUMNS = 8;
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const next = buttons[buttons.indexOf(document.activeElement as HTMLElement) + (step ?? 0)];
  if (step !== undefined && next !== undefined) {
    event.preventDefault();
    next.focus();
  }
}
