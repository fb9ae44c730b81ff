// Cards and groups: the same entities as in the table, counted and found as the backend itself does.
// Over one catalog in both modes.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually, settled } from './browser.mjs';
import { focusIs, tabTo } from './focus.mjs';
import { scenario } from './harness.mjs';
import { inBothModes, startModes } from './modes.mjs';
import { addressIs, choose, names, namesAre, plain, searchField, total } from './reading.mjs';

let modes;
before(async () => (modes = await startModes()));
after(() => modes?.stop());

const inModes = (name, play) => inBothModes(() => modes.sites, name, play);

const layOut = (page, name) => page.getByRole('radio', { name, exact: true }).check();
const groupBy = (page, name) =>
  page.getByRole('group', { name: 'Group by' }).getByRole('radio', { name, exact: true }).check();

/** Names on the cards, in order. */
async function cardNames(page) {
  await settled(page);
  const links = page.getByRole('list', { name: 'Entities' }).locator('.names .link');
  const hrefs = await links.evaluateAll(all => all.map(link => link.getAttribute('href')));
  return hrefs.map(href => decodeURIComponent(href.split('/').at(-1)));
}

const groupList = page => page.getByRole('list', { name: 'Groups' });

/** Groups as [label, count]. */
async function readGroups(page) {
  await settled(page);
  return groupList(page).locator('summary').evaluateAll(all =>
    all.map(summary => [
      summary.querySelector('.name').textContent.trim(),
      Number(summary.querySelector('.count').textContent),
    ]),
  );
}

/** The same, once there are any. */
const someGroups = page =>
  eventually(async () => {
    const groups = await readGroups(page);
    assert.ok(groups.length > 0);
    return groups;
  });

const groupsAre = (page, expected) =>
  eventually(async () => assert.deepEqual(await readGroups(page), expected));

const groupAt = (page, label) =>
  groupList(page).locator('> li').filter({ has: page.locator('summary .name').getByText(label, { exact: true }) });

/** Names of the rows of an opened group. */
async function rowsOf(group) {
  const links = group.locator('.compact-rows .name .link');
  const hrefs = await links.evaluateAll(all => all.map(link => link.getAttribute('href')));
  return hrefs.map(href => decodeURIComponent(href.split('/').at(-1)));
}

/** "team-a" of "group:default/team-a"; a word stays as it is. */
const short = value => value.replace(/^\w+:(default\/)?/, '');

/** What the backend counts, as the groups should say it. */
async function facets(facet, filter, keep = () => true) {
  const { facets } = await modes.ask(`/entity-facets?facet=${facet}&filter=${filter}`);
  return facets[facet].filter(({ value }) => keep(value));
}

const bySize = groups =>
  groups
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .map(({ value, count }) => [short(value), count]);

/** The last group, if anything is in none. */
async function without(label, query) {
  const { totalItems } = await modes.ask('/entities/by-query', { query, limit: 0 });
  return totalItems > 0 ? [[label, totalItems]] : [];
}

const lacks = field => ({ [field]: { $exists: false } });

inModes('cards are the entities of the table, page by page, under the same filters', async (open, site) => {
  const page = await open(`${site.url}/catalog?filters[kind]=all&order=metadata.name,desc`);
  for (let turned = 0; turned < 2; turned += 1) {
    const rows = await names(page);
    assert.ok(rows.length > 0);
    await layOut(page, 'Cards');
    await eventually(async () => assert.deepEqual(await cardNames(page), rows));
    await page.getByRole('button', { name: 'Next' }).click();
    await eventually(async () => assert.notDeepEqual(await cardNames(page), rows));
    const cards = await cardNames(page);
    await layOut(page, 'Table');
    await namesAre(page, cards);
  }
  await layOut(page, 'Cards');
  await choose(page, 'Type', /^service /);
  await eventually(async () =>
    assert.equal(new URL(page.url()).search, '?filters%5Bkind%5D=all&filters%5Btype%5D=service&order=metadata.name%2Cdesc&view=cards'),
  );
  const cards = await cardNames(page);
  await layOut(page, 'Table');
  await namesAre(page, cards);
});

