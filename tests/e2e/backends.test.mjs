// One portal over several backends: which is in force, how one changes to another, and that each has
// stars, views and visits of its own.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually, settled } from './browser.mjs';
import { hear, shown, startGuestPages, tab } from './guest_page.mjs';
import { scenario } from './harness.mjs';
import { startModes } from './modes.mjs';
import { names, plain, readList } from './reading.mjs';
import { startSite } from './site.mjs';

let modes, pages, site;

before(async () => {
  modes = await startModes();
  const backends = [
    { name: 'files', title: 'Lantern Street', backend: 'embedded', catalog: ['demo/catalog-info.yaml'] },
    { name: 'live', title: 'Production', backend: modes.backend.url, auth: 'guest' },
    { name: 'staging', backend: 'embedded', catalog: ['demo/platform/catalog-info.yaml'] },
  ];
  site = await startSite({ config: { backends }, shared: true });
  pages = await startGuestPages(() => `${site.url}/embed.js`);
});

after(async () => {
  await pages?.stop();
  await site?.stop();
  await modes?.stop();
});

const button = (page, name) => page.getByRole('banner').getByRole('button', { name, exact: true });
const backendOf = page => new URL(page.url()).searchParams.get('backend');
const bare = name => name.replace(/\?.*$/, '');
const listed = async page => (await names(page)).map(bare);

/** The components of the real backend, as it says itself. */
async function ofBackend() {
  const { items } = await modes.ask('/entities/by-query?filter=kind=component&orderField=metadata.name,asc&limit=20');
  return items.map(entity => entity.metadata.name);
}

const starred = page => page.getByRole('button', { name: /^Star ./, pressed: true });

async function switchTo(page, from, to) {
  await button(page, from).click();
  await page.getByRole('dialog').getByRole('link', { name: new RegExp(`^${to}`) }).click();
  await button(page, to).waitFor();
  await settled(page);
}

scenario('the first is in force, and addresses and links name it', async open => {
  const page = await open(site.url);
  await settled(page);
  await button(page, 'Lantern Street').waitFor();
  assert.equal(backendOf(page), 'files');
  const { rows } = await readList(page);
  assert.ok(rows.length > 0);
  for (const { href } of rows) assert.match(href, /\?backend=files$/);
  await page.getByRole('main').getByRole('table').getByRole('link').first().click();
  await page.getByRole('region', { name: 'About' }).waitFor();
  assert.equal(backendOf(page), 'files');
});

scenario('one changes to another in the dialog, by keyboard', async open => {
  const page = await open(site.url);
  await button(page, 'Lantern Street').focus();
  await page.keyboard.press('Enter');
  const list = page.getByRole('dialog').getByRole('list', { name: 'Backends' });
  const said = async () => (await list.getByRole('link').allInnerTexts()).map(plain);
  const host = new URL(modes.backend.url).host;
  const offered = ['Lantern Street Embedded catalog', `Production ${host}`, 'staging Embedded catalog'];
  await eventually(async () => assert.deepEqual(await said(), offered));
  assert.equal(await list.locator('[aria-current=true]').count(), 1);
  assert.match(await list.locator('[aria-current=true]').innerText(), /Lantern Street/);
  await list.getByRole('link', { name: /^Production/ }).focus();
  await page.keyboard.press('Enter');
  await button(page, 'Production').waitFor();
  assert.equal(backendOf(page), 'live');
  const expected = await ofBackend();
  await eventually(async () => assert.deepEqual(await listed(page), expected));
  await page.goBack();
  await button(page, 'Lantern Street').waitFor();
});

scenario('the palette changes to another', async open => {
  const page = await open(site.url);
  await settled(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('switch');
  const options = page.getByRole('option', { name: /Switch to/ });
  const offered = async () => (await options.allInnerTexts()).map(text => plain(text).replace(/ Backend$/, '')).sort();
  await eventually(async () => assert.deepEqual(await offered(), ['Switch to Production', 'Switch to staging']));
  await page.getByRole('option', { name: /Switch to Production/ }).click();
  await button(page, 'Production').waitFor();
  assert.equal(backendOf(page), 'live');
});

scenario('stars and visits are those of one backend', async open => {
  const page = await open(site.url);
  await settled(page);
  const [ours] = await listed(page);
  await page.getByRole('button', { name: /^Star ./ }).first().click();
  await starred(page).waitFor();
  await page.getByRole('main').getByRole('table').getByRole('link').first().click();
  await page.getByRole('region', { name: 'About' }).waitFor();
  await switchTo(page, 'Lantern Street', 'Production');
  assert.equal(await starred(page).count(), 0);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: /Search/ });
  await palette.getByRole('option').first().waitFor();
  assert.ok(!plain(await palette.innerText()).includes(ours), 'nothing was visited here');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Star ./ }).nth(1).click();
  await switchTo(page, 'Production', 'Lantern Street');
  await starred(page).waitFor();
  assert.equal(await starred(page).count(), 1);
  await page.goto(`${site.url}/catalog?filters[user]=starred&filters[kind]=all`);
  await eventually(async () => assert.deepEqual(await listed(page), [ours]));
});

