// Groups and users in both modes: who is in them, what they own, and the way to the lists of it.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually, settled } from './browser.mjs';
import { scenario } from './harness.mjs';
import { startModes, hasParasol } from './modes.mjs';
import { startOwnModes } from './own_modes.mjs';
import { people } from './people.mjs';
import { plain, readAbout, total } from './reading.mjs';

let own, known;
before(async () => {
  own = await startOwnModes(people());
  if (hasParasol) known = await startModes();
});
after(() => Promise.all([own?.stop(), known?.stop()]));

/** In each mode; `play` can ask the catalog itself. */
function inBoth(name, path, play, options) {
  for (const [index, mode] of ['embedded', 'over a backend'].entries()) {
    scenario(`${name}, ${mode}`, async open => {
      const site = own.sites[index];
      const [page, ask] = await own.visit(open, site, path);
      const get = async target => (await ask('GET', target)).json;
      await play(page, { get, site, isEmbedded: own.isEmbedded(site) });
    }, options);
  }
}

const group = name => `/catalog/default/group/${name}`;
const user = name => `/catalog/default/user/${name}`;
const card = (page, name) => page.getByRole('region', { name: new RegExp(`^${name}`) }).filter({ hasNot: page.getByRole('table') });
const members = page => card(page, 'Members');
const ownership = page => card(page, 'Ownership');
const include = (region, name = 'Include sub-groups') => region.getByRole('switch', { name });
const search = page => page.getByRole('searchbox', { name: /^Search members/ });
const refOf = ({ kind, metadata: { namespace = 'default', name } }) => `${kind}:${namespace}/${name}`.toLowerCase();

/** Everything a filter lets through, by name, whatever a page holds. */
async function every(get, filter, more = '') {
  const { items } = await get(`/entities/by-query?limit=1000&orderField=metadata.name,asc&filter=${filter}${more}`);
  return items;
}

const titles = users => users.map(({ metadata, spec }) => spec.profile?.displayName ?? metadata.title ?? metadata.name);

/** The names on the card, and the count in its title. */
async function readMembers(page) {
  await settled(page);
  const region = members(page);
  const names = await region.locator('.people > li .link').evaluateAll(links =>
    links.filter(link => !link.href.startsWith('mailto:')).map(link => link.textContent.trim()));
  return { names, count: Number(plain(await region.getByRole('heading').first().textContent()).match(/(\d+)$/)?.[1]) };
}

const shows = (page, expected) => eventually(async () => assert.deepEqual(await readMembers(page), expected));

/** What the tiles say, and where they lead: `[{text: '3 Components', href}, ...]`, types among them. */
async function readOwned(region) {
  await settled(region.page());
  const links = await region.getByRole('list').first().getByRole('link').all();
  return Promise.all(links.map(async link => ({ text: plain(await link.textContent()), href: await link.getAttribute('href') })));
}

const numberOf = text => Number(text.match(/\d+/g).at(text.startsWith('View') || /^\d/.test(text) ? 0 : -1));

/** How many of each kind, and of each type of a kind, as the card says it. */
function counted(entities) {
  const kinds = {};
  for (const { kind, spec } of entities) {
    const found = (kinds[kind.toLowerCase()] ??= { count: 0, types: {} });
    found.count += 1;
    if (spec?.type) found.types[spec.type.toLowerCase()] = (found.types[spec.type.toLowerCase()] ?? 0) + 1;
  }
  return kinds;
}

/** The card says what these entities are, and every link leads to a list of just as many. */
async function leadsToWhatItSays(page, region, entities) {
  await settled(page);
  const kinds = counted(entities);
  const links = await readOwned(region);
  const base = new URL(page.url()).origin;
  const seen = {};
  for (const { href, text } of links) {
    const asked = new URL(href, base).searchParams;
    const kind = asked.get('filters[kind]') ?? 'component';
    const type = asked.get('filters[type]');
    const number = numberOf(text);
    if (type) assert.equal(number, kinds[kind].types[type.toLowerCase()], `${text} of ${kind}`);
    else seen[kind] = number;
  }
  assert.deepEqual(seen, Object.fromEntries(Object.entries(kinds).map(([kind, { count }]) => [kind, count])));
  assert.equal(plain(await region.getByRole('heading').first().textContent()), `Ownership ${entities.length}`);
  const all = region.getByRole('link', { name: /^View all/ });
  if (await all.count()) links.push({ text: plain(await all.textContent()), href: await all.getAttribute('href') });
  for (const { href, text } of links) {
    await page.goto(base + href);
    await settled(page);
    await eventually(async () => assert.equal(await total(page), numberOf(text), `${text}: ${href}`));
  }
}

