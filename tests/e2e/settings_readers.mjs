// Readers whom a backend knows by name, and what it keeps for them.

import assert from 'node:assert/strict';
import { eventually } from './browser.mjs';

/** Where the portal keeps things in the backend. The stars are where the stock front end has them. */
export const places = {
  stars: ['default.starredEntities', 'entityRefs'],
  views: ['callboard', 'saved-views'],
  visits: ['callboard', 'recent-visits'],
  table: ['callboard', 'table'],
};

/** How a portal is configured over a backend that oauth2-proxy stands before. */
export const configOver = backend => ({ backend, auth: { providers: ['oauth2Proxy'] } });

/** As oauth2-proxy would, says to the backend who the reader of this page is. */
export const signInAs = (page, user) =>
  page.context().route('**/api/auth/oauth2Proxy/refresh**', route =>
    route.continue({ headers: { ...route.request().headers(), 'x-forwarded-user': user } }),
  );

/** What the backend keeps for a user, past the portal: the value at a place, or undefined. */
export async function keptFor(backend, user, place) {
  const answer = await ask(backend, user, place);
  if (answer.status === 404) return undefined;
  assert.equal(answer.status, 200);
  return (await answer.json()).value;
}

/** Puts a value into the backend, as another front end would. */
export async function keepFor(backend, user, place, value) {
  const answer = await ask(backend, user, place, { method: 'PUT', body: JSON.stringify({ value }) });
  assert.equal(answer.status, 200);
}

/** Waits until the backend keeps this for a user. */
export const isKept = (backend, user, place, value) =>
  eventually(async () => assert.deepEqual(await keptFor(backend, user, place), value), 15_000);

async function ask(backend, user, place, init = {}) {
  const [bucket, key] = places[place];
  const refresh = await fetch(`${backend.url}/api/auth/oauth2Proxy/refresh`, {
    headers: { 'x-forwarded-user': user, 'x-requested-with': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = await refresh.json();
  const headers = { authorization: `Bearer ${backstageIdentity.token}`, 'content-type': 'application/json' };
  return fetch(`${backend.url}/api/user-settings/buckets/${bucket}/keys/${key}`, { headers, ...init });
}