scenario('an address without a name means what this browser chose last, one with a name that', async open => {
  const page = await open(site.url);
  await settled(page);
  await switchTo(page, 'Lantern Street', 'Production');
  const other = await page.context().newPage();
  await other.goto(`${site.url}/catalog`);
  await button(other, 'Production').waitFor();
  assert.equal(backendOf(other), 'live');
  // A link that somebody sent opens what they saw, in this browser tab only.
  await other.goto(`${site.url}/catalog?filters%5Bkind%5D=api&backend=files`);
  await button(other, 'Lantern Street').waitFor();
  await settled(other);
  await other.goto(`${site.url}/catalog`);
  await button(other, 'Lantern Street').waitFor();
  await page.goto(`${site.url}/catalog`);
  await button(page, 'Production').waitFor();
  const stranger = await open(page.url());
  await button(stranger, 'Production').waitFor();
});

scenario('a filter keeps the name in the address, and a link to another backend starts the portal there', async open => {
  const page = await open(`${site.url}/catalog?backend=staging`);
  await button(page, 'staging').waitFor();
  await settled(page);
  await page.getByRole('searchbox', { name: /^Search names/ }).fill('log');
  await page.waitForURL(/filters%5Btext%5D=log.*backend=staging/);
  await page.evaluate(href => {
    const link = Object.assign(document.createElement('a'), { href, textContent: 'elsewhere' });
    document.querySelector('main').prepend(link);
  }, `${site.url}/catalog?backend=files`);
  await page.getByRole('link', { name: 'elsewhere' }).click();
  await button(page, 'Lantern Street').waitFor();
});

scenario('a name that no backend has is told', async open => {
  const page = await open(`${site.url}/catalog?limit=50&backend=nowhere`);
  const toasts = page.getByRole('region', { name: 'What was done' });
  await toasts.getByText('There is no backend "nowhere" in this portal. This is Lantern Street.').waitFor();
  await settled(page);
  assert.equal(backendOf(page), 'files');
  assert.equal(new URL(page.url()).searchParams.get('limit'), '50');
});

scenario('on a phone the dialog has room for them', async open => {
  const page = await open(site.url, { width: 360, height: 740 });
  await settled(page);
  await button(page, 'Lantern Street').click();
  await page.getByRole('dialog').getByRole('list', { name: 'Backends' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
});

scenario('a part in another page is of the first, or of the one that is named, and leads there', async open => {
  const [live] = await ofBackend();
  const about = { card: 'catalog/about' };
  const body =
    tab('first', { entity: 'component:default/ticketing-service', ...about }) +
    tab('live', { entity: `component:default/${live}`, backend: 'live', ...about }) +
    tab('nobody', { entity: `component:default/${live}`, backend: 'nobody', ...about });
  const page = await open('about:blank');
  await page.addInitScript(hear);
  await page.goto(pages.urlOf(body));
  assert.match(await shown(page, 'first'), /^About/);
  assert.match(await shown(page, 'live'), /^About/);
  assert.match(await shown(page, 'nobody'), /names no backend "nobody"/);
  for (const [id, name] of [['first', 'files'], ['live', 'live']]) {
    const links = page.locator(`#${id}`).locator(`a[href^="${site.url}/catalog"]`);
    const hrefs = await links.evaluateAll(found => found.map(link => link.href));
    assert.ok(hrefs.length > 0, `#${id} leads somewhere`);
    for (const href of hrefs) assert.equal(new URL(href).searchParams.get('backend'), name, href);
    await links.first().click();
  }
  const left = await page.evaluate(() => globalThis.heard.filter(([name]) => name === 'callboard-navigate'));
  assert.deepEqual(left.map(([, { href }]) => new URL(href).searchParams.get('backend')), ['files', 'live']);
});
