// The ways of today: how a request that goes one is known, and whether a backend has it, which it is
// asked past the portal.

const path = url => new URL(url).pathname.replace(/^.*\/api\/catalog/, '');
const parameter = (url, name) => new URL(url).searchParams.get(name);

const there = ({ status }) => status >= 200 && status < 300;

/** @typedef {{name: string, is: (request: {method: string, url: string}) => boolean,
 *   probe: [string, string, object?], has?: (answer: {status: number, json: any}) => boolean}} Route */

const route = (name, is, probe, has = there) => ({ name, is, probe, has });

const listed = ({ method, url }) => method === 'GET' && path(url) === '/entities/by-query';
const counted = ({ method, url }) => method === 'GET' && path(url) === '/entity-facets';

export const list = route('GET by-query', listed, ['GET', '/entities/by-query?limit=1']);

export const words = route(
  'GET by-query, with a text',
  request => listed(request) && parameter(request.url, 'fullTextFilterTerm') !== null,
  ['GET', '/entities/by-query?limit=1&fullTextFilterTerm=a&fullTextFilterFields=metadata.name'],
);

export const cursor = route(
  'GET by-query, with a cursor',
  request => listed(request) && parameter(request.url, 'cursor') !== null,
  ['GET', '/entities/by-query?limit=1'],
);

export const offset = route(
  'GET by-query, with an offset',
  request => listed(request) && parameter(request.url, 'offset') !== null,
  ['GET', '/entities/by-query?limit=1&offset=1'],
);

export const predicates = route(
  'POST by-query',
  ({ method, url }) => method === 'POST' && path(url) === '/entities/by-query',
  ['POST', '/entities/by-query', { query: { kind: 'component' }, limit: 1 }],
);

export const references = route(
  'POST by-refs',
  ({ method, url }) => method === 'POST' && path(url) === '/entities/by-refs',
  ['POST', '/entities/by-refs', { entityRefs: [] }],
);

const facet = (name, field) =>
  route(
    name,
    request => counted(request) && parameter(request.url, 'facet') === field,
    ['GET', `/entity-facets?facet=${field}`],
    answer => there(answer) && answer.json.facets[field].length > 0,
  );

export const types = facet('GET entity-facets', 'spec.type');
export const owners = facet('GET entity-facets, of relations', 'relations.ownedBy');

export const byName = route(
  'GET by-name',
  ({ method, url }) => method === 'GET' && /^\/entities\/by-name\/[^/]+\/[^/]+\/[^/]+$/.test(path(url)),
  ['GET', '/entities?limit=1'],
);

export const ancestry = route(
  'GET ancestry',
  ({ method, url }) => method === 'GET' && path(url).endsWith('/ancestry'),
  ['GET', '/entities?limit=1'],
);

const posted = (name, end) =>
  route(name, ({ method, url }) => method === 'POST' && path(url) === end, ['GET', '/locations']);

export const refresh = posted('POST refresh', '/refresh');
export const register = posted('POST locations', '/locations');

/** What a request is called where it took the place of one of these. */
export function nameOf({ method, url }) {
  const known = [offset, cursor, words, list, predicates, references, types, owners, byName, ancestry];
  const found = known.find(route => route.is({ method, url }));
  return found?.name ?? `${method} ${path(url).slice(1)}`;
}
