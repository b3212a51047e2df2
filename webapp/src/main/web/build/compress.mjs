// Puts a .br and a .gz beside every built file that gets smaller by it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { out } from './out.mjs';

const TEXT = new Set(['.js', '.css', '.svg', '.json', '.webmanifest']);

for (const file of readdirSync(join(out, 'assets'))) {
  if (TEXT.has(extname(file))) {
    compress(join(out, 'assets', file));
  }
}

function compress(path) {
  const bytes = readFileSync(path);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  for (const [ending, packed] of [['.br', brotliCompressSync(bytes, quality)], ['.gz', gzipSync(bytes, { level: 9 })]]) {
    if (packed.length < bytes.length) {
      writeFileSync(path + ending, packed);
    }
  }
}
