import { spawn } from 'node:child_process';
import { openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

const LONGEST_START = 180_000;

/** The server that the tests speak to: the one that the environment names, or one of our own. */
export async function newServer(options) {
  return process.env.HY_E2E_BASE ? named(process.env) : own(options, Number(process.env.HY_E2E_PORT ?? (await freePort())));
}

function named({ HY_E2E_BASE: base, HY_E2E_KILL: kill, HY_E2E_START: start, HY_E2E_PLUGINS: plugins }) {
  const run = (command) =>
    command ? finished(spawn(command, { shell: true, stdio: 'inherit' })) : Promise.reject(new Error('HY_E2E_KILL and HY_E2E_START say how'));
  return {
    base,
    plugins,
    async start() {
      if (!(await isReady(base))) {
        await run(start);
        await ready(base);
      }
    },
    kill: () => run(kill),
    stop: async () => undefined,
  };
}

function own({ war, wildfly, script, launcher, work }, port) {
  const base = `http://127.0.0.1:${port}/im/`;
  const home = resolve(work, 'browser-test-home');
  rmSync(home, { recursive: true, force: true });
  const properties = { 'run.war': war, 'run.wildfly': wildfly, 'run.script': script, 'run.work': work, port, 'im.home': home, 'im.fetch.private': true, 'im.plugins.poll': 1 };
  const command = [...Object.entries(properties).map(([key, value]) => `-D${key}=${value}`), '-cp', launcher, 'io.hongyan.im.deploy.Run'];
  let running;
  return {
    base,
    plugins: join(home, 'plugins'),
    async start() {
      const log = openSync(join(work, 'browser-test-server.log'), 'a');
      // a process group of its own, so that the launcher and the server can be killed together
      running = spawn(process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java', command, { detached: true, stdio: ['ignore', log, log] });
      const early = finished(running).then(() => Promise.reject(new Error(`The server ended; see ${work}/browser-test-server.log`)));
      await Promise.race([ready(base), early]);
      early.catch(() => undefined);
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };

  async function end(signal) {
    if (running?.exitCode === null && running.signalCode === null) {
      const ended = finished(running);
      process.kill(signal === 'SIGKILL' ? -running.pid : running.pid, signal);
      await ended;
    }
  }
}

function finished(child) {
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('exit', done);
  });
}

async function ready(base) {
  const end = Date.now() + LONGEST_START;
  while (!(await isReady(base))) {
    if (Date.now() > end) {
      throw new Error(`${base} did not become ready`);
    }
    await new Promise((again) => setTimeout(again, 250));
  }
}

async function isReady(base) {
  try {
    return (await fetch(`${base}health/ready`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

function freePort() {
  const probe = createServer();
  return new Promise((found) => {
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}
