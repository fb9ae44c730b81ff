// The catalog list over the demo: filters, order, pages.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually, settled } from './browser.mjs';
import { scenario } from './harness.mjs';
import {
  addressIs, cellsOf, choose, entitiesTable, filterButton, heading, names, namesAre,
  optionsOf, plain, readList, searchField, total,
} from './reading.mjs';
import { startSite } from './site.mjs';

let site;
before(async () => (site = await startSite()));
after(() => site?.stop());

scenario('the root is the list of components', async open => {
  const page = await open(site.url);
  await settled(page);
  assert.equal(await heading(page), `Components ${(await names(page)).length}`);
  assert.equal(await page.title(), 'Components · Callboard');
  const current = page.getByRole('navigation', { name: 'Main' }).locator('[aria-current=page]');
  assert.equal(plain(await current.innerText()), 'Catalog');
});

scenario('each filter narrows the list to what it promised', async open => {
  for (const [name, column] of [['Type', 'Type'], ['Lifecycle', 'Lifecycle'], ['Owner', 'Owner']]) {
    const page = await open(`${site.url}/catalog`);
    const [option] = (await optionsOf(page, name)).slice(-1);
    const [, label, count] = option.match(/^(.*) (\d+)$/);
    await choose(page, name, new RegExp(`^${label}`));
    await eventually(async () => assert.equal(await total(page), Number(count)));
    const { columns } = await readList(page);
    // A column with one chosen value in every row may be left out.
    if (!columns.includes(column)) continue;
    assert.deepEqual([...new Set(await cellsOf(page, column))], [label]);
  }
});

scenario('several types are any of them, several tags are all of them', async open => {
  const page = await open(`${site.url}/catalog`);
  const counts = Object.fromEntries((await optionsOf(page, 'Type')).map(option => option.split(' ')));
  await choose(page, 'Type', /^service/, /^website/);
  await eventually(async () => assert.equal(await total(page), Number(counts.service) + Number(counts.website)));
  await addressIs(page, { 'filters[type]': ['service', 'website'] });
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await addressIs(page, {});
  const tags = ['typescript', 'accessibility'];
  const [one, other] = [await tagged(page, tags[0]), await tagged(page, tags[1])];
  await page.goto(`${site.url}/catalog`);
  await choose(page, 'Tags', ...tags);
  await addressIs(page, { 'filters[tags]': tags });
  await namesAre(page, one.filter(name => other.includes(name)));
});

async function tagged(page, tag) {
  await page.goto(`${site.url}/catalog?filters[tags]=${tag}`);
  return names(page);
}

scenario('pages follow one another without a gap, and back', async open => {
  const page = await open(`${site.url}/catalog?filters[kind]=all`);
  await settled(page);
  const seen = [...(await names(page))];
  assert.equal(seen.length, 20);
  assert.ok(await page.getByRole('button', { name: 'Previous' }).isDisabled());
  while (await page.getByRole('button', { name: 'Next' }).isEnabled()) {
    const last = await names(page);
    await page.getByRole('button', { name: 'Next' }).click();
    await eventually(async () => assert.notDeepEqual(await names(page), last));
    seen.push(...(await names(page)));
  }
  assert.equal(seen.length, await total(page));
  const bookmark = await names(page);
  await page.reload();
  await namesAre(page, bookmark);
  await page.getByRole('radio', { name: '50' }).check();
  await addressIs(page, { 'filters[kind]': ['all'], limit: ['50'] });
  await namesAre(page, seen.slice(0, 50));
});

scenario('columns sort both ways, and say so', async open => {
  const page = await open(`${site.url}/catalog`);
  const header = page.getByRole('columnheader', { name: 'Lifecycle' });
  for (const [way, order] of [['ascending', 'spec.lifecycle,asc'], ['descending', 'spec.lifecycle,desc']]) {
    await header.getByRole('button').click();
    await addressIs(page, { order: [order] });
    await eventually(async () => assert.equal(await header.getAttribute('aria-sort'), way));
    const values = await cellsOf(page, 'Lifecycle');
    const sorted = [...values].sort();
    assert.deepEqual(values, way === 'ascending' ? sorted : sorted.reverse());
    assert.equal(await entitiesTable(page).locator('th[aria-sort]').count(), 1);
  }
});

scenario('another kind starts over with its own columns and types', async open => {
  const page = await open(`${site.url}/catalog?filters[type]=service&order=spec.lifecycle,desc`);
  await settled(page);
  await choose(page, 'Kind', /^Users/);
  await addressIs(page, { 'filters[kind]': ['user'] });
  await eventually(async () => assert.match(await heading(page), /^Users \d+$/));
  assert.deepEqual((await readList(page)).columns, ['', 'Name', 'Description', 'Tags', 'Star', 'Actions']);
});

scenario('an empty list says so and leads out', async open => {
  const page = await open(`${site.url}/catalog`);
  await searchField(page).fill('nothing is called this');
  await page.getByRole('heading', { name: 'No components' }).waitFor();
  await eventually(async () => assert.equal(await heading(page), 'Components 0'));
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await addressIs(page, {});
  await eventually(async () => assert.ok((await names(page)).length > 0));
  assert.equal(await searchField(page).inputValue(), '');
});

scenario('what is typed stays, in the field, the address and after a reload', async open => {
  const page = await open(`${site.url}/catalog`);
  const name = (await names(page)).at(-1);
  await searchField(page).pressSequentially(name.toUpperCase());
  await addressIs(page, { 'filters[text]': [name.toUpperCase()] });
  await namesAre(page, [name]);
  assert.equal(await searchField(page).inputValue(), name.toUpperCase());
  await page.reload();
  await namesAre(page, [name]);
  assert.equal(await searchField(page).inputValue(), name.toUpperCase());
  await choose(page, 'Kind', /^APIs/);
  await eventually(async () => assert.equal(await heading(page), 'APIs 0'));
  assert.equal(await searchField(page).inputValue(), name.toUpperCase());
  await page.getByRole('button', { name: 'Clear the text' }).click();
  await addressIs(page, { 'filters[kind]': ['api'] });
});

scenario('blanks at the end of a text are not taken from under the fingers', async open => {
  const page = await open(`${site.url}/catalog`);
  const name = (await names(page))[0];
  await searchField(page).pressSequentially(`${name} `);
  await namesAre(page, [name]);
  assert.equal(await searchField(page).inputValue(), `${name} `);
});

scenario('a tag in a row leads to what else has it', async open => {
  // A narrower window leaves the tags out.
  const page = await open(`${site.url}/catalog`, { width: 1600 });
  await entitiesTable(page).getByRole('link', { name: 'grpc', exact: true }).first().click();
  await addressIs(page, { 'filters[tags]': ['grpc'] });
  await eventually(async () => assert.ok((await filterButton(page, 'Tags').innerText()).includes('grpc')));
});
