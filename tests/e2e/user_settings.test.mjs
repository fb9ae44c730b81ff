// What is kept for readers whom a backend knows by name: in the backend itself, and in each browser.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { join } from 'node:path';
import { readersByProxy, startBackstage } from '../backstage/backstage.mjs';
import { eventually, settled } from './browser.mjs';
import { copyOfDemo } from './demo.mjs';
import { scenario } from './harness.mjs';
import { namesAre } from './reading.mjs';
import { configOver, isKept, keepFor, keptFor, signInAs } from './settings_readers.mjs';
import { freePort, startSite } from './site.mjs';

// The backend is one for all scenarios: every reader is in one of them.
const [rosalind, ines, priya, tobias, amara, jun, sorcha, mateo] = [
  'rosalind.peake', 'ines.duarte', 'priya.raman', 'tobias.lindqvist', 'amara.nwosu', 'jun.takeda', 'sorcha.byrne', 'mateo.quiroga',
];

const desk = 'component:default/call-sheet';
const service = 'component:default/ticketing-service';
const tickets = 'component:default/ticket-desk';
const starred = '/catalog?filters[user]=starred&filters[kind]=all';

const pathOf = reference => {
  const [kind, namespace, name] = reference.split(/[:/]/);
  return `/catalog/${namespace}/${kind}/${name}`;
};
const nameOf = reference => reference.split('/')[1];

let catalog, backend, site;
before(async () => {
  catalog = await copyOfDemo();
  backend = await startBackstage({ port: await freePort(), catalogs: [join(catalog.folder, catalog.file)], more: readersByProxy });
  site = await startSite({ config: configOver(backend.url) });
});
after(async () => {
  await site?.stop();
  await backend?.stop();
  await catalog?.remove();
});

/** A page of a browser of its own, where this reader is signed in. */
async function visit(open, user, path, at = site) {
  const page = await open('about:blank');
  await signInAs(page, user);
  await go(page, path, at);
  return page;
}

async function go(page, path, at = site) {
  await page.goto(at.url + path);
  await settled(page);
}

const star = page => page.getByRole('button', { name: 'Star', exact: true });

const isPressed = (page, pressed) =>
  eventually(async () => assert.equal(await star(page).getAttribute('aria-pressed'), `${pressed}`));

/** Stars an entity on its page, or takes its star. */
async function toggle(page, reference, pressed, at = site) {
  await go(page, pathOf(reference), at);
  await isPressed(page, !pressed);
  await star(page).click();
  await isPressed(page, pressed);
}

/** Waits until the list of stars has just these. */
async function starsAre(page, references, at = site) {
  await go(page, starred, at);
  await namesAre(page, references.map(nameOf).sort());
}

/** The questions about settings, as `POST /multiget`. */
function heard(page) {
  const questions = [];
  page.on('request', request => {
    const [, path] = request.url().split('/api/user-settings');
    if (path && request.method() !== 'OPTIONS') questions.push(`${request.method()} ${path}`);
  });
  return questions;
}

const keysOf = page => page.evaluate(() => Object.keys(localStorage));

scenario('a star is in the stock front end\'s own place, and in every browser of the reader', async open => {
  const page = await visit(open, rosalind, '/catalog');
  await toggle(page, service, true);
  await isKept(backend, rosalind, 'stars', [service]);

  const other = await visit(open, rosalind, starred);
  await namesAre(other, [nameOf(service)]);
  // Another front end, meanwhile.
  await keepFor(backend, rosalind, 'stars', [service, tickets]);
  await toggle(other, desk, true);
  await isKept(backend, rosalind, 'stars', [service, tickets, desk]);
  await starsAre(other, [service, tickets, desk]);
  await toggle(page, service, false);
  await isKept(backend, rosalind, 'stars', [tickets, desk]);
  // What was taken away elsewhere is gone here too.
  await go(other, pathOf(service));
  await isPressed(other, false);
});

scenario('what was kept before the sign-in goes along with the first who signs in, and joins what the backend has', async open => {
  const config = { backend: backend.url, auth: 'guest' };
  const own = await startSite({ config });
  try {
    await keepFor(backend, ines, 'stars', [tickets]);
    await keepFor(backend, ines, 'views', [{ name: 'Mine', query: 'filters%5Bkind%5D=api', pinned: true }]);
    await keepFor(backend, ines, 'table', { compact: false });
    const page = await visit(open, ines, '/catalog', own);
    const questions = heard(page);
    await toggle(page, service, true, own);
    await page.evaluate(url => {
      const views = [{ name: 'Mine', query: '', pinned: true }, { name: 'Before', query: '', pinned: true }];
      localStorage.setItem(`saved-views ${url}`, JSON.stringify(views));
      localStorage.setItem('table', JSON.stringify({ compact: true, widths: { Owner: 200 } }));
    }, backend.url);
    await go(page, '/catalog', own);
    assert.deepEqual(questions, [], 'the guest whom everybody is keeps nothing in the backend');

    Object.assign(config, configOver(backend.url));
    await go(page, '/catalog', own);
    await isKept(backend, ines, 'stars', [tickets, service]);
    const pinned = page.getByRole('list', { name: 'Pinned views' }).getByRole('link');
    await eventually(async () => assert.deepEqual((await pinned.allInnerTexts()).map(text => text.trim()), ['Mine', 'Mine (2)', 'Before']));
    // What was chosen there stands; what nobody chose there is as it is here.
    await eventually(async () => {
      assert.deepEqual(await keptFor(backend, ines, 'table'), { compact: false, widths: { Owner: 200 } });
    });
    assert.equal((await keysOf(page)).includes(`starred-entities ${backend.url}`), false);
    await starsAre(page, [tickets, service], own);

    // Another reader of the same browser.
    await page.context().unrouteAll();
    await signInAs(page, priya);
    await go(page, pathOf(service), own);
    await isPressed(page, false);
    assert.equal(await pinned.count(), 0);
    await toggle(page, desk, true, own);
    await isKept(backend, priya, 'stars', [desk]);
    assert.deepEqual(await keptFor(backend, ines, 'stars'), [tickets, service]);
    // And the first once more.
    await page.context().unrouteAll();
    await signInAs(page, ines);
    await starsAre(page, [tickets, service], own);
  } finally {
    await own.stop();
  }
});

