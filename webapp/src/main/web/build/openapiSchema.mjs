import { list, text, words } from './openapiHtml.mjs';

const BOUNDS = {
  minLength: (n) => `at least ${counted(n, 'character')}`,
  maxLength: (n) => `at most ${counted(n, 'character')}`,
  minItems: (n) => `at least ${counted(n, 'item')}`,
  maxItems: (n) => `at most ${counted(n, 'item')}`,
  minimum: (n) => `from ${number(n)}`,
  maximum: (n) => `to ${number(n)}`,
  default: (value) => (value === '' ? '' : `<code>${text(value)}</code> if left out`),
  pattern: (pattern) => `<code>${text(pattern)}</code>`,
};

const TEXTS = { binary: 'bytes', uuid: 'UUID' };

/** A schema: what it is, and its fields. */
export function schemaTable(schema) {
  const isTableEnough = schema.properties !== undefined && schema.allOf === undefined;
  return `${words(schema.description)}${isTableEnough ? '' : `<p>${kind(schema)}${bounds(schema)}</p>`}${fieldTable(schema)}`;
}

/** The fields of a schema, if it has some. */
export function fieldTable({ properties = {}, required = [] }) {
  const fields = Object.entries(properties);
  return fields.length === 0 ? '' : table(fields, required);
}

function table(fields, required) {
  return `<table><thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>${list(
    fields,
    ([name, field]) =>
      `<tr><th scope="row"><code>${text(name)}</code>${required.includes(name) ? ' <span class="required">required</span>' : ''}${field.from === undefined || field.from === 'query' ? '' : ` <span class="from">${field.from}</span>`}</th><td>${kind(field)}</td><td>${words(field.description, true)}${bounds(field)}</td></tr>`,
  )}</tbody></table>`;
}

/** What a value is, in a word or two. */
export function kind(schema) {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1);
    return `<a href="#${name}">${text(name)}</a>`;
  }
  if (schema.allOf !== undefined) {
    return `${list(schema.allOf, (one, i) => `${i > 0 ? ' and ' : ''}${kind(one)}`)}${schema.properties === undefined ? '' : ', and more'}`;
  }
  if (schema.oneOf !== undefined) {
    return list(schema.oneOf, (one, i) => `${i > 0 ? ' or ' : ''}${kind(one)}`);
  }
  if (schema.const !== undefined || schema.enum !== undefined) {
    return list(schema.enum ?? [schema.const], (one, i) => `${i > 0 ? ' or ' : ''}<code>${text(one)}</code>`);
  }
  return typed(schema);
}

function typed(schema) {
  const types = [schema.type ?? 'anything'].flat().map((type) => (type === 'array' ? `list of ${kind(schema.items ?? {})}` : named(type, schema.format)));
  const values = schema.type === 'object' && typeof schema.additionalProperties === 'object' ? ` of ${kind(schema.additionalProperties)}` : '';
  return `${types.join(' or ')}${values}`;
}

function named(type, format) {
  return { object: 'map', string: TEXTS[format] ?? 'text', boolean: 'flag' }[type] ?? type;
}

function bounds(schema) {
  const said = Object.entries(BOUNDS)
    .filter(([bound]) => schema[bound] !== undefined)
    .map(([bound, say]) => say(schema[bound]))
    .filter((one) => one !== '');
  return said.length === 0 ? '' : ` <span class="bounds">${said.join(', ')}</span>`;
}

function number(n) {
  return text(n.toLocaleString('en').replace('-', '−'));
}

function counted(n, noun) {
  return `${number(n)} ${noun}${n === 1 ? '' : 's'}`;
}
