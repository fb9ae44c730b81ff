// Plugins: how soon their code is called, what they cost those who do not look at them, and how fast a
// frame talks to the portal.

import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { arrive } from './arrival.mjs';
import { median } from './samples.mjs';

const entity = '/catalog/default/component/web';

const catalog = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: web}
spec: {type: service, lifecycle: production, owner: me}
`;

/** So many plugins are a lot. */
const many = 200;

/** So often a frame asks in one run. */
const asked = 100;

const plain = `
export const apiVersion = 1;
export function mount(root) {
  globalThis.mountedAt = performance.now();
  root.textContent = 'here';
  return { unmount() {} };
}`;

// The portal reads what the frame has kept: there is no other way out of it.
const asking = `
export const apiVersion = 1;
export async function mount(root, host) {
  const times = [];
  for (let i = 0; i < ${asked}; i += 1) {
    const began = performance.now();
    await host.storage.get('nothing');
    times.push(performance.now() - began);
  }
  await host.storage.set('times', times);
  return { unmount() {} };
}`;

/** Writes many plugins and what is measured, for `/plugins/`. */
export async function writePlugins() {
  const folder = await mkdtemp(join(tmpdir(), 'callboard-bench-plugins-'));
  const write = async (name, module, more) => {
    const tabs = [{ path: name, title: `Tab ${name}` }];
    const manifest = { apiVersion: 1, id: `bench.${name}`, name, version: '1', entry: './index.js', isolation: 'page', tabs, ...more };
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'plugin.json'), JSON.stringify(manifest));
    await writeFile(join(folder, name, 'index.js'), module);
  };
  await writeFile(join(folder, 'catalog.yaml'), catalog);
  await write('plain', plain);
  await write('framed', asking, { isolation: 'frame' });
  const names = Array.from({ length: many }, (_, index) => `many-${index}`);
  const more = { pages: [{ path: 'page', title: 'Page', nav: false }], cards: [{ id: 'card', title: 'Card', when: { kind: 'nothing' } }] };
  for (const name of names) {
    const pages = [{ ...more.pages[0], path: name }];
    await write(name, plain, { ...more, pages });
  }
  const url = name => `/plugins/${name}/plugin.json`;
  return { folder, few: ['plain', 'framed'].map(url), many: names.map(url), remove: () => rm(folder, { recursive: true }) };
}

/** Steps on a site with a plugin in the page and one in a frame. */
export const few = bench => [
  { figures: ['plugin_mount_ms_cold', 'plugin_mount_ms_cached'], times: bench.runs, step: site => press(bench, site) },
  { figures: ['plugin_rpc_ms'], times: bench.runs, step: site => talk(bench, site) },
];

/** The step that compares a site with many plugins to one with none. */
export const cost = (bench, none) => ({
  figures: ['plugins_200_first_rows_ms'],
  // The difference is smaller than what one arrival differs from the next.
  times: Math.max(bench.runs, 15),
  step: site => compare(bench, site, none),
});

/** From a click on the tab until the plugin's code is called: first with nothing loaded, then again. */
async function press({ samples, ...bench }, site) {
  await arrive(bench, site, { path: `${entity}/inspect` }, async page => {
    for (const state of ['cold', 'cached']) {
      await page.settled();
      await page.evaluate(() => {
        delete globalThis.mountedAt;
        addEventListener('click', event => (globalThis.clickedAt = event.timeStamp), { capture: true, once: true });
      });
      await page.click('nav[aria-label="Entity"] a', 'Tab plain');
      const took = await page.evaluate(async () => {
        while (!globalThis.mountedAt) await new Promise(requestAnimationFrame);
        return globalThis.mountedAt - globalThis.clickedAt;
      });
      samples.add(`plugin_mount_ms_${state}`, took);
      await page.click('nav[aria-label="Entity"] a', 'Inspect');
    }
  });
}

async function talk({ samples, ...bench }, site) {
  await arrive(bench, site, { path: `${entity}/framed` }, async page => {
    const times = await page.evaluate(async () => {
      let kept;
      while (!(kept = localStorage.getItem('plugin-storage bench.framed'))) await new Promise(requestAnimationFrame);
      return JSON.parse(JSON.parse(kept).times);
    });
    samples.add('plugin_rpc_ms', median(times));
  });
}

const differences = { none: [], many: [] };

async function compare({ samples, ...bench }, site, none) {
  for (const [name, { url, requests }] of [['none', none], ['many', site]]) {
    const before = requests.length;
    await arrive(bench, { url }, { path: '/catalog' }, async page => {
      differences[name].push(await page.firstRows());
      await page.settled();
    });
    const code = requests.slice(before).filter(({ path }) => /^\/plugins\/.*\.js$/.test(path));
    if (code.length) throw new Error(`code of ${code.length} plugins was fetched for a list`);
  }
  samples.add('plugins_200_first_rows_ms', median(differences.many) - median(differences.none));
}
