// What a reader does, each held against the backend's own entities. Where a backend lacks the way of
// today, it is the portal's to find another, or to say why there is none.

import assert from 'node:assert/strict';
import { atRest, eventually, settled } from '../e2e/browser.mjs';
import { openPalette, rowsOf as paletteRows } from '../e2e/palette.mjs';
import { choose, heading, names, namesAre, openFilter, optionsOf, plain, searchField } from '../e2e/reading.mjs';
import { byName, counts, everyRelated, nameOf, pathOf, refOf, related, sortedBy, titleOf } from './raw.mjs';
import * as routes from './routes.mjs';

const ROWS = 20;

const ofKind = ({ entities }, kind) => entities.filter(entity => entity.kind.toLowerCase() === kind);
const listOf = (visit, query = '') => visit.open(`/catalog${query}`);
const tagsOf = ({ metadata }) => metadata.tags ?? [];
const ownersOf = entity => related(entity, 'ownedBy');
const most = pairs => pairs.toSorted((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));

/** What the list says and has, against entities in their order. */
async function listIs(page, title, expected) {
  await eventually(async () => assert.equal(await heading(page), `${title} ${expected.length}`), 20_000);
  await namesAre(page, expected.slice(0, ROWS).map(nameOf));
}

/** The entity of a kind that is related to the most others. */
const hub = (visit, kind) => most(ofKind(visit, kind).map(entity => [entity, everyRelated(entity).length]))[0][0];

/** What is said where a list cannot be asked for, and that nothing offers it any more. */
async function unsaid({ page }, filter, mode) {
  const alert = page.getByRole('alert').filter({ hasText: 'cannot combine these filters' });
  await alert.waitFor();
  // Lifted, it is not offered again.
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await alert.waitFor({ state: 'hidden' });
  await settled(page);
  await openFilter(page, filter);
  const panel = page.locator('.select-panel');
  await panel.getByText('takes no filter predicates').waitFor();
  assert.equal(await panel.getByRole('radio', { name: mode }).count(), 0, `${mode} is offered`);
  return { absent: plain(await panel.locator('.note').innerText()) };
}

const lacksPredicates = async visit => !(await visit.has(routes.predicates));

async function lists(visit) {
  const { page } = (visit.tab = await listOf(visit));
  await listIs(page, 'Components', byName(ofKind(visit, 'component')));
}

async function sorts(visit) {
  const { page } = (visit.tab = await listOf(visit, '?order=spec.owner,desc'));
  const owners = sortedBy(ofKind(visit, 'component'), ({ spec }) => spec.owner).reverse();
  await settled(page);
  // Among equals the order is the backend's.
  const shown = await names(page);
  const ownerOf = name => owners.find(({ metadata }) => metadata.name === name)?.spec.owner.toLowerCase();
  assert.deepEqual(shown.map(ownerOf), owners.slice(0, ROWS).map(({ spec }) => spec.owner.toLowerCase()));
  assert.equal(new Set(shown).size, ROWS);
}

async function turnsPages(visit) {
  const { page } = (visit.tab = await listOf(visit));
  const all = byName(ofKind(visit, 'component')).map(nameOf);
  await namesAre(page, all.slice(0, ROWS));
  for (const first of [ROWS, 2 * ROWS]) {
    await page.getByRole('button', { name: 'Next' }).click();
    await namesAre(page, all.slice(first, first + ROWS));
  }
  await page.reload();
  await namesAre(page, all.slice(2 * ROWS, 3 * ROWS));
  for (const first of [ROWS, 0]) {
    await page.getByRole('button', { name: 'Previous' }).click();
    await namesAre(page, all.slice(first, first + ROWS));
  }
}

async function beginsAtOffset(visit) {
  const { page } = (visit.tab = await listOf(visit, '?offset=40'));
  const all = byName(ofKind(visit, 'component')).map(nameOf);
  await namesAre(page, all.slice(40, 60));
  await page.getByRole('button', { name: 'Next' }).click();
  await namesAre(page, all.slice(60, 80));
  await page.getByRole('button', { name: 'Previous' }).click();
  await namesAre(page, all.slice(40, 60));
}

async function filters(visit) {
  const { page } = (visit.tab = await listOf(visit));
  const components = ofKind(visit, 'component');
  const [[type]] = most(counts(components, ({ spec }) => spec.type).filter(([, count]) => count < components.length));
  await choose(page, 'Type', new RegExp(`^${type} `));
  await listIs(page, 'Components', byName(components.filter(({ spec }) => spec.type.toLowerCase() === type.toLowerCase())));
}

