// What only the embedded catalog does: snapshots in the place of files, locations that are
// registered in this browser, and saying how far a long reading is.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before } from 'node:test';
import { promisify } from 'node:util';
import { eventually } from './browser.mjs';
import { copyOfDemo } from './demo.mjs';
import { scenario } from './harness.mjs';
import { heading, names } from './reading.mjs';
import { startSite } from './site.mjs';

const run = promisify(execFile);
/** `make cli` builds it. */
const command = resolve(import.meta.dirname, '../../target/fast/callboard-catalog');

const choir = `apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: choir, title: The choir }
spec: { type: team, children: [] }
`;

let demo, files, site;
before(async () => {
  demo = await copyOfDemo();
  files = await mkdtemp(join(tmpdir(), 'callboard-embedded-'));
  await writeFile(join(files, 'choir.yaml'), choir);
  for (const name of ['demo.catalog', 'demo.catalog.gz']) {
    await run(command, ['pack', join(demo.folder, demo.file), '--allow-problems', '-o', join(files, name)]);
  }
  site = await open(['demo/catalog-info.yaml']);
});
after(async () => {
  await site?.stop();
  await rm(files, { recursive: true, force: true });
  await demo?.remove();
});

const open = catalog =>
  startSite({ config: { backend: 'embedded', catalog }, mounts: { '/files/': files, '/demo/': demo.folder } });

for (const name of ['demo.catalog', 'demo.catalog.gz']) {
  scenario(`${name} is the catalog it was packed from`, async openPage => {
    const packed = await open([`files/${name}`]);
    try {
      const [fromFiles, fromPack] = [await openPage(site.url), await openPage(packed.url)];
      const rows = await eventually(async () => {
        const rows = await names(fromFiles);
        assert.ok(rows.length > 0);
        return rows;
      });
      await eventually(async () => assert.deepEqual(await names(fromPack), rows));
      const asked = packed.requests.map(({ path }) => path);
      assert.deepEqual(asked.filter(path => path.endsWith('.yaml')), [], 'no file of the catalog is read');
    } finally {
      await packed.stop();
    }
  });
}

/** Runs in the page: the worker by itself, spoken to as the portal does. */
async function talk({ script, locations, registered, requests }) {
  const worker = new Worker(script, { type: 'module' });
  const said = { answers: [], registered: undefined };
  const next = () =>
    new Promise(resolve => {
      worker.onmessage = ({ data }) => {
        if (data.registered !== undefined) said.registered = data.registered;
        if (data.ready || data.id !== undefined) resolve(data);
      };
    });
  await next();
  worker.postMessage({ locations, registered });
  for (const [id, [method, target, body = '']] of requests.entries()) {
    const answer = next();
    worker.postMessage({ id, method, target, body: body && JSON.stringify(body) });
    const { status, body: bytes } = await answer;
    said.answers.push({ status, text: new TextDecoder().decode(bytes) });
  }
  worker.terminate();
  return said;
}

scenario('a location registered here is read again at the next start', async openPage => {
  const page = await openPage(site.url);
  const locations = [`${site.url}/demo/catalog-info.yaml`];
  const target = `${site.url}/files/choir.yaml`;
  const byName = ['GET', '/entities/by-name/group/default/choir'];
  const first = await page.evaluate(talk, {
    script: site.worker,
    locations,
    registered: '',
    requests: [
      byName,
      ['POST', '/locations?dryRun=true', { type: 'url', target }],
      byName,
      ['POST', '/locations', { type: 'url', target }],
      byName,
    ],
  });
  assert.deepEqual(first.answers.map(({ status }) => status), [404, 201, 404, 201, 200]);
  assert.match(first.answers[1].text, /"choir"/);
  assert.match(first.registered, /choir\.yaml/);

  const { id } = JSON.parse(first.answers[3].text).location;
  const second = await page.evaluate(talk, {
    script: site.worker,
    locations,
    registered: first.registered,
    requests: [byName, ['GET', '/locations'], ['DELETE', `/locations/${id}`], byName],
  });
  assert.deepEqual(second.answers.map(({ status }) => status), [200, 200, 204, 404]);
  assert.equal(second.registered, '[]');

  // The portal hands on what it kept.
  await page.evaluate(text => localStorage.setItem('registered-locations', text), first.registered);
  await page.goto(`${site.url}/catalog/default/group/choir`);
  await eventually(async () => assert.equal(await heading(page), 'The choir'));
});

scenario('a long reading says how far it is, and goes when the rows come', async openPage => {
  const parts = Array.from({ length: 40 }, (_, part) =>
    Array.from({ length: 100 }, (_, index) => choir.replace('choir,', `choir-${part}-${index},`)).join('---\n'),
  );
  await Promise.all(parts.map((text, part) => writeFile(join(files, `part-${part}.yaml`), text)));
  const slow = await open(parts.map((_, part) => `files/part-${part}.yaml`));
  try {
    const page = await openPage('about:blank');
    await page.addInitScript(() => {
      globalThis.seen = [];
      new MutationObserver(() => {
        const text = document.querySelector('.reading')?.textContent;
        if (text && text !== globalThis.seen.at(-1)) globalThis.seen.push(text);
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    await page.goto(`${slow.url}/catalog?filters[kind]=group`);
    await eventually(async () => assert.ok((await names(page)).length > 0));
    const seen = await page.evaluate(() => globalThis.seen);
    assert.ok(seen.length > 0, 'it was said');
    for (const text of seen) assert.match(text, /^Reading the catalog.*entities so far$/);
    assert.equal(await page.locator('.reading').count(), 0);
  } finally {
    await slow.stop();
  }
});
