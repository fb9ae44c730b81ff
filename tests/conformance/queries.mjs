// Writes questions to `entities/by-query`, as GET with filter sets or as POST with a predicate.

import { filters } from './filters.mjs';
import { predicate } from './predicates.mjs';
import { projection, projectionParameters } from './projections.mjs';
import { recase } from './vocabulary.mjs';

/**
 * @typedef {object} Question
 * @property {import('./transport.mjs').Request} request its first page
 * @property {string} [orderField] by what its rows are ordered
 * @property {string[]} [fields] what its rows are cut down to
 */

/**
 * @param {{chance: object, vocabulary: object, strict: boolean}} draw not `strict`: the uids of the
 *   two catalogs differ, so nothing may be asked whose answer depends on them
 * @returns {Question}
 */
export function question(draw, { method = draw.chance.chance(0.6) ? 'GET' : 'POST', limit } = {}) {
  const { chance, vocabulary, strict } = draw;
  const orders = orderFields(draw);
  const parts = {
    fields: projection(chance, vocabulary),
    orders,
    fullText: fullText(draw, orders[0]),
    limit: limit ?? limitOf(draw),
    offset: strict && chance.chance(0.12) ? chance.below(chance.pick([3, 40, 3000])) : undefined,
    totalItems: chance.chance(0.12) ? chance.pick(['exclude', 'exclude', 'include']) : undefined,
  };
  const request = method === 'GET' ? asParameters(draw, parts) : asBody(draw, parts);
  return { request, orderField: orders[0]?.field, fields: parts.fields };
}

function limitOf({ chance, strict }) {
  if (!strict) return chance.pick([60, 100, 250, 500, 1000]);
  return chance.chance(0.1) ? undefined : chance.pick([0, 1, 2, 3, 5, 10, 20, 20, 50, 100, 500]);
}

/** Most by name or title, some by what has many values or what few entities have. */
function orderFields({ chance, vocabulary, strict }) {
  const count = Number(chance.pickWeighted({ 0: 42, 1: 52, 2: 6 }));
  return Array.from({ length: count }, () => ({
    field: recase(chance, orderKey(chance, vocabulary, strict)),
    order: chance.chance(0.6) ? 'asc' : 'desc',
  }));
}

function orderKey(chance, vocabulary, strict) {
  const kinds = {
    usual: () => chance.pick(['metadata.name', 'metadata.title', 'kind', 'spec.type', 'spec.owner', 'metadata.namespace']),
    several: () => chance.pick(['metadata.tags', 'relations.dependsOn', 'relations.ownerOf', 'metadata.links.title', 'spec.memberOf']),
    uid: () => (strict ? 'metadata.uid' : 'metadata.name'),
    any: () => vocabulary.key(chance),
  };
  return kinds[chance.pickWeighted({ usual: 64, several: 14, uid: 2, any: 20 })]();
}

/** A piece of a value, sometimes with what a database takes for a wildcard. */
function fullText({ chance, vocabulary, strict }, order) {
  if (chance.chance(0.62)) return undefined;
  const named = Array.from({ length: 1 + chance.below(3) }, () =>
    chance.chance(0.6) ? chance.pick(['metadata.name', 'metadata.title', 'metadata.description', 'metadata.tags']) : vocabulary.key(chance),
  );
  const fields = (strict || order) && chance.chance(0.4) ? undefined : named.map(field => recase(chance, field));
  const searched = fields ? chance.pick(named) : order?.field;
  return { term: term(chance, searched ? vocabulary.value(chance, searched) : chance.pick(['a', '3f', '-4', '%'])), fields };
}

function term(chance, value) {
  const text = String(value ?? '');
  const start = chance.below(Math.max(1, text.length - 3));
  const piece = text.slice(start, start + 1 + chance.below(7));
  const forms = {
    plain: () => piece,
    upper: () => piece.toUpperCase(),
    padded: () => `  ${piece} `,
    wildcard: () => chance.pick(['%', '_', `%${piece}`, `${piece.slice(0, 1)}_${piece.slice(2)}`, `${piece.slice(0, 1)}%${piece.slice(-1)}`]),
    other: () => chance.pick(['', ' ', 'zzzz', 'ü', '\\', "'", 'default/', 'a b']),
  };
  return forms[chance.pickWeighted({ plain: 62, upper: 10, padded: 8, wildcard: 12, other: 8 })]();
}

function asParameters({ chance, vocabulary }, { fields, orders, fullText, limit, offset, totalItems }) {
  const query = [
    ...filters(chance, vocabulary),
    ...orders.map(({ field, order }) => ['orderField', chance.chance(0.97) ? `${field},${order}` : field]),
    ...projectionParameters(chance, fields),
    ...(fullText ? [['fullTextFilterTerm', fullText.term]] : []),
    ...(fullText?.fields ? [['fullTextFilterFields', fullText.fields.join(',')]] : []),
    ...Object.entries({ limit, offset, totalItems })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  ];
  return { path: '/entities/by-query', query };
}

function asBody({ chance, vocabulary }, { fields, orders, fullText, limit, offset, totalItems }) {
  const body = {
    ...(chance.chance(0.85) && { query: predicate(chance, vocabulary) }),
    ...(orders.length && { orderBy: orders }),
    ...(fullText && { fullTextFilter: fullText }),
    fields,
    limit,
    offset,
    totalItems,
  };
  return { method: 'POST', path: '/entities/by-query', body };
}