inBoth('members come page by page, as the catalog has them', group('team-a'), async (page, { get }) => {
  const expected = titles(await every(get, 'kind=user,relations.memberof=group:default/team-a'));
  const count = expected.length;
  assert.ok(count > 24 && count < 48, `${count} members make no two pages`);
  await shows(page, { names: expected.slice(0, 24), count });
  const step = name => members(page).getByRole('button', { name });
  assert.ok(await step('Previous').isDisabled());
  await step('Next').focus();
  await page.keyboard.press('Enter');
  await shows(page, { names: expected.slice(24), count });
  assert.ok(await step('Next').isDisabled());
  await step('Previous').click();
  await shows(page, { names: expected.slice(0, 24), count });
  const email = members(page).getByRole('link', { name: /@/ }).first();
  assert.match(await email.getAttribute('href'), /^mailto:[^?]+@/);
  await members(page).getByRole('link', { name: expected[0], exact: true }).click();
  await page.waitForURL(/\/default\/user\//);
});

inBoth('members are searched by the catalog, beyond the page', group('team-a'), async (page, { get }) => {
  await settled(page);
  const all = await every(get, 'kind=user,relations.memberof=group:default/team-a');
  const fields = 'metadata.name,metadata.title,spec.profile.displayName,spec.profile.email';
  // The second page is left behind: a search begins at its own first page.
  await members(page).getByRole('button', { name: 'Next' }).click();
  await eventually(async () => assert.equal((await readMembers(page)).names.length, all.length - 24));
  for (const word of ['avis', 'person-29@', 'USER-3']) {
    const found = await every(get, 'kind=user,relations.memberof=group:default/team-a',
      `&fullTextFilterTerm=${encodeURIComponent(word)}&fullTextFilterFields=${fields}`);
    assert.ok(found.length > 0 && found.length < all.length, `${word} finds ${found.length}`);
    await search(page).fill(word);
    await shows(page, { names: titles(found).slice(0, 24), count: found.length });
  }
  const status = page.locator('[role=status][aria-live=polite]');
  await eventually(async () => assert.match(await status.textContent(), /^\d+ of \d+ members/));
  await search(page).fill('nobody is called this');
  await members(page).getByText('No member has such a name or email.').waitFor();
  await members(page).getByRole('button', { name: 'Clear the text' }).click();
  await shows(page, { names: titles(all).slice(0, 24), count: all.length });
  assert.ok(await search(page).evaluate(field => field === document.activeElement));
});

inBoth('sub-groups are included once each, though they go in a circle', group('company'), async (page, { get, isEmbedded }) => {
  await settled(page);
  const direct = await every(get, 'kind=user,relations.memberof=group:default/company');
  await shows(page, { names: titles(direct), count: direct.length });
  const below = ['company', 'team-a', 'team-b', 'team-c'].map(name => `relations.memberof=group:default/${name}`);
  const everybody = await every(get, `kind=user,${below.join()}`);
  assert.ok(everybody.length > direct.length);
  const asked = [];
  page.on('request', request => {
    const [, path] = request.url().match(/\/api\/catalog(\/[^?]+)/) ?? [];
    // The picture of the relations goes from entity to entity as well, and wants to know their types.
    const ofPicture = request.postDataJSON()?.fields?.includes('spec.type');
    if (path && request.method() !== 'OPTIONS' && !ofPicture) asked.push(path);
  });
  await include(members(page)).focus();
  await page.keyboard.press('Space');
  await shows(page, { names: titles(everybody).slice(0, 24), count: everybody.length });
  assert.ok(await include(members(page)).evaluate(field => field === document.activeElement));
  if (!isEmbedded) {
    assert.deepEqual(asked, ['/entities/by-refs', '/entities/by-refs', '/entities/by-query'], 'a request a level');
  }
  // The other card knows them by now.
  asked.length = 0;
  await include(ownership(page)).check();
  await settled(page);
  if (!isEmbedded) assert.deepEqual(asked, ['/entities/by-query']);
  await search(page).fill('both teams');
  const where = members(page).getByRole('listitem');
  await eventually(async () => assert.match(plain(await where.textContent()), /In (Team B, Team C|Team C, Team B)$/));
  await search(page).fill('');
  await include(members(page)).uncheck();
  await shows(page, { names: titles(direct), count: direct.length });
});

for (const aggregated of [false, true]) {
  inBoth(`a group owns what the lists have, ${aggregated ? 'with' : 'without'} its sub-groups`, group('company'), async (page, { get }) => {
    await settled(page);
    const owners = aggregated ? ['company', 'team-a', 'team-b', 'team-c'] : ['company'];
    if (aggregated) await include(ownership(page)).check();
    const owned = await every(get, owners.map(name => `relations.ownedby=group:default/${name}`).join());
    await eventually(async () => assert.equal(plain(await ownership(page).getByRole('heading').first().textContent()), `Ownership ${owned.length}`));
    await leadsToWhatItSays(page, ownership(page), owned);
  });
}

inBoth('what is too much to be read is counted by the catalog', group('hoard'), async (page, { get }) => {
  const owned = await every(get, 'relations.ownedby=group:default/hoard');
  assert.ok(owned.length > 200);
  await leadsToWhatItSays(page, ownership(page), owned);
});

inBoth('a user owns what the groups own, unless the reader wants it otherwise', user('user-01'), async (page, { get }) => {
  await settled(page);
  const { relations } = await get('/entities/by-name/user/default/user-01');
  const groups = relations.filter(({ type }) => type === 'memberOf').map(({ targetRef }) => targetRef);
  const of = owners => every(get, owners.map(owner => `relations.ownedby=${owner}`).join());
  const [alone, together] = [await of(['user:default/user-01']), await of(['user:default/user-01', ...groups])];
  assert.ok(alone.length > 0 && alone.length < together.length);
  const title = ownership(page).getByRole('heading').first();
  assert.equal(plain(await title.textContent()), `Ownership ${together.length}`);
  assert.ok(await include(ownership(page), 'Include groups').isChecked());
  assert.equal(await members(page).count(), 0);
  await include(ownership(page), 'Include groups').uncheck();
  await eventually(async () => assert.equal(plain(await title.textContent()), `Ownership ${alone.length}`));
  await include(ownership(page), 'Include groups').check();
  await eventually(async () => assert.equal(plain(await title.textContent()), `Ownership ${together.length}`));
  await leadsToWhatItSays(page, ownership(page), together);
});

inBoth('who has nobody and nothing says so', group('lonely'), async page => {
  await members(page).getByText('No members.').waitFor();
  await ownership(page).getByText('This group owns nothing.').waitFor();
  assert.equal(await page.getByRole('switch').count(), 0);
  assert.equal(await search(page).count(), 0);
});

inBoth('many sub-groups are a few until all are asked for', group('wide'), async page => {
  const about = page.getByRole('region', { name: 'About', exact: true });
  const listed = async () => (await readAbout(page))['Sub-groups'].match(/branch-\d+/g);
  await settled(page);
  assert.equal((await listed()).length, 10);
  await about.getByRole('button', { name: 'Show all 12' }).focus();
  await page.keyboard.press('Enter');
  assert.equal((await listed()).length, 12);
  await page.keyboard.press('Enter');
  assert.equal((await listed()).length, 10);
});

inBoth('a picture that does not load leaves the initials', user('user-37'), async page => {
  const portrait = page.getByRole('region', { name: 'About', exact: true }).locator('.avatar');
  await eventually(async () => assert.equal(await portrait.locator('img').count(), 0));
  assert.equal(plain(await portrait.textContent()), 'P3');
}, { expected: [/Failed to load resource|Content Security Policy/] });

scenario('a card that failed says so and tries again', async open => {
  const page = await open('about:blank');
  let broken = true;
  await page.route(/by-query.*memberOf/i, route => (broken ? route.fulfill({ status: 503, body: '{}', headers: { 'access-control-allow-origin': '*' } }) : route.fallback()));
  await page.goto(own.sites[1].url + group('team-b'));
  await members(page).getByRole('alert').waitFor();
  await ownership(page).getByRole('link').first().waitFor();
  broken = false;
  await members(page).getByRole('button', { name: 'Try again' }).click();
  await eventually(async () => assert.ok((await readMembers(page)).count > 0));
}, { expected: [/503/] });

scenario('the page of a group costs few requests', async open => {
  const page = await open('about:blank');
  const asked = [];
  page.on('request', request => {
    const path = new URL(request.url()).pathname;
    if (request.method() !== 'OPTIONS' && path.startsWith('/api/catalog/')) asked.push(path.slice('/api/catalog'.length));
  });
  await page.goto(own.sites[1].url + group('team-b'));
  await settled(page);
  await members(page).getByRole('listitem').first().waitFor();
  assert.equal(asked.filter(path => path === '/entities/by-query').length, 2, asked.join('\n'));
  assert.ok(asked.length <= 7, asked.join('\n'));
});

scenario('the groups of a known catalog own what its lists have', async open => {
  const { items } = await known.ask('/entities/by-query?limit=100&filter=kind=group&orderField=metadata.name,asc');
  const owned = await Promise.all(items.map(async item => {
    const answer = await known.ask(`/entities/by-query?limit=1000&filter=relations.ownedby=${refOf(item)}`);
    return { item, entities: answer.items };
  }));
  owned.sort((one, other) => other.entities.length - one.entities.length);
  for (const { item, entities } of owned.slice(0, 2)) {
    for (const site of known.sites) {
      const page = await open(site.url + group(item.metadata.name));
      await leadsToWhatItSays(page, ownership(page), entities);
      await page.context().close();
    }
  }
}, { skip: !hasParasol && 'there is none' });
