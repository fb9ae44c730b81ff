// Writes filter predicates: `{"$all": [{"kind": "component"}, {"$not": {"spec.type": "service"}}]}`.

import { recase } from './vocabulary.mjs';

/** @returns {object} */
export function predicate(chance, vocabulary, depth = 3) {
  const form = depth > 0 ? chance.pickWeighted({ fields: 56, all: 18, any: 14, not: 12 }) : 'fields';
  const below = () => predicate(chance, vocabulary, depth - 1);
  const several = () => Array.from({ length: Number(chance.pickWeighted({ 0: 3, 1: 20, 2: 50, 3: 27 })) }, below);
  if (form === 'all') return { $all: several() };
  if (form === 'any') return { $any: several() };
  if (form === 'not') return { $not: below() };
  return fields(chance, vocabulary);
}

function fields(chance, vocabulary) {
  if (chance.chance(0.1)) return { [recase(chance, 'relations')]: { $contains: relation(chance, vocabulary) } };
  const count = Number(chance.pickWeighted({ 0: 2, 1: 68, 2: 24, 3: 6 }));
  const pairs = vocabulary
    .conditions(chance, count)
    .map(([key, value]) => [recase(chance, key), condition(chance, vocabulary, key, value)]);
  return Object.fromEntries(pairs);
}

function condition(chance, vocabulary, key, value) {
  const other = () => primitive(chance, vocabulary.value(chance, key));
  const text = String(value ?? '');
  const forms = {
    equal: () => primitive(chance, value),
    in: () => ({ $in: [primitive(chance, value), ...Array.from({ length: chance.below(3) }, other)].slice(chance.chance(0.05) ? 9 : 0) }),
    exists: () => ({ $exists: chance.chance(0.6) }),
    prefix: () => ({ $hasPrefix: recase(chance, text.slice(0, chance.below(6) + (chance.chance(0.9) ? 1 : 0))) }),
    wildcard: () => ({ $hasPrefix: chance.pick(['%', '_', '\\', `${text.slice(0, 2)}%`, `_${text.slice(1, 3)}`]) }),
    contains: () => ({ $contains: primitive(chance, value) }),
  };
  return forms[chance.pickWeighted({ equal: 42, in: 18, exists: 14, prefix: 12, wildcard: 2, contains: 12 })]();
}

function primitive(chance, value) {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return chance.chance(0.7) ? value : String(value);
  const isNumber = value !== '' && String(Number(value)) === value;
  return isNumber && chance.chance(0.5) ? Number(value) : recase(chance, value);
}

function relation(chance, vocabulary) {
  const related = vocabulary.entities[vocabulary.entity(chance)].relations ?? [];
  const { type, targetRef } = related.length ? chance.pick(related) : { type: 'ownedBy', targetRef: vocabulary.ref(chance) };
  const known = { [chance.chance(0.9) ? 'type' : 'Type']: recase(chance, type) };
  if (chance.chance(0.35)) return known;
  const target = recase(chance, targetRef);
  if (chance.chance(0.6)) return { ...known, targetRef: target };
  return { ...known, targetRef: { $in: [target, ...chance.several(2, () => vocabulary.ref(chance))] } };
}
