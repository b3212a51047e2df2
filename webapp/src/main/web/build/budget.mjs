// The first load of a page (its page, scripts and styles that are not lazy, gzipped) must stay within its budget.
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { out } from './out.mjs';

const BUDGET = { 'chat/index.html': 350 * 1024 };
const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'));

for (const [page, budget] of Object.entries(BUDGET)) {
  const size = [page, ...firstLoad(page)].reduce((sum, file) => sum + sizeOf(join(out, file)), 0);
  console.log(`${page}: first load ${kilobytes(size)} of ${kilobytes(budget)} (gzip)`);
  if (size > budget) {
    console.error(`${page} is too large to load first.`);
    process.exit(1);
  }
}
rmSync(join(out, '.vite'), { recursive: true });

function firstLoad(key, seen = new Set()) {
  const chunk = manifest[key];
  if (seen.has(key) || chunk === undefined) {
    return [];
  }
  seen.add(key);
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? []), ...(chunk.imports ?? []).flatMap((next) => firstLoad(next, seen))];
}

function sizeOf(path) {
  return statSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).size;
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(0)} KB`;
}
