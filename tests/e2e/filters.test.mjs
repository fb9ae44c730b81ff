// Every filter of the list, over the embedded catalog and over a real backend: what the filters show
// is what the backend itself answers to the same question.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually } from './browser.mjs';
import { scenario } from './harness.mjs';
import { inBothModes, startModes } from './modes.mjs';
import {
  addressIs, cellsOf, choose, filterButton, heading, names, openFilter, optionsOf, plain, readAbout, searchField,
  total,
} from './reading.mjs';
import { startSite } from './site.mjs';

let modes;
before(async () => (modes = await startModes()));
after(() => modes?.stop());

const sites = () => modes.sites;
const radio = (page, name) => page.getByRole('radio', { name, exact: true });
const chips = page => page.getByRole('list', { name: 'What narrows the list' }).getByRole('button');

/** What the backend itself says to a predicate: how many, and the first names. */
async function ask(query, text) {
  const answer = await modes.ask('/entities/by-query', {
    query,
    limit: 20,
    fields: ['metadata.name'],
    orderBy: [{ field: 'metadata.name', order: 'asc' }],
    ...(text && { fullTextFilter: text }),
  });
  return { total: answer.totalItems, names: answer.items.map(item => item.metadata.name) };
}

/** Waits until the page shows just that. */
async function shows(page, query, text) {
  const expected = await ask(query, text);
  await eventually(async () => assert.deepEqual({ total: await total(page), names: await names(page) }, expected));
  return expected;
}

const component = { kind: 'component' };

/** The values of a facet among components, the most frequent first. */
async function common(field) {
  const { facets } = await modes.ask('/entity-facets', { facets: [field], query: component });
  return facets[field].sort((a, b) => b.count - a.count).map(({ value }) => value);
}

inBothModes(sites, 'any, all and none of several tags', async (open, site) => {
  const [tag, other] = await common('metadata.tags');
  const page = await open(`${site.url}/catalog?filters[tags]=${tag}&filters[tags]=${other}`);
  const has = value => ({ 'metadata.tags': { $contains: value } });
  await shows(page, { $all: [component, has(tag), has(other)] });
  await openFilter(page, 'Tags');
  await radio(page, 'Any of').check();
  await addressIs(page, { 'filters[tags]': [tag, other], 'match[tags]': ['any'] });
  const any = await shows(page, { $all: [component, { $any: [has(tag), has(other)] }] });
  await radio(page, 'None of').check();
  await addressIs(page, { 'filters[tags]': [tag, other], 'match[tags]': ['none'] });
  const none = await shows(page, { $all: [component, { $not: { $any: [has(tag), has(other)] } }] });
  assert.equal(any.total + none.total, (await ask(component)).total);
  assert.match(plain(await filterButton(page, 'Tags').textContent()), /not .* \+1/);
  await page.reload();
  await shows(page, { $all: [component, { $not: { $any: [has(tag), has(other)] } }] });
});

inBothModes(sites, 'not this lifecycle, page by page', async (open, site) => {
  const [lifecycle] = await common('spec.lifecycle');
  const page = await open(`${site.url}/catalog`);
  await choose(page, 'Lifecycle', new RegExp(`^${lifecycle} `));
  await openFilter(page, 'Lifecycle');
  await radio(page, 'None of').check();
  const expected = await shows(page, { $all: [component, { $not: { 'spec.lifecycle': lifecycle } }] });
  const seen = [...(await names(page))];
  const next = page.getByRole('button', { name: 'Next' });
  while ((await next.count()) && (await next.isEnabled())) {
    const last = await names(page);
    await next.click();
    await eventually(async () => assert.notDeepEqual(await names(page), last));
    seen.push(...(await names(page)));
  }
  assert.equal(seen.length, expected.total);
  assert.equal(new Set(seen).size, seen.length);
});

inBothModes(sites, 'owner and owned hold together', async (open, site) => {
  const [own, other, stranger] = await common('relations.ownedBy');
  const mine = ['user:default/me', own, other];
  const page = await open(`${site.url}/catalog?filters[user]=owned`);
  await page.getByText('The portal does not know who you are').waitFor();
  const index = sites().indexOf(site);
  const identity = index === 0 ? new URL(modes.configs[0].catalog[0], `${site.url}/`).href : modes.backend.url;
  await page.evaluate(([key, mine]) => localStorage.setItem(key, mine), [`identity ${identity}`, JSON.stringify(mine)]);
  await page.reload();
  const owned = { 'relations.ownedBy': { $in: mine } };
  const { total: count } = await shows(page, { $all: [component, owned] });
  const every = (await ask(component)).total;
  assert.deepEqual(await optionsOf(page, 'Whose'), [`Anyone's ${every}`, `Owned by me ${count}`, 'Starred 0']);
  for (const owner of [stranger, own]) {
    await page.goto(`${site.url}/catalog?filters[user]=owned&filters[owners]=${owner}`);
    await shows(page, { $all: [component, owned, { 'relations.ownedBy': owner }] });
  }
});

