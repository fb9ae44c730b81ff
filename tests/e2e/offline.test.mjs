// The service worker, with real deployments that change under it: what is there without a network, that two
// builds never mix, and how a broken one is got rid of.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { startBackstage } from '../backstage/backstage.mjs';
import { atRest, eventually } from './browser.mjs';
import { copyOfDemo } from './demo.mjs';
import { scenario } from './harness.mjs';
import { names } from './reading.mjs';
import { defaultDist, freePort, startSite } from './site.mjs';

let catalog, backend, work;

before(async () => {
  catalog = await copyOfDemo();
  backend = await startBackstage({ port: await freePort(), catalogs: [`${catalog.folder}/${catalog.file}`] });
  work = await mkdtemp(join(tmpdir(), 'callboard-deployments-'));
});

after(async () => {
  await backend?.stop();
  await catalog?.remove();
  await rm(work, { recursive: true, force: true });
});

/** Waits until everything is kept, and the page is served out of that. */
async function kept(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await eventually(async () => assert.ok(await page.evaluate(() => navigator.serviceWorker.controller?.state === 'activated')));
}

const scripts = page => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter(name => /\/callboard-[0-9a-f]+\.js$/.test(name)).map(name => name.split('/').at(-1)));

/** A deployment like the built one, in which every file that its page names is called otherwise. */
async function otherBuild(name, { breaks = false } = {}) {
  const dist = join(work, name);
  await cp(defaultDist(), dist, { recursive: true });
  const files = await readdir(dist);
  const program = files.find(file => /^callboard-[0-9a-f]+\.js$/.test(file));
  const next = `callboard-${Buffer.from(name).toString('hex').padEnd(16, '0')}.js`;
  await rename(join(dist, program), join(dist, next));
  if (breaks) await writeFile(join(dist, next), 'export default nothing(');
  for (const file of ['index.html', 'service-worker.js']) {
    const text = (await readFile(join(dist, file), 'utf8')).replaceAll(program, next);
    // What is promised of the broken one's bytes is true.
    await writeFile(join(dist, file), breaks ? text.replace(/ integrity="[^"]*"/g, '') : text);
  }
  await writeFile(join(dist, 'service-worker.js'), `/* ${name} */ ${(await readFile(join(dist, 'service-worker.js'), 'utf8')).replace(/build [0-9a-f]{16}/, `build ${name}`)}`);
  return { dist, program: next };
}

/** A host whose files are replaced as a whole. */
async function deployed(first) {
  const dist = await mkdtemp(join(work, 'host-'));
  const deploy = async from => {
    for (const name of await readdir(dist)) await rm(join(dist, name), { recursive: true });
    await cp(from, dist, { recursive: true });
    await writeFile(join(dist, 'config.json'), JSON.stringify({ backend: backend.url }));
  };
  await deploy(first);
  // The other builds are made here, so that the hashes of the policy are not theirs.
  return { dist, deploy, site: await startSite({ dist, policy: false }) };
}

scenario('without a network there is what was seen, in the build that was there', async open => {
  const site = await startSite({ config: { backend: backend.url } });
  const page = await open(`${site.url}/catalog`, { offline: true });
  await kept(page);
  await eventually(async () => assert.ok((await names(page)).length > 3));
  const list = await names(page);
  await page.getByRole('main').getByRole('link', { name: 'Ticketing service' }).first().click();
  await page.getByRole('region', { name: 'About' }).waitFor();
  await atRest(page);
  await page.goto(`${site.url}/catalog`);
  await eventually(async () => assert.deepEqual(await names(page), list));
  await atRest(page);
  await page.context().setOffline(true);
  await site.stop();
  await page.reload();
  await eventually(async () => assert.deepEqual(await names(page), list));
  await page.getByText('You are offline').first().waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Ticketing service' }).first().click();
  await page.getByRole('region', { name: 'About' }).waitFor();
  await page.reload();
  await page.getByRole('region', { name: 'About' }).waitFor();
}, { expected: [/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)/] });

scenario('an embedded catalog is there without a network', async open => {
  const site = await startSite();
  const page = await open(`${site.url}/catalog`, { offline: true });
  await kept(page);
  await eventually(async () => assert.ok((await names(page)).length > 3));
  await atRest(page);
  // Who shows a token gets what is not for everybody.
  const isKept = (query, headers) =>
    page.evaluate(async ([url, headers]) => {
      await (await fetch(url, { headers })).text();
      await new Promise(resolve => setTimeout(resolve, 500));
      return (await caches.match(url)) !== undefined;
    }, [`/demo/catalog-info.yaml?${query}`, headers]);
  assert.equal(await isKept('open', {}), true);
  assert.equal(await isKept('guarded', { authorization: 'Bearer token' }), false);
  await page.context().setOffline(true);
  await site.stop();
  await page.goto(`${site.url}/catalog?filters[kind]=api`);
  await eventually(async () => assert.ok((await names(page)).length > 2));
}, { expected: [/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)/] });

scenario('a newer build is told of, taken over whole, and an older page goes on with its own', async open => {
  const { site, deploy } = await deployed(defaultDist());
  const next = await otherBuild('bb');
  try {
    const page = await open(`${site.url}/catalog`, { offline: true });
    await kept(page);
    const [before] = await scripts(page);
    const older = await page.context().newPage();
    await older.goto(`${site.url}/catalog`);
    await eventually(async () => assert.ok((await names(older)).length > 3));
    await deploy(next.dist);
    await page.reload();
    await eventually(async () => assert.deepEqual(await scripts(page), [before]));
    const news = page.getByText('A newer version of the portal is here.');
    await news.first().waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Reload' }).click();
    await eventually(async () => assert.deepEqual(await scripts(page), [next.program]));
    await eventually(async () => assert.ok((await names(page)).length > 3));
    // A chunk that this page has not had yet, and that the host no longer has.
    await older.locator('a[href$="/settings"]').first().click();
    await older.getByRole('heading', { name: 'Settings' }).waitFor();
  } finally {
    await site.stop();
  }
});

scenario('a broken build gives way to the one that is rolled back to', async open => {
  const { site, deploy } = await deployed(defaultDist());
  const broken = await otherBuild('cc', { breaks: true });
  try {
    const page = await open(`${site.url}/catalog`, { offline: true });
    await kept(page);
    await deploy(broken.dist);
    await page.reload();
    await page.getByRole('button', { name: 'Reload' }).click({ timeout: 30_000 });
    await page.getByRole('alert').filter({ hasText: /could not be loaded|too old/ }).waitFor();
    await deploy(defaultDist());
    await page.reload();
    await eventually(async () => assert.ok((await names(page)).length > 3), 20_000);
    assert.equal(await page.locator('.crash').count(), 0);
  } finally {
    await site.stop();
  }
}, { expected: [/SyntaxError|Invalid or unexpected token|ERR_/] });

scenario('the switch takes the service worker away, and all that it kept', async open => {
  const { site, dist } = await deployed(defaultDist());
  try {
    const page = await open(`${site.url}/catalog`, { offline: true });
    await kept(page);
    await cp(join(dist, 'deploy/service-worker-off.js'), join(dist, 'service-worker.js'));
    await page.reload();
    await eventually(async () => {
      const left = await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]);
      assert.deepEqual(left, [0, 0]);
    }, 20_000);
    await eventually(async () => assert.ok((await names(page)).length > 3));
  } finally {
    await site.stop();
  }
});