inModes('owners, systems and lifecycles are counted as the backend counts them', async (open, site) => {
  const page = await open(`${site.url}/catalog?view=groups`);
  const kind = { kind: 'component' };
  const owners = bySize(await facets('relations.ownedBy', 'kind=component'));
  const noOwner = await without('No owner', { $all: [kind, lacks('relations.ownedBy')] });
  await groupsAre(page, [...owners, ...noOwner]);

  await groupBy(page, 'System');
  await addressIs(page, { view: ['groups'], group: ['system'] });
  const isSystem = value => value.startsWith('system:');
  const systems = bySize(await facets('relations.partOf', 'kind=component', isSystem));
  const noSystem = await without('No system', { $all: [kind, lacks('spec.system')] });
  await groupsAre(page, [...systems, ...noSystem]);

  await groupBy(page, 'Lifecycle');
  const lifecycles = bySize(await facets('spec.lifecycle', 'kind=component'));
  const noLifecycle = await without('No lifecycle', { $all: [kind, lacks('spec.lifecycle')] });
  await groupsAre(page, [...lifecycles, ...noLifecycle]);

  await page.goto(`${site.url}/catalog?filters[kind]=component&filters[type]=service&view=groups`);
  await groupsAre(page, bySize(await facets('relations.ownedBy', 'kind=component,spec.type=service')));
});

inModes('a domain counts what its systems count', async (open, site) => {
  const page = await open(`${site.url}/catalog?view=groups&group=domain`);
  const { items } = await modes.ask('/entities/by-query?filter=kind=system&limit=1000');
  const domainOf = new Map();
  for (const { metadata, relations } of items) {
    const domain = relations.find(({ type, targetRef }) => type === 'partOf' && targetRef.startsWith('domain:'));
    const namespace = metadata.namespace ?? 'default';
    if (domain) domainOf.set(`system:${namespace}/${metadata.name}`.toLowerCase(), domain.targetRef);
  }
  const sums = new Map();
  for (const { value, count } of await facets('relations.partOf', 'kind=component')) {
    const domain = domainOf.get(value);
    if (domain) sums.set(domain, (sums.get(domain) ?? 0) + count);
  }
  const domains = bySize([...sums].map(([value, count]) => ({ value, count })));
  assert.ok(domains.length > 0);
  const grouped = { 'relations.partOf': { $in: [...domainOf.keys()] } };
  const noDomain = await without('No domain', { $all: [{ kind: 'component' }, { $not: grouped }] });
  await groupsAre(page, [...domains, ...noDomain]);

  const [[label, count]] = domains;
  const group = groupAt(page, label);
  await group.locator('summary').click();
  const [systems] = [...sums.keys()]
    .filter(domain => short(domain) === label)
    .map(domain => [...domainOf].filter(([, known]) => known === domain).map(([system]) => `relations.partOf=${system}`));
  const query = `filter=kind=component,${systems.join(',')}&orderField=metadata.name,asc&limit=20`;
  const own = await modes.ask(`/entities/by-query?${query}`);
  assert.equal(own.totalItems, count);
  await eventually(async () => assert.deepEqual(await rowsOf(group), own.items.map(({ metadata }) => metadata.name)));
});

inModes('an opened group has what the backend finds, and leads to the whole list', async (open, site) => {
  const page = await open(`${site.url}/catalog?view=groups`);
  const [largest] = (await facets('relations.ownedBy', 'kind=component')).sort((one, other) => other.count - one.count);
  const [[label, count]] = await someGroups(page);
  assert.equal(count, largest.count);
  const group = groupAt(page, label);
  await group.locator('summary').click();
  const owner = (await facets('relations.ownedBy', 'kind=component')).find(({ value }) => short(value) === label).value;
  const query = `filter=kind=component,relations.ownedBy=${owner}&orderField=metadata.name,asc&limit=20`;
  const own = await modes.ask(`/entities/by-query?${query}`);
  const found = own.items.map(({ metadata }) => metadata.name);
  await eventually(async () => assert.deepEqual(await rowsOf(group), found));

  const all = group.getByRole('link', { name: `Show all ${count}` });
  assert.equal(await all.count(), count > 20 ? 1 : 0);
  await group.getByRole('link', { name: `List of ${label}` }).click();
  await addressIs(page, { 'filters[owners]': [owner] });
  await namesAre(page, found);
  assert.equal(await total(page), count);
});

