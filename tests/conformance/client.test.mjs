// Every method of the official client against the catalog.
// CALLBOARD_CLIENT_URL=http://host/api/catalog [CALLBOARD_CLIENT_TOKEN=…] names another than ours.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CATALOG_FILTER_EXISTS, connect, eventually } from './client.mjs';

let client, options, files, stop;
before(async () => ({ client, options, files, stop } = await connect()));
after(() => stop?.());

const demo = { 'metadata.annotations.backstage.io/managed-by-location': CATALOG_FILTER_EXISTS };
const names = entities => entities.map(entity => entity.metadata.name);
const website = 'component:default/lantern-street-website';
const collect = async pages => {
  const all = [];
  for await (const page of pages) all.push(...page);
  return all;
};

test('getEntities by filters, with fields, an order and pages', async () => {
  const filter = [{ kind: ['component', 'api'], 'spec.owner': 'group:default/show-control' }, { kind: 'domain', 'metadata.name': 'production', ...demo }];
  const { items } = await client.getEntities({ filter, fields: ['kind', 'metadata.name'], order: { field: 'metadata.name', order: 'desc' } }, options);
  assert.ok(items.length > 2);
  assert.deepEqual(names(items), names(items).toSorted().reverse());
  assert.deepEqual(Object.keys(items[0]).sort(), ['kind', 'metadata']);
  const page = await client.getEntities({ filter: { kind: 'domain' }, limit: 2, offset: 1, order: [{ field: 'metadata.name', order: 'asc' }] }, options);
  const all = await client.getEntities({ filter: { kind: 'domain' }, limit: 100, order: [{ field: 'metadata.name', order: 'asc' }] }, options);
  assert.deepEqual(names(page.items), names(all.items).slice(1, 3));
  const next = Buffer.from(JSON.stringify({ limit: 1, offset: 2 })).toString('base64');
  const third = await client.getEntities({ filter: { kind: 'domain' }, after: next, order: { field: 'metadata.name', order: 'asc' } }, options);
  assert.deepEqual(names(third.items), names(all.items).slice(2, 3));
});

test('getEntitiesByRefs keeps the order, leaves gaps, and takes a filter or a query', async () => {
  const entityRefs = ['component:default/nobody', website, 'user:default/amara.nwosu'];
  const found = async more => (await client.getEntitiesByRefs({ entityRefs, ...more }, options)).items.map(item => item?.metadata.name);
  assert.deepEqual(await found(), [undefined, 'lantern-street-website', 'amara.nwosu']);
  assert.deepEqual(await found({ filter: { kind: 'user' } }), [undefined, undefined, 'amara.nwosu']);
  assert.deepEqual(await found({ query: { kind: 'component' }, filter: demo }), [undefined, 'lantern-street-website', undefined]);
  const { items } = await client.getEntitiesByRefs({ entityRefs, fields: ['kind'] }, options);
  assert.deepEqual(items, [undefined, { kind: 'Component' }, { kind: 'User' }]);
});

for (const [form, question] of Object.entries({
  filter: { filter: { kind: 'component', 'metadata.namespace': ['default', 'touring'] } },
  predicate: { query: { $all: [{ kind: 'component' }, { $not: { 'spec.lifecycle': 'deprecated' } }] } },
}))
  test(`queryEntities walks to the end and back, by ${form}`, async () => {
    const orderFields = { field: 'metadata.name', order: 'asc' };
    const whole = await client.queryEntities({ ...question, orderFields, limit: 5000 }, options);
    assert.equal(whole.totalItems, whole.items.length);
    assert.equal(whole.pageInfo.nextCursor, undefined);
    const limit = Math.ceil(whole.items.length / 4);
    const pages = [await client.queryEntities({ ...question, orderFields, limit }, options)];
    assert.equal(pages[0].pageInfo.prevCursor, undefined);
    while (pages.at(-1).pageInfo.nextCursor) pages.push(await client.queryEntities({ cursor: pages.at(-1).pageInfo.nextCursor, limit }, options));
    assert.equal(pages.length, Math.ceil(whole.items.length / limit));
    assert.deepEqual(pages.flatMap(page => names(page.items)), names(whole.items));
    assert.ok(pages.every(page => page.totalItems === whole.totalItems));
    const back = await client.queryEntities({ cursor: pages[2].pageInfo.prevCursor, limit, fields: ['metadata.name'] }, options);
    assert.deepEqual(names(back.items), names(pages[1].items));
    assert.deepEqual(Object.keys(back.items[0]), ['metadata']);
    const first = await client.queryEntities({ cursor: back.pageInfo.prevCursor, limit }, options);
    assert.deepEqual(names(first.items), names(pages[0].items));
    assert.equal(first.pageInfo.prevCursor, undefined);
  });

