// What becomes of a feature over a backend: it works, it falls back, or it is absent and says why.

import assert from 'node:assert/strict';
import { nameOf } from './routes.mjs';

const isGood = ({ status }) => status >= 200 && status < 400;

/**
 * Plays a feature. It works if the page asked the way of today and was answered; it falls back if what
 * it shows is right all the same; and only a backend that lacks that way excuses either.
 *
 * @returns {Promise<{verdict: 'works' | 'falls back' | 'absent', by?: string[], sentence?: string}>}
 */
export async function verdictOf(feature, visit) {
  const able = await visit.has(feature.route);
  try {
    const outcome = await feature.play(visit);
    assert.deepEqual(visit.tab.errors, []);
    if (outcome?.absent) {
      assert.ok(!able, `it is absent although the backend has ${feature.route.name}`);
      return { verdict: 'absent', sentence: outcome.absent };
    }
    const answered = visit.tab.requests.filter(isGood);
    if (answered.some(feature.route.is)) return { verdict: 'works' };
    assert.ok(!able, `${feature.route.name} was not asked, though the backend has it`);
    return { verdict: 'falls back', by: instead(answered) };
  } finally {
    await visit.tab?.page.close();
    visit.tab = undefined;
  }
}

/** What was asked in place of it: the names of the requests for several entities, or for counts. */
function instead(answered) {
  const names = answered.map(nameOf).filter(name => /^(GET|POST) (entities|entity-facets|by-query|by-refs)/.test(name));
  return [...new Set(names)].toSorted();
}
