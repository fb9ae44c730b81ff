// A real backend with a policy: what it forbids is not offered, and what it refuses after all is
// said. The policy stands in a file that the tests write; what was done is asked of the backend.

import assert from 'node:assert/strict';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach } from 'node:test';
import { startBackstage } from '../backstage/backstage.mjs';
import { audit } from './audit.mjs';
import { atRest, eventually, settled } from './browser.mjs';
import { startFaultProxy } from './fault.mjs';
import { focusIs, tabTo } from './focus.mjs';
import { scenario } from './harness.mjs';
import { openPalette, rowsOf } from './palette.mjs';
import { heading, namesAre, plain } from './reading.mjs';
import { freePort, startSite } from './site.mjs';

const secret = 'acme.com/secret';
const entity = (kind, name, spec = '', metadata = '') => `apiVersion: backstage.io/v1alpha1
kind: ${kind}
metadata: { name: ${name}${metadata} }
spec: { type: service, lifecycle: production, owner: crew${spec} }
`;
const root = [
  entity('Component', 'plain'),
  entity('Component', 'curious', ', dependsOn: [component:vault]'),
  entity('Component', 'vault', '', `, annotations: { ${secret}: "yes" }`),
  entity('Component', 'lost', '', ', annotations: { backstage.io/orphan: "true" }'),
  entity('API', 'spoken', ', definition: none'),
].join('---\n');

const authorize = '/api/permission/authorize';
const forbidden = [/status of 403/];

let folder, backend, proxy, sites, registeredUrl;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callboard-policy-'));
  await writeFile(join(folder, 'root.yaml'), root);
  await forbid({});
  const port = await freePort();
  proxy = await startFaultProxy(`http://127.0.0.1:${port}`);
  const of = config => startSite({ config: { backend: proxy.url, ...config }, mounts: { '/files/': folder } });
  sites = {
    guarded: await of({ auth: 'guest', permissions: true }),
    unguarded: await of({ auth: 'guest' }),
    kiosk: await of({ auth: { token: 'callboard-test-token' }, permissions: true }),
  };
  backend = await startBackstage({
    port,
    catalogs: [join(folder, 'root.yaml')],
    reading: [`127.0.0.1:${sites.guarded.port}`],
    policy: join(folder, 'policy.json'),
  });
  await writeFile(join(folder, 'mine.yaml'), entity('Component', 'mine'));
  registeredUrl = `${sites.guarded.url}/files/mine.yaml`;
  const { status } = await ask('POST', '/locations', { type: 'url', target: registeredUrl });
  assert.equal(status, 201);
  await eventually(async () => assert.equal((await ask('GET', byName('mine'))).status, 200), 30_000);
});
beforeEach(() => forbid({}));
afterEach(() => proxy.heal());
after(async () => {
  await Promise.all(Object.values(sites ?? {}).map(site => site.stop()));
  await backend?.stop();
  await proxy?.stop();
  await rm(folder, { recursive: true });
});

/** What the policy forbids from now on, in one step: the backend reads the file with every question. */
async function forbid(rules) {
  const [file, next] = ['policy.json', 'policy.next.json'].map(name => join(folder, name));
  await writeFile(next, JSON.stringify(rules));
  await rename(next, file);
}

/** Past portal and policy: what a service asks is allowed. */
async function ask(method, target, body) {
  const headers = { authorization: `Bearer ${backend.token}`, 'content-type': 'application/json' };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await fetch(`${backend.url}/api/catalog${target}`, init);
  const text = await answer.text();
  return { status: answer.status, json: text && JSON.parse(text) };
}

const byName = (name, kind = 'component') => `/entities/by-name/${kind}/default/${name}`;
const pageOf = (name, kind = 'component') => `/catalog/default/${kind}/${name}`;
const dialog = page => page.getByRole('dialog');
const toast = page => page.getByRole('region', { name: 'What was done' });
const button = (within, name) => within.getByRole('button', { name, exact: true });
const registerLink = page => page.getByRole('link', { name: 'Register existing' });
const mayNotRegister = page => page.getByRole('heading', { name: 'You may not register entities' });
const field = page => page.getByRole('textbox', { name: /^URL of/ });

