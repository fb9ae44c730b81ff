// Wrong bodies: not JSON, of the wrong type, or with a predicate that is none.

const post = path => body => ({ method: 'POST', path, body });
const base64 = value => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64');

const predicates = [
  'kind', 5, null, [], true, { $nope: 1 }, { $all: {} }, { $all: 'x' }, { $any: [1] }, { $all: [{}], kind: 'x' }, { $not: [] }, { $not: 'x' }, { $not: { $not: 1 } },
  { $all: [{ kind: 'a' }, { $any: [{ kind: null }] }] }, { kind: null }, { kind: [] }, { kind: ['a'] }, { kind: {} }, { kind: { a: 'b' } }, { kind: { $nope: 'x' } },
  { kind: { $in: 'x' } }, { kind: { $in: [] } }, { kind: { $in: [null] } }, { kind: { $in: [{}] } }, { kind: { $exists: 'yes' } }, { kind: { $exists: 1 } },
  { kind: { $hasPrefix: 1 } }, { kind: { $hasPrefix: '' } }, { kind: { $contains: [] } }, { kind: { $contains: null } }, { kind: { $contains: { a: 'b' } } },
  { kind: { $contains: { $not: { a: 'b' } } } }, { kind: { $contains: { $all: [{ a: 'b' }] } } }, { kind: { $exists: true, $in: ['a'] } }, { kind: { $in: ['component'], other: 1 } },
  { relations: { $contains: {} } }, { relations: { $contains: { type: 1 } } }, { relations: { $contains: { type: '' } } }, { relations: { $contains: { targetRef: 'x' } } },
  { relations: { $contains: { type: 'ownedBy', target: 'x' } } }, { relations: { $contains: { type: 'ownedBy', targetRef: 1 } } }, { relations: { $contains: { type: 'ownedBy', targetRef: { $in: [] } } } },
  { relations: { $contains: { type: 'ownedBy', targetRef: { $in: [1] } } } }, { relations: { $contains: { type: 'ownedBy', targetRef: { $in: ['a'], x: 1 } } } },
  { relations: { $contains: { type: 'ownedBy', targetRef: { $exists: true } } } }, { relations: { $contains: { type: 'ownedBy', targetRef: { $hasPrefix: 'a' } } } },
  { relations: { $contains: { type: 'a', Type: 'b' } } }, { relations: { $contains: { type: 'a', targetRef: 'b', TARGETREF: 'c' } } }, { relations: { $contains: { type: { $in: ['a'] } } } },
  { relations: { $contains: 'ownedBy' } }, { relations: 'ownedBy' }, { '': 'x' }, { 'a\nb': 'x' }, { $exists: true }, { $in: [] }, { kind: 'a', $not: { kind: 'b' } }, { $all: [], $any: [] }, { 'spec.type': { $not: 'x' } },
];

const query = [
  [], 'x', 1, null, { cursor: '' }, { cursor: 'x' }, { cursor: 1 }, { cursor: base64('{}') }, { cursor: base64({ orderFields: [], orderFieldValues: [], isPrevious: 1 }) },
  { limit: 'x' }, { limit: '5' }, { limit: -1 }, { limit: 1.5 }, { limit: null }, { offset: -1 }, { offset: 'x' }, { offset: 1.5 },
  { orderBy: {} }, { orderBy: 'x' }, { orderBy: ['x'] }, { orderBy: [{ field: 'kind' }] }, { orderBy: [{ order: 'asc' }] }, { orderBy: [{ field: 'kind', order: 'up' }] }, { orderBy: [{ field: 1, order: 'asc' }] }, { orderBy: [{ field: '', order: 'asc' }] }, { orderBy: [], limit: 0 },
  { fullTextFilter: 'x' }, { fullTextFilter: [] }, { fullTextFilter: { term: 1 } }, { fullTextFilter: { fields: 'x' } }, { fullTextFilter: { term: 'x', fields: [1] } }, { fullTextFilter: {}, limit: 0 }, { fullTextFilter: { term: 'x', fields: [] } },
  { fields: 'kind' }, { fields: [1] }, { fields: ['a['] }, { fields: [], limit: 1, orderBy: [{ field: 'metadata.name', order: 'asc' }], query: { kind: 'domain' } }, { fields: {} },
  { totalItems: 'none' }, { totalItems: true }, { totalItems: null }, { nothing: 1, limit: 0 }, { query: {}, cursor: 'x' }, { limit: 'x', offset: 'y', fields: 1 },
];

const refs = [
  {}, [], 'x', { entityRefs: 'x' }, { entityRefs: [1] }, { entityRefs: null }, { entityRefs: [null, 1] }, { entityRefs: [], fields: 'x' }, { entityRefs: [], fields: [1] }, { entityRefs: [], fields: ['a['] },
  { entityRefs: [] }, { entityRefs: [], nothing: 1 }, { entityRefs: [], query: 1 }, { entityRefs: ['component:default/x'], query: { $nope: 1 } }, { entityRefs: ['component:default/x'], query: { kind: { $contains: { a: 1 } } } }, { refs: [] },
];

