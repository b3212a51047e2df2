import type { Definition } from './element';

/** The composer that is most particular about what it takes, of those that take all of these files. */
export function composerFor(composers: readonly Definition[], files: readonly File[]): Definition | undefined {
  const taking = composers.map((definition) => ({ definition, care: careFor(patternsOf(definition), files) }));
  return taking.filter(({ care }) => care > 0).sort((one, other) => other.care - one.care)[0]?.definition;
}

function patternsOf({ of: { accepts } }: Definition): readonly string[] {
  return Array.isArray(accepts) ? accepts.filter((pattern) => typeof pattern === 'string') : [];
}

/** 0: not all are taken; 1: only as files of any kind; 2: as files of such a kind; 3: by their very types. */
function careFor(patterns: readonly string[], files: readonly File[]): number {
  return Math.min(...files.map((file) => Math.max(0, ...patterns.map((pattern) => careOf(pattern, file.type)))));
}

function careOf(pattern: string, type: string): number {
  if (pattern === '*/*') {
    return 1;
  }
  if (pattern.endsWith('/*')) {
    return type.startsWith(pattern.slice(0, -1)) ? 2 : 0;
  }
  return pattern === type ? 3 : 0;
}