async function filtersByTags(visit) {
  const components = ofKind(visit, 'component');
  const pairs = counts(components, entity => {
    const tags = tagsOf(entity).toSorted();
    return tags.flatMap((tag, index) => tags.slice(index + 1).map(other => `${tag} ${other}`));
  });
  const [[pair]] = most(pairs);
  const tags = pair.split(' ');
  const query = tags.map(tag => `filters[tags]=${encodeURIComponent(tag)}`).join('&');
  const { page } = (visit.tab = await listOf(visit, `?${query}`));
  const both = components.filter(entity => tags.every(tag => tagsOf(entity).includes(tag)));
  await listIs(page, 'Components', byName(both));
}

async function counted(visit, filter, valuesOf, labelOf = value => value) {
  const { page } = (visit.tab = await listOf(visit));
  await settled(page);
  const expected = counts(ofKind(visit, 'component'), valuesOf).map(([value, count]) => `${labelOf(value)} ${count}`);
  await eventually(async () => assert.deepEqual((await optionsOf(page, filter)).toSorted(), expected.toSorted()), 20_000);
}

const short = reference => reference.replace(/^\w+:(default\/)?/, '');

async function searches(visit) {
  const { page } = (visit.tab = await listOf(visit));
  await settled(page);
  const fields = ({ metadata, spec }) => [
    metadata.name, metadata.title, metadata.description, ...(metadata.tags ?? []), spec.owner, spec.target, ...(spec.targets ?? []),
  ];
  // A backend indexes no longer values.
  const has = term => entity =>
    fields(entity).some(text => text && text.length <= 200 && text.toLowerCase().includes(term));
  const long = term => entity => fields(entity).some(text => text && text.length > 200 && text.toLowerCase().includes(term));
  const all = ofKind(visit, 'component');
  const terms = [...new Set(all.flatMap(({ metadata }) => metadata.name.split('-')))];
  const telling = terms.filter(term => !all.some(long(term)) && all.filter(has(term)).length < all.length);
  const [[term]] = most(telling.map(term => [term, all.filter(has(term)).length]));
  await searchField(page).fill(term);
  await listIs(page, 'Components', byName(all.filter(has(term))));
}

async function rulesOut(visit) {
  const components = ofKind(visit, 'component');
  const [[type]] = most(counts(components, ({ spec }) => spec.type));
  visit.tab = await listOf(visit, `?filters[type]=${type}&match[type]=none`);
  if (await lacksPredicates(visit)) return unsaid(visit.tab, 'Type', 'None of');
  const others = components.filter(({ spec }) => spec.type.toLowerCase() !== type.toLowerCase());
  return listIs(visit.tab.page, 'Components', byName(others));
}

async function asksForAllOwners(visit) {
  const [[one], [other]] = most(counts(ofKind(visit, 'component'), ownersOf));
  visit.tab = await listOf(visit, `?filters[owners]=${one}&filters[owners]=${other}&match[owners]=all`);
  if (await lacksPredicates(visit)) return unsaid(visit.tab, 'Owner', 'All of');
  const both = ofKind(visit, 'component').filter(entity => [one, other].every(owner => ownersOf(entity).includes(owner)));
  assert.equal(both.length, 0);
  await eventually(async () => assert.match(await heading(visit.tab.page), / 0$/));
}

async function groups(visit) {
  const { page } = (visit.tab = await listOf(visit, '?view=groups'));
  const expected = most(counts(ofKind(visit, 'component'), ownersOf)).map(([owner, count]) => `${short(owner)} ${count}`);
  const summaries = page.getByRole('list', { name: 'Groups' }).locator('> li:not(.ungrouped) summary');
  await eventually(async () => {
    const shown = await summaries.evaluateAll(all =>
      all.map(one => `${one.querySelector('.name').textContent.trim()} ${one.querySelector('.count').textContent}`),
    );
    assert.deepEqual(shown, expected);
  }, 20_000);
}

async function findsUngrouped(visit) {
  const { page } = (visit.tab = await listOf(visit, '?filters[kind]=all&view=groups&group=lifecycle'));
  const last = page.getByRole('list', { name: 'Groups' }).locator('> li.ungrouped');
  await last.waitFor({ timeout: 20_000 });
  if (await lacksPredicates(visit)) {
    await last.getByText('takes no filter predicates').waitFor();
    return { absent: plain(await last.innerText()) };
  }
  const without = visit.entities.filter(({ spec }) => spec?.lifecycle === undefined);
  assert.equal(plain(await last.innerText()), `No lifecycle ${without.length}`);
}

