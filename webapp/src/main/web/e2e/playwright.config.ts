import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  outputDir: resolve(import.meta.dirname, '../../../../target/browser-test'),
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env['HY_E2E_BASE'],
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['HY_CHROMIUM'] ?? '/usr/bin/chromium',
      // Chromium's sandbox does not start for the user root, who builds in containers
      // and a microphone that beeps is there for everybody
      args: [...(root ? ['--no-sandbox'] : []), '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
    },
  },
});
