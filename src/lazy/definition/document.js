// Texts in JSON or YAML as values, and the references within them.

/** What is wrong with a definition: the name of a text, and what it is said of. */
export class Problem extends Error {
  constructor(name, ...of) {
    super(name);
    this.of = of;
  }
}

/** The value of a JSON or YAML text. */
export async function parse(text) {
  if (!text.trim()) throw new Problem('document-says-nothing');
  if (/^\s*[{[]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      // YAML in flow style begins like JSON; if it is neither, YAML's message names the line.
    }
  }
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { merge: true, logLevel: 'silent', uniqueKeys: false });
  if (document.errors.length) throw new Problem('document-unreadable', document.errors[0].message);
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new Problem('document-endless', error.message);
  }
}

/** Whether a value is a map. */
export const isMap = value => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a map, none of anything else. */
export const entriesOf = value => (isMap(value) ? Object.entries(value) : []);

/** The items of a list, none of anything else. */
export const itemsOf = value => (Array.isArray(value) ? value : []);

/** A text, or nothing. */
export const textOf = value =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;

/** What a `#/...` pointer leads to, undefined if nowhere. */
export function lookUp(document, pointer) {
  let value = document;
  for (const part of partsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

/** The steps of a `#/...` pointer. */
export function partsOf(pointer) {
  return pointer
    .slice(1)
    .split('/')
    .filter((part, index) => index > 0 || part)
    .map(part => decode(part).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Every reference below a value, in the document's own `$ref`. */
export function referencesIn(value) {
  const found = new Set();
  const open = [value];
  while (open.length) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (typeof next.$ref === 'string') found.add(next.$ref);
    for (const child of Object.values(next)) open.push(child);
  }
  return found;
}

/** Refuses a document in which a reference leads to nothing but references, round and round. */
export function refuseLoops(document) {
  for (const reference of referencesIn(document)) {
    const seen = [];
    let next = reference;
    while (typeof next === 'string' && next.startsWith('#')) {
      if (seen.includes(next)) throw new Problem('document-circle', next, [...seen, next].join(' → '));
      seen.push(next);
      next = lookUp(document, next)?.$ref;
    }
  }
}

/** The value a reference stands for, or the value itself. References to other files stay. */
export function resolve(document, value) {
  let found = value;
  for (let steps = 0; steps < 100 && typeof found?.$ref === 'string' && found.$ref.startsWith('#'); steps++) {
    found = lookUp(document, found.$ref);
  }
  return found;
}

/** The last step of a reference: what people call it. */
export const nameOf = reference => partsOf(reference).at(-1) ?? reference;
