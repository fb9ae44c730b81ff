// The addresses of the catalog list: the stock front end's scheme, the history, and nonsense.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually, settled } from './browser.mjs';
import { scenario } from './harness.mjs';
import { addressIs, cellsOf, choose, filterButton, heading, names, namesAre } from './reading.mjs';
import { startSite } from './site.mjs';

let site;
before(async () => (site = await startSite()));
after(() => site?.stop());

const notice = page => page.getByRole('main').getByRole('status').filter({ hasText: /\w/ });

scenario('the title names the list', async open => {
  const page = await open(`${site.url}/catalog?filters[kind]=api`);
  await eventually(async () => assert.equal(await page.title(), 'APIs · Callboard'));
  await page.goto(`${site.url}/catalog?filters[kind]=all`);
  await eventually(async () => assert.equal(await page.title(), 'Everything · Callboard'));
});

scenario('a bookmark of the stock front end opens as it was', async open => {
  const query = 'filters[kind]=component&filters[type]=service&filters[owners]=group:default/show-control'
    + '&filters[lifecycles]=production&filters[tags]=grpc&filters[user]=all&limit=50';
  const page = await open(`${site.url}/catalog?${query}`);
  await settled(page);
  assert.deepEqual([...new Set(await cellsOf(page, 'Owner'))], ['show-control']);
  assert.deepEqual([...new Set(await cellsOf(page, 'Lifecycle'))], ['production']);
  for (const [name, chosen] of Object.entries({
    Kind: 'Components', Type: 'service', Owner: 'show-control', Lifecycle: 'production', Tags: 'grpc',
  })) {
    assert.ok((await filterButton(page, name).innerText()).includes(chosen), `${name} shows ${chosen}`);
  }
  assert.equal(await notice(page).count(), 0);
});

scenario('keys in brackets, short owners and any case are understood', async open => {
  const page = await open(`${site.url}/catalog?filters[kind]=Component&filters[type][]=service&filters[owners]=show-control`);
  await settled(page);
  const found = await names(page);
  assert.ok(found.length > 0);
  await page.goto(`${site.url}/catalog?filters[type]=service&filters[owners]=group:default/show-control`);
  await namesAre(page, found);
});

scenario('filters replace the entry of the history, pages add one', async open => {
  const page = await open(`${site.url}/problems`);
  await page.getByRole('link', { name: 'Catalog', exact: true }).click();
  await settled(page);
  const length = () => page.evaluate(() => history.length);
  const before = await length();
  await choose(page, 'Kind', /^Every kind/);
  await addressIs(page, { 'filters[kind]': ['all'] });
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await addressIs(page, { 'filters[kind]': ['all'], order: ['metadata.name,desc'] });
  assert.equal(await length(), before);
  const first = await names(page);
  await page.getByRole('button', { name: 'Next' }).click();
  await eventually(async () => assert.notDeepEqual(await names(page), first));
  assert.equal(await length(), before + 1);
  const second = await names(page);
  await page.goBack();
  await namesAre(page, first);
  await page.goForward();
  await namesAre(page, second);
  await page.goBack();
  await page.goBack();
  await page.waitForURL('**/problems');
});

// What makes no sense is passed over with a word about it; the nearest valid list is shown.
const nonsense = {
  'a limit nobody offers': ['limit=7', /"7".*20, 50, 100 or 200/],
  'a limit that is no number': ['limit=many', /"many"/],
  'an order without sense': ['order=,sideways', /is not an order|cannot be sorted/],
  'an order by what entities may lack': ['order=spec.colour,asc', /spec\.colour/],
  'a filter that does not exist': ['filters[mood]=good', /"mood"/],
  'an owner that is no reference': ['filters[owners]=group:/', /"group:\/" was not on the form/],
  'a way to match that does not exist': ['match[tags]=sideways', /"sideways"/],
  'a place that is no number': ['offset=far', /"far"/],
  'a cursor that is broken': ['cursor=broken', /first page/],
};
for (const [what, [query, said]] of Object.entries(nonsense)) {
  scenario(`${what} in the address shows the whole list and a word about it`, async open => {
    const page = await open(`${site.url}/catalog?${query}`);
    await eventually(async () => assert.match(await notice(page).first().innerText(), said));
    await settled(page);
    const shown = await names(page);
    await page.goto(`${site.url}/catalog`);
    await namesAre(page, shown);
    assert.equal(await notice(page).count(), 0);
  });
}

scenario('a kind that does not exist is an empty list with a way out', async open => {
  const page = await open(`${site.url}/catalog?filters[kind]=starship`);
  await eventually(async () => assert.equal(await heading(page), 'Starships 0'));
  await page.getByRole('button', { name: 'Show components' }).click();
  await eventually(async () => assert.match(await heading(page), /^Components [1-9]/));
});

scenario('an address where nothing lives says so', async open => {
  const page = await open(`${site.url}/no/such/page`);
  await page.getByRole('heading', { name: 'Page not found', level: 1 }).waitFor();
  await page.getByText('/no/such/page').waitFor();
  await page.getByRole('link', { name: 'To the catalog' }).click();
  await eventually(async () => assert.match(await heading(page), /^Components/));
});
