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

for (const feature of features.filter(({ name }) => played.includes(name))) {
  test(`${feature.name}, over a backend of 2022`, async () => {
    const { verdict } = await verdictOf(feature, visit);
    assert.equal(verdict, verdicts.get(feature.name));
  });
}
