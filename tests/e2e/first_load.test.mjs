// What comes before the first rows, what waits for them, and what happens when a part does not come.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startBackstage } from '../backstage/backstage.mjs';
import { atRest, eventually, openPage } from './browser.mjs';
import { copyOfDemo } from './demo.mjs';
import { scenario } from './harness.mjs';
import { names, searchField } from './reading.mjs';
import { freePort, startSite } from './site.mjs';

let catalog, backend, site;

before(async () => {
  catalog = await copyOfDemo();
  backend = await startBackstage({ port: await freePort(), catalogs: [`${catalog.folder}/${catalog.file}`] });
  site = await startSite({ config: { backend: backend.url } });
});

after(async () => {
  await site?.stop();
  await backend?.stop();
  await catalog?.remove();
});

/** A page that remembers what it asked for, in order. */
async function visit(open, path = '/catalog') {
  const page = await open('about:blank', { early: true });
  const asked = [];
  page.on('request', request => asked.push(request.url()));
  await page.goto(site.url + path);
  return { page, asked };
}

const count = (asked, part) => asked.filter(url => url.includes(part)).length;
const isChunk = url => /\/callboard-(split|chunk)-/.test(url);

scenario('the first questions are on their way before the program, and are asked once', async open => {
  const { page, asked } = await visit(open);
  await eventually(async () => assert.ok((await names(page)).length > 3));
  await atRest(page);
  for (const part of ['/config.json', '/guest/refresh', '/entities/by-query']) assert.equal(count(asked, part), 1, part);
  const order = part => asked.findIndex(url => url.includes(part));
  assert.ok(order('/guest/refresh') < order('/catalog/entities'));
});

scenario('what the first rows can do without comes after them', async open => {
  const page = await open('about:blank', { early: true });
  await page.addInitScript(() => {
    new MutationObserver(() => document.querySelector('main tbody tr') && (window.rowsAt ??= performance.now())).observe(document, { subtree: true, childList: true });
  });
  await page.goto(`${site.url}/catalog`);
  await page.getByRole('search', { name: 'Filters' }).waitFor();
  const { rowsAt, chunksAt } = await page.evaluate(() => {
    const chunks = performance.getEntriesByType('resource').filter(({ name }) => /callboard-(split|chunk)-/.test(name));
    return { rowsAt: window.rowsAt, chunksAt: chunks.map(({ startTime }) => startTime) };
  });
  assert.ok(chunksAt.length > 0);
  for (const at of chunksAt) assert.ok(at > rowsAt, `${at} is before ${rowsAt}`);
});

scenario('a palette that is wanted before it is there opens when it comes', async open => {
  const page = await open('about:blank', { early: true });
  await page.route(isChunk, async route => {
    await new Promise(resolve => setTimeout(resolve, 700));
    await route.continue();
  });
  await page.goto(`${site.url}/catalog`);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('dialog').getByRole('combobox').waitFor();
});

scenario('a part that does not come says so, and comes when it is asked for again', async open => {
  const { page } = await visit(open);
  await eventually(async () => assert.ok((await names(page)).length > 3));
  await atRest(page);
  await page.route(isChunk, route => route.abort());
  await page.getByRole('main').getByRole('link', { name: 'Ticketing service' }).first().click();
  const alert = page.getByRole('main').getByRole('alert');
  await alert.getByText('This part of the portal could not be loaded').waitFor();
  await page.unroute(isChunk);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('region', { name: 'About' }).waitFor();
}, { expected: [/Failed to (load|fetch)/, /TypeError/] });

scenario('a part that comes after the reader has left its page is not drawn', async open => {
  const page = await open('about:blank', { early: true });
  let release;
  const gate = new Promise(resolve => (release = resolve));
  let held = 0;
  await page.route(isChunk, async route => {
    held++;
    await gate;
    await route.continue();
  });
  await page.goto(`${site.url}/catalog`);
  await eventually(async () => assert.ok((await names(page)).length > 3));
  await eventually(async () => assert.ok(held > 0));
  await page.locator('a[href$="/settings"]').first().click();
  await page.waitForURL('**/settings');
  await eventually(async () => assert.equal(await page.locator('main tbody tr').count(), 0));
  release();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await atRest(page);
});

scenario('nothing moves when the rest comes', async open => {
  for (const width of [1280, 360]) {
    const page = await openPage('about:blank', { early: true, width });
    try {
      await page.addInitScript(() => {
        window.shifted = 0;
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.route(isChunk, async route => {
        await new Promise(resolve => setTimeout(resolve, 500));
        await route.continue();
      });
      await page.goto(`${site.url}/catalog`);
      await searchField(page).waitFor();
      await atRest(page);
      assert.ok((await page.evaluate(() => window.shifted)) < 0.02, `${width}: ${await page.evaluate(() => window.shifted)}`);
    } finally {
      await page.context().close();
    }
  }
});
