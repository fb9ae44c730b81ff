// What goes wrong in one visit, and how its reader behaves: all of it by a seed.

import { random } from '../fixtures/random.mjs';
import { rare, values, words } from './catalog.mjs';

/** The visit, in order; what each does is in visit.mjs. */
export const stepNames = ['list', 'type', 'filter', 'next', 'open', 'back', 'star', 'signInAgain', 'starred', 'reload'];

const targets = {
  everything: undefined,
  catalog: /^\/api\/catalog/,
  auth: /^\/api\/auth/,
  list: /by-query/,
  facets: /entity-facets/,
  entity: /by-name\/[^/]+\/[^/]+\/[^/]+$/,
  ancestry: /ancestry/,
  relations: /by-refs/,
  settings: /user-settings/,
  permission: /^\/api\/permission/,
};

/** What is asked at a step, by how often it is struck there; the rest of the targets would meet nothing. */
const asked = {
  list: { everything: 4, catalog: 2, auth: 4, list: 3, settings: 1, permission: 1 },
  type: { everything: 3, catalog: 2, list: 3 },
  filter: { everything: 3, catalog: 2, list: 3, facets: 3 },
  next: { everything: 3, catalog: 2, list: 3 },
  open: { everything: 4, catalog: 2, entity: 4, ancestry: 2, relations: 4, permission: 1 },
  back: { everything: 3, catalog: 2, list: 3 },
  star: { everything: 2, settings: 3 },
  signInAgain: { everything: 3, catalog: 2, auth: 5, list: 3 },
  starred: { everything: 3, catalog: 2, list: 3, settings: 1 },
  reload: { everything: 4, catalog: 2, auth: 4, list: 3, settings: 2 },
};

/** Every kind of fault there is, each with what is chosen by chance about it. */
const kinds = {
  slow: chance => ({ how: 'slow', delay: 30 + chance.below(chance.pick([100, 500, 2_000])) }),
  late: chance => ({ how: 'late', delay: 200 + chance.below(2_000) }),
  twice: () => ({ how: 'twice' }),
  cut: () => ({ how: 'cut' }),
  break: () => ({ how: 'break' }),
  empty: () => ({ how: 'empty' }),
  type: () => ({ how: 'type' }),
  html: () => ({ how: 'html' }),
  401: () => ({ how: 'status', status: 401 }),
  403: () => ({ how: 'status', status: 403 }),
  404: () => ({ how: 'status', status: 404 }),
  409: () => ({ how: 'status', status: 409 }),
  429: chance => ({ how: 'status', status: 429, retryAfter: waiting(chance) }),
  500: () => ({ how: 'status', status: 500 }),
  502: () => ({ how: 'gateway', status: 502 }),
  503: chance => ({ how: 'status', status: 503, retryAfter: waiting(chance) }),
  504: () => ({ how: 'gateway', status: 504 }),
  preflight: chance => ({ how: 'gateway', status: chance.pick([403, 405, 502]), preflights: 'only' }),
  refuse: () => ({ how: 'refuse' }),
  down: () => ({ how: 'down' }),
};

/** What servers write into `Retry-After`, sense and nonsense. */
function waiting(chance) {
  const soon = new Date(Date.now() + 2_000).toUTCString();
  return chance.pick([undefined, '0', '1', '2', soon, '120', '-5', 'soon', '']);
}

/** One schedule in so many has an answer that takes up to half a minute. */
const longOnes = 32;

/**
 * @typedef {object} Planned a fault of a visit
 * @property {string} kind
 * @property {string} target
 * @property {number} from the step before which it begins
 * @property {number} to the step after which it ends, unless its own `times` or `lasts` are over before
 * @property {import('../e2e/fault.mjs').Fault} fault
 *
 * @typedef {object} Schedule
 * @property {number} seed
 * @property {Planned[]} faults
 * @property {{text: string, filter: string, value: string, without?: string, row: number, star: number,
 *   signIn: 'guest' | 'proxy'}} visit `without` is a lifecycle that the whole visit leaves out, for which
 *   the catalog is asked otherwise; who signs in by a proxy is somebody, whose stars the backend keeps
 * @property {{patience: number, persists: boolean}[]} reader for each step, how many milliseconds the
 *   reader waits for the page, and whether what failed is tried again while it still fails
 */

/**
 * Every kind strikes every step within the first so many seeds; the rest is chance.
 *
 * @param {number} seed
 * @returns {Schedule}
 */
export function scheduleOf(seed) {
  const chance = random(seed * 7919 + 17);
  const kindNames = Object.keys(kinds);
  const first = {
    kind: kindNames[seed % kindNames.length],
    from: Math.floor(seed / kindNames.length) % stepNames.length,
  };
  const faults = [planned(chance, first)];
  if (seed % longOnes === 0) faults[0] = long(chance, first.from);
  const more = chance.pickWeighted({ 0: 4, 1: 3, 2: 2, 4: 1 });
  for (let index = 0; index < more; index += 1) {
    faults.push(planned(chance, { kind: chance.pick(kindNames), from: chance.below(stepNames.length) }));
  }
  const filter = chance.pick(Object.keys(values));
  const without = filter === 'Type' && chance.chance(0.25) ? rare : undefined;
  return {
    seed,
    faults,
    visit: {
      text: chance.pick(words),
      filter,
      value: chance.pick(values[filter]),
      without,
      row: chance.below(6),
      star: chance.below(6),
      signIn: chance.pick(['guest', 'proxy']),
    },
    reader: stepNames.map(() => ({
      patience: chance.chance(0.7) ? 40_000 : chance.below(400),
      persists: chance.chance(0.3),
    })),
  };
}

function planned(chance, { kind, from }) {
  const target = chance.pickWeighted(asked[stepNames[from]]);
  const span = chance.pickWeighted({ once: 4, times: 2, lasts: 2, steps: 2 });
  const fault = { ...kinds[kind](chance), only: targets[target] };
  if (span === 'once') fault.times = 1;
  if (span === 'times') fault.times = 2 + chance.below(4);
  // A server that nobody runs counts no requests.
  if (span === 'lasts' || (fault.how === 'down' && fault.times)) fault.lasts = 100 + chance.below(3_000);
  if (fault.how === 'down') delete fault.times;
  // Some of it gets through, by the same chance every time.
  if (span !== 'once' && fault.how !== 'down' && chance.chance(0.3)) {
    const gates = random(chance.below(2 ** 32));
    fault.when = () => gates.chance(0.5);
  }
  const to = span === 'steps' ? from + chance.below(3) : from;
  return { kind, target: fault.how === 'down' ? 'everything' : target, from, to, fault };
}

function long(chance, from) {
  const target = chance.pickWeighted(asked[stepNames[from]]);
  const fault = { how: 'slow', delay: 2_000 + chance.below(28_001), only: targets[target], times: 1 };
  return { kind: 'slow', target, from, to: from, fault };
}

/** As a person reads it. */
export function told(schedule) {
  return schedule.faults.map(inWords).join('; ');
}

function inWords({ kind, target, from, to, fault }) {
  const span = from === to ? stepNames[from] : `${stepNames[from]} to ${stepNames[to] ?? 'the end'}`;
  const details = [
    fault.delay && `${fault.delay} ms`,
    fault.retryAfter !== undefined && `Retry-After "${fault.retryAfter}"`,
    fault.times && `${fault.times} times`,
    fault.lasts && `for ${fault.lasts} ms`,
    fault.when && 'every other time or so',
  ];
  return `${kind} of ${target} at ${span}${details.filter(Boolean).map(detail => `, ${detail}`).join('')}`;
}
