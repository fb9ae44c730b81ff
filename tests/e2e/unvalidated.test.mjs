// Payloads where validation keeps them out: kinds, namespaces, names, tags, labels, relations, status. A
// list of entities is believed and so is a server, so a page may be given any of them.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { beacons, canary, fullOnes, named, texts } from '../fixtures/unvalidated.mjs';
import { atRest, eventually, settled } from './browser.mjs';
import { readExecution, watchExecution } from './execution.mjs';
import { scenario } from './harness.mjs';
import { startServe } from './serve.mjs';
import { startSite } from './site.mjs';

const [namedOnes, full] = [named(), fullOnes()];

let folder, server, sites;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callboard-unvalidated-'));
  const file = join(folder, 'all.json');
  await writeFile(file, JSON.stringify([...namedOnes, ...full]));
  server = await startServe(file);
  sites = {
    embedded: await startSite({ config: { backend: 'embedded', catalog: ['files/all.json'] }, mounts: { '/files/': folder }, policy: false }),
    'over a server': await startSite({ config: { backend: server.url, auth: 'none' }, policy: false }),
  };
});
after(async () => {
  for (const site of Object.values(sites ?? {})) await site.stop();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Pictures that are none are the browser's to complain of, and so are those that nobody may ask for. */
const expected = [/Failed to load resource/, /ERR_/, /Unsafe attempt to load URL/];

/** A page in which running is noticed, and asking the canary; nobody really asks it. */
async function watched(open, url) {
  const page = await open('about:blank');
  page.asked = [];
  page.on('dialog', dialog => assert.fail(`a dialog: ${dialog.message()}`));
  page.on('popup', () => assert.fail('a window opened'));
  await page.route(`${canary}/**`, route => {
    page.asked.push(route.request().url());
    return route.abort();
  });
  await page.addInitScript(watchExecution);
  await page.addInitScript(watchInherited);
  await page.goto(url);
  await settled(page);
  return page;
}

/** Runs in every page before anything of the portal. */
function watchInherited() {
  globalThis.inherited = Reflect.ownKeys(Object.prototype).join();
}

async function nothingRuns(page, where) {
  const found = await page.evaluate(readExecution);
  const isChanged = await page.evaluate(() => Reflect.ownKeys(Object.prototype).join() !== globalThis.inherited);
  assert.deepEqual({ found, asked: page.asked, isChanged }, { found: [], asked: [], isChanged: false }, where);
}

async function go(page, path) {
  await page.evaluate(path => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

const squeezed = text => text.replace(/\s+/g, ' ').trim();
const pathOf = ({ kind, metadata: { namespace, name } }) => `/catalog/${[namespace, kind, name].map(encodeURIComponent).join('/')}`;
const shortOf = ({ metadata: { namespace, name } }) => (namespace.toLowerCase() === 'default' ? name : `${namespace}/${name}`);

/** Every text stands in what a part of the page says. */
async function saysAll(locator, wanted) {
  const said = squeezed(await locator.textContent());
  assert.deepEqual(wanted.map(squeezed).filter(text => !said.includes(text)), []);
}

scenario('what asks somebody is noticed, and what changes every object', async open => {
  const page = await watched(open, `${sites.embedded.url}/problems`);
  await page.evaluate(beacons => {
    const place = document.createElement('div');
    document.body.append(place);
    place.innerHTML = beacons.join('');
  }, beacons);
  const kinds = () => new Set(page.asked.map(url => new URL(url).pathname));
  await eventually(() => assert.ok(kinds().size >= 14, [...kinds()].join()));
  assert.ok((await page.evaluate(readExecution)).some(found => found.includes('canary')));
  const other = await watched(open, `${sites.embedded.url}/problems`);
  await nothingRuns(other, 'at first');
  await other.evaluate(() => void (Object.prototype.evil = true));
  await assert.rejects(nothingRuns(other, 'then'));
}, { expected });

for (const mode of ['embedded', 'over a server']) {
  const both = (name, play) => scenario(`${name}, ${mode}`, open => play(open, sites[mode].url), { expected });

  both(`pages of ${namedOnes.length} entities that are named by payloads`, async (open, url) => {
    const page = await watched(open, url + pathOf(namedOnes[0]));
    for (const entity of namedOnes) {
      await go(page, pathOf(entity));
      await eventually(async () => {
        const heading = await page.getByRole('heading', { level: 1 }).textContent({ timeout: 500 });
        assert.equal(squeezed(heading), squeezed(shortOf(entity)), entity.metadata.uid);
      });
      await saysAll(page.getByRole('main'), [...entity.metadata.tags, ...Object.values(entity.metadata.labels)]);
      await nothingRuns(page, pathOf(entity));
    }
    await atRest(page);
    await nothingRuns(page, 'in the end');
  });

  both('lists of them in every view', async (open, url) => {
    const page = await watched(open, `${url}/catalog?filters[kind]=all&limit=100`);
    for (const view of ['', '&view=cards', '&view=groups&group=owner', '&view=groups&group=lifecycle']) {
      for (let offset = 0; offset < (view.includes('groups') ? 1 : namedOnes.length); offset += 100) {
        await go(page, `/catalog?filters[kind]=all&limit=100&offset=${offset}${view}`);
        await atRest(page);
        if (view.includes('groups')) {
          for (let place = 0; place < 10; place += 1) await page.locator('.groups summary').nth(place).click();
        }
        await atRest(page);
        await nothingRuns(page, `${view} from ${offset}`);
      }
    }
  });

  both('an entity of every kind with all payloads: every tab, the inspector, the graph', async (open, url) => {
    const page = await watched(open, `${url}/catalog`);
    for (const entity of full) {
      await page.goto(url + pathOf(entity));
      await atRest(page);
      await nothingRuns(page, `overview of ${entity.kind}`);
      await saysAll(page.getByRole('region', { name: 'Labels' }), Object.keys(entity.metadata.labels));
      const tabs = await page.getByRole('navigation', { name: 'Entity' }).getByRole('link').evaluateAll(all => all.map(link => link.getAttribute('href')));
      for (const tab of tabs.slice(1)) {
        await page.goto(url + tab);
        await atRest(page);
        await nothingRuns(page, tab);
        assert.ok((await page.locator('.tab-body').innerText()).length > 40, `${tab} is blank`);
      }
    }
    const inspector = `${pathOf(full[0])}/inspect`;
    await page.goto(url + inspector);
    await atRest(page);
    const { annotations, labels, tags } = full[0].metadata;
    const parts = { Annotations: Object.keys(annotations), Labels: Object.keys(labels), Tags: tags, Status: texts };
    for (const [name, wanted] of Object.entries(parts)) {
      await saysAll(page.getByRole('region', { name: new RegExp(`^${name}`) }), wanted);
    }
    for (const pane of ['ancestry', 'colocated', 'json', 'yaml']) {
      await page.goto(`${url}${inspector}/${pane}`);
      await atRest(page);
      await nothingRuns(page, pane);
    }
    for (const view of ['', '&view=list']) {
      await page.goto(`${url}/catalog-graph?rootEntityRefs[]=component:default/full-component&rollUp=none&maxDepth=1${view}`);
      await page.locator('main svg .face, main li a').first().waitFor({ timeout: 60_000 });
      await atRest(page);
      await nothingRuns(page, `graph ${view}`);
    }
  });

  both('filters, peek, comparison and palette', async (open, url) => {
    const page = await watched(open, `${url}/catalog?filters[kind]=all&limit=100`);
    for (const name of ['Kind', 'Type', 'Lifecycle', 'Owner', 'Tags']) {
      await page.getByRole('button', { name: new RegExp(`^${name} ?:`) }).first().click();
      await page.locator(`[role=listbox][aria-label="${name}"][aria-busy=false]`).waitFor();
      await nothingRuns(page, name);
      await page.keyboard.press('Escape');
    }
    for (const row of [0, 1, 2, 3]) await page.getByRole('checkbox', { name: /^Select (?!all)/ }).nth(row).check();
    await page.getByRole('group', { name: 'Selection' }).getByRole('button', { name: 'Compare' }).click();
    const comparison = page.getByRole('region', { name: 'Comparison' });
    await comparison.locator('tbody tr').first().waitFor();
    await nothingRuns(page, 'comparison');
    await page.keyboard.press('Escape');
    await comparison.waitFor({ state: 'detached' });
    for (const entity of full.slice(0, 3)) {
      await go(page, `/catalog?filters[kind]=${entity.kind.toLowerCase()}&filters[text]=${entity.metadata.name}`);
      await page.getByRole('row').filter({ has: page.locator(`a[href$="/${entity.metadata.name}"]`) }).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Space');
      await page.getByRole('complementary', { name: 'Peek' }).getByRole('heading').waitFor();
      await nothingRuns(page, `peek at ${entity.kind}`);
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('Control+k');
    for (const letters of ['script', 'onerror', 'canary', '__proto__']) {
      await page.getByRole('combobox').fill(letters);
      await page.getByRole('option').first().waitFor();
      await nothingRuns(page, `palette: ${letters}`);
    }
  });
}
