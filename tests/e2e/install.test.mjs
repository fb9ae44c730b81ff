// The examples of plugins, installed as an operator does it: one file of the built portal is edited, and
// nothing else.

import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before } from 'node:test';
import { startBackstage } from '../backstage/backstage.mjs';
import { audit } from './audit.mjs';
import { eventually } from './browser.mjs';
import { scenario } from './harness.mjs';
import { catalog, startUpstream } from './pipelines.mjs';
import { manifest, nosy, writePlugins } from './plugins.mjs';
import { defaultDist, freePort, startSite } from './site.mjs';

/** What `make examples` built; the other two are in the portal's folder as they are. */
const built = resolve(import.meta.dirname, '../../target/examples');

const web = '/catalog/default/component/web';
const all = ['sdk/examples/plain/plugin.json', 'plugins/react/plugin.json', 'plugins/leptos/plugin.json', 'sdk/examples/sandboxed/plugin.json'];
const modes = { embedded: () => installed.embedded, 'over a backend': () => installed.backend };

let folder, upstream, backend, installed;

before(async () => {
  await stat(join(built, 'react/plugin.json')).catch(() => assert.fail('the examples are not built: run `make examples` first'));
  folder = await mkdtemp(join(tmpdir(), 'callboard-install-'));
  await writeFile(join(folder, 'catalog.yaml'), catalog);
  upstream = await startUpstream();
  const target = upstream.url;
  backend = await startBackstage({
    port: await freePort(),
    catalogs: [join(folder, 'catalog.yaml')],
    proxy: { '/acme-builds': { target, credentials: 'forward', allowedHeaders: ['Authorization'] }, '/acme-costs': { target } },
  });
  installed = {
    backend: await install('backend', { backend: backend.url, auth: 'guest', plugins: all }),
    embedded: await install('embedded', { backend: 'embedded', catalog: ['files/catalog.yaml'], plugins: all }),
  };
});

after(async () => {
  await installed?.backend.stop();
  await installed?.embedded.stop();
  await backend?.stop();
  await upstream?.stop();
  if (folder) await rm(folder, { recursive: true });
});

/** A copy of the built portal whose `config.json` says something else. */
async function install(name, config, mounts = {}) {
  const dist = join(folder, name);
  await cp(defaultDist(), dist, { recursive: true });
  await writeFile(join(dist, 'config.json'), JSON.stringify(config, null, 2));
  return startSite({ dist, mounts: { '/plugins/': built, '/files/': folder, ...mounts } });
}

scenario('builds in plain JavaScript bring a tab, a card, a page and its entry, with what the upstream says', async open => {
  const page = await open(`${installed.backend.url}${web}`);
  const card = page.getByRole('region', { name: 'Last build' });
  await card.getByText('Running').waitFor();
  assert.equal(await card.getByRole('link').getAttribute('href'), `${web}/builds/43`);
  await card.getByRole('link', { name: 'Build 43' }).click();
  await page.getByRole('heading', { name: 'Build 43' }).waitFor();
  assert.equal(new URL(page.url()).pathname, `${web}/builds/43`);
  await page.getByRole('link', { name: 'All builds of this component' }).click();
  await eventually(async () => assert.deepEqual(await numbers(page), ['43', '42', '41']));
  await audit(page);
  await page.getByRole('link', { name: '42' }).click();
  await page.getByRole('heading', { name: 'Build 42' }).waitFor();
  assert.match(await page.locator('.plugin dl').innerText(), /Failed[\s\S]*feature\/stalls/);
  await page.goBack();
  await eventually(async () => assert.deepEqual(await numbers(page), ['43', '42', '41']));

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Builds' }).click();
  await page.getByRole('heading', { level: 1, name: 'Builds' }).waitFor();
  await page.getByRole('columnheader', { name: 'Pipeline' }).waitFor();
  assert.deepEqual(await numbers(page), ['43', '7', '42', '41']);
  await audit(page);

  // Only where there is a pipeline.
  await page.goto(`${installed.backend.url}/catalog/default/component/quiet`);
  await tab(page, 'On call').waitFor();
  assert.equal(await tab(page, 'Builds').count(), 0);
  assert.equal(await card.count(), 0);
});

