// Names that JavaScript knows as well, in definitions of APIs: they are names like any other.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { innate, innateApis } from '../fixtures/innate.mjs';
import { eventually, settled } from './browser.mjs';
import { scenario } from './harness.mjs';
import { startSite } from './site.mjs';

let folder, site;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callboard-innate-'));
  await writeFile(join(folder, 'all.json'), JSON.stringify(innateApis()));
  site = await startSite({ config: { backend: 'embedded', catalog: ['files/all.json'] }, mounts: { '/files/': folder } });
});
after(async () => {
  await site?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The definition's page; in the end nothing has been put into what every object inherits. */
function definition(name, play) {
  scenario(`names that JavaScript knows: ${name}`, async open => {
    const page = await open('about:blank');
    await page.addInitScript(() => void (globalThis.inherited = Reflect.ownKeys(Object.prototype).join()));
    await page.goto(`${site.url}/catalog/default/api/${name}/definition`);
    await play(page);
    assert.ok(await page.evaluate(() => Reflect.ownKeys(Object.prototype).join() === globalThis.inherited));
  });
}

definition('small', async page => {
  const drawn = page.locator('.opblock-summary-path');
  await eventually(async () => assert.deepEqual((await drawn.evaluateAll(all => all.map(path => path.dataset.path))).sort(), innate.map(key => `/${key}`).sort()));
  for (const operation of await page.locator('.opblock-summary-control').all()) await operation.click();
  assert.equal(await page.locator('.opblock-body').count(), innate.length);
});

definition('large', async page => {
  const list = page.getByRole('navigation', { name: 'Operations' });
  for (const number of [0, 1]) {
    await list.getByRole('button').nth(number).click();
    await page.locator(`.opblock-summary-path[data-path="/thing-${number}"]`).waitFor();
    // What the first operation refers to is not what the document says about signing in.
    assert.equal(await page.getByRole('button', { name: 'Authorize' }).count(), 0, `operation ${number}`);
  }
});

for (const [name, section] of [['events', 'Channels'], ['graph', 'Types'], ['calls', 'Messages']]) {
  definition(name, async page => {
    const items = page.getByRole('region', { name: section }).locator('details');
    await eventually(async () => assert.equal(await items.count(), innate.length));
    for (const item of await items.all()) {
      await item.locator('summary').first().click();
      assert.ok((await item.innerText()).includes(await item.getAttribute('data-name')));
    }
  });
}

for (const type of ['constructor', 'proto', 'toString']) {
  definition(`type-${type}`, async page => {
    await settled(page);
    const text = page.getByRole('region', { name: 'definition', exact: true });
    await eventually(async () => assert.equal(await text.locator('.row code').first().textContent(), 'What it says'));
  });
}
