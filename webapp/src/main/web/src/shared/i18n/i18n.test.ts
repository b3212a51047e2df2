import { expect, it } from 'vitest';
import en from './en.json';
import zh from './zh.json';

type Words = { [key: string]: string | Words };

/** Every text by its path, with what it leaves room for. English counts one and many; Chinese does not tell them apart. */
function holesOf(words: Words, path = ''): string[] {
  return Object.entries(words)
    .filter(([key]) => !key.endsWith('_one'))
    .flatMap(([key, value]) => (typeof value === 'string' ? [`${path}${key} ${value.match(/{{\w+}}/g)?.join(' ') ?? ''}`] : holesOf(value, `${path}${key}.`)));
}

it('says everything in both languages, with the same values filled in', () => {
  expect(holesOf(zh).sort()).toEqual(holesOf(en).sort());
});