scenario('a reader says who they are on their own page', async open => {
  const demo = await startSite();
  const page = await open(`${demo.url}/catalog/default/user/sorcha.byrne`);
  await page.getByRole('button', { name: 'This is me' }).click();
  await page.getByRole('button', { name: 'This is not me' }).waitFor();
  const groups = (await readAbout(page))['Member of'].split(', ');
  await page.goto(`${demo.url}/catalog`);
  await choose(page, 'Whose', /^Owned/);
  await addressIs(page, { 'filters[user]': ['owned'] });
  await eventually(async () => assert.ok((await names(page)).length > 0));
  for (const owner of await cellsOf(page, 'Owner')) assert.ok([...groups, 'sorcha.byrne'].includes(owner), owner);
  await page.goto(`${demo.url}/catalog/default/user/sorcha.byrne`);
  await page.getByRole('button', { name: 'This is not me' }).click();
  await page.goto(`${demo.url}/catalog?filters[user]=owned`);
  await page.getByText('The portal does not know who you are').waitFor();
  await demo.stop();
});

inBothModes(sites, 'system, namespace and orphans', async (open, site) => {
  const [system] = (await common('relations.partOf')).filter(value => value.startsWith('system:'));
  const page = await open(`${site.url}/catalog`);
  const name = system.replace(/^system:(default\/)?/, '');
  await choose(page, 'System', new RegExp(`^${name} `));
  await addressIs(page, { 'filters[systems]': [system] });
  await shows(page, { $all: [component, { 'relations.partOf': system }] });
  const [namespace] = await common('metadata.namespace');
  await choose(page, 'Namespace', new RegExp(`^${namespace} `));
  await shows(page, { $all: [component, { 'relations.partOf': system, 'metadata.namespace': namespace }] });
  await page.goto(`${site.url}/catalog?filters[orphan]=true`);
  await shows(page, { $all: [component, { 'metadata.annotations.backstage.io/orphan': 'true' }] });
});

inBothModes(sites, 'options are counted under the other filters', async (open, site) => {
  const [type] = await common('spec.type');
  const [lifecycle] = await common('spec.lifecycle');
  const page = await open(`${site.url}/catalog?filters[type]=${type}&filters[lifecycles]=${lifecycle}&match[lifecycles]=none`);
  const query = { $all: [component, { 'spec.type': type }, { $not: { 'spec.lifecycle': lifecycle } }] };
  const { facets } = await modes.ask('/entity-facets', { facets: ['metadata.tags'], query });
  const expected = facets['metadata.tags'].map(({ value, count }) => `${value} ${count}`);
  assert.deepEqual((await optionsOf(page, 'Tags')).sort(), expected.sort());
});

inBothModes(sites, 'one chip for each restriction, and each can go', async (open, site) => {
  const [type] = await common('spec.type');
  const [tag, other] = await common('metadata.tags');
  const page = await open(`${site.url}/catalog?filters[type]=${type}&filters[tags]=${tag}&filters[tags]=${other}&filters[text]=e`);
  await eventually(async () => assert.equal(await chips(page).count(), 4));
  await chips(page).filter({ hasText: `Tags: ${tag}` }).click();
  await addressIs(page, { 'filters[type]': [type], 'filters[tags]': [other], 'filters[text]': ['e'] });
  await chips(page).filter({ hasText: '“e”' }).click();
  assert.equal(await searchField(page).inputValue(), '');
  const has = { 'metadata.tags': { $contains: other } };
  await shows(page, { $all: [component, { 'spec.type': type }, has] });
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await addressIs(page, {});
  await shows(page, component);
  assert.equal(await chips(page).count(), 0);
});