/** A page at rest, and what it asks the permission backend: a list of names for every request. */
async function visit(open, path, { site = sites.guarded, ...options } = {}) {
  const page = await open('about:blank', options);
  const asked = [];
  page.on('request', request => {
    if (!request.url().endsWith(authorize) || request.method() !== 'POST') return;
    const { items } = request.postDataJSON();
    asked.push(items.map(item => [item.permission.name, item.resourceRef].filter(Boolean).join(' ')).sort());
  });
  await page.goto(site.url + path);
  await atRest(page);
  return [page, asked];
}

/** The entries of the page's menu. */
async function menu(page) {
  await button(page, 'More').click();
  const entries = (await page.getByRole('menuitem').allInnerTexts()).map(plain);
  await page.keyboard.press('Escape');
  return entries;
}

async function fromMenu(page, item) {
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: item }).click();
}

const anywhere = ['catalog.entity.create', 'catalog.location.create'];
const about = (name, kind = 'component') => [
  `catalog.entity.delete ${kind}:default/${name}`,
  `catalog.entity.refresh ${kind}:default/${name}`,
];

scenario('a page asks once for all that it may offer, and remembers it', async open => {
  const [page, asked] = await visit(open, '/catalog?filters[kind]=component');
  await registerLink(page).waitFor();
  assert.deepEqual(asked, [anywhere]);
  await page.getByRole('rowheader').getByRole('link', { name: 'plain' }).click();
  await eventually(async () => assert.equal(await heading(page), 'plain'));
  await atRest(page);
  assert.deepEqual(asked.slice(1), [about('plain')]);
  assert.equal((await menu(page)).at(-1), 'Unregister…');
  await page.goBack();
  await settled(page);
  await page.goForward();
  await atRest(page);
  await openPalette(page);
  await eventually(async () => assert.ok((await rowsOf(page, 'Pages')).includes('Register existing entities')));
  assert.equal(asked.length, 2, 'what is known is not asked again');
});

scenario('a page that is opened by its address asks once too', async open => {
  const seen = proxy.seen.length;
  const [page, asked] = await visit(open, pageOf('plain'));
  await eventually(async () => assert.equal(await heading(page), 'plain'));
  // What lies over every page comes after it, and asks for itself.
  await eventually(() => assert.deepEqual(asked, [about('plain').sort(), [...anywhere].sort()]));
  assert.equal(proxy.seen.slice(seen).filter(path => path === authorize).length, 2);
  const [, askedByForm] = await visit(open, '/catalog-import');
  const ofLocations = ['analyze', 'create', 'delete', 'read'].map(what => `catalog.location.${what}`);
  assert.deepEqual(askedByForm, [['catalog.entity.create', ...ofLocations]]);
});

scenario('without a policy in the configuration nothing is asked, and everything offered', async open => {
  await forbid({ 'catalog.entity.create': 'deny', 'catalog.location.create': 'deny', 'catalog.entity.delete': 'deny' });
  const [page, asked] = await visit(open, '/catalog', { site: sites.unguarded });
  await registerLink(page).click();
  await field(page).fill(registeredUrl);
  await field(page).press('Enter');
  await page.getByRole('status').getByText('You may not do this').waitFor();
  assert.equal(await field(page).inputValue(), registeredUrl);
  await page.goto(sites.unguarded.url + pageOf('plain'));
  await atRest(page);
  await fromMenu(page, 'Unregister…');
  await button(dialog(page), 'Delete entity').click();
  await dialog(page).getByText('You may not do this').waitFor();
  await button(dialog(page), 'Delete entity').waitFor();
  assert.equal((await ask('GET', byName('plain'))).status, 200);
  assert.deepEqual(asked, []);
}, { expected: forbidden });

