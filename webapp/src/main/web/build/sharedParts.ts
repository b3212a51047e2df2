import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const PARTS = resolve(import.meta.dirname, '../../../../../plugins/ui');
const MODULE = /\/plugins\/[^/]+\/src\/main\/resources\//;

/** What our plugins' modules share lies beside each of them only in their jars. */
export function sharedParts(): Plugin {
  return {
    name: 'shared-parts',
    enforce: 'pre',
    resolveId: (source, importer = '') =>
      MODULE.test(importer) && source.startsWith('./') && !existsSync(resolve(dirname(importer), source)) ? resolve(PARTS, source) : undefined,
  };
}
