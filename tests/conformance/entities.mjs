// Writes questions to `GET /entities`, the oldest of the lists: its pages are counted, not cursors.

import { filters } from './filters.mjs';
import { projection, projectionParameters } from './projections.mjs';

/** @returns {import('./queries.mjs').Question & {paged: boolean}} */
export function listing({ chance, vocabulary, strict }) {
  const fields = projection(chance, vocabulary);
  const orders = orderDirectives(chance, vocabulary);
  const total = orders.length === 0;
  const page = paging(chance, strict || total);
  const query = [
    ...filters(chance, vocabulary),
    ...orders.map(({ field, order }) => ['order', `${order}:${field}`]),
    ...projectionParameters(chance, fields),
    ...page,
  ];
  return { request: { path: '/entities', query }, orderField: orders[0]?.field, orders: orders.length, fields, paged: page.length > 0 };
}

/** Unlike by-query, a page takes the field as it is written, casing and all. */
function orderDirectives(chance, vocabulary) {
  const count = Number(chance.pickWeighted({ 0: 50, 1: 40, 2: 10 }));
  const usual = ['metadata.name', 'metadata.title', 'kind', 'spec.type', 'metadata.tags', 'relations.dependson', 'metadata.Name'];
  return Array.from({ length: count }, () => ({
    field: chance.chance(0.8) ? chance.pick(usual) : vocabulary.key(chance),
    order: chance.chance(0.6) ? 'asc' : 'desc',
  }));
}

function paging(chance, anywhere) {
  if (chance.chance(0.35)) return [];
  const limit = ['limit', String(chance.pick(anywhere ? [1, 2, 5, 20, 100, 500] : [100, 250, 500]))];
  if (!anywhere) return [limit];
  const offset = ['offset', String(chance.below(chance.pick([4, 60, 2500])))];
  const after = ['after', Buffer.from(JSON.stringify({ limit: 1 + chance.below(9), offset: chance.below(50) })).toString('base64')];
  return chance.pick([[limit], [limit], [limit, offset], [offset], [after], [limit, after]]);
}
