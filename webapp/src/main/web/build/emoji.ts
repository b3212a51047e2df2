import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

interface Known {
  unicode: string;
  label: string;
  group?: number;
  order?: number;
  tags?: string[];
}

const NAME = /^virtual:emoji-(en|zh)$/;
const COMPONENTS = 2;
/** Young emoji are left out: fonts of today draw a box for them. */
const NEWEST = 15.1;

/** Gives `virtual:emoji-en` and `virtual:emoji-zh`: what the picker needs of the data, in Unicode's order. */
export function emoji(): Plugin {
  return {
    name: 'emoji',
    resolveId: (id) => (NAME.test(id) ? `\0${id}` : undefined),
    load: (id) => {
      const language = NAME.exec(id.slice(1))?.[1];
      return language === undefined ? undefined : `export default ${JSON.stringify(table(language))};`;
    },
  };
}

function table(language: string): unknown[] {
  const young = new Set(read<{ emoji: string; version: number }>('en/data.json').filter((one) => one.version > NEWEST).map((one) => one.emoji));
  return read<Known>(`${language}/compact.json`)
    .filter((one) => one.group !== undefined && one.group !== COMPONENTS && !young.has(one.unicode))
    .sort((one, other) => (one.order ?? 0) - (other.order ?? 0))
    .map((one) => [one.unicode, one.group, one.label, (one.tags ?? []).join(' ')]);
}

function read<Row>(file: string): Row[] {
  return JSON.parse(readFileSync(resolve(import.meta.dirname, '../node_modules/emojibase-data', file), 'utf8')) as Row[];
}
