// The line between the portal and a backend: what goes over it, how often, and how it comes back.

import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBackstage } from '../backstage/backstage.mjs';
import { eventually, settled } from './browser.mjs';
import { shown, startGuestPages, tab } from './guest_page.mjs';
import { scenario } from './harness.mjs';
import { heading, names, namesAre, openFilter, plain, searchField } from './reading.mjs';
import { freePort, startSite } from './site.mjs';
import { hangUp, refuse, startTap } from './tap.mjs';

const demo = resolve(import.meta.dirname, '../../public/demo/catalog-info.yaml');
const component = '/catalog/default/component/ticketing-service';

/** The browser reports refusals by itself. */
const expected = [/Failed to load resource/, /net::ERR_/];

let backend, tap, site;
before(async () => {
  backend = await startBackstage({ port: await freePort(), catalogs: [demo] });
  tap = await startTap(backend.url);
  site = await startSite({ config: { backend: tap.url, auth: 'guest' }, shared: true });
});
afterEach(() => tap.clear());
after(async () => {
  await site?.stop();
  await tap?.stop();
  await backend?.stop();
});

const alert = page => page.getByRole('main').getByRole('alert');
const banner = page => page.locator('.connection');
const asked = (pattern, method = 'GET') =>
  tap.seen.filter(exchange => exchange.method === method && pattern.test(exchange.path));

/** Meets requests of these paths, of this method, so many times. */
function meeting(pattern, meet, { method = 'GET', times = Infinity } = {}) {
  return (exchange, response) => {
    if (exchange.method !== method || !pattern.test(exchange.path) || times <= 0) return undefined;
    times -= 1;
    return meet(exchange, response);
  };
}

async function comes(page) {
  await eventually(async () => assert.ok((await names(page)).length > 0), 20_000);
}

for (const [what, after] of [['in seconds', () => '2'], ['as a date', () => new Date(Date.now() + 3000).toUTCString()]]) {
  scenario(`a server that asks for time, ${what}, gets it, and is asked again`, async open => {
    const meet = (exchange, response) => refuse(exchange, response, 503, { 'retry-after': after() });
    tap.meet = meeting(/by-query/, meet, { times: 1 });
    const page = await open(`${site.url}/catalog`);
    await comes(page);
    const [first, second, ...more] = asked(/by-query/);
    assert.deepEqual([first.status, second.status, more.length], [503, 200, 0]);
    // A date has no milliseconds, and so may be a second early.
    assert.ok(second.at - first.at >= 1900, `it came after ${second.at - first.at} ms`);
    assert.equal(await alert(page).count(), 0);
  }, { expected });
}

scenario('a server that asks for a long time is left alone, and the reader is told', async open => {
  tap.meet = meeting(/by-query/, (exchange, response) => refuse(exchange, response, 429, { 'retry-after': '300' }));
  const page = await open(`${site.url}/catalog`);
  await eventually(async () => assert.match(plain(await alert(page).innerText({ timeout: 500 })), /busy.*300 seconds/));
  assert.equal(asked(/by-query/).length, 1);
  assert.equal(await banner(page).count(), 0, 'it has answered');
  tap.meet = () => undefined;
  await alert(page).getByRole('button', { name: 'Try again' }).click();
  await comes(page);
}, { expected });

for (const [what, meet] of [
  ['a connection that breaks', hangUp],
  ['a proxy that does not get through', (exchange, response) => refuse(exchange, response, 502)],
  ['an empty answer', (exchange, response) => refuse(exchange, { writeHead: (_, headers) => response.writeHead(200, headers), end: () => response.end() })],
]) {
  scenario(`${what} costs one more attempt, and nobody sees it`, async open => {
    tap.meet = meeting(/by-query/, meet, { times: 1 });
    const page = await open(`${site.url}/catalog`);
    await comes(page);
    assert.equal(await alert(page).count(), 0);
    // Chromium itself sends what breaks off on a connection that was used before once more.
    assert.ok(asked(/by-query/).length >= 2);
    assert.equal(asked(/by-query/).at(-1).status, 200);
  }, { expected });
}

