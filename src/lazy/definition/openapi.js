// OpenAPI and Swagger: the list of operations, and each with what it needs.

import { Problem, entriesOf, isMap, itemsOf, lookUp, parse, partsOf, referencesIn, refuseLoops, resolve, textOf } from './document.js';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** Larger ones are read operation by operation: a reference of all of them would stop the page. */
const wholeText = 300_000;
const wholeOperations = 150;

/** `whole` is the document if it is small enough to be drawn at once. */
export async function read(text) {
  const document = await parse(text);
  if (!isMap(document) || !(textOf(document.openapi) ?? textOf(document.swagger))) {
    throw new Problem('document-no-openapi');
  }
  refuseLoops(document);
  const operations = operationsOf(document);
  const isSmall = text.length <= wholeText && operations.length <= wholeOperations;
  freeNames(document);
  const outline = {
    title: textOf(document.info?.title),
    version: textOf(document.info?.version),
    description: textOf(document.info?.description),
    operations,
    whole: isSmall ? document : undefined,
  };
  return { outline, part: index => partOf(document, operations[index]) };
}

/** Names that every object inherits mean something else to Swagger UI, which then leaves out what has them; a word joiner makes them others. */
const free = name => (typeof name === 'string' && name in Object.prototype ? `${name}\u2060` : name);

function freeNames(document) {
  for (const tag of itemsOf(document.tags)) if (isMap(tag) && tag.name) tag.name = free(tag.name);
  for (const [, item] of [...entriesOf(document.paths), ...entriesOf(document.webhooks)]) {
    for (const [, operation] of entriesOf(item)) {
      if (Array.isArray(operation?.tags)) operation.tags = operation.tags.map(free);
      if (operation?.operationId) operation.operationId = free(operation.operationId);
    }
  }
}

function operationsOf(document) {
  const found = [];
  for (const where of ['paths', 'webhooks']) {
    for (const [path, written] of entriesOf(document[where])) {
      const item = resolve(document, written);
      for (const method of methods) {
        if (!isMap(item?.[method])) continue;
        const { tags, summary, operationId, deprecated } = item[method];
        found.push({
          where,
          path,
          method,
          tag: textOf(itemsOf(tags)[0]) ?? 'Other',
          summary: textOf(summary) ?? textOf(operationId) ?? '',
          deprecated: deprecated === true,
        });
      }
    }
  }
  return found;
}

/** A document of one operation and all that it refers to. */
function partOf(document, { where, path, method }) {
  const item = resolve(document, document[where][path]);
  const { title, version } = document.info ?? {};
  const part = { ...document, info: { title, version }, tags: undefined, paths: {}, webhooks: undefined };
  const kept = document.components?.securitySchemes;
  if (document.components) part.components = kept ? { securitySchemes: kept } : {};
  for (const old of ['definitions', 'parameters', 'responses']) delete part[old];
  const others = methods.filter(other => other !== method);
  const shown = Object.fromEntries(Object.entries(item).filter(([key]) => !others.includes(key)));
  part[where] = { [path]: shown };
  const open = [...referencesIn(shown), ...referencesIn(kept)];
  const seen = new Set();
  while (open.length) {
    const reference = open.pop();
    if (seen.has(reference) || !reference.startsWith('#')) continue;
    seen.add(reference);
    const target = lookUp(document, reference);
    if (target === undefined) continue;
    put(part, partsOf(reference), target);
    open.push(...referencesIn(target));
  }
  return JSON.parse(JSON.stringify(part));
}

function put(part, steps, target) {
  let place = part;
  for (const step of steps.slice(0, -1)) {
    // A reference into what is there already. What every object inherits is not the document's.
    if (!has(place, step)) Object.defineProperty(place, step, { value: {}, ...ordinary });
    place = place[step];
    if (typeof place !== 'object' || place === null) return;
  }
  const last = steps.at(-1);
  if (last !== undefined && !has(place, last)) Object.defineProperty(place, last, { value: target, ...ordinary });
}

const has = (place, step) => Object.hasOwn(place, step) && place[step] !== undefined;
const ordinary = { enumerable: true, configurable: true, writable: true };
