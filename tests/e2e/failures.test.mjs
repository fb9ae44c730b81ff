// When the backend fails: every state says what happened and what to do, and nothing typed is lost.

import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { startBackstage } from '../backstage/backstage.mjs';
import { eventually, settled } from './browser.mjs';
import { startFaultProxy } from './fault.mjs';
import { scenario } from './harness.mjs';
import { heading, names, namesAre, optionsOf, plain, searchField } from './reading.mjs';
import { freePort, startSite } from './site.mjs';

const demo = resolve(import.meta.dirname, '../../public/demo/catalog-info.yaml');
const component = '/catalog/default/component/ticketing-service';

/** The browser reports refusals by itself. */
const expected = [/Failed to load resource/];

let backend, proxy, site;
before(async () => {
  backend = await startBackstage({ port: await freePort(), catalogs: [demo] });
  proxy = await startFaultProxy(backend.url);
  site = await startSite({ config: { backend: proxy.url, auth: 'guest' } });
});
afterEach(() => proxy.heal());
after(async () => {
  await site?.stop();
  await proxy?.stop();
  await backend?.stop();
});

const onCatalog = /^\/api\/catalog/;

/** Each fault, and what a reader must be told. */
const faults = {
  'a backend that cannot be reached': [{ how: 'refuse' }, /cannot be reached/, /backend runs.*CORS/],
  'a web page in place of the catalog': [{ how: 'html' }, /other than a catalog/, /"backend" in config\.json/],
  'a session that is not accepted': [{ how: 'status', status: 401, only: onCatalog }, /not signed in/, /"auth" in config\.json/],
  'a catalog one may not read': [{ how: 'status', status: 403, only: onCatalog }, /may not see/, /[Aa]sk whoever runs/],
  'an address without a catalog': [{ how: 'status', status: 404, only: onCatalog }, /nothing here/, /"backend" in config\.json/],
  'a backend with a fault of its own': [{ how: 'status', status: 500 }, /could not answer/, /500.*deliberately refused/],
  'a backend that is overloaded': [{ how: 'status', status: 503 }, /could not answer/, /503/],
  'half an answer': [{ how: 'cut' }, /other than a catalog/, /broke off/],
  'a connection that breaks off': [{ how: 'break', only: onCatalog }, /cannot be reached|other than a catalog/, /broke off|backend runs/],
};

const alert = page => page.getByRole('main').getByRole('alert');
const retry = page => alert(page).getByRole('button', { name: 'Try again' });

async function told(page, title, advice) {
  await eventually(async () => {
    const text = plain(await alert(page).innerText({ timeout: 500 }));
    assert.match(text, title);
    assert.match(text, advice);
  });
  assert.equal(await alert(page).count(), 1, 'once');
}

for (const [what, [fault, title, advice]] of Object.entries(faults)) {
  scenario(`${what}: the list says so, and comes when asked again`, async open => {
    proxy.fail(fault);
    const page = await open(`${site.url}/catalog`);
    await told(page, title, advice);
    await retry(page).click();
    await told(page, title, advice);
    proxy.heal();
    await retry(page).click();
    await eventually(async () => assert.ok((await names(page)).length > 0));
    assert.equal(await alert(page).count(), 0);
  }, { expected });

  scenario(`${what} while typing: the text stays, and is asked again`, async open => {
    const page = await open(`${site.url}/catalog`);
    const name = (await names(page)).at(-1);
    proxy.fail(fault);
    await searchField(page).pressSequentially(name);
    // What fails has to be the question with the last letter.
    await page.waitForURL(url => url.searchParams.get('filters[text]') === name);
    await settled(page);
    await told(page, title, advice);
    assert.equal(await searchField(page).inputValue(), name);
    proxy.heal();
    await retry(page).click();
    await namesAre(page, [name]);
    assert.equal(await searchField(page).inputValue(), name);
  }, { expected });

  // A catalog that answers 404 has no such entity: that is another page.
  if (fault.status === 404) continue;

  scenario(`${what}: the page of an entity says so, and comes when asked again`, async open => {
    proxy.fail(fault);
    const page = await open(site.url + component);
    await told(page, title, advice);
    proxy.heal();
    await retry(page).click();
    await eventually(async () => assert.equal(await heading(page), 'Ticketing service'));
    assert.equal(await alert(page).count(), 0);
  }, { expected });
}

scenario('whoever is not let in is told so, and may knock again', async open => {
  proxy.fail({ how: 'status', status: 403, only: /^\/api\/auth/ });
  const page = await open(`${site.url}/catalog`);
  await page.getByText('You were not let in').waitFor();
  assert.match(plain(await page.getByRole('main').innerText()), /deliberately refused with 403/);
  proxy.heal();
  await page.getByRole('button', { name: 'Enter as a guest' }).click();
  await eventually(async () => assert.ok((await names(page)).length > 0));
}, { expected });