for (const name of anywhere) {
  scenario(`who may not ${name} is not offered to register`, async open => {
    await forbid({ [name]: 'deny' });
    const [page] = await visit(open, '/catalog');
    assert.equal(await registerLink(page).count(), 0);
    await openPalette(page, 'regis');
    await page.getByRole('status').getByText('Nothing found').or(page.getByRole('option')).first().waitFor();
    assert.ok(!(await rowsOf(page, 'Pages')).includes('Register existing entities'));
    await page.goto(`${sites.guarded.url}/catalog-import`);
    await mayNotRegister(page).waitFor();
    await atRest(page);
    assert.equal(await field(page).count(), 0);
    // Unregistering is something else.
    await page.getByRole('button', { name: /^Unregister .*mine\.yaml/ }).waitFor();
  });
}

scenario('what is forbidden for some entities is not offered on their pages', async open => {
  await forbid({ 'catalog.entity.refresh': { unlessKind: 'API' }, 'catalog.entity.delete': { unlessAnnotation: secret } });
  const pages = { plain: ['component', true, true], spoken: ['api', false, true], vault: ['component', true, false] };
  for (const [name, [kind, mayRefresh, mayRemove]] of Object.entries(pages)) {
    const [page] = await visit(open, pageOf(name, kind));
    await eventually(async () => assert.equal(await heading(page), name));
    const entries = await menu(page);
    assert.equal(entries.includes('Refresh'), mayRefresh, `${name}: ${entries}`);
    assert.equal(entries.includes('Unregister…'), mayRemove, `${name}: ${entries}`);
    assert.ok(entries.includes('Inspect'), `${name}: ${entries}`);
  }
});

scenario('by keyboard the menu begins with what is left of it', async open => {
  await forbid({ 'catalog.entity.refresh': 'deny', 'catalog.entity.delete': 'deny' });
  const [page] = await visit(open, pageOf('plain'));
  await tabTo(page, 'button', /^More$/);
  await page.keyboard.press('Enter');
  await focusIs(page, 'button', /^Inspect$/);
  await page.keyboard.press('End');
  await focusIs(page, 'button', /^Copy reference$/);
});

scenario('an orphan is told of, and its deletion offered to whoever may', async open => {
  const [page] = await visit(open, pageOf('lost'));
  await button(page, 'Delete entity…').waitFor();
  await forbid({ 'catalog.entity.delete': 'deny' });
  const [other] = await visit(open, pageOf('lost'));
  await other.getByRole('status').getByText('No location leads to this entity').waitFor();
  assert.equal(await button(other, 'Delete entity…').count(), 0);
});

scenario('who may not unregister locations can delete an entity alone', async open => {
  await forbid({ 'catalog.location.delete': 'deny' });
  const [page] = await visit(open, pageOf('mine'));
  await fromMenu(page, 'Unregister…');
  await dialog(page).getByText('a registered location that you may not unregister').waitFor();
  await button(dialog(page), 'Delete entity').waitFor();
  assert.equal(await button(dialog(page), 'Unregister location').count(), 0);
  await page.goto(`${sites.guarded.url}/catalog-import`);
  await page.getByText(/mine\.yaml/).first().waitFor();
  await atRest(page);
  assert.equal(await page.getByRole('button', { name: /^Unregister / }).count(), 0);
});

scenario('who may not see locations is not told that there are none', async open => {
  await forbid({ 'catalog.location.read': 'deny' });
  const [page] = await visit(open, pageOf('mine'));
  await fromMenu(page, 'Unregister…');
  await dialog(page).getByText('You may not see whether that is a registered location').waitFor();
  assert.equal(await dialog(page).getByText('not a registered location').count(), 0);
  await page.goto(`${sites.guarded.url}/catalog-import`);
  await field(page).waitFor();
  await atRest(page);
  assert.equal(await page.getByRole('heading', { name: 'Registered locations' }).count(), 0);
});

scenario('who may not have repositories analysed is asked for files', async open => {
  await forbid({ 'catalog.location.analyze': 'deny' });
  const [page] = await visit(open, '/catalog-import');
  await page.getByRole('textbox', { name: 'URL of a catalog-info.yaml', exact: true }).fill('https://github.com/acme/lantern');
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByText('Give the URL of the file itself').waitFor();
  assert.ok(!proxy.seen.some(path => path.endsWith('/analyze-location')));
});

