// Writes filter sets: `kind=component,spec.type=service`, one parameter each.

import { recase } from './vocabulary.mjs';

/** @returns {[string, string][]} none to three `filter` parameters */
export function filters(chance, vocabulary) {
  const count = Number(chance.pickWeighted({ 0: 18, 1: 60, 2: 16, 3: 6 }));
  return Array.from({ length: count }, () => ['filter', filterSet(chance, vocabulary)]);
}

export function filterSet(chance, vocabulary) {
  const count = Number(chance.pickWeighted({ 1: 50, 2: 34, 3: 14, 6: 2 }));
  const statements = vocabulary.conditions(chance, count).flatMap(([key, value]) => statement(chance, vocabulary, key, value));
  if (chance.chance(0.04)) statements.splice(chance.below(statements.length), 0, '');
  const comma = chance.chance(0.85) ? ',' : chance.pick([', ', ' ,', ' , ', ',,']);
  return statements.join(comma);
}

function statement(chance, vocabulary, rawKey, rawValue) {
  const key = recase(chance, rawKey);
  // A comma cannot be written; what follows it reads as a statement of its own.
  const value = recase(chance, String(rawValue ?? ''));
  const written = {
    equal: () => [`${key}=${value}`],
    exists: () => [key],
    empty: () => [`${key}=`],
    spaced: () => [`${key}${chance.pick([' =', '= ', ' = '])}${value}${chance.pick(['', ' '])}`],
    either: () => [`${key}=${value}`, `${key}=${vocabulary.value(chance, rawKey)}`],
    both: () => [key, `${key}=${value}`],
    prefix: () => [`${key}=${value.slice(0, 4)}`],
    odd: () => [`${key}==${value}`],
  };
  return written[chance.pickWeighted({ equal: 66, exists: 10, empty: 3, spaced: 6, either: 9, both: 2, prefix: 3, odd: 1 })]();
}
