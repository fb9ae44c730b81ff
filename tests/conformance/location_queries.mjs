// Writes questions to `locations/by-query`, when there are locations to find.

import { asSet } from './comparison.mjs';

const keys = ['type', 'target', 'entityRef', 'Target', 'id', 'nothing'];

export async function compareLocationQueries(conversation, files, chance) {
  const values = ['url', 'file', ...['/component.yaml', '/several.yaml', '/nested.yaml', '/other.yaml'].map(files.url), files.url('/'), 'location:default/x'];
  const counted = body => ({ ...body, items: body.items?.length });
  for (let number = 0; number < 60; number += 1) {
    const query = chance.chance(0.15) ? undefined : predicate(chance, values, 2);
    // Ids are random, so pages are as well; only all of them together are the same.
    const request = body => ({ method: 'POST', path: '/locations/by-query', body });
    const limit = chance.pick([1, 2, 3, 1000]);
    const items = { ours: [], theirs: [] };
    let asked = request({ query, limit });
    let last = await conversation.ask(asked, counted);
    for (; ; last = await conversation.ask(asked, counted)) {
      ['ours', 'theirs'].forEach(side => items[side].push(...(last[side].body?.items ?? [])));
      if (!last.same || !last.theirs.body?.pageInfo?.nextCursor) break;
      // Whatever else is in the body, the cursor says it all.
      asked = request({ cursor: '{{next}}', ...(chance.chance(0.3) && { limit: 1, query: { type: 'nothing' } }) });
    }
    if (last.same) conversation.conclude(asked, asSet(items.ours), asSet(items.theirs));
  }
}

function predicate(chance, values, depth) {
  const below = () => predicate(chance, values, depth - 1);
  const form = depth > 0 ? chance.pickWeighted({ field: 60, $all: 14, $any: 14, $not: 12 }) : 'field';
  if (form === '$not') return { $not: below() };
  if (form !== 'field') return { [form]: [below(), below()].slice(chance.below(3)) };
  const value = chance.pick(values);
  const condition = {
    equal: () => (chance.chance(0.3) ? value.toUpperCase() : value),
    $in: () => ({ $in: [value, chance.pick(values)] }),
    $exists: () => ({ $exists: chance.chance(0.6) }),
    $hasPrefix: () => ({ $hasPrefix: value.slice(0, 3 + chance.below(30)) }),
    $contains: () => ({ $contains: value }),
  };
  return { [chance.pick(keys)]: condition[chance.pickWeighted({ equal: 45, $in: 18, $exists: 12, $hasPrefix: 20, $contains: 5 })]() };
}