scenario('builds say that there are none, that they cannot be had, and keep what was chosen', async open => {
  const page = await open(`${installed.backend.url}${web}/builds`);
  await page.getByLabel('Status').selectOption('Failed');
  await eventually(async () => assert.deepEqual(await numbers(page), ['42']));
  await page.reload();
  await page.getByRole('table').waitFor();
  assert.deepEqual(await numbers(page), ['42']);
  await page.getByLabel('Status').selectOption('Every status');
  assert.deepEqual(await numbers(page), ['43', '42', '41']);

  await page.goto(`${installed.backend.url}/catalog/default/component/new/builds`);
  await page.getByText('Nothing was built yet.').waitFor();
  await page.goto(`${installed.backend.url}${web}/builds/99`);
  await page.getByText('There is no build 99.').waitFor();

  upstream.failing = true;
  await page.goto(`${installed.backend.url}${web}/builds`);
  await page.getByRole('alert').getByText('The build server answered 503.').waitFor();
  upstream.failing = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await eventually(async () => assert.deepEqual(await numbers(page), ['43', '42', '41']));
}, { expected: [/503/] });

scenario('the backend is asked with a token that no plugin sees', async open => {
  for (const isolation of ['page', 'frame']) {
    const wants = manifest('acme.nosy', { isolation, endpoints: ['/api/proxy/acme-builds'] });
    const module = nosy('/api/proxy/acme-builds/builds?pipeline=web-main');
    const plugins = await writePlugins({ nosy: { 'plugin.json': wants, 'index.js': module } });
    const config = { backend: backend.url, auth: 'guest', plugins: ['nosy/nosy/plugin.json'] };
    const site = await install(`nosy-${isolation}`, config, { '/nosy/': plugins.folder });
    try {
      upstream.requests.length = 0;
      const page = await open(`${site.url}${web}/nosy`);
      const seen = await content(page, isolation).locator('pre').innerText();
      const [{ authorization }] = upstream.requests;
      assert.match(authorization, /^Bearer \S{20,}$/);
      assert.match(seen, /passed/);
      assert.equal(seen.includes(authorization.slice('Bearer '.length)), false);
      assert.doesNotMatch(seen, /bearer|authorization/i);
    } finally {
      await site.stop();
      await plugins.remove();
    }
  }
  // It is the token that opens the way, and a proxy that is not told to passes it to nobody.
  const unsigned = await fetch(`${backend.url}/api/proxy/acme-costs/costs?entity=component:default/web`);
  assert.equal(unsigned.status, 401);
});