scenario('a star that cannot be sent is not lost by a reload, and arrives later', async open => {
  const page = await visit(open, tobias, '/catalog');
  await toggle(page, tickets, true);
  await isKept(backend, tobias, 'stars', [tickets]);
  const settings = '**/api/user-settings/**';
  await page.route(settings, route => route.abort());
  await toggle(page, service, true);
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('link', { name: 'Stored data' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Stars' }).getByText('not sent to the backend yet').waitFor();
  await page.reload();
  await page.getByRole('listitem').filter({ hasText: 'Stars' }).getByText(/^2 stars/).waitFor();
  // Somebody else's portal, meanwhile.
  await keepFor(backend, tobias, 'stars', [desk]);
  await page.unroute(settings);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await isKept(backend, tobias, 'stars', [desk, service]);
  await page.getByRole('listitem').filter({ hasText: 'Stars' }).getByText('in the backend, and here').waitFor();
}, { expected: [/ERR_FAILED/] });

scenario('a change that the backend refuses keeps nothing else back', async open => {
  const page = await visit(open, mateo, '/catalog');
  await page.route('**/keys/table', route => route.fulfill({ status: 500, json: {}, headers: { 'access-control-allow-origin': site.url } }));
  await go(page, '/settings');
  await page.getByRole('radio', { name: 'Compact' }).check();
  await toggle(page, service, true);
  await isKept(backend, mateo, 'stars', [service]);
  assert.equal(await keptFor(backend, mateo, 'table'), undefined);
  await page.unroute('**/keys/table');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await eventually(async () => assert.equal((await keptFor(backend, mateo, 'table'))?.compact, true));
}, { expected: [/500/] });

scenario('a backend that has lost what it kept gets it again', async open => {
  const page = await visit(open, amara, '/catalog');
  await toggle(page, service, true);
  await isKept(backend, amara, 'stars', [service]);
  // As after a backend over a database of the memory was started anew.
  await page.route('**/api/user-settings/multiget', async route => {
    const { items } = route.request().postDataJSON();
    await route.fulfill({ json: { items: items.map(() => null) }, headers: { 'access-control-allow-origin': site.url } });
  });
  await keepFor(backend, amara, 'stars', []);
  await go(page, pathOf(service));
  await isKept(backend, amara, 'stars', [service]);
  await isPressed(page, true);
});

scenario('a backend without the plugin is asked once a visit, and things stay in the browser', async open => {
  const page = await open('about:blank');
  await page.route('**/api/user-settings/**', route => route.fulfill({ status: 404, headers: { 'access-control-allow-origin': site.url } }));
  await signInAs(page, jun);
  const questions = heard(page);
  await toggle(page, service, true);
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('link', { name: 'Stored data' }).click();
  await page.getByText('the backend does not have the plugin user-settings').waitFor();
  assert.deepEqual(questions, ['POST /multiget', 'GET /buckets/default.starredEntities/keys/entityRefs']);
  // The plugin appears.
  await page.unrouteAll();
  await page.context().unrouteAll();
  await signInAs(page, jun);
  await go(page, '/catalog');
  await isKept(backend, jun, 'stars', [service]);
}, { expected: [/404/] });

scenario('an older backend that tells settings one by one', async open => {
  const page = await open('about:blank');
  await page.route('**/api/user-settings/multiget', route => route.fulfill({ status: 404, headers: { 'access-control-allow-origin': site.url } }));
  await signInAs(page, sorcha);
  await keepFor(backend, sorcha, 'stars', [desk]);
  await go(page, '/catalog');
  await starsAre(page, [desk]);
  await toggle(page, service, true);
  await isKept(backend, sorcha, 'stars', [desk, service]);

  // Cleared on the page of what is kept, and put back.
  await go(page, '/settings/storage');
  await page.getByRole('button', { name: 'Clear: Stars' }).click();
  await isKept(backend, sorcha, 'stars', []);
  await go(page, starred);
  await page.getByText('You have starred nothing yet').waitFor();
  await go(page, '/settings/storage');
  await page.getByRole('listitem').filter({ hasText: 'Recent visits' }).waitFor();
  await page.getByRole('button', { name: 'Clear: Recent visits' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Recent visits' }).waitFor();
}, { expected: [/404/] });
