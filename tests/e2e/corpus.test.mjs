// Texts that would like to run: in every field of an entity, in every view, none does.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { startBackstage } from '../backstage/backstage.mjs';
import { documents, hostile, people, strict } from '../fixtures/hostile.mjs';
import { payloads, selfRunning } from '../fixtures/payloads.mjs';
import { eventually, settled } from './browser.mjs';
import { readExecution, watchExecution } from './execution.mjs';
import { scenario } from './harness.mjs';
import { freePort, startSite } from './site.mjs';

const { apis, location } = documents();
const files = { 'all.json': [...hostile(), ...people(), ...apis, location], 'strict.json': strict() };

/** A backend takes minutes for what the embedded catalog takes at once: every eighth is enough there. */
const someHostile = hostile().filter((_, index) => index % 8 === 5);

let folder, embedded, backend, overBackend;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callboard-corpus-'));
  for (const [name, entities] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(entities));
  await writeFile(join(folder, 'some.json'), JSON.stringify([...someHostile, ...apis]));
  const catalog = Object.keys(files).map(name => `files/${name}`);
  // What the portal keeps from running it keeps also where the host sends no policy.
  embedded = await startSite({ config: { backend: 'embedded', catalog }, mounts: { '/files/': folder }, policy: false });
  backend = await startBackstage({ port: await freePort(), synthetic: join(folder, 'some.json'), timeout: 60_000 });
  overBackend = await startSite({ config: { backend: backend.url, auth: 'guest' }, policy: false });
});
after(async () => {
  await embedded?.stop();
  await overBackend?.stop();
  await backend?.stop();
  await rm(folder, { recursive: true });
});

/** Pictures and refusals are the browser's to complain of. */
const expected = [/Failed to load resource/, /ERR_/, /Content Security Policy/, /Refused to/, /Not allowed to load/];

/** A page of the portal in which running is noticed. */
async function watched(open, url) {
  const page = await open('about:blank');
  page.on('dialog', dialog => assert.fail(`a dialog: ${dialog.message()}`));
  page.on('popup', () => assert.fail('a window opened'));
  await page.addInitScript(watchExecution);
  await page.goto(url);
  await settled(page);
  return page;
}

/** To another page of the portal without loading it anew. */
async function go(page, path) {
  await page.evaluate(path => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

async function nothingRuns(page, where) {
  assert.deepEqual(await page.evaluate(readExecution), [], where);
}

scenario('what runs is noticed', async open => {
  for (const payload of selfRunning.filter(text => /^<(img|video src|details|input|iframe srcdoc)/.test(text))) {
    const page = await watched(open, `${embedded.url}/problems`);
    await page.evaluate(payload => {
      const place = document.createElement('div');
      document.body.append(place);
      place.innerHTML = payload;
    }, payload);
    await eventually(async () => assert.ok((await page.evaluate(readExecution)).some(found => /ran$/.test(found)), payload));
    await page.close();
  }
  const page = await watched(open, `${embedded.url}/problems`);
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<a href="javascript:fire()">x</a>'));
  assert.deepEqual(await page.evaluate(readExecution), ['href=javascript:fire()']);
}, { expected });

const titleOf = ({ metadata, spec }) => spec.profile?.displayName || metadata.title || metadata.name;
const pathOf = ({ kind, metadata: { name } }) => `/catalog/default/${kind.toLowerCase()}/${name}`;
const squeezed = text => text.replace(/\s+/g, ' ').trim();

/** The page of each, and that it says what it is about. */
async function visitAll(open, site, entities) {
  const page = await watched(open, site.url + pathOf(entities[0]));
  for (const entity of entities) {
    await go(page, pathOf(entity));
    await eventually(async () => {
      const heading = await page.getByRole('heading', { level: 1 }).textContent({ timeout: 500 });
      assert.equal(squeezed(heading), squeezed(titleOf(entity)), entity.metadata.name);
    });
    await page.locator('.graph-card, .tab-body section').first().waitFor();
    await nothingRuns(page, pathOf(entity));
  }
  await page.waitForTimeout(500);
  await nothingRuns(page, 'in the end');
}

scenario(`pages of ${hostile().length} entities with payloads in every text`, open => visitAll(open, embedded, hostile()), { expected });
scenario(`pages of ${people().length} users`, open => visitAll(open, embedded, people().filter((_, index) => index % 2 === 0)), { expected });
scenario('pages over a backend', open => visitAll(open, overBackend, someHostile), { expected });

const views = ['', '&view=cards', '&view=groups&group=owner', '&view=groups&group=lifecycle'];

for (const [mode, site] of [['embedded', () => embedded], ['over a backend', () => overBackend]]) {
  scenario(`lists in every view, ${mode}`, async open => {
    const page = await watched(open, `${site().url}/catalog?filters[kind]=all&limit=100`);
    for (const kind of ['component', 'user', 'group', 'api', 'system']) {
      for (const view of views) {
        await go(page, `/catalog?filters[kind]=${kind}&limit=100${view}`);
        await settled(page);
        await nothingRuns(page, `${kind} ${view}`);
      }
    }
    // The panels of every filter, a peek and the palette.
    await go(page, '/catalog?filters[kind]=component&limit=100');
    await settled(page);
    for (const name of [/^Type/, /^Lifecycle/, /^Owner/, /^Tags/]) {
      await page.getByRole('button', { name }).first().click();
      await page.getByRole('listbox').waitFor();
      await settled(page);
      await nothingRuns(page, String(name));
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('j');
    await page.keyboard.press('Space');
    await nothingRuns(page, 'peek');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('hostile');
    await page.getByRole('option').first().waitFor();
    await nothingRuns(page, 'palette');
  }, { expected });

  scenario(`definitions of every type, ${mode}`, async open => {
    const page = await watched(open, site().url + pathOf(apis[0]));
    for (const api of apis) {
      await page.goto(`${site().url}${pathOf(api)}/definition`);
      await page.locator('.definition').first().waitFor();
      await settled(page);
      await page.waitForTimeout(1_000);
      await nothingRuns(page, api.metadata.name);
      assert.ok((await page.locator('.definition').first().innerText()).length > 40, `${api.metadata.name} is not blank`);
    }
  }, { expected });
}

scenario('the inspector, the graph, the targets of a location and the problems', async open => {
  const [entity] = hostile();
  const page = await watched(open, embedded.url + pathOf(location));
  const targets = page.getByRole('region', { name: /^Targets/ }).getByRole('listitem');
  await targets.first().waitFor();
  assert.equal(await targets.count(), payloads.length);
  await nothingRuns(page, 'targets');
  for (const pane of ['', '/ancestry', '/colocated', '/json', '/yaml']) {
    await go(page, `${pathOf(entity)}/inspect${pane}`);
    await settled(page);
    await nothingRuns(page, `inspector ${pane}`);
  }
  for (const view of ['', '&view=list']) {
    await go(page, `/catalog-graph?rootEntityRefs[]=group:default/hostile-5&rollUp=none${view}`);
    await page.locator('main svg, main ol, main ul').first().waitFor();
    await page.waitForTimeout(2_000);
    await nothingRuns(page, `graph ${view}`);
  }
  await go(page, '/problems');
  await page.getByRole('table').first().waitFor();
  await nothingRuns(page, 'problems');
}, { expected });