async function stars(visit) {
  const { page } = (visit.tab = await listOf(visit, '?filters[kind]=system'));
  await settled(page);
  const starred = (await names(page)).slice(0, 3);
  for (const row of [0, 1, 2]) {
    await page.getByRole('button', { name: /^Star ./ }).nth(row).click();
  }
  await page.goto(`${visit.site.url}/catalog?filters[kind]=system&filters[user]=starred`);
  await namesAre(page, starred);
}

async function finds(visit) {
  const { page } = (visit.tab = await listOf(visit));
  await settled(page);
  // None that is starred, which the palette knows by itself.
  const [entity] = byName(ofKind(visit, 'domain'));
  await openPalette(page, entity.metadata.name);
  await eventually(async () => {
    const rows = await paletteRows(page, 'Entities');
    assert.ok(rows.some(row => row.startsWith(titleOf(entity))), rows.join());
  }, 20_000);
}

async function opens(visit) {
  const entity = hub(visit, 'component');
  const { page } = (visit.tab = await visit.open(pathOf(entity)));
  await eventually(async () => assert.equal(await heading(page), titleOf(entity)), 20_000);
  const about = page.getByRole('region', { name: 'About' });
  for (const tag of tagsOf(entity)) await about.getByText(tag, { exact: true }).first().waitFor();
}

async function relates(visit) {
  const system = hub(visit, 'system');
  const parts = related(system, 'hasPart').filter(reference => reference.startsWith('component:'));
  const { page } = (visit.tab = await visit.open(pathOf(system)));
  await atRest(page);
  const card = page.getByRole('region', { name: /components/i }).filter({ has: page.locator('table') }).first();
  await card.waitFor();
  const more = card.getByRole('button', { name: /^Show \d+/ });
  while (await more.count()) await more.first().click();
  const known = new Map(visit.entities.map(entity => [refOf(entity), entity]));
  const expected = parts.map(reference => titleOf(known.get(reference))).toSorted();
  await eventually(async () => {
    const shown = await card.locator('tbody tr td:first-child a').allInnerTexts();
    assert.deepEqual(shown.map(plain).toSorted(), expected);
  });
}

async function draws(visit) {
  const entity = hub(visit, 'system');
  const query = `rootEntityRefs%5B%5D=${encodeURIComponent(refOf(entity))}&maxDepth=1`;
  const { page } = (visit.tab = await visit.open(`/catalog-graph?${query}`));
  await page.locator('.graph[aria-busy=false] [data-box], .graph-list li').first().waitFor({ timeout: 60_000 });
  const known = new Set(visit.entities.map(refOf));
  const expected = [refOf(entity), ...everyRelated(entity).filter(reference => known.has(reference))].toSorted();
  await eventually(async () => {
    const hrefs = await page.locator('.graph .node .page').evaluateAll(all => all.map(link => link.getAttribute('href')));
    const drawn = hrefs.map(href => {
      const [, , namespace, kind, name] = href.split('/').map(decodeURIComponent);
      return `${kind}:${namespace}/${name}`.toLowerCase();
    });
    assert.deepEqual(drawn.toSorted(), expected);
  }, 20_000);
}

async function inspects(visit) {
  const entity = hub(visit, 'component');
  const { json } = await visit.ask('GET', `/entities/by-name/component/default/${entity.metadata.name}/ancestry`);
  const { page } = (visit.tab = await visit.open(`${pathOf(entity)}/inspect/ancestry`));
  for (const { entity: ancestor } of json.items) {
    await page.locator('.lineage code').getByText(refOf(ancestor), { exact: true }).first().waitFor();
  }
}

async function listsColocated(visit) {
  const key = 'backstage.io/managed-by-location';
  const fileOf = ({ metadata }) => metadata.annotations?.[key];
  const files = counts(visit.entities, fileOf).filter(([file, count]) => file && count > 1 && count <= 10);
  const [[file]] = most(files);
  const together = byName(visit.entities.filter(entity => fileOf(entity) === file));
  const { page } = (visit.tab = await visit.open(`${pathOf(together[0])}/inspect/colocated`));
  const links = page.getByRole('list', { name: 'Entities' }).first().getByRole('link');
  await eventually(async () => assert.deepEqual((await links.allInnerTexts()).map(plain), together.map(titleOf)), 20_000);
}

