// What Maven runs: the named steps in order, each skipped when nothing it reads has changed since it last succeeded.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const target = resolve(root, '../../../target');
const PACKAGES = ['package.json', 'package-lock.json', '.npmrc'];
const PLUGINS = '../../../../plugins';
const OPENAPI = ['../openapi', 'build', '../../../pom.xml', ...PACKAGES];
const SOURCES = ['src', 'chat', 'build', 'vite.config.ts', 'tsconfig.json', ...PACKAGES];

const STEPS = {
  install: { inputs: PACKAGES, stamp: join(root, 'node_modules/.hy-install'), result: join(root, 'node_modules'), run: ['npm', 'ci', '--no-fund', '--no-audit', '--loglevel=error'] },
  lint: { inputs: [...SOURCES, PLUGINS, 'e2e', 'eslint.config.js'], stamp: join(target, 'web-steps/lint'), run: ['npm', 'run', '--silent', 'lint'] },
  test: { inputs: [...SOURCES, PLUGINS], stamp: join(target, 'web-steps/test'), run: ['npm', 'run', '--silent', 'test'] },
  openapi: { inputs: OPENAPI, stamp: join(target, 'web-steps/openapi'), result: join(target, 'web/openapi.yaml'), run: ['npm', 'run', '--silent', 'openapi'] },
  build: { inputs: SOURCES, stamp: join(target, 'web-steps/build'), result: join(target, 'web/chat/index.html'), run: ['npm', 'run', '--silent', 'build'] },
};

for (const name of process.argv.slice(2)) {
  const step = STEPS[name] ?? fail(`There is no step ${name}`);
  const hash = hashOf(step.inputs);
  if (isDone(step, hash)) {
    console.log(`web ${name}: unchanged`);
    continue;
  }
  rmSync(step.stamp, { force: true });
  run(name, step.run);
  mkdirSync(dirname(step.stamp), { recursive: true });
  writeFileSync(step.stamp, hash);
}

function isDone(step, hash) {
  return existsSync(step.stamp) && readFileSync(step.stamp, 'utf8') === hash && (step.result === undefined || existsSync(step.result));
}

function run(name, [command, ...args]) {
  console.log(`web ${name}: ${[command, ...args].join(' ')}`);
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.error) {
    fail(`${command} cannot be run (${done.error.message}). Install Node.js 20.19 or newer with npm.`);
  }
  if (done.status !== 0) {
    process.exit(done.status ?? 1);
  }
}

function hashOf(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap((input) => filesOf(join(root, input)))) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(path)) {
    return [];
  }
  if (basename(path) === 'target') {
    return [];
  }
  return statSync(path).isFile() ? [path] : readdirSync(path).sort().flatMap((name) => filesOf(join(path, name)));
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
