import type { Card } from '../client';
import { usePresence } from './session/hooks';

const TINTS = 8;
const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;

export function nameOf(card: Card): string {
  return card.name === undefined || card.name.trim() === '' ? card.user : card.name;
}

export function Avatar({ card, size = '', showPresence = false }: { card: Card; size?: '' | 'small' | 'large'; showPresence?: boolean }) {
  const online = usePresence(card.user)?.online === true;
  return (
    <span className={`hy-avatar hy-avatar-${size} hy-tint-${tintOf(card.user)}`} aria-hidden="true">
      {initialsOf(nameOf(card))}
      {showPresence && online && <span className="hy-dot" />}
    </span>
  );
}

/** Two letters of two words, or the last character of a Chinese name. */
export function initialsOf(name: string): string {
  const characters = Array.from(name.trim());
  if (characters.some((character) => WIDE.test(character))) {
    return characters[characters.length - 1] ?? '';
  }
  const words = name.trim().split(/[\s._-]+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words[words.length - 1] : undefined].map((word) => Array.from(word ?? '')[0] ?? '').join('').toUpperCase();
}

function tintOf(user: string): number {
  return Array.from(user).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521, 7) % TINTS;
}
