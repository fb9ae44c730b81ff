// The comparison itself: it sees what differs, and nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asGroups, asSet, difference, normalised } from './comparison.mjs';

const uids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const entity = (name, uid, more) => ({ kind: 'Component', metadata: { name, uid, etag: `e${uid}`, ...more?.metadata }, spec: { type: 'service', ...more?.spec } });
const side = (uid, ref, strict = false) => ({ strict, refs: new Map([[uid, ref]]) });
const answer = (body, status = 200, headers = { 'content-type': 'application/json; charset=utf-8', date: 'now' }) => ({ status, headers, body });

test('uids become refs, etags and stacks go', () => {
  const [ours, theirs] = uids.map(uid => normalised(answer({ items: [entity('a', uid)] }), side(uid, 'component:default/a')));
  assert.deepEqual(ours, theirs);
  assert.equal(ours.headers.date, undefined);
  const refused = uids.map(uid => normalised(answer({ request: { url: `/x/${uid}?cursor=${uid}&a=b` } }, 404), side(uid, 'one')));
  assert.deepEqual(refused[0].body, { request: { url: '/x/uid of one?cursor=…&a=b' } });
  assert.deepEqual(...refused);
  const failed = normalised(answer({ error: { name: 'InputError', message: 'no', stack: 'at x' } }, 400), side('', ''));
  assert.deepEqual(failed.body, { error: { name: 'InputError', message: 'no' } });
});

test('between equal uids a uid that differs is a difference', () => {
  const [ours, theirs] = uids.map(uid => normalised(answer(entity('a', uid)), side(uid, 'component:default/a', true)));
  assert.equal(difference(ours, theirs).path, '.body.metadata.uid');
});

test('an etag elsewhere, a status, a header, a missing key, a longer list are differences', () => {
  assert.equal(difference(answer({ spec: { etag: 1 } }), answer({ spec: { etag: 2 } })).path, '.body.spec.etag');
  assert.equal(difference(answer({}), answer({}, 404)).path, '.status');
  assert.equal(difference(answer({ a: undefined }), answer({ a: 1 })).path, '.body.a');
  assert.equal(difference(answer([1]), answer([1, 2])).path, '.body.1');
  assert.equal(difference(answer({ items: [] }), answer({ items: {} })).path, '.body.items');
  assert.equal(difference(answer(null), answer({})).path, '.body');
  assert.equal(difference(answer({ b: 1, a: [2] }), answer({ a: [2], b: 1 })), undefined);
});

test('a cursor may read as it likes, but not hide its query', () => {
  const page = cursor => normalised(answer({ pageInfo: { nextCursor: Buffer.from(JSON.stringify(cursor)).toString('base64') } }), side('', '', true));
  assert.deepEqual(page({ a: 1 }), page({ b: 2 }));
  assert.notDeepEqual(page({ query: {} }), page({}));
  assert.equal(difference(page({}), normalised(answer({ pageInfo: {} }), side('', '', true))).path, '.body.pageInfo.nextCursor');
});

test('what is equal in an order may change places, what is not may not', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(name => entity(name, name, { spec: { type: name === 'c' ? 'website' : 'service' } }));
  assert.equal(difference(asGroups([a, b, c], 'spec.type'), asGroups([b, a, c], 'spec.type')), undefined);
  assert.notEqual(difference(asGroups([a, b, c], 'spec.type'), asGroups([a, c, b], 'spec.type')), undefined);
  assert.notEqual(difference(asGroups([a, b], 'metadata.name'), asGroups([b, a], 'metadata.name')), undefined);
  assert.notEqual(difference(asSet([a, a, b]), asSet([a, b, b])), undefined);
});

test('where rows do not show their order only the set counts', () => {
  const tagged = entity('a', 'a', { metadata: { tags: ['x', 'y'] } });
  const other = entity('b', 'b', { metadata: { tags: ['x'] } });
  assert.equal(difference(asGroups([tagged, other], 'metadata.tags'), asGroups([other, tagged], 'metadata.tags')), undefined);
});