async function refreshed(page) {
  await settled(page);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Refresh' }).click();
}

scenario('a change is sent once, whatever becomes of it', async open => {
  const page = await open(site.url + component);
  await eventually(async () => assert.equal(await heading(page), 'Ticketing service'));
  for (const status of [500, 502, 503, 504]) {
    tap.clear();
    tap.meet = meeting(/refresh$/, (exchange, response) => refuse(exchange, response, status), { method: 'POST' });
    await refreshed(page);
    await page.getByRole('region', { name: 'What was done' }).filter({ hasText: String(status) }).waitFor();
    // What is asked after it shows that nothing came in between.
    await openList(page);
    assert.equal(asked(/refresh$/, 'POST').length, 1, `after ${status}`);
    await page.goBack();
    await eventually(async () => assert.equal(await heading(page), 'Ticketing service'));
  }
}, { expected });

async function openList(page) {
  await page.getByRole('link', { name: 'Catalog', exact: true }).click();
  await eventually(async () => assert.match(await heading(page), / \d+$/));
}

scenario('a change that was not taken is sent again when the server says', async open => {
  const page = await open(site.url + component);
  await eventually(async () => assert.equal(await heading(page), 'Ticketing service'));
  const meet = (exchange, response) => refuse(exchange, response, 429, { 'retry-after': '1' });
  tap.meet = meeting(/refresh$/, meet, { method: 'POST', times: 1 });
  await refreshed(page);
  await eventually(() => assert.equal(asked(/refresh$/, 'POST').length, 2), 15_000);
  const [first, second] = asked(/refresh$/, 'POST');
  assert.ok(second.at - first.at >= 950, `it came after ${second.at - first.at} ms`);
  await eventually(() => assert.equal(second.status, 200));
}, { expected });

scenario('two views that ask the same share one answer', async open => {
  const pages = await startGuestPages(() => `${site.url}/embed.js`);
  const about = { entity: 'component:default/ticketing-service', card: 'catalog/about' };
  // Long enough for both to have asked.
  tap.meet = meeting(/by-name/, () => sleep(1500));
  const page = await open(pages.urlOf(tab('one', about) + tab('two', about)));
  for (const id of ['one', 'two']) assert.match(await shown(page, id), /production/);
  await pages.stop();
  assert.equal(asked(/by-name\/component\/default\/ticketing-service$/).length, 1);
});