const facets = [{}, [], { facets: [] }, { facets: 'kind' }, { facets: [1] }, { facets: [''] }, { facets: null }, { facets: ['kind'], query: 1 }, { facets: ['kind'], query: { $nope: 1 } }, { facets: ['kind'], nothing: 1 }, { facets: ['kind'], filter: 'x' }];

const locationQueries = [
  [], { cursor: '' }, { cursor: 'x' }, { cursor: base64('{}') }, { cursor: base64({ limit: 0 }) }, { cursor: base64({ limit: 1, afterId: 1 }) }, { cursor: base64({ limit: 1, query: 'x' }) }, { cursor: base64('[]') },
  { limit: 0 }, { limit: -1 }, { limit: 1.5 }, { limit: 'x' }, { query: 'x' }, { query: [] }, { query: { $nope: 1 } }, { query: { nothing: 'x' } }, { query: { type: { $contains: 'x' } } }, { query: { type: { $contains: { a: 1 } } } }, { query: { type: null } }, { nothing: 1 },
];

const locations = [{}, [], { type: 'url' }, { target: 'x' }, { type: 1, target: 'x' }, { type: 'file', target: '/x' }, { type: 'url', target: 'x', other: 1 }, { type: 'url', target: 'https://x.test/a', presence: 'maybe' }, { type: '', target: 'x' }];

const validations = [
  {}, [], { entity: {} }, { location: 'url:http://x.test' }, { entity: 1, location: 'url:http://x.test' }, { entity: {}, location: 'x' }, { entity: {}, location: 'url:http://x.test' }, { entity: null, location: 'url:http://x.test' },
  { entity: { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'x' } }, location: 'file:/x' }, { entity: { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'x' } }, location: ':' }, { entity: { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'x' } }, location: 1 },
];

const paths = ['/entities/by-query', '/entities/by-refs', '/entity-facets', '/locations/by-query', '/locations', '/refresh', '/analyze-location', '/validate-entity'];

export const bodies = [
  ...query.map(post('/entities/by-query')),
  ...predicates.map(written => post('/entities/by-query')({ query: written, limit: 0 })),
  ...predicates.slice(0, 30).map(written => post('/entity-facets')({ facets: ['kind'], query: written })),
  ...predicates.slice(0, 12).map(written => post('/entities/by-refs')({ entityRefs: ['component:default/x'], query: written })),
  ...predicates.slice(0, 34).map(written => post('/locations/by-query')({ query: written })),
  ...refs.map(post('/entities/by-refs')),
  ...facets.map(post('/entity-facets')),
  ...locationQueries.map(post('/locations/by-query')),
  ...locations.map(post('/locations')),
  ...locations.map(body => ({ method: 'PUT', path: '/locations/x', body })),
  ...['onConflict=x', 'nothing=1', 'dryRun=maybe&onConflict='].map(search => ({ method: 'POST', path: '/locations', search, body: { type: 'file', target: '/x' } })),
  ...[{}, [], { entityRef: 1 }, { entityRef: '' }, { entityRef: 'x' }, { entityRef: 'component:default/x' }, { entityRef: 'component:default/x', other: 1 }, { entityRef: 'a', authorizationToken: 1 }].map(post('/refresh')),
  ...[{}, { location: 'x' }, { location: {} }, { location: { type: 'url' } }, { location: { type: 'url', target: 'x' } }, { location: { type: 'url', target: 'x', other: 1 } }, { location: { type: 'url', target: 'https://x.test/a/b' }, catalogFilename: 1 }].map(post('/analyze-location')),
  ...validations.map(post('/validate-entity')),
];

/** Without a body, with one that is not JSON, or one that says it is something else. */
export const bodyless = paths.flatMap(path => [
  { method: 'POST', path },
  { method: 'POST', path, text: '' },
  { method: 'POST', path, text: '{' },
  { method: 'POST', path, text: 'nonsense' },
  { method: 'POST', path, text: '{"a": undefined}' },
  { method: 'POST', path, text: '"text"' },
  { method: 'POST', path, text: '{}', headers: { 'content-type': 'text/plain' } },
  { method: 'POST', path, text: '{}', headers: {} },
  { method: 'POST', path, text: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  { method: 'POST', path, text: '{}', headers: { 'content-type': 'application/json; charset=utf-8' } },
  { method: 'POST', path, text: '{}', headers: { 'content-type': 'application/json; charset=latin9' } },
  { method: 'POST', path, text: '{}', headers: { 'content-type': 'application/vnd.api+json' } },
  { method: 'POST', path, text: `{"a":"${'x'.repeat(110_000)}"}` },
]);
