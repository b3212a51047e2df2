import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { emoji } from './build/emoji.ts';
import { sharedParts } from './build/sharedParts.ts';

const out = process.env['HY_WEB_OUT'] ?? resolve(import.meta.dirname, '../../../target/web');
const server = process.env['HY_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: './',
  plugins: [react(), emoji(), sharedParts()],
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { chat: resolve(import.meta.dirname, 'chat/index.html') } },
  },
  server: {
    host: '127.0.0.1',
    // the plugins' modules are read by tests
    fs: { allow: [import.meta.dirname, resolve(import.meta.dirname, '../../../../plugins')] },
    proxy: { '/im/api': server, '/im/plugins': server, '/im/ws': { target: server, ws: true } },
  },
  test: {
    environment: 'jsdom',
    // as the page has it, and not as Node.js would
    alias: { 'tus-js-client': resolve(import.meta.dirname, 'node_modules/tus-js-client/lib.esm/browser/index.js') },
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/shared/testing.ts'],
  },
});
