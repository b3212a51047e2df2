import { resolve } from 'node:path';

/** Where the build goes: `webapp/target/web`, unless somebody wants it elsewhere. */
export const out = process.env.HY_WEB_OUT ?? resolve(import.meta.dirname, '../../../../target/web');
