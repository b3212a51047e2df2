// Runs the browser tests against a server of their own, or against one that the environment names:
//   node run.mjs --war im.war --wildfly wildfly.zip --script configure.cli --launcher classes --work folder
//   HY_E2E_BASE=http://127.0.0.1:8080/im/ HY_E2E_PLUGINS=folder HY_E2E_KILL='…' HY_E2E_START='…' node run.mjs
// What follows -- goes to Playwright.
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { newServer } from './server.mjs';

const given = argumentsOf(process.argv.slice(2));
const server = await newServer(given.options);
const control = createServer((request, response) => void steer(request.url, response));
let code;
try {
  await server.start();
  await new Promise((listening) => control.listen(0, '127.0.0.1', listening));
  code = await playwright({ HY_E2E_BASE: server.base, HY_E2E_PLUGINS: server.plugins, HY_E2E_CONTROL: `http://127.0.0.1:${control.address().port}` });
} finally {
  control.close();
  await server.stop();
}
process.exit(code);

/** The tests run in other processes; through this they kill the server and start it again. */
async function steer(path, response) {
  try {
    await (path === '/kill' ? server.kill() : server.start());
    response.writeHead(204).end();
  } catch (failure) {
    response.writeHead(500).end(String(failure));
  }
}

function playwright(environment) {
  const here = import.meta.dirname;
  const install = spawnSync(process.execPath, [join(here, '../build/steps.mjs'), 'install'], { stdio: 'inherit' });
  if (install.status !== 0) {
    return install.status ?? 1;
  }
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');
  const words = [cli, 'test', '--config', join(here, 'playwright.config.ts'), ...given.rest];
  const run = spawn(process.execPath, words, { stdio: 'inherit', env: { ...process.env, ...environment } });
  return new Promise((done) => run.on('exit', (status) => done(status ?? 1)));
}

function argumentsOf(words) {
  const end = words.indexOf('--');
  const options = {};
  const own = end < 0 ? words : words.slice(0, end);
  for (let index = 0; index < own.length; index += 2) {
    options[own[index].replace(/^--/, '')] = own[index + 1];
  }
  return { options, rest: end < 0 ? [] : words.slice(end + 1) };
}
