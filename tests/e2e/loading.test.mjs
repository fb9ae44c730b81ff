// How an entity's page comes: what a list knew at once, few questions, nothing that moves.

import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { eventually, settled } from './browser.mjs';
import { startFaultProxy } from './fault.mjs';
import { scenario } from './harness.mjs';
import { startModes } from './modes.mjs';
import { heading, plain, readAbout } from './reading.mjs';
import { startSite } from './site.mjs';

let modes, proxy, site;
before(async () => {
  modes = await startModes();
  proxy = await startFaultProxy(modes.backend.url);
  site = await startSite({ config: { backend: proxy.url, auth: 'guest' } });
});
afterEach(() => proxy.heal());
after(async () => {
  await site?.stop();
  await proxy?.stop();
  await modes?.stop();
});

const pathOf = ({ kind, metadata: { namespace = 'default', name } }) => `/catalog/${namespace}/${kind}/${name}`.toLowerCase();

/** Entities of a kind, those with the most relations first. */
async function connected(kind) {
  const { items } = await modes.ask(`/entities/by-query?filter=kind=${kind}&limit=500`);
  return items.sort((one, other) => (other.relations?.length ?? 0) - (one.relations?.length ?? 0));
}

scenario('header and About of a row stand there before the catalog has answered', async open => {
  const [entity] = await connected('component');
  const { name, title = name, description } = entity.metadata;
  const page = await open(`${site.url}/catalog?filters[kind]=component&filters[text]=${encodeURIComponent(name)}`);
  await settled(page);
  proxy.fail({ how: 'slow', delay: 60_000, only: /by-name/ });
  await page.getByRole('main').getByRole('link', { name: title, exact: true }).first().click();
  await eventually(async () => assert.equal(await heading(page), title));
  const about = await readAbout(page);
  assert.equal(about.Type, entity.spec.type);
  assert.equal(about.Lifecycle, entity.spec.lifecycle);
  assert.match(about.Owner, new RegExp(entity.spec.owner.replace(/^.*[:/]/, ''), 'i'));
  const card = page.getByRole('region', { name: 'About' });
  const word = description.match(/\w{4,}/)[0];
  assert.match(plain(await card.innerText()), new RegExp(word));
  assert.equal(await page.locator('.relation-table').count(), 0, 'the rest is still to come');
  assert.ok(proxy.seen.some(path => path.includes('/by-name/')), 'the question is under way');
});

scenario('what a list knew gives way to the whole entity', async open => {
  const [entity] = await connected('component');
  const { name, title = name } = entity.metadata;
  const page = await open(`${site.url}/catalog?filters[kind]=component&filters[text]=${encodeURIComponent(name)}`);
  await settled(page);
  proxy.fail({ how: 'slow', delay: 800, only: /by-name/ });
  await page.getByRole('main').getByRole('link', { name: title, exact: true }).first().click();
  await page.locator('.relation-table').first().waitFor();
  assert.equal(await heading(page), title);
});

scenario('an entity with many relations asks three questions', async open => {
  const chosen = (await connected('component')).concat(await connected('system'));
  const most = chosen.filter(({ relations = [] }) => relations.length <= 100);
  most.sort((one, other) => other.relations.length - one.relations.length);
  const [entity] = most;
  assert.ok(entity.relations.length >= 10, `${entity.metadata.name} has ${entity.relations.length} relations`);
  const page = await open(`${site.url}/catalog`);
  await settled(page);
  proxy.seen.length = 0;
  await page.goto(site.url + pathOf(entity));
  await page.locator('.relation-table').first().waitFor();
  await page.locator('.graph-card svg').first().waitFor();
  await settled(page);
  const asked = proxy.seen.filter(path => path.startsWith('/api/catalog'));
  const kinds = asked.map(path => ['ancestry', 'by-refs', 'by-name'].find(kind => path.includes(kind)));
  assert.deepEqual(kinds.sort(), ['ancestry', 'by-name', 'by-refs'], asked.join('\n'));
});

scenario('nothing moves while an entity page comes', async open => {
  const [entity] = await connected('component');
  for (const width of [1280, 360]) {
    const page = await open('about:blank', { width });
    await page.addInitScript(() => {
      window.shift = 0;
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(site.url + pathOf(entity));
    await page.locator('.relation-table').first().waitFor();
    await settled(page);
    assert.ok((await page.evaluate(() => window.shift)) < 0.02, `at ${width}: ${await page.evaluate(() => window.shift)}`);
  }
});