test('queryEntities finds text, skips, counts alone and leaves out the count', async () => {
  const fullTextFilter = { term: ' STREET-web ', fields: ['metadata.name', 'metadata.title'] };
  for (const query of [undefined, { kind: 'component' }]) {
    const { items } = await client.queryEntities({ fullTextFilter, query }, options);
    assert.deepEqual(names(items), ['lantern-street-website']);
  }
  const counted = await client.queryEntities({ filter: { kind: 'user' }, limit: 0 }, options);
  assert.deepEqual([counted.items, counted.totalItems > 7], [[], true]);
  const excluded = await client.queryEntities({ filter: { kind: 'user' }, limit: 1, offset: 3, totalItems: 'exclude' }, options);
  assert.deepEqual([excluded.items.length, excluded.totalItems], [1, 0]);
});

test('queryEntities matches relations in a predicate', async () => {
  const owned = { relations: { $contains: { type: 'ownedBy', targetRef: 'group:touring/road-crew' } } };
  const { items } = await client.queryEntities({ query: { $all: [owned, { kind: { $in: ['component'] } }] } }, options);
  assert.deepEqual(names(items).sort(), ['truck-loader']);
});

test('streamEntities hands out everything, page by page', async () => {
  const filter = { kind: ['component', 'api', 'user'] };
  const streamed = await collect(client.streamEntities({ filter, pageSize: 7, fields: ['metadata.uid'] }, options));
  const { totalItems } = await client.queryEntities({ filter, limit: 0 }, options);
  assert.equal(streamed.length, totalItems);
  assert.equal(new Set(streamed.map(entity => entity.metadata.uid)).size, totalItems);
});

test('getEntityByRef, getEntityByName and getEntityAncestors', async () => {
  const entity = await client.getEntityByRef('Component:Default/Lantern-Street-Website', options);
  assert.equal(entity.metadata.name, 'lantern-street-website');
  assert.ok(entity.relations.some(({ type }) => type === 'ownedBy'));
  assert.equal(await client.getEntityByRef('component:default/nobody', options), undefined);
  assert.deepEqual(await client.getEntityByName({ kind: 'Component', namespace: 'default', name: 'lantern-street-website' }, options), entity);
  const { rootEntityRef, items } = await client.getEntityAncestors({ entityRef: website }, options);
  assert.equal(rootEntityRef, website);
  assert.deepEqual(items[0].entity, entity);
  assert.deepEqual(items[0].parentEntityRefs, ['location:default/lantern-street']);
  await assert.rejects(client.getEntityAncestors({ entityRef: 'component:default/nobody' }, options), { name: 'ResponseError', statusCode: 404 });
});

test('getEntityFacets by filter and by predicate', async () => {
  const facets = ['spec.type', 'kind'];
  const byFilter = await client.getEntityFacets({ facets, filter: { kind: 'component', 'metadata.namespace': 'touring' } }, options);
  const byQuery = await client.getEntityFacets({ facets, query: { kind: 'component' }, filter: { 'metadata.namespace': 'touring' } }, options);
  assert.deepEqual(byFilter, byQuery);
  assert.deepEqual(byFilter.facets.kind, [{ value: 'Component', count: 2 }]);
  assert.equal(byFilter.facets['spec.type'].reduce((sum, { count }) => sum + count, 0), 2);
});

test('validateEntity says what is wrong', async () => {
  const entity = { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'x' }, spec: { type: 'a', lifecycle: 'b', owner: 'c' } };
  assert.deepEqual(await client.validateEntity(entity, 'url:https://example.com/x.yaml', options), { valid: true });
  const { valid, errors } = await client.validateEntity({ ...entity, spec: {} }, 'url:https://example.com/x.yaml', options);
  assert.equal(valid, false);
  assert.match(errors[0].message, /owner|type|lifecycle/);
});