/** Runs in the page: how many questions are on their way, and how many were at most. */
function countFetches() {
  const original = globalThis.fetch;
  globalThis.flying = { now: 0, most: 0 };
  globalThis.fetch = async (...about) => {
    const flying = globalThis.flying;
    if (!/\/api\//.test(about[0].url ?? about[0])) return original(...about);
    flying.now += 1;
    flying.most = Math.max(flying.most, flying.now);
    try {
      return await original(...about);
    } finally {
      flying.now -= 1;
    }
  };
}

const groups = '/catalog?filters[kind]=component&view=groups&group=owner';

scenario('six questions at once, and the page that is looked at first', async open => {
  const page = await open('about:blank');
  await page.addInitScript(countFetches);
  await page.goto(site.url + groups);
  await page.locator('main details').first().waitFor();
  await settled(page);
  const opened = await page.locator('main details').count();
  assert.ok(opened > 6, `${opened} groups`);
  // Every group that is opened asks for its rows; none is answered.
  const held = [];
  tap.meet = meeting(/by-query/, () => new Promise(resolve => held.push(resolve)));
  await page.evaluate(() => document.querySelectorAll('main details').forEach(group => (group.open = true)));
  await eventually(() => assert.equal(held.length, 6));
  assert.equal(await page.evaluate(() => globalThis.flying.most), 6);
  // Who leaves gives up the places, and those in the queue: the next page has them.
  tap.meet = () => undefined;
  await page.getByRole('link', { name: 'Catalog', exact: true }).click();
  await comes(page);
  assert.equal(held.length, 6, 'nobody asks for groups any more');
  await eventually(() => assert.ok(asked(/by-query/).filter(({ isLeft }) => isLeft).length >= 6));
  for (const go of held) go();
});

scenario('a dead backend is not hammered, and the page is right when it is back', async open => {
  const page = await open(`${site.url}/catalog`);
  await comes(page);
  const all = await names(page);
  tap.clear();
  tap.meet = hangUp;
  for (let attempt = 0; attempt < 10; attempt++) {
    await searchField(page).fill(`${all[0]}${attempt}`);
    await eventually(async () => assert.match(plain(await alert(page).innerText({ timeout: 500 })), /cannot be reached/), 20_000);
    await settled(page);
  }
  await banner(page).getByText('The backend does not answer').waitFor();
  // Ten questions of three attempts each would be thirty, and each twice where the browser tries by itself.
  assert.ok(tap.seen.length < 25, `${tap.seen.length} connections`);
  await searchField(page).fill(all[0]);
  await eventually(async () => assert.ok(await alert(page).count()));
  tap.meet = () => undefined;
  await eventually(async () => assert.deepEqual(await names(page), [all[0]]), 60_000);
  assert.equal(await banner(page).count(), 0);
  assert.equal(await alert(page).count(), 0);
  assert.equal(await searchField(page).inputValue(), all[0]);
}, { expected });

scenario('trying again asks a backend that is being left alone', async open => {
  tap.meet = hangUp;
  const page = await open(`${site.url}/catalog`);
  const retry = alert(page).getByRole('button', { name: 'Try again' });
  for (let attempt = 0; attempt < 3; attempt++) {
    await retry.waitFor();
    const before = tap.seen.length;
    await retry.click();
    await eventually(() => assert.ok(tap.seen.length > before));
    await settled(page);
  }
  tap.meet = () => undefined;
  await retry.click();
  await comes(page);
}, { expected });

scenario('without a network the page says so, and comes back with it', async open => {
  const page = await open(`${site.url}/catalog`);
  await comes(page);
  const all = await names(page);
  await page.context().setOffline(true);
  await banner(page).getByText('You are offline').waitFor();
  assert.deepEqual(await names(page), all, 'what is there stays');
  await searchField(page).fill(all[1]);
  await eventually(async () => assert.match(plain(await alert(page).innerText({ timeout: 500 })), /You are offline/));
  await page.context().setOffline(false);
  await namesAre(page, [all[1]]);
  await banner(page).waitFor({ state: 'detached' });
  assert.equal(await alert(page).count(), 0);
}, { expected });

scenario('what the backend has a tag for costs a 304 when it is looked at again', async open => {
  const page = await open(site.url + component);
  await eventually(async () => assert.equal(await heading(page), 'Ticketing service'));
  await settled(page);
  await eventually(() => assert.equal(asked(/ancestry$/).at(-1)?.status, 200));
  await page.reload();
  await settled(page);
  await eventually(() => assert.deepEqual(asked(/ancestry$/).map(({ status }) => status), [200, 304]));
  const lists = asked(/by-query/).length;
  await page.goto(`${site.url}/catalog`);
  for (const _ of [1, 2]) {
    await openFilter(page, 'Type');
    await page.reload();
    await settled(page);
  }
  const { path } = asked(/entity-facets/)[0];
  const statuses = path => asked(/./).filter(exchange => exchange.path === path).map(({ status }) => status);
  await eventually(() => assert.deepEqual(statuses(path), [200, 304]));
  // Lists name their fields, and have a tag too.
  const list = asked(/by-query/)[lists].path;
  await eventually(() => assert.deepEqual(statuses(list), [200, 304, 304]));
});
