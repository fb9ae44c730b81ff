// What one does with an entity: refresh, unregister and take it back, delete; and registering new
// ones. What the portal says is held against what the catalog itself says afterwards.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { atRest, eventually, settled } from './browser.mjs';
import { focusIs, tabTo } from './focus.mjs';
import { scenario } from './harness.mjs';
import { inBothModes } from './modes.mjs';
import { registered, startOwnModes } from './own_modes.mjs';
import { heading, plain } from './reading.mjs';

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const component = (name, more = '', metadata = '') => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ${name}${metadata} }
spec: { type: service, lifecycle: production, owner: crew${more} }
`;

const group = (name, profile) => `apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: ${name} }
spec: { type: team, children: [], profile: { ${profile} } }
`;

const root = [
  component('kept'),
  component('fixed'),
  component('lost', '', ', annotations: { backstage.io/orphan: "true" }'),
  component('placed', ', system: lights', ', annotations: { backstage.io/view-url: "https://example.com/view", backstage.io/edit-url: "ftp://example.com/edit" }'),
  component('dangling', ', dependsOn: [component:no-such-thing]'),
  group('crew', `picture: "${pixel}"`),
  group('sly', 'picture: "javascript:alert(1)"'),
  'apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: { name: lights }\nspec: { owner: sly, domain: stage }\n',
  'apiVersion: backstage.io/v1alpha1\nkind: Domain\nmetadata: { name: stage }\nspec: { owner: crew }\n',
].join('---\n');

let own;
before(async () => (own = await startOwnModes(root)));
after(() => own?.stop());

const both = (name, play) => inBothModes(() => own.sites, name, play);
const byName = (name, kind = 'component') => `/entities/by-name/${kind}/default/${name}`;
const pageOf = (name, kind = 'component') => `/catalog/default/${kind}/${name}`;
const dialog = page => page.getByRole('dialog');
const toast = page => page.getByRole('region', { name: 'What was done' });
const button = (within, name) => within.getByRole('button', { name, exact: true });

async function fromMenu(page, item) {
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: item }).click();
}

const statusIs = (ask, path, status) =>
  eventually(async () => assert.equal((await ask('GET', path)).status, status, path), 30_000);

const targets = async ask => (await ask('GET', '/locations')).json.map(({ data }) => data.target);

/** A location of two entities of this test alone, registered; its URL. */
async function withLocation(ask, site, name) {
  await own.write(`${name}.yaml`, [component(name), component(`${name}-too`)].join('---\n'));
  const url = own.urlOf(site, `${name}.yaml`);
  await registered(ask, url, byName(`${name}-too`));
  await statusIs(ask, byName(name), 200);
  return url;
}

both('the header has pictures of owners, and says where the entity is', async (open, site) => {
  const [page, ask] = await own.visit(open, site, pageOf('placed'));
  const { json: entity } = await ask('GET', byName('placed'));
  const { json: system } = await ask('GET', byName('lights', 'system'));
  const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('listitem');
  const expected = ['Components', system.spec.domain, entity.spec.system, entity.metadata.name];
  await eventually(async () => assert.deepEqual((await crumbs.allInnerTexts()).map(plain), expected));
  const picture = page.getByRole('main').locator('header .owner img');
  assert.equal(await picture.getAttribute('src'), pixel);
  await button(page, 'More').click();
  const items = (await page.getByRole('menuitem').allInnerTexts()).map(plain);
  assert.ok(items.includes('View source'));
  assert.ok(!items.includes('Edit source'), 'not what a browser should follow');
  await page.goto(site.url + pageOf('lights', 'system'));
  await atRest(page);
  assert.equal(await page.getByRole('main').locator('header img').count(), 0, 'a script is no picture');
  await page.getByRole('main').locator('header .owner').getByText('S', { exact: true }).waitFor();
});

both('a refresh has the file read again, and the page follows', async (open, site) => {
  const [page, ask] = await own.visit(open, site, '/catalog');
  const name = own.isEmbedded(site) ? 'fresh-here' : 'fresh-there';
  await withLocation(ask, site, name);
  await page.goto(site.url + pageOf(name));
  await eventually(async () => assert.equal(await heading(page), name));
  await own.write(`${name}.yaml`, [component(name, '', ', title: Renewed'), component(`${name}-too`)].join('---\n'));
  await fromMenu(page, 'Refresh');
  await toast(page).waitFor();
  await eventually(async () => assert.equal((await ask('GET', byName(name))).json.metadata.title, 'Renewed'), 30_000);
  await eventually(async () => assert.equal(await heading(page), 'Renewed'), 15_000);
});

both('a location is unregistered with all that came through it, and comes back', async (open, site) => {
  const [page, ask] = await own.visit(open, site, '/catalog');
  const name = own.isEmbedded(site) ? 'leaving-here' : 'leaving-there';
  const url = await withLocation(ask, site, name);
  await page.goto(site.url + pageOf(name));
  await fromMenu(page, 'Unregister…');
  const origin = encodeURIComponent(`metadata.annotations.backstage.io/managed-by-origin-location=url:${url}`);
  const { json } = await ask('GET', `/entities/by-query?filter=${origin}&orderField=metadata.name,asc`);
  const going = dialog(page).getByRole('list', { name: 'Entities' }).getByRole('link');
  const expected = json.items.map(({ metadata }) => metadata.name);
  await eventually(async () => assert.deepEqual((await going.allInnerTexts()).map(plain), expected));
  await dialog(page).getByText(`${json.totalItems} entit`).waitFor();
  await dialog(page).getByText(url.replace(site.url, '')).first().waitFor();

  await button(dialog(page), 'Unregister location').click();
  await page.waitForURL('**/catalog');
  await toast(page).getByText('Unregistered').waitFor();
  for (const gone of [name, `${name}-too`]) await statusIs(ask, byName(gone), 404);
  assert.ok(!(await targets(ask)).includes(url));
  if (own.isEmbedded(site)) {
    assert.doesNotMatch(await page.evaluate(() => localStorage.getItem('registered-locations')), new RegExp(name));
  }

  await button(toast(page), 'Undo').click();
  await toast(page).getByText('Registered again').waitFor();
  assert.ok((await targets(ask)).includes(url));
  for (const back of [name, `${name}-too`]) await statusIs(ask, byName(back), 200);
});

both('an entity can be deleted alone, and its location stays', async (open, site) => {
  const [page, ask] = await own.visit(open, site, '/catalog');
  const name = own.isEmbedded(site) ? 'alone-here' : 'alone-there';
  const url = await withLocation(ask, site, name);
  await page.goto(site.url + pageOf(name));
  await fromMenu(page, 'Unregister…');
  await dialog(page).getByText('Advanced').click();
  await button(dialog(page), 'Delete entity').click();
  await toast(page).getByText(`Deleted ${name}`).waitFor();
  await statusIs(ask, byName(name), 404);
  assert.equal((await ask('GET', byName(`${name}-too`))).status, 200);
  assert.ok((await targets(ask)).includes(url));
});

both('what no registered location leads to can only be deleted', async (open, site) => {
  const [page, ask] = await own.visit(open, site, pageOf('fixed'));
  await fromMenu(page, 'Unregister…');
  await dialog(page).getByText('not a registered location').waitFor();
  assert.equal(await button(dialog(page), 'Unregister location').count(), 0);
  const words = own.isEmbedded(site) ? /until something in the catalog is refreshed/ : /may come back/;
  await dialog(page).getByText(words).waitFor();
  await button(dialog(page), 'Delete entity').click();
  await toast(page).getByText('Deleted fixed').waitFor();
  await statusIs(ask, byName('fixed'), 404);
  await eventually(async () => assert.match(await heading(page), /^Components/));
  await settled(page);
  const rows = await page.getByRole('rowheader').allInnerTexts();
  assert.ok(rows.length > 0 && !rows.map(plain).includes('fixed'), rows.join());
});

both('errors of what led to an entity are told on its page, with whose they are', async (open, site) => {
  const targets = names => `apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: chain }\nspec: { targets: [${names}] }\n`;
  await own.write('led.yaml', component('led'));
  await own.write('chain.yaml', targets('./led.yaml'));
  const [page, ask] = await own.visit(open, site, pageOf('kept'));
  await registered(ask, own.urlOf(site, 'chain.yaml'), byName('led'));
  await own.write('chain.yaml', targets('./led.yaml, ./not-there.yaml'));
  await ask('POST', '/refresh', { entityRef: 'location:default/chain' });
  const said = async () => (await ask('GET', `${byName('led')}/ancestry`)).json.items
    .filter(({ entity }) => entity.metadata.name === 'chain')
    .flatMap(({ entity }) => entity.status?.items ?? []);
  await eventually(async () => assert.ok((await said()).length > 0, 'the location has an error'), 30_000);
  const [{ message }] = await said();

  await page.goto(site.url + pageOf('led'));
  const notice = page.getByRole('status').filter({ hasText: 'What led to this entity has errors' });
  await notice.getByRole('link', { name: 'chain', exact: true }).waitFor();
  await notice.getByText('What the catalog says').click();
  const text = plain(await notice.innerText());
  assert.ok(text.includes('not-there.yaml') && message.includes('not-there.yaml'), `${text}\n${message}`);
  assert.match(text, /then refresh/);
});

scenario('what a configuration names is not unregistered here', async open => {
  // No file can say so of itself; a list of entities, as a backend hands it out, can.
  const named = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'named',
      uid: '0f0f0f0f-0000-4000-8000-000000000001',
      annotations: { 'backstage.io/managed-by-origin-location': 'bootstrap:bootstrap' },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'crew' },
  };
  await own.write('list.json', JSON.stringify([named]));
  const site = await own.siteOver('list.json');
  try {
    const [page, ask] = await own.visit(open, site, pageOf('named'));
    await fromMenu(page, 'Unregister…');
    await dialog(page).getByText('The configuration of the catalog names this entity').waitFor();
    assert.equal(await button(dialog(page), 'Delete entity').isVisible(), false);
    await dialog(page).getByText('Advanced').click();
    await button(dialog(page), 'Delete entity').waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    assert.equal((await ask('GET', byName('named'))).status, 200);
  } finally {
    await site.stop();
  }
});

both('an orphan is warned of and can be deleted', async (open, site) => {
  const [page, ask] = await own.visit(open, site, pageOf('lost'));
  await page.getByRole('status').getByText('No location leads to this entity').waitFor();
  await button(page, 'Delete entity…').click();
  await button(dialog(page), 'Delete entity').click();
  await toast(page).getByText('Deleted lost').waitFor();
  await statusIs(ask, byName('lost'), 404);
});

scenario('who may not unregister is told, and nothing is changed', async open => {
  const [, site] = own.sites;
  const [page, ask] = await own.visit(open, site, '/catalog');
  const url = await withLocation(ask, site, 'forbidden');
  const refuse = { status: 403, json: { error: { name: 'NotAllowedError', message: 'no' } } };
  await page.route(
    address => address.pathname.startsWith('/api/catalog/'),
    (route, request) => {
      if (request.method() !== 'DELETE') return route.fallback();
      return route.fulfill({ ...refuse, headers: { 'access-control-allow-origin': '*' } });
    },
  );
  await page.goto(site.url + pageOf('forbidden'));
  await fromMenu(page, 'Unregister…');
  await button(dialog(page), 'Unregister location').click();
  await dialog(page).getByRole('status').getByText('You may not do this').waitFor();
  await button(dialog(page), 'Unregister location').waitFor();
  assert.ok((await targets(ask)).includes(url));
  await button(dialog(page), 'Cancel').click();
  assert.equal(await heading(page), 'forbidden');
}, { expected: [/403/] });

both('unregistering by keyboard alone', async (open, site) => {
  const [page, ask] = await own.visit(open, site, '/catalog');
  const name = own.isEmbedded(site) ? 'keys-here' : 'keys-there';
  await withLocation(ask, site, name);
  await page.goto(site.url + pageOf(name));
  await eventually(async () => assert.equal(await heading(page), name));
  await tabTo(page, 'button', /^More$/);
  await page.keyboard.press('Enter');
  await focusIs(page, 'button', /^Refresh$/);
  await page.keyboard.press('End');
  await focusIs(page, 'button', /^Unregister…$/);
  await page.keyboard.press('Enter');
  await button(dialog(page), 'Unregister location').waitFor();
  await tabTo(page, 'button', /^Unregister location$/);
  await page.keyboard.press('Enter');
  await focusIs(page, 'main');
  await tabTo(page, 'button', /^Undo$/, 3);
  await page.keyboard.press('Enter');
  await toast(page).getByText('Registered again').waitFor();
  await statusIs(ask, byName(name), 200);
});

both('relations that lead nowhere are named', async (open, site) => {
  const [page, ask] = await own.visit(open, site, pageOf('dangling'));
  const { json: entity } = await ask('GET', byName('dangling'));
  const entityRefs = entity.relations.map(({ targetRef }) => targetRef);
  const { json } = await ask('POST', '/entities/by-refs', { entityRefs });
  const missing = entityRefs.filter((_, place) => json.items[place] === null);
  assert.ok(missing.length > 0);
  const told = page.getByRole('main').getByRole('status');
  for (const reference of missing) await told.getByText(reference).first().waitFor();
  await page.goto(site.url + pageOf('kept'));
  await atRest(page);
  assert.equal(await told.count(), 0);
});

both('the inspector shows the ancestry, and what came along', async (open, site) => {
  const [page, ask] = await own.visit(open, site, `${pageOf('kept')}?inspect=ancestry`);
  const { json } = await ask('GET', `${byName('kept')}/ancestry`);
  const shown = page.getByRole('region', { name: 'Ancestry' });
  for (const { entity } of json.items) {
    const reference = `${entity.kind.toLowerCase()}:default/${entity.metadata.name}`;
    await shown.getByText(reference, { exact: true }).waitFor();
  }
  assert.equal(await shown.getByRole('listitem').count(), json.items.length);
  await page.getByRole('radio', { name: 'Colocated' }).check();
  await page.waitForURL('**/inspect/colocated');
  const { annotations } = json.items[0].entity.metadata;
  for (const [title, key] of [['Same location', 'managed-by-location'], ['Same origin', 'managed-by-origin-location']]) {
    const filter = `metadata.annotations.backstage.io/${key}=${annotations[`backstage.io/${key}`]}`;
    const query = `filter=${encodeURIComponent(filter)}&orderField=metadata.name,asc&limit=10`;
    const { items } = (await ask('GET', `/entities/by-query?${query}`)).json;
    const links = page.getByRole('region', { name: title }).getByRole('list').getByRole('link');
    await eventually(async () => {
      const names = (await links.allInnerTexts()).map(plain);
      assert.deepEqual(names, items.map(({ metadata }) => metadata.name));
    });
  }
});

const field = page => page.getByRole('textbox', { name: /^URL of/ });
const look = async (page, url) => {
  await field(page).fill(url);
  await field(page).press('Enter');
};

both('a good file is registered, and then read again', async (open, site) => {
  const [page, ask] = await own.visit(open, site, '/catalog');
  const name = own.isEmbedded(site) ? 'new-here' : 'new-there';
  await own.write(`${name}.yaml`, [component(name), component('kept')].join('---\n'));
  const url = own.urlOf(site, `${name}.yaml`);
  await page.getByRole('link', { name: 'Register existing' }).click();
  await page.waitForURL('**/catalog-import');
  await look(page, url);
  const table = page.getByRole('table', { name: 'Entities of the file' });
  await table.getByRole('row', { name: name }).getByText('New', { exact: true }).waitFor();
  await table.getByRole('row', { name: /kept/ }).getByText('Exists elsewhere').waitFor();
  assert.equal((await ask('GET', byName(name))).status, 404, 'nothing happened yet');
  await button(page, 'Register').click();
  await page.getByText('All its entities are in the catalog.').first().waitFor({ timeout: 40_000 });
  assert.equal((await ask('GET', byName(name))).status, 200);
  assert.ok((await targets(ask)).includes(url));

  await page.getByRole('main').getByRole('link', { name }).first().click();
  await eventually(async () => assert.equal(await heading(page), name));
  await page.goto(`${site.url}/catalog-import`);
  await look(page, url);
  await page.getByText('This location is registered already').waitFor();
  await button(page, 'Refresh').click();
  await page.getByRole('heading', { name: 'The location is read again' }).waitFor();

  await button(page, `Unregister ${url.replace(site.url + '/', '/')}`).or(button(page, `Unregister ${url}`)).click();
  await button(dialog(page), 'Unregister location').click();
  await toast(page).getByText('Unregistered').waitFor();
  await statusIs(ask, byName(name), 404);
  await page.getByText(/^Nothing was registered|\.yaml/).first().waitFor();
});

const refusedAtField = async (open, site) => {
  const [page, ask] = await own.visit(open, site, '/catalog-import');
  await own.write('broken.yaml', component('"not a name"'));
  const before = await targets(ask);
  const url = own.urlOf(site, 'broken.yaml');
  await look(page, url);
  await eventually(async () => assert.equal(await field(page).getAttribute('aria-invalid'), 'true'));
  const { status, json } = await ask('POST', '/locations?dryRun=true', { type: 'url', target: url });
  assert.equal(status, 400);
  const said = page.locator(`#${await field(page).getAttribute('aria-describedby')}`);
  const cause = json.error.message.match(/"metadata.name" is not valid.*?"not a name"/s)[0];
  assert.ok(plain(await said.innerText()).includes(cause), `${await said.innerText()} | ${json.error.message}`);
  await field(page).fill('no-url');
  assert.equal(await field(page).getAttribute('aria-invalid'), null);
  await field(page).press('Enter');
  await said.getByText('A URL begins with').waitFor();
  assert.deepEqual(await targets(ask), before);
};

scenario('a file with mistakes is refused at the field, embedded', open => refusedAtField(open, own.sites[0]));
// A browser complains of the status by itself.
const expected = [/status of 400/];
scenario('a file with mistakes is refused at the field, over a backend', open => refusedAtField(open, own.sites[1]), { expected });

both('a repository without a file gets the text for one', async (open, site) => {
  const [page, ask] = await own.visit(open, site, '/catalog-import');
  const target = 'https://github.com/acme/lantern';
  await look(page, target);
  const { json } = await ask('POST', '/analyze-location', { location: { type: 'url', target } });
  const text = page.getByRole('region', { name: 'catalog-info.yaml' });
  const { kind, metadata } = json.generateEntities[0].entity;
  for (const line of [`kind: ${kind}`, `name: ${metadata.name}`]) await text.getByText(line).waitFor();
});