scenario('who may not refresh a registered location is only told that it is one', async open => {
  await forbid({ 'catalog.entity.refresh': { unlessKind: 'Location' } });
  const [page] = await visit(open, '/catalog-import');
  await field(page).fill(registeredUrl);
  await page.keyboard.press('Enter');
  await page.getByText('This location is registered already').waitFor();
  await atRest(page);
  assert.equal(await button(page, 'Refresh').count(), 0);
  assert.equal(await page.getByText('You can have the catalog read it again').count(), 0);
});

scenario('what may not be read is not there, as far as one can see', async open => {
  await forbid({ 'catalog.entity.read': { unlessAnnotation: secret } });
  const [page] = await visit(open, '/catalog?filters[kind]=component');
  const { json } = await ask('GET', '/entities/by-query?filter=kind=component&orderField=metadata.name,asc');
  const readable = json.items.filter(({ metadata }) => !metadata.annotations?.[secret]);
  assert.ok(readable.length < json.items.length);
  await namesAre(page, readable.map(({ metadata }) => metadata.name));
  await page.goto(sites.guarded.url + pageOf('vault'));
  await page.getByText('or you may not see it').waitFor();
  assert.equal(await heading(page), 'Entity not found');
  await page.goto(sites.guarded.url + pageOf('curious'));
  const told = page.getByRole('status').filter({ hasText: 'lead nowhere' });
  await told.getByText('component:default/vault').waitFor();
  await told.getByText('not for you to see').waitFor();
  await page.goto(`${sites.unguarded.url}${pageOf('nobody')}`);
  await page.getByText('There is no Component named "nobody" in the namespace "default".', { exact: true }).waitFor();
}, { expected: [/status of 404/] });

scenario('a refresh that is refused after all says so, and is offered no longer', async open => {
  const [page, asked] = await visit(open, pageOf('plain'));
  assert.ok((await menu(page)).includes('Refresh'));
  await forbid({ 'catalog.entity.refresh': 'deny' });
  await fromMenu(page, 'Refresh');
  await toast(page).getByText('You may not do this').waitFor();
  await eventually(async () => assert.ok(!(await menu(page)).includes('Refresh')));
  assert.ok((await menu(page)).includes('Unregister…'));
  assert.deepEqual(asked[2], [...asked[0], ...asked[1]].sort(), 'all that is on the page is asked again, at once');
  assert.equal(asked.length, 3);
}, { expected: forbidden });

scenario('an unregistering that is refused after all says so where it was pressed', async open => {
  const [page] = await visit(open, pageOf('mine'));
  await fromMenu(page, 'Unregister…');
  await button(dialog(page), 'Unregister location').waitFor();
  await forbid({ 'catalog.location.delete': 'deny', 'catalog.entity.delete': 'deny' });
  await button(dialog(page), 'Unregister location').press('Enter');
  await dialog(page).getByRole('status').getByText('You may not do this').waitFor();
  await button(dialog(page), 'Unregister location').waitFor({ state: 'detached' });
  await focusIs(page, 'button', /^Cancel$/);
  await dialog(page).getByText('You may not do this').waitFor();
  await page.keyboard.press('Enter');
  await dialog(page).waitFor({ state: 'hidden' });
  assert.ok(!(await menu(page)).includes('Unregister…'));
  assert.equal((await ask('GET', byName('mine'))).status, 200);
}, { expected: forbidden });

scenario('a registering that is refused after all says so in place of the form', async open => {
  const [page] = await visit(open, '/catalog-import');
  await field(page).fill(registeredUrl);
  await forbid({ 'catalog.location.create': 'deny' });
  await page.keyboard.press('Enter');
  await mayNotRegister(page).waitFor();
  await focusIs(page, 'h2', /may not register/);
  assert.equal(await field(page).count(), 0);
  await page.getByRole('link', { name: 'Catalog', exact: true }).click();
  await settled(page);
  assert.equal(await registerLink(page).count(), 0);
}, { expected: forbidden });

