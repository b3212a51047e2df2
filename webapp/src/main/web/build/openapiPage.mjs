// openapi.yaml as a page to read: one file without scripts, whose one style has the nonce that the policy asks for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { list, map, text, words } from './openapiHtml.mjs';
import { fieldTable, kind, schemaTable } from './openapiSchema.mjs';

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];
const STYLE = readFileSync(join(import.meta.dirname, 'openapi.css'), 'utf8');

/** @param whole the OpenAPI document */
export function page(whole) {
  const operations = operationsOf(whole);
  const groups = whole.tags.map((tag) => ({ tag, operations: operations.filter((one) => one.operation.tags[0] === tag.name) }));
  const schemas = Object.entries(whole.components.schemas).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(whole.info.title)} REST ${text(whole.info.version)}</title>
<style nonce="{{nonce}}">
${STYLE}</style>
</head>
<body>
<header>
<h1>${text(whole.info.title)} REST <small>${text(whole.info.version)}</small></h1>
<p>${text(whole.info.summary)}. <a href="openapi.yaml">openapi.yaml</a>, OpenAPI ${text(whole.openapi)}. All paths are below <code>${text(whole.servers[0].url)}</code>.</p>
</header>
<nav aria-label="Contents">
${list(groups, ({ tag, operations: own }) => `<details><summary>${text(tag.name)} <span class="count">${own.length}</span></summary><ul>${list(own, (one) => `<li><a href="#${one.operation.operationId}">${method(one.method)}<span class="path">${path(one.path)}</span></a></li>`)}</ul></details>`)}
<details><summary>Schemas <span class="count">${schemas.length}</span></summary><ul>${list(schemas, ([name]) => `<li><a href="#${name}">${text(name)}</a></li>`)}</ul></details>
<p><a href="#codes">Codes</a></p>
</nav>
<main>
<section class="intro">${words(whole.info.description)}</section>
${list(groups, ({ tag, operations: own }) => `<section><h2>${text(tag.name)}</h2>${words(tag.description)}${list(own, (one) => operation(whole, one))}</section>`)}
<section><h2 id="codes">Codes</h2>${codes(whole)}</section>
<section><h2>Schemas</h2>${list(schemas, ([name, schema]) => `<article id="${name}"><h3>${text(name)}</h3>${schemaTable(schema)}</article>`)}</section>
</main>
</body>
</html>
`;
}

function operationsOf(whole) {
  return Object.entries(whole.paths).flatMap(([where, item]) =>
    METHODS.filter((name) => name in item).map((name) => ({
      path: where,
      method: name,
      operation: item[name],
      parameters: [...(item.parameters ?? []), ...(item[name].parameters ?? [])].map((one) => resolved(whole, one)),
    })),
  );
}

function resolved(whole, part) {
  return part.$ref === undefined ? part : { ...part.$ref.slice(2).split('/').reduce((at, key) => at[key], whole), ...part };
}

function operation(whole, { path: where, method: name, operation: one, parameters }) {
  return `<article id="${one.operationId}">
<h3>${text(one.summary)}</h3>
<p class="address">${method(name)}<code>${path(where)}</code>${token(one)}</p>
${words(one.description)}
${parameterTable(parameters)}${body(whole, one)}${answers(one)}${refusals(one)}
</article>
`;
}

function method(name) {
  return `<span class="method ${name}">${name.toUpperCase()}</span> `;
}

/** May be broken after each slash. */
function path(where) {
  return text(where).replaceAll('/', '/<wbr>');
}

function token(one) {
  const isOpen = one.security?.length === 0;
  const isTicket = one.security?.length === 2;
  return `<span class="token">${isOpen ? 'no token' : isTicket ? 'token or ticket' : 'token'}</span>`;
}

function parameterTable(parameters) {
  if (parameters.length === 0) {
    return '';
  }
  const properties = map(parameters, (one) => [one.name, { ...one.schema, description: one.description ?? one.schema.description, from: one.in }]);
  const required = parameters.filter((one) => one.required).map((one) => one.name);
  return `<h4>Parameters</h4>${fieldTable({ properties, required })}`;
}

function body(whole, one) {
  if (one.requestBody === undefined) {
    return '';
  }
  return `<h4>Body</h4>${contents(one.requestBody.content, (schema) => fieldTable(flat(whole, schema)))}`;
}

function contents(content, fields = () => '') {
  return list(Object.entries(content ?? {}), ([type, media]) => `<p><code>${text(type)}</code>: ${kind(media.schema)}</p>${fields(media.schema)}${examples(media)}`);
}

/** With the fields of those that it is made of. */
function flat(whole, schema) {
  const own = resolved(whole, schema);
  const parts = (own.allOf ?? []).map((part) => flat(whole, part));
  return {
    properties: Object.assign({}, own.properties, ...parts.map((part) => part.properties)),
    required: [...(own.required ?? []), ...parts.flatMap((part) => part.required)],
  };
}

function examples(media) {
  const named = media.examples ?? (media.example === undefined ? {} : { '': { value: media.example } });
  return list(Object.values(named), ({ summary, value }) => `${summary === undefined ? '' : `<p>${text(summary)}:</p>`}<pre tabindex="0"><code>${text(written(value))}</code></pre>`);
}

function written(value) {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

function answers(one) {
  const good = Object.entries(one.responses).filter(([, answer]) => answer.$ref === undefined);
  return `<h4>Answers</h4>${list(good, ([status, answer]) => `<div class="answer"><p><b class="status">${status}</b> ${words(answer.description, true)}</p>${headers(answer)}${contents(answer.content)}</div>`)}`;
}

function headers(answer) {
  const names = Object.keys(answer.headers ?? {});
  return names.length === 0 ? '' : `<p>Headers: ${list(names, (name) => `<code>${text(name)}</code> `)}</p>`;
}

function refusals(one) {
  return `<p class="refusals">Refusals: ${list(one['x-codes'], (code) => `<a href="#code-${code}">${code}</a> `)}</p>`;
}

function codes(whole) {
  const rows = Object.entries(whole['x-code-meanings']);
  return `<table><thead><tr><th scope="col">Code</th><th scope="col">Meaning</th></tr></thead><tbody>${list(rows, ([code, meaning]) => `<tr id="code-${code}"><th scope="row">${code}</th><td>${words(meaning, true)}</td></tr>`)}</tbody></table>`;
}