inModes('an open group stays open when filters change, and uses the words', async (open, site) => {
  const page = await open(`${site.url}/catalog?view=groups`);
  const [[label, count]] = await someGroups(page);
  const group = groupAt(page, label);
  await group.locator('summary').click();
  await eventually(async () => assert.ok((await rowsOf(group)).length > 0));
  const all = await rowsOf(group);
  const word = all.at(-1);
  await searchField(page).fill(word);
  await page.getByText('Counts leave the words out').waitFor();
  const list = await open(new URL(await group.getByRole('link', { name: `List of ${label}` }).getAttribute('href'), site.url).href);
  assert.equal(new URL(list.url()).searchParams.get('filters[text]'), word);
  const found = await names(list);
  assert.ok(found.includes(word));
  await eventually(async () => assert.deepEqual(await rowsOf(group), found));
  assert.deepEqual((await readGroups(page))[0], [label, count]);
  await searchField(page).fill('nothing-is-called-this');
  await page.getByRole('heading', { name: 'No components' }).waitFor();
});

inModes('chosen owners are the only groups', async (open, site) => {
  const page = await open(`${site.url}/catalog?view=groups`);
  const groups = (await someGroups(page)).filter(([label]) => label !== 'No owner');
  const owners = (await facets('relations.ownedBy', 'kind=component')).map(({ value }) => value);
  const chosen = groups.slice(1, 3).map(([label]) => owners.find(owner => short(owner) === label));
  const filters = chosen.map(owner => `filters[owners]=${encodeURIComponent(owner)}`).join('&');
  await page.goto(`${site.url}/catalog?${filters}&view=groups`);
  await groupsAre(page, groups.slice(1, 3));
});

scenario('by keyboard one lays the list out, groups it and opens a group', async open => {
  const page = await open(`${modes.sites[0].url}/catalog`);
  await settled(page);
  await tabTo(page, 'input', /^Table$/);
  await page.keyboard.press('ArrowRight');
  await focusIs(page, 'input', /^Cards$/);
  await page.keyboard.press('ArrowRight');
  await focusIs(page, 'input', /^Groups$/);
  await addressIs(page, { view: ['groups'] });
  await settled(page);
  await tabTo(page, 'input', /^Owner$/);
  await page.keyboard.press('ArrowRight');
  await addressIs(page, { view: ['groups'], group: ['system'] });
  await settled(page);
  await page.keyboard.press('Tab');
  await focusIs(page, 'summary');
  await page.keyboard.press('Enter');
  await page.locator('.compact-rows .name').first().waitFor();
  await page.keyboard.press('Tab');
  await focusIs(page, 'a');
});

scenario('a backend that takes no predicates has no group of those without', async open => {
  const page = await open(modes.sites[1].url);
  const refused = [];
  await page.route('**/entities/by-query', async route => {
    if (route.request().method() !== 'POST') return route.fallback();
    refused.push(route.request().url());
    const json = { error: { name: 'NotFoundError', message: 'no such route' } };
    await route.fulfill({ status: 404, json, headers: { 'access-control-allow-origin': '*' } });
  });
  await page.goto(`${modes.sites[1].url}/catalog?filters[kind]=all&view=groups&group=lifecycle`);
  const { facets } = await modes.ask('/entity-facets?facet=spec.lifecycle');
  await groupsAre(page, bySize(facets['spec.lifecycle']));
  await eventually(() => assert.ok(refused.length > 0));
  assert.equal(await page.getByText('No lifecycle').count(), 0);
}, { expected: [/404/, /by-query/] });

scenario('what fails says so in its place and is tried again', async open => {
  const page = await open(modes.sites[1].url);
  await page.route('**/entity-facets?facet=relations.ownedBy&*', route => route.abort());
  await page.goto(`${modes.sites[1].url}/catalog?view=groups`);
  await page.getByRole('heading', { name: 'The catalog cannot be reached' }).waitFor();
  await page.unroute('**/entity-facets?facet=relations.ownedBy&*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await groupList(page).locator('summary').first().waitFor();
  assert.match(plain(await page.getByRole('heading', { level: 1 }).innerText()), /^Components \d+$/);
}, { expected: [/ERR_FAILED/] });
