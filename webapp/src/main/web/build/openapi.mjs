// Puts the parts of ../../openapi together into openapi.yaml and the page openapi.html, beside the other pages.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { page } from './openapiPage.mjs';
import { out } from './out.mjs';

const PARTS = resolve(import.meta.dirname, '../../openapi');
const POM = resolve(import.meta.dirname, '../../../../pom.xml');
const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];
const FAILED = [50001, 50301];
const STRANGER = [40101, 40103, 40306];
const NO_JSON = [40001, 41301];

const whole = together();
whole.info.version = version();
for (const path of Object.values(whole.paths)) {
  METHODS.filter((method) => method in path).forEach((method) => complete(path[method]));
}
const yaml = stringify(whole, { aliasDuplicateObjects: false, compat: 'yaml-1.1', lineWidth: 140 });
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'openapi.yaml'), yaml);
writeFileSync(join(out, 'openapi.html'), page(whole));
console.log(`openapi.yaml: ${Object.keys(whole.paths).length} paths, ${Object.keys(whole.components.schemas).length} schemas`);

/** The main part with the paths and the components of the others; what is there twice is a mistake. */
function together() {
  const all = read('openapi.yaml');
  all.paths = {};
  for (const name of readdirSync(PARTS).filter((file) => file !== 'openapi.yaml').sort()) {
    const part = read(name);
    add(all.paths, part.paths ?? {}, name);
    for (const [kind, components] of Object.entries(part.components ?? {})) {
      add((all.components[kind] ??= {}), components, name);
    }
  }
  return all;
}

function read(name) {
  return parse(readFileSync(join(PARTS, name), 'utf8'), { merge: true });
}

function add(all, more, where) {
  for (const [key, value] of Object.entries(more)) {
    if (key in all) {
      throw new Error(`${where}: ${key} is there twice`);
    }
    all[key] = value;
  }
}

/** Names the refusals of an operation, one response for each status. */
function complete(operation) {
  const codes = [...new Set([...(operation['x-codes'] ?? []), ...usual(operation)])].sort();
  const refusals = {};
  for (const code of codes) {
    (refusals[statusOf(code)] ??= []).push(`${code}: ${meaning(code)}`);
  }
  operation['x-codes'] = codes;
  // what others share stays as it is
  operation.responses = { ...operation.responses };
  for (const [status, reasons] of Object.entries(refusals)) {
    operation.responses[status] = { $ref: `#/components/responses/${status}`, description: reasons.join('\n\n') };
  }
}

function usual(operation) {
  const isOpen = operation.security?.length === 0;
  const isJson = operation.requestBody?.content['application/json'] !== undefined;
  const isAsked = (operation.parameters ?? []).length > 0;
  return [...FAILED, ...(isOpen ? [] : STRANGER), ...(isJson ? NO_JSON : []), ...(isAsked && isQuery(operation) ? NO_JSON : [])];
}

/** A query of the protocol, whose address is read like a body. */
function isQuery(operation) {
  return (operation['x-codes'] ?? []).includes(42901);
}

/** As `Problem.status` has it. */
function statusOf(code) {
  return code === 40003 ? 404 : Math.floor(code / 100);
}

function meaning(code) {
  return whole['x-code-meanings'][code] ?? fail(`nothing says what ${code} means`);
}

function version() {
  return /<parent>[\s\S]*?<version>([^<]+)<\/version>/.exec(readFileSync(POM, 'utf8'))?.[1] ?? fail('there is no version in pom.xml');
}

function fail(sentence) {
  throw new Error(sentence);
}