test('analyzeLocation proposes a component', async () => {
  const { existingEntityFiles, generateEntities } = await client.analyzeLocation({ location: { type: 'url', target: 'https://github.com/acme/rocket' } }, options);
  assert.deepEqual(existingEntityFiles, []);
  assert.equal(generateEntities[0].entity.metadata.name, 'rocket');
});

test('a wrong request is a ResponseError with the reason', async () => {
  const { message, body } = await client.queryEntities({ cursor: 'nonsense' }, options).then(assert.fail, error => error);
  assert.match(message, /400/);
  assert.equal(body.error.name, 'InputError');
  assert.match(body.error.message, /^Malformed cursor/);
});

test('locations are tried, added, found, refreshed, moved and removed', async () => {
  const target = files.url('/changing.yaml');
  const tried = await client.addLocation({ target, dryRun: true }, options);
  assert.deepEqual([names(tried.entities).includes('portcullis'), tried.exists], [true, false]);
  const { location } = await client.addLocation({ target }, options);
  await assert.rejects(client.addLocation({ target }, options), { name: 'ResponseError', statusCode: 409 });
  assert.equal((await client.addLocation({ target, onConflict: 'refresh' }, options)).location.id, location.id);
  const isThere = entity => entity?.metadata.description === 'Is up.';
  const entity = await eventually(() => client.getEntityByRef('component:default/portcullis', options), isThere);
  assert.ok(isThere(entity));

  assert.deepEqual(await client.getLocationById(location.id, options), location);
  assert.equal(await client.getLocationById('00000000-0000-0000-0000-000000000000', options), undefined);
  assert.deepEqual(await client.getLocationByRef(`url:${target}`, options), location);
  assert.deepEqual(await client.getLocationByEntity('component:default/portcullis', options), location);
  assert.deepEqual((await client.getLocations({}, options)).items.filter(({ id }) => id === location.id), [location]);
  const queried = await client.queryLocations({ query: { target: { $hasPrefix: files.url('/ch') } }, limit: 1 }, options);
  assert.deepEqual([queried.items, queried.totalItems], [[location], 1]);
  const other = await client.addLocation({ target: files.url('/component.yaml') }, options);
  const streamed = await collect(client.streamLocations({ limit: 1 }, options));
  for (const { id } of [location, other.location]) assert.ok(streamed.some(found => found.id === id));

  files.write('/changing.yaml', (await (await fetch(target)).text()).replace('Is up.', 'Is down.'));
  await client.refreshEntity('component:default/portcullis', options);
  const isRead = found => found?.metadata.description === 'Is down.';
  assert.ok(isRead(await eventually(() => client.getEntityByRef('component:default/portcullis', options), isRead)));

  const moved = await client.updateLocation(location.id, { target: files.url('/moved.yaml') }, options);
  assert.deepEqual([moved.id, moved.target], [location.id, files.url('/moved.yaml')]);
  assert.ok(await eventually(() => client.getEntityByRef('component:default/postern', options), Boolean));

  for (const { id } of [location, other.location]) await client.removeLocationById(id, options);
  await assert.rejects(client.removeLocationById(location.id, options), { name: 'ResponseError', statusCode: 404 });
  assert.equal(await eventually(() => client.getEntityByRef('component:default/postern', options), found => !found), undefined);
});

test('removeEntityByUid takes an entity away, unknown ones without a word', async () => {
  await client.removeEntityByUid('00000000-0000-0000-0000-000000000000', options);
  const { location } = await client.addLocation({ target: files.url('/tower.yaml') }, options);
  const ref = 'component:default/tower';
  const { metadata } = await eventually(() => client.getEntityByRef(ref, options), Boolean);
  await client.removeEntityByUid(metadata.uid, options);
  // Its location still names it: there it comes back by itself as another one, here with a refresh.
  await client.refreshEntity(location.entityRef, options);
  const again = await eventually(() => client.getEntityByRef(ref, options), Boolean);
  assert.equal(again?.metadata.name, 'tower');
  await client.removeLocationById(location.id, options);
});