async function hasMembers(visit) {
  const groups = ofKind(visit, 'group').map(group => [group, related(group, 'hasMember').length]);
  const [[group, count]] = most(groups);
  const { page } = (visit.tab = await visit.open(pathOf(group)));
  const members = byName(ofKind(visit, 'user').filter(user => related(user, 'memberOf').includes(refOf(group))));
  assert.equal(members.length, count);
  const card = page.getByRole('region', { name: /^Members/ }).filter({ hasNot: page.getByRole('table') });
  const people = card.locator('.people > li .link:not([href^="mailto:"])');
  await eventually(async () => {
    assert.deepEqual((await people.allInnerTexts()).map(plain), members.slice(0, 24).map(titleOf));
    assert.match(plain(await card.getByRole('heading').first().textContent()), new RegExp(` ${count}$`));
  }, 20_000);
}

const component = (name, title) => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ${name}, title: ${title} }
spec: { type: service, lifecycle: production, owner: team-a }
`;

const fromMenu = async (page, item) => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

const statusIs = (visit, path, status) =>
  eventually(async () => assert.equal((await visit.ask('GET', path)).status, status, path), 60_000);

async function registers(visit) {
  await visit.write('new.yaml', component('newcomer', 'Newcomer'));
  const { page } = (visit.tab = await visit.open('/catalog-import'));
  const field = page.getByRole('textbox', { name: /^URL of/ });
  await field.fill(visit.urlOf('new.yaml'));
  await field.press('Enter');
  const table = page.getByRole('table', { name: 'Entities of the file' });
  await table.getByText('New', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await statusIs(visit, '/entities/by-name/component/default/newcomer', 200);
}

async function refreshes(visit) {
  await visit.write('new.yaml', component('newcomer', 'Renewed'));
  const { page } = (visit.tab = await visit.open('/catalog/default/component/newcomer'));
  await eventually(async () => assert.equal(await heading(page), 'Newcomer'));
  await fromMenu(page, 'Refresh');
  await eventually(async () => assert.equal(await heading(page), 'Renewed'), 60_000);
}

async function unregisters(visit) {
  const { page } = (visit.tab = await visit.open('/catalog/default/component/newcomer'));
  await fromMenu(page, 'Unregister…');
  await page.getByRole('dialog').getByRole('button', { name: 'Unregister location', exact: true }).click();
  await page.waitForURL('**/catalog');
  await statusIs(visit, '/entities/by-name/component/default/newcomer', 404);
}

/** In the order of the table. `route` is how a backend of today is asked. */
export const features = [
  { name: 'A list and how long it is', route: routes.list, play: lists },
  { name: 'Sorting', route: routes.list, play: sorts },
  { name: 'Next and previous page', route: routes.cursor, play: turnsPages },
  { name: 'A page by its place', route: routes.offset, play: beginsAtOffset },
  { name: 'Filters', route: routes.list, play: filters },
  { name: 'All of several tags', route: routes.list, play: filtersByTags },
  { name: 'Counts of a filter', route: routes.types, play: visit => counted(visit, 'Type', ({ spec }) => spec.type) },
  { name: 'Counts of owners', route: routes.owners, play: visit => counted(visit, 'Owner', ownersOf, short) },
  { name: 'Search in lists', route: routes.words, play: searches },
  { name: 'None of some values', route: routes.predicates, play: rulesOut },
  { name: 'All of several owners', route: routes.predicates, play: asksForAllOwners },
  { name: 'Groups', route: routes.owners, play: groups },
  { name: 'Who is in no group', route: routes.predicates, play: findsUngrouped },
  { name: 'Starred entities', route: routes.list, play: stars },
  { name: 'Palette', route: routes.words, play: finds },
  { name: 'Page of an entity', route: routes.byName, play: opens },
  { name: 'Related entities', route: routes.references, play: relates },
  { name: 'Graph', route: routes.references, play: draws },
  { name: 'Members of a group', route: routes.list, play: hasMembers },
  { name: 'Inspector', route: routes.ancestry, play: inspects },
  { name: 'From the same file', route: routes.list, play: listsColocated },
  { name: 'Register a location', route: routes.register, play: registers },
  { name: 'Refresh', route: routes.refresh, play: refreshes },
  { name: 'Unregister', route: routes.list, play: unregisters },
];
