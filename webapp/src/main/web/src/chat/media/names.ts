import type { Definition } from './element';

/** What a type's composer is called in the page's language, as its module says. */
export function labelOf({ media, of: { label } }: Definition, locale: 'zh' | 'en'): string {
  const words = (typeof label === 'object' && label !== null ? label : {}) as Record<string, unknown>;
  const word = words[locale] ?? words['en'];
  return typeof word === 'string' ? word : media;
}