inBothModes(sites, 'nothing found: how much there is without each restriction', async (open, site) => {
  const [type] = await common('spec.type');
  const page = await open(`${site.url}/catalog?filters[type]=${type}&filters[tags]=no-such-tag`);
  await page.getByRole('heading', { name: 'No components' }).waitFor();
  const { total: without } = await ask({ $all: [component, { 'spec.type': type }] });
  await page.getByRole('button', { name: `${without} without Tags: no-such-tag` }).click();
  await addressIs(page, { 'filters[type]': [type] });
  await shows(page, { $all: [component, { 'spec.type': type }] });
  await page.goBack();
  await page.getByRole('heading', { name: 'No components' }).waitFor();
});

inBothModes(sites, 'descriptions and owners are searched too', async (open, site) => {
  const { items } = await modes.ask('/entities/by-query', { limit: 1000 });
  const words = ({ metadata }) => (metadata.description?.length < 200 ? metadata.description.match(/\b[a-z]{6,}\b/) : null);
  const described = items.find(entity => words(entity) && entity.kind !== 'Location');
  const owned = items.find(({ kind, spec }) => kind === 'Component' && spec.owner);
  const fields = ['metadata.name', 'metadata.title', 'metadata.description', 'metadata.tags', 'spec.owner'];
  const page = await open(`${site.url}/catalog`);
  for (const [entity, term] of [[described, words(described)[0]], [owned, owned.spec.owner]]) {
    const kind = entity.kind.toLowerCase();
    await page.goto(`${site.url}/catalog?filters[kind]=${kind}`);
    await searchField(page).fill(term);
    const { total: count } = await shows(page, { kind }, { term, fields });
    assert.ok(count > 0);
  }
});

inBothModes(sites, 'several words are all of them, as far as the backend goes', async (open, site) => {
  const { items } = await modes.ask('/entities/by-query', { query: component, limit: 1000 });
  const split = items.find(({ metadata, spec }) => spec.owner && !metadata.name.includes(spec.owner) && metadata.name.includes('-'));
  const [first, last] = [split.metadata.name.split('-')[0], split.metadata.name.split('-').at(-1)];
  const page = await open(`${site.url}/catalog`);
  await searchField(page).fill(`${first} ${last}`);
  await eventually(async () => assert.ok((await names(page)).includes(split.metadata.name)));
  await searchField(page).fill(`${split.spec.owner} ${split.metadata.name}`);
  const embedded = site === sites()[0];
  if (embedded) {
    await eventually(async () => assert.deepEqual(await names(page), [split.metadata.name]));
  } else {
    await page.getByText('finds several words only in this order and in one field').waitFor();
    await eventually(async () => assert.match(await heading(page), / 0$/));
  }
});

inBothModes(sites, 'a page by its offset, as stock links have it', async (open, site) => {
  const all = await modes.ask('/entities/by-query', { query: component, limit: 60, fields: ['metadata.name'], orderBy: [{ field: 'metadata.name', order: 'asc' }] });
  const expected = all.items.map(item => item.metadata.name);
  const page = await open(`${site.url}/catalog?offset=20&limit=20`);
  await eventually(async () => assert.deepEqual(await names(page), expected.slice(20, 40)));
  await page.getByRole('button', { name: 'Next' }).click();
  await eventually(async () => assert.deepEqual(await names(page), expected.slice(40, 60)));
  await page.goBack();
  await eventually(async () => assert.deepEqual(await names(page), expected.slice(20, 40)));
  await page.getByRole('button', { name: 'Previous' }).click();
  await eventually(async () => assert.deepEqual(await names(page), expected.slice(0, 20)));
});

inBothModes(sites, 'a filter replaces the place in the history, a page is a new one', async (open, site) => {
  const page = await open(`${site.url}/catalog?filters[kind]=domain`);
  await page.goto(`${site.url}/catalog`);
  const length = await page.evaluate(() => history.length);
  const [type] = await common('spec.type');
  await choose(page, 'Type', new RegExp(`^${type} `));
  await addressIs(page, { 'filters[type]': [type] });
  assert.equal(await page.evaluate(() => history.length), length);
  await page.goBack();
  await eventually(async () => assert.match(await heading(page), /^Domains/));
});

inBothModes(sites, 'options are asked for when a panel opens, not before', async (open, site) => {
  const asked = [];
  const page = await open('about:blank');
  page.on('request', request => asked.push(request.url()));
  await page.goto(`${site.url}/catalog`);
  await eventually(async () => assert.ok((await names(page)).length > 0));
  assert.equal(asked.filter(url => url.includes('entity-facets')).length, 0);
  assert.ok(asked.filter(url => url.includes('by-query')).length <= 1);
});