scenario('costs with React follow the reader from one entity to another', async open => {
  upstream.requests.length = 0;
  const page = await open(`${installed.backend.url}${web}/costs`);
  await page.getByRole('table', { name: 'What Web shop costs' }).waitFor();
  assert.deepEqual(await page.locator('.plugin tbody td').allInnerTexts(), ['€120.00', '€180.50']);
  assert.match(await page.locator('.plugin tfoot').innerText(), /€300\.50/);
  assert.equal(upstream.requests.at(-1).authorization, undefined, 'the token stays at the backend');
  await audit(page);
  // Within the portal, so that it may be told instead of started anew.
  await page.evaluate(() => {
    history.pushState(null, '', '/catalog/default/system/shop/costs');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await page.getByText('Nothing was paid for shop yet.').waitFor();
  // A group costs nothing, as far as this plugin knows.
  await page.goto(`${installed.backend.url}/catalog/default/group/stage`);
  await tab(page, 'On call').waitFor();
  assert.equal(await tab(page, 'Costs').count(), 0);
});

for (const [mode, site] of Object.entries(modes)) {
  scenario(`on call with Leptos names everyone once and leads to them, ${mode}`, async open => {
    const page = await open(`${site().url}${web}/oncall`);
    await page.getByRole('heading', { name: 'This week for Stage crew' }).waitFor();
    const people = await page.locator('.plugin a').allInnerTexts();
    assert.deepEqual(people.toSorted(), ['ada', 'bea', 'cyd']);
    await audit(page);
    await page.locator('.plugin a').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(new URL(page.url()).pathname, `/catalog/default/user/${people[0]}`);
    await page.goto(`${site().url}/catalog/default/group/empty/oncall`);
    await page.getByText('empty has no members.').waitFor();
    await page.goto(`${site().url}/catalog/default/component/quiet/oncall`);
    await page.getByText('nobody is on call for it').waitFor();
  });

  scenario(`a panic in WebAssembly is said in its place, and the portal goes on, ${mode}`, async open => {
    const page = await open(`${site().url}${web}/oncall/panic`);
    const alert = page.getByRole('main').getByRole('alert');
    await alert.waitFor();
    assert.match(await alert.innerText(), /On call \(acme\.oncall 1\.0\.0\) could not be shown[\s\S]*stopped while it was mounted/);
    await page.getByText('Details for whoever wrote it').click();
    assert.match(await page.getByRole('region', { name: 'What happened' }).innerText(), /RuntimeError: unreachable/);
    await tab(page, 'Overview').click();
    await page.getByRole('region', { name: 'About' }).waitFor();
    await page.keyboard.press('/');
    const palette = page.getByRole('dialog', { name: /Search/ });
    await palette.waitFor();
    await page.keyboard.press('Escape');
    await tab(page, 'On call').click();
    await page.getByRole('heading', { name: 'This week for Stage crew' }).waitFor();
  }, { expected: [/asked to panic|unreachable/] });

  scenario(`notes in a frame are kept per entity and know whose it is, ${mode}`, async open => {
    const page = await open(`${site().url}${web}/notes`);
    const frame = content(page, 'frame');
    await frame.getByRole('heading', { name: 'Notes on Web shop' }).waitFor();
    await frame.getByText('(stage@example.org)').waitFor();
    await frame.getByText('There are no notes yet.').waitFor();
    await audit(page);
    for (const text of ['ask about the lift', '<b>bold</b> words']) {
      await frame.getByLabel('New note').fill(text);
      await frame.getByRole('button', { name: 'Keep note' }).click();
      await frame.getByText(text).waitFor();
    }
    await page.reload();
    await frame.getByText('<b>bold</b> words').waitFor();
    assert.equal(await frame.getByRole('listitem').count(), 2);
    await frame.getByRole('button', { name: /^Delete the note "<b>/ }).click();
    await eventually(async () => assert.equal(await frame.getByRole('listitem').count(), 1));
    await page.goto(`${site().url}/catalog/default/component/quiet/notes`);
    await frame.getByText('There are no notes yet.').waitFor();
    await page.goto(`${site().url}${web}/notes`);
    await frame.getByText('ask about the lift').waitFor();
    await frame.getByLabel('New note').fill('x'.repeat(100_001));
    await frame.getByRole('button', { name: 'Keep note' }).click();
    await frame.getByText('There is no room for more').waitFor();
    await frame.getByRole('link', { name: 'Stage crew' }).click();
    await page.getByRole('heading', { level: 1, name: 'Stage crew' }).waitFor();
  });
}

scenario('turns change with the week, on Monday', async open => {
  const first = async time => {
    const page = await open('about:blank');
    await page.clock.setFixedTime(new Date(time));
    await page.goto(`${installed.embedded.url}/catalog/default/group/stage/oncall`);
    await page.getByRole('heading', { name: 'This week for Stage crew' }).waitFor();
    return (await page.locator('.plugin a').allInnerTexts()).join(' ');
  };
  const sunday = await first('2026-11-22T23:59:59Z');
  assert.equal(sunday, await first('2026-11-16T00:00:00Z'));
  const [now, ...later] = sunday.split(' ');
  assert.equal(await first('2026-11-23T00:00:00Z'), [...later, now].join(' '));
});

scenario('an embedded catalog has no proxy, and builds say so in their place', async open => {
  const page = await open(`${installed.embedded.url}${web}/builds`);
  const alert = page.locator('.plugin').getByRole('alert');
  await alert.getByText('there is no backend that could answer /api/proxy/acme-builds').waitFor();
  await tab(page, 'On call').click();
  await page.getByRole('heading', { name: 'This week for Stage crew' }).waitFor();
});

const tab = (page, name) => page.getByRole('navigation', { name: 'Entity' }).getByRole('link', { name });

/** Numbers of the builds in the table, in its order. */
const numbers = page => page.locator('.plugin tbody td:first-child').allInnerTexts();

const content = (page, isolation) => (isolation === 'page' ? page.locator('.plugin') : page.frameLocator('.plugin iframe').frameLocator('iframe'));
