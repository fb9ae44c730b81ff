// JSON schemas as rows of a table.

import { entriesOf, isMap, itemsOf, nameOf, resolve, textOf } from './document.js';

/** Objects within objects are listed so far; named ones have a place of their own. */
const depth = 4;

/** A row for every property: name, type, whether required, what it means. */
export function rowsOf(document, written, prefix = '', left = depth) {
  const schema = resolve(document, written);
  if (!isMap(schema) || left === 0) return [];
  const required = new Set(itemsOf(schema.required));
  const own = entriesOf(schema.properties).flatMap(([name, property]) => {
    const target = resolve(document, property);
    const row = {
      name: prefix + name,
      type: typeOf(document, property),
      required: required.has(name),
      deprecated: target?.deprecated === true,
      description: textOf(property?.description) ?? textOf(target?.description),
    };
    const inner = property?.$ref ? [] : rowsOf(document, target?.items ?? target, `${row.name}.`, left - 1);
    return [row, ...(target?.items?.$ref ? [] : inner)];
  });
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap(key => itemsOf(schema[key]));
  return [...own, ...parts.flatMap(part => rowsOf(document, part, prefix, left - 1))];
}

/** A schema's type in a few words. */
export function typeOf(document, schema, left = depth) {
  if (typeof schema === 'boolean') return schema ? 'any' : 'none';
  if (!isMap(schema) || left === 0) return 'any';
  if (typeof schema.$ref === 'string') return nameOf(schema.$ref);
  const choices = itemsOf(schema.enum).map(value => JSON.stringify(value));
  if (choices.length) return choices.join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  for (const [key, joint] of [['oneOf', ' | '], ['anyOf', ' | '], ['allOf', ' & ']]) {
    const parts = itemsOf(schema[key]);
    if (parts.length) return parts.map(part => typeOf(document, part, left - 1)).join(joint);
  }
  if (schema.items) return `${typeOf(document, schema.items, left - 1)}[]`;
  const type = Array.isArray(schema.type) ? schema.type.map(textOf).join(' | ') : textOf(schema.type);
  const named = type ?? (schema.properties ? 'object' : 'any');
  return schema.format ? `${named} (${textOf(schema.format)})` : named;
}
