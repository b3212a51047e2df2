import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Emoji {
  code: string;
  label: string;
  group: number;
  /** Lower case, everything it can be found by. */
  words: string;
}

/** The groups of Unicode that are offered, each with its sign. */
export const GROUPS: readonly [number, string][] = [
  [0, '😀'],
  [1, '👋'],
  [3, '🐦'],
  [4, '🍜'],
  [5, '🚄'],
  [6, '🎉'],
  [7, '💡'],
  [8, '💯'],
  [9, '🏁'],
];

/** All emoji with the names they have in the page's language; none until they are loaded. */
export function useEmoji(): readonly Emoji[] {
  const { i18n } = useTranslation();
  const [all, setAll] = useState<readonly Emoji[]>([]);
  useEffect(() => {
    let current = true;
    void load(i18n.language).then((loaded) => (current ? setAll(loaded) : undefined));
    return () => {
      current = false;
    };
  }, [i18n.language]);
  return all;
}

async function load(language: string): Promise<readonly Emoji[]> {
  const { default: data } = await (language === 'zh' ? import('virtual:emoji-zh') : import('virtual:emoji-en'));
  return data.map(([code, group, label, tags]) => ({ code, group, label, words: `${code} ${label} ${tags}`.toLowerCase() }));
}