scenario('filters that could not be counted are counted when they are opened again', async open => {
  const page = await open(`${site.url}/catalog`);
  await eventually(async () => assert.ok((await names(page)).length > 0));
  proxy.fail({ how: 'status', status: 500, only: /entity-facets/ });
  await optionsOf(page, 'Kind');
  proxy.heal();
  await eventually(async () => assert.match((await optionsOf(page, 'Kind'))[0], /^Every kind [1-9]/));
}, { expected });

scenario('filters that could not be counted say so, and the list stands', async open => {
  proxy.fail({ how: 'status', status: 500, only: /entity-facets/ });
  const page = await open(`${site.url}/catalog`);
  await eventually(async () => assert.ok((await names(page)).length > 0));
  await page.getByRole('button', { name: /^Owner ?:/ }).click();
  await page.getByRole('status').filter({ hasText: 'The catalog could not answer' }).waitFor();
}, { expected });

scenario('relations that could not be looked up fail alone', async open => {
  proxy.fail({ how: 'status', status: 500, only: /by-refs/ });
  const page = await open(site.url + component);
  const tables = page.locator('.relation-table');
  // The tables and the picture of them, each in its own place.
  await eventually(async () => assert.equal(await alert(page).count(), 1 + (await tables.count())));
  for (const text of await alert(page).allInnerTexts()) assert.match(plain(text), /could not answer.*500/);
  assert.equal(await heading(page), 'Ticketing service');
  await page.getByRole('region', { name: 'About' }).getByText('production').waitFor();
  const table = page.getByRole('table', { name: 'Depends on resources' });
  assert.ok((await table.getByRole('link').count()) > 0, 'their references are links all the same');
  proxy.heal();
  for (let left = await alert(page).count(); left > 0; left--) {
    await retry(page).first().click();
    await eventually(async () => assert.equal(await alert(page).count(), left - 1));
  }
  await table.getByText('database').first().waitFor();
}, { expected });

scenario('a session that ran out is renewed without a word', async open => {
  const page = await open(`${site.url}/catalog`);
  const all = await names(page);
  proxy.fail({ how: 'status', status: 401, only: onCatalog, times: 1 });
  await searchField(page).fill(all[0]);
  await namesAre(page, [all[0]]);
  assert.equal(await alert(page).count(), 0);
}, { expected });

scenario('a slow backend: a word while waiting, and what was there stays meanwhile', async open => {
  // Longer than the program waits for the first rows.
  proxy.fail({ how: 'slow', delay: 3000, only: onCatalog });
  const page = await open(`${site.url}/catalog`);
  await page.getByRole('status').filter({ hasText: 'Loading' }).waitFor();
  await settled(page);
  const all = await names(page);
  assert.ok(all.length > 0);
  await searchField(page).fill(all[0]);
  const section = page.locator('section[aria-busy=true]');
  await section.waitFor();
  assert.equal(await section.getByRole('rowheader').count(), all.length, 'the rows before stay');
  await namesAre(page, [all[0]]);
});

scenario('an older answer never replaces a newer one', async open => {
  const page = await open(`${site.url}/catalog`);
  const [one, other] = await names(page);
  proxy.fail({ how: 'slow', delay: 10_000, only: new RegExp(`Term=${one}`) });
  await searchField(page).fill(one);
  await eventually(() => assert.ok(proxy.seen.at(-1).includes(`Term=${one}`)));
  await searchField(page).fill(other);
  await namesAre(page, [other]);
  await eventually(() => assert.ok(proxy.abandoned.some(url => url.includes(`Term=${one}`)), 'the older question is withdrawn'));
});

scenario('leaving a page withdraws its questions', async open => {
  const page = await open(`${site.url}/catalog`);
  await settled(page);
  proxy.fail({ how: 'slow', delay: 20_000, only: /by-name/ });
  await page.getByRole('rowheader').first().getByRole('link').click();
  await eventually(() => assert.match(proxy.seen.at(-1), /by-name/));
  const asked = proxy.seen.at(-1);
  await page.getByRole('link', { name: 'Catalog', exact: true }).click();
  await eventually(() => assert.ok(proxy.abandoned.includes(asked)));
});

scenario('a backend that never answers is given up after half a minute', async open => {
  proxy.fail({ how: 'slow', delay: 120_000, only: onCatalog });
  const page = await open(`${site.url}/catalog`);
  await alert(page).waitFor({ timeout: 45_000 });
  await told(page, /too long/, /[Tt]ry again/);
  proxy.heal();
  await retry(page).click();
  await eventually(async () => assert.ok((await names(page)).length > 0));
}, { expected });
