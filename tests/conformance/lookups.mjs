// Writes requests that name what they want: by ref, by uid, ancestry, facets.

import { filters } from './filters.mjs';
import { predicate } from './predicates.mjs';
import { projection, projectionParameters } from './projections.mjs';
import { recase } from './vocabulary.mjs';

/** Stands for the uid that each side gives to an entity. */
export const uidOf = ref => `{{uid:${ref}}}`;

const malformed = ['', 'web', 'component:web', 'default/web', ':', '/', 'component:', 'a:b:c/d', 'a/b/c', ' component:default/x ', 'component:default/ünknown', 'x'.repeat(300)];

/** As people write refs: shorter, in another casing, or not at all. */
function ref(chance, vocabulary) {
  if (chance.chance(0.1)) return chance.pick(malformed);
  if (chance.chance(0.06)) return `component:default/missing-${chance.below(9)}`;
  const whole = recase(chance, vocabulary.ref(chance));
  return chance.chance(0.08) ? whole.replace('default/', '') : whole;
}

export function byRefs({ chance, vocabulary }) {
  const entityRefs = Array.from({ length: chance.pick([0, 1, 2, 5, 12, 40, 250]) }, () => ref(chance, vocabulary));
  if (entityRefs.length && chance.chance(0.2)) entityRefs.push(chance.pick(entityRefs));
  const fields = projection(chance, vocabulary);
  const inBody = chance.chance(0.85);
  return {
    method: 'POST',
    path: '/entities/by-refs',
    query: [...(chance.chance(0.2) ? filters(chance, vocabulary) : []), ...(inBody ? [] : projectionParameters(chance, fields))],
    body: {
      entityRefs,
      ...(inBody && { fields }),
      ...(chance.chance(0.2) && { query: predicate(chance, vocabulary, 2) }),
    },
  };
}

/** Path segments, encoded more than they have to be now and then. */
function segments(chance, vocabulary) {
  const [, kind, namespace, name] = /^(.*?):(.*?)\/(.*)$/.exec(vocabulary.ref(chance));
  const written = [kind, namespace, chance.chance(0.06) ? `${name}-missing` : name].map(part => recase(chance, part));
  if (chance.chance(0.03)) written[chance.below(3)] = chance.pick(['a b', 'ü', 'x/y', '%', '..', 'a:b', '?']);
  const encode = chance.chance(0.15) ? text => encodeURIComponent(text).replace(/[-.a]/g, escapeAscii) : encodeURIComponent;
  return written.map(encode).join('/');
}

const escapeAscii = letter => `%${letter.charCodeAt(0).toString(16)}`;

export const byName = ({ chance, vocabulary }) => ({ path: `/entities/by-name/${segments(chance, vocabulary)}` });

export const ancestry = ({ chance, vocabulary }) => ({ path: `/entities/by-name/${segments(chance, vocabulary)}/ancestry` });

export const byUid = ({ chance, vocabulary }) => ({
  path: `/entities/by-uid/${chance.chance(0.9) ? uidOf(vocabulary.ref(chance)) : chance.pick(['x', '00000000-0000-0000-0000-000000000000', '%20', 'a%2Fb'])}`,
});

export const locationByEntity = ({ chance, vocabulary }) => ({ path: `/locations/by-entity/${segments(chance, vocabulary)}` });

export function facets({ chance, vocabulary, strict }) {
  const named = Array.from({ length: Number(chance.pickWeighted({ 1: 60, 2: 28, 4: 12 })) }, () => facet(chance, vocabulary, strict));
  if (chance.chance(0.05)) named.push(named[0]);
  if (chance.chance(0.03)) named.push('');
  if (chance.chance(0.4))
    return {
      method: 'POST',
      path: '/entity-facets',
      body: { facets: named, ...(chance.chance(0.7) && { query: predicate(chance, vocabulary) }) },
    };
  return { path: '/entity-facets', query: [...named.map(name => ['facet', name]), ...filters(chance, vocabulary)] };
}

function facet(chance, vocabulary, strict) {
  const special = ['metadata', 'spec', 'metadata.etag', 'relations', 'kind,spec.type', ' kind', 'status'];
  if (chance.chance(0.03)) return strict ? chance.pick(['metadata.uid', ...special]) : chance.pick(special);
  return recase(chance, vocabulary.key(chance));
}