scenario('what was decided for one reader is not taken for true of the next', async open => {
  const [page, asked] = await visit(open, pageOf('plain'));
  assert.ok((await menu(page)).includes('Refresh'));
  await forbid({ 'catalog.entity.refresh': 'deny' });
  await page.route('**/api/auth/guest/refresh**', async route => {
    const response = await route.fetch();
    const json = await response.json();
    json.backstageIdentity.identity.userEntityRef = 'user:default/somebody-else';
    await route.fulfill({ response, json });
  });
  proxy.fail({ how: 'status', status: 401, only: /^\/api\/catalog/, times: 1 });
  await openPalette(page);
  // As one letter: questions for the others would be withdrawn, and the fault with them.
  await page.keyboard.insertText('spoken');
  await eventually(() => assert.equal(asked.length, 2));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await eventually(async () => assert.ok(!(await menu(page)).includes('Refresh')));
}, { expected: [/status of 401/] });

scenario('as long as nothing is known nothing is offered', async open => {
  proxy.fail({ how: 'slow', delay: 4_000, only: /authorize/, times: 1 });
  const page = await open(`${sites.guarded.url}${pageOf('plain')}`);
  await eventually(async () => assert.equal(await heading(page), 'plain'));
  assert.deepEqual(await menu(page), ['Inspect', 'Copy link', 'Copy reference']);
  await eventually(async () => assert.ok((await menu(page)).includes('Unregister…')), 15_000);
});

scenario('a fault is no refusal, and the next page asks again', async open => {
  proxy.fail({ how: 'status', status: 500, only: /authorize/ });
  const [page, asked] = await visit(open, '/catalog');
  await registerLink(page).waitFor();
  const before = asked.length;
  proxy.heal();
  await forbid({ 'catalog.entity.create': 'deny' });
  await registerLink(page).click();
  await mayNotRegister(page).waitFor();
  assert.equal(asked.length, before + 1);
}, { expected: [/Failed to load resource/] });

scenario('where nobody judges, everything is offered', async open => {
  await forbid({ 'catalog.entity.create': 'deny', 'catalog.entity.delete': 'deny' });
  proxy.fail({ how: 'status', status: 404, only: /authorize/ });
  const [page, asked] = await visit(open, '/catalog');
  await registerLink(page).click();
  await field(page).waitFor();
  assert.equal(asked.flat().length, new Set(asked.flat()).size, 'nothing is asked twice');
  proxy.heal();
  // A token of a service: the backend refuses to judge, and allows.
  const [kiosk] = await visit(open, pageOf('plain'), { site: sites.kiosk });
  await eventually(async () => assert.ok((await menu(kiosk)).includes('Unregister…')));
  await fromMenu(kiosk, 'Refresh');
  await toast(kiosk).getByText('Refresh scheduled').waitFor();
}, { expected: [/status of 40[34]/] });

scenario('what may be undone is undone by whoever may register', async open => {
  const target = `${sites.guarded.url}/files/passing.yaml`;
  for (const mayRegister of [true, false]) {
    await forbid({});
    await writeFile(join(folder, 'passing.yaml'), entity('Component', 'passing'));
    assert.equal((await ask('POST', '/locations', { type: 'url', target })).status, 201);
    await eventually(async () => assert.equal((await ask('GET', byName('passing'))).status, 200), 30_000);
    if (!mayRegister) await forbid({ 'catalog.location.create': 'deny' });
    const [page] = await visit(open, pageOf('passing'));
    await fromMenu(page, 'Unregister…');
    await button(dialog(page), 'Unregister location').click();
    await toast(page).getByText('Unregistered').waitFor();
    assert.equal(await button(toast(page), 'Undo').count(), mayRegister ? 1 : 0);
  }
});

scenario('what is left of the pages is accessible', async open => {
  await forbid(Object.fromEntries([...anywhere, 'catalog.entity.refresh', 'catalog.location.delete'].map(name => [name, 'deny'])));
  for (const path of ['/catalog', '/catalog-import', pageOf('lost')]) {
    for (const width of [1280, 360]) {
      const [page] = await visit(open, path, { width });
      await audit(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} at ${width}`);
      await page.context().close();
    }
  }
  const [page] = await visit(open, pageOf('mine'), { width: 360 });
  await fromMenu(page, 'Unregister…');
  await dialog(page).getByText('may not unregister').waitFor();
  await audit(page);
});
