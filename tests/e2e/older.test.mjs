// A Backstage of November 2022, without by-query and by-refs: what the table of the README says of it.
// `make versions` plays everything over every release.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { catalog15 } from '../backstage/releases/releases.mjs';
import { backends } from '../versions/backends.mjs';
import { features } from '../versions/features.mjs';
import { nameOf } from '../versions/routes.mjs';
import { verdictsOf } from '../versions/table.mjs';
import { verdictOf } from '../versions/verdict.mjs';
import { startVisit } from '../versions/visit.mjs';
import { closeBrowser, settled } from './browser.mjs';
import { names, total } from './reading.mjs';

/** One of everything that goes another way there. */
const played = [
  'A list and how long it is', 'Next and previous page', 'A page by its place', 'Counts of owners', 'Search in lists',
  'None of some values', 'Who is in no group', 'Palette', 'Related entities', 'Graph', 'Members of a group', 'Register a location',
  'Unregister',
];

const backend = backends.find(({ release }) => release === catalog15);
let visit, verdicts;

before(async () => {
  verdicts = await verdictsOf(backend);
  visit = await startVisit(backend);
});

after(async () => {
  await visit?.stop();
  await closeBrowser();
});

test('what the first page found out, the next one knows', async () => {
  const missing = visit.beginning.filter(({ status }) => status >= 400).map(nameOf);
  assert.ok(missing.includes('GET by-query'), missing.join());
  const { page, requests, errors } = await visit.open('/catalog');
  await settled(page);
  assert.deepEqual(requests.map(request => `${nameOf(request)} ${request.status}`), ['GET entities 200']);
  assert.deepEqual(errors, []);
  await page.close();
});

test('a list without end is read as far as it is read at most, which the page says', async () => {
  const { page, requests, errors } = await visit.open('about:blank');
  const entity = number => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: `c-${String(number).padStart(6, '0')}` },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
  });
  await page.route('**/api/catalog/entities?*', route => {
    const { searchParams } = new URL(route.request().url());
    const [limit, offset] = ['limit', 'offset'].map(name => Number(searchParams.get(name)));
    const json = Array.from({ length: limit }, (_, index) => entity(9e5 - offset - index));
    return route.fulfill({ json, headers: { 'access-control-allow-origin': '*' } });
  });
  await page.goto(`${visit.site.url}/catalog`);
  await page.getByText('its first 5000 entities only').waitFor();
  assert.equal(requests.filter(request => nameOf(request) === 'GET entities').length, 10);
  // How many there are the backend counts.
  const { json } = await visit.ask('GET', '/entity-facets?facet=kind&filter=kind=component');
  assert.equal(await total(page), json.facets.kind[0].count);
  assert.equal((await names(page))[0], `c-${9e5 - 4999}`);
  assert.deepEqual(errors, []);
  await page.close();
});

for (const feature of features.filter(({ name }) => played.includes(name))) {
  test(`${feature.name}, over a backend of 2022`, async () => {
    const { verdict } = await verdictOf(feature, visit);
    assert.equal(verdict, verdicts.get(feature.name));
  });
}
