// Which cases there are, and which of them stands behind a number.

import { random } from '../fixtures/random.mjs';
import { listing } from './entities.mjs';
import { ancestry, byName, byRefs, byUid, facets, locationByEntity } from './lookups.mjs';
import { predicate } from './predicates.mjs';
import { question } from './queries.mjs';
import { looseWalk, strictWalk, walkEntities } from './walks.mjs';

/** In a walk the limit is small, so that there is something to walk. */
const steps = [1, 2, 3, 5, 10, 20];

const ask = request => (conversation, draw) => conversation.ask(request(draw));

const byQuery = method => (conversation, draw) => {
  const asked = question(draw, { method });
  return draw.strict ? conversation.ask(asked.request) : looseWalk(conversation, asked, draw);
};

/** Each kind by its name: what it asks, and how often. */
const kinds = {
  'by-query GET': { weight: 22, run: byQuery('GET') },
  'by-query POST': { weight: 18, run: byQuery('POST') },
  walk: {
    weight: 8,
    run: (conversation, draw) =>
      draw.strict
        ? strictWalk(conversation, question(draw, { limit: draw.chance.pick(steps) }), draw)
        : looseWalk(conversation, question(draw), draw),
  },
  entities: { weight: 9, run: (conversation, draw) => walkEntities(conversation, listing(draw), draw) },
  'by-refs': { weight: 11, run: ask(byRefs) },
  'by-name': { weight: 7, run: ask(byName) },
  'by-uid': { weight: 3, run: ask(byUid) },
  ancestry: { weight: 4, run: ask(ancestry) },
  facets: { weight: 15, run: ask(facets) },
  locations: {
    weight: 3,
    run: (conversation, draw) => conversation.ask(draw.chance.chance(0.6) ? locationByEntity(draw) : locationQuery(draw)),
  },
};

export const kindNames = Object.keys(kinds);
const weights = Object.fromEntries(Object.entries(kinds).map(([name, { weight }]) => [name, weight]));

/** Before anything is registered there are none to find; `writes.mjs` asks again when there are. */
function locationQuery({ chance, vocabulary }) {
  const forms = [
    { path: '/locations' },
    { path: '/locations/00000000-0000-0000-0000-000000000000' },
    { method: 'POST', path: '/locations/by-query', body: {} },
    { method: 'POST', path: '/locations/by-query', body: { limit: 1 + chance.below(4), query: predicate(chance, vocabulary, 1) } },
  ];
  return chance.pick(forms);
}

/**
 * The same case for the same seed and number, whatever was asked before.
 *
 * @param {string} id as `B17`
 */
export function caseOf(seed, id, { vocabulary, strict }) {
  const chance = random(hash(`${seed}:${id}`));
  const kind = chance.pickWeighted(weights);
  const draw = { chance, vocabulary, strict };
  return { id, kind, run: conversation => kinds[kind].run(conversation, draw) };
}

/** FNV-1a: numbers next to each other must not begin alike. */
function hash(text) {
  let mixed = 0x811c9dc5;
  for (const letter of text) mixed = Math.imul(mixed ^ letter.codePointAt(0), 0x01000193);
  return mixed >>> 0;
}
