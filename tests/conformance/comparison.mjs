// Whether two answers say the same.

import { refOf, searchRows } from './vocabulary.mjs';

/** Of the headers, what a client reads. */
const headers = ['content-type', 'link', 'allow'];

/**
 * An answer without what two catalogs may differ in: uids become refs, etags and stacks go.
 *
 * @param {import('./transport.mjs').Answer} answer
 * @param {{strict: boolean, refs: Map<string, string>}} side `refs` by uid
 */
export function normalised({ status, headers: sent, body }, side) {
  const kept = headers.filter(name => sent[name] !== undefined).map(name => [name, sent[name]]);
  const text = pattern(side);
  return { status, headers: Object.fromEntries(kept), body: without(body, side.strict ? undefined : text) };
}

const uid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const pattern = ({ refs }) => text => text.replace(uid, found => (refs.has(found) ? `uid of ${refs.get(found)}` : found));

function without(value, rename, path = '') {
  if (typeof value === 'string') return rename ? rename(value) : value;
  if (Array.isArray(value)) return value.map(item => without(item, rename, path));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([key]) => !(key === 'stack' && path.endsWith('error')) && !(key === 'etag' && path.endsWith('metadata')))
    .map(([key, below]) => {
      if (/^(next|prev)Cursor$/.test(key)) return [key, cursorFacts(below)];
      const kept = without(below, rename, `${path}.${key}`);
      return [key, key === 'url' && path.endsWith('.request') ? kept.replace(/\bcursor=[^&]*/, 'cursor=…') : kept];
    });
  return Object.fromEntries(entries);
}

/** A cursor's text is nobody's business, but the official client looks for its `query`: with one it pages by POST. */
function cursorFacts(cursor) {
  try {
    const decoded = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'));
    return decoded.query === undefined ? 'a cursor' : 'a cursor with a query';
  } catch {
    return 'a cursor';
  }
}

/**
 * Where two values first differ: a path and both sides; nothing when they are equal.
 *
 * @returns {{path: string, ours: unknown, theirs: unknown} | undefined}
 */
export function difference(ours, theirs, path = '') {
  if (Object.is(ours, theirs)) return undefined;
  const isBranch = value => value !== null && typeof value === 'object';
  if (!isBranch(ours) || !isBranch(theirs) || Array.isArray(ours) !== Array.isArray(theirs)) return { path, ours, theirs };
  if (Array.isArray(ours) && ours.length !== theirs.length)
    return firstOf(ours, theirs, path) ?? { path: `${path}.length`, ours: ours.length, theirs: theirs.length };
  return firstOf(ours, theirs, path);
}

function firstOf(ours, theirs, path) {
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  for (const key of keys) {
    const found = difference(ours[key], theirs[key], `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
}

/** A list whose order says nothing. */
export const asSet = items => items.map(canonical).sort();

/**
 * A list that is ordered by a field: what is equal there may stand in any order. Where an entity has
 * many values, or its rows do not show the field, only the set is left to compare.
 */
export function asGroups(items, field) {
  const key = field.toLowerCase();
  const keys = items.map(item => sortValue(item, key));
  if (keys.includes(undefined)) return asSet(items);
  const groups = [];
  items.forEach((item, index) => {
    if (index === 0 || keys[index] !== keys[index - 1]) groups.push({ value: keys[index], items: [] });
    groups.at(-1).items.push(canonical(item));
  });
  for (const group of groups) group.items.sort();
  return groups;
}

function sortValue(entity, key) {
  if (!entity?.kind || !entity.metadata?.name) return undefined;
  if (key === 'metadata.uid') return refOf(entity);
  const values = searchRows(entity)
    .filter(([path, value]) => path.toLowerCase() === key && value !== null && String(value).length <= 200)
    .map(([, value]) => String(value).toLowerCase());
  // A list may lack the field altogether; those come last, in any order.
  return new Set(values).size > 1 ? undefined : (values[0] ?? '\u{10ffff}');
}

/** JSON with sorted keys. */
function canonical(value) {
  return JSON.stringify(value, (_, below) =>
    below && typeof below === 'object' && !Array.isArray(below)
      ? Object.fromEntries(Object.entries(below).sort(([a], [b]) => (a < b ? -1 : 1)))
      : below,
  );
}
