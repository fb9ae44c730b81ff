// Whether what is seen is right. Knows no browser.

/**
 * What ought to be seen.
 *
 * @typedef {object} Expected
 * @property {'list' | 'entity'} where
 * @property {string} path
 * @property {string} typed text in the search field of the list
 * @property {Record<string, string>} [filters] what their buttons have to say
 * @property {number} [total]
 * @property {string[]} [names] rows of the list, in order
 * @property {string[]} starred names
 * @property {string} [name] of the entity, with its `title`, and the titles of what is `related` by path
 */

/**
 * `right`; `waiting` for something that is said to come; `failed`, which the page says; or `wrong`,
 * with what was expected and what is there instead.
 *
 * @param {import('./sight.mjs').Sight} sight
 * @param {Expected} expected
 * @returns {{is: 'right' | 'waiting' | 'failed' | 'wrong', expected?: unknown, seen?: unknown}}
 */
export function judge(sight, expected) {
  if (sight.crash) return wrong('no panic', sight.crash);
  if (!sight.booted) return { is: 'waiting' };
  if (sight.path.toLowerCase() !== expected.path) return wrong(`the address ${expected.path}`, sight.path);
  if (sight.door) return { is: 'failed' };
  const list = expected.where === 'list';
  if (list && sight.typed !== undefined && sight.typed !== expected.typed) return wrong({ typed: expected.typed }, { typed: sight.typed });
  const stars = misplacedStars(sight, expected);
  if (stars) return stars;
  if (sight.busy) return { is: 'waiting' };
  if (sight.blank) return wrong('something to read', 'a blank page');
  const told = sight.alerts.length > 0 || sight.prompts.length > 0;
  if (list) return judgeList(sight, expected, told);
  return judgeEntity(sight, expected, told);
}

const wrong = (expected, seen) => ({ is: 'wrong', expected, seen });
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Stars are the reader's own: no fault excuses one that is gone. */
function misplacedStars({ rows, star }, { starred, name }) {
  for (const row of rows ?? []) {
    if (row.starred !== starred.includes(row.name)) return wrong({ starred }, row);
  }
  const own = name && String(starred.includes(name));
  return star !== undefined && name && star !== own ? wrong({ name, star: own }, { name, star }) : undefined;
}

function judgeList(sight, expected, told) {
  // The filters come after the rows.
  const areFiltersThere = sight.typed !== undefined;
  for (const [name, value] of Object.entries(areFiltersThere ? expected.filters : {})) {
    if (sight.filters[name] !== value) return wrong({ [name]: value }, { [name]: sight.filters[name] });
  }
  const names = sight.rows?.map(({ name }) => name);
  // Rows under a filter are those of the filter, whatever else the page says.
  if (names?.length && !same(names, expected.names)) return wrong(expected.names, names);
  if (told) return { is: 'failed' };
  if (!names?.length && expected.names.length) return wrong(expected.names, names ?? sight.heading);
  if (!areFiltersThere) return { is: 'waiting' };
  const total = Number(sight.heading.match(/(\d+)$/)?.[1]);
  return total === expected.total ? { is: 'right' } : wrong(expected.total, sight.heading);
}

function judgeEntity(sight, expected, told) {
  // An address that has nothing is how a 404 is told.
  if (told || sight.heading === 'Entity not found') return { is: 'failed' };
  if (sight.heading !== expected.title) return wrong(expected.title, sight.heading);
  const ordered = related => Object.entries(related).sort();
  if (same(ordered(sight.related), ordered(expected.related))) return { is: 'right' };
  // What a list knew of an entity stands there before the rest, and references before their titles.
  for (const [path, words] of Object.entries(sight.related)) {
    const meant = expected.related[path];
    if (words !== meant && words !== path.split('/').at(-1)) return wrong(expected.related, sight.related);
  }
  return { is: 'waiting' };
}
