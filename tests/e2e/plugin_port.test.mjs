// The portal's end of a frame's port takes whatever comes: thousands of messages that mean nothing,
// little, or something else than they seem do no harm, and the plugin is served as before.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { atRest } from './browser.mjs';
import { scenario } from './harness.mjs';
import { startModes } from './modes.mjs';
import { manifest, writePlugins } from './plugins.mjs';
import { startSite } from './site.mjs';

const messages = 2_000;

/** The reader's entity and the tab, with a seed: a run that failed can be had again. */
const tab = seed => `/catalog/default/component/ticketing-service/noise/${seed}`;

/** Gets at the port as any code in the frame can, by what all ports inherit. */
const takePort = `
async function takePort(host) {
  const { postMessage } = MessagePort.prototype;
  let port;
  MessagePort.prototype.postMessage = function (...values) {
    port ??= this;
    return postMessage.apply(this, values);
  };
  await host.storage.get('x');
  MessagePort.prototype.postMessage = postMessage;
  return port;
}`;

/** Posts its noise more slowly than a flood, then asks two things as a good plugin would. */
const noise = `
export const apiVersion = 1;
const names = ['ready', 'height', 'key', 'notify', 'call', 'cancel', 'alive', 'start', 'result', 'constructor', '__proto__', 'toString', 'hasOwnProperty', ''];
const calls = ['fetch', 'read', 'write', 'navigate', 'constructor', '__proto__', 'valueOf', 'eval', ''];
const fields = ['id', 'name', 'args', 'height', 'key', 'ctrlKey', 'message', 'kind', 'error', 'value', '__proto__', 'then'];

function random(seed) {
  let state = seed >>> 0;
  return below => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export function mount(root, host) {
  const pick = random(Number(host.subpath()));
  const one = list => list[pick(list.length)];
  let ports = [];
  const strange = [
    () => null, () => undefined, () => NaN, () => -Infinity, () => -0, () => 1e308, () => 10n, () => true, () => pick(50), () => '', () => 'x'.repeat(pick(20_000)),
    () => '\\ud800', () => '__proto__', () => '/api/catalog/../auth', () => '/api/catalog/entities/by-query?limit=1', () => 'javascript:globalThis.noise = true',
    () => new Date(NaN), () => /x/g, () => new Error('made up'), () => new Map([['is', 'call']]), () => new Set([1]), () => new Uint8Array(pick(100)), () => new ArrayBuffer(8),
    () => new Blob(['x']), () => new Array(pick(1_000)), () => ({ toString: 1 }), () => ({ toString: null, valueOf: null }), () => ({ length: -1 }), () => JSON.parse('{"__proto__": {"polluted": true}}'),
    () => { const ring = {}; ring.ring = ring; return ring; },
    () => { const { port1 } = new MessageChannel(); ports.push(port1); return port1; },
  ];
  const value = (depth = 0) => {
    const shape = pick(depth > 3 ? 6 : 8);
    if (shape === 6) return Array.from({ length: pick(4) }, () => value(depth + 1));
    if (shape === 7) return Object.fromEntries(Array.from({ length: pick(4) }, () => [one(fields), value(depth + 1)]));
    return one(strange)();
  };
  // Where it leads is not what this is about: a path would end it.
  const argumentsOf = name => (name === 'navigate' ? [one([null, 7, {}, { toString: 1 }, 'javascript:1', 'data:text/html,x', 'http://[', 'about:blank'])] : value());
  const message = () => {
    if (pick(5) === 0) return value();
    const made = { is: pick(10) ? one(names) : value() };
    for (let i = pick(6); i > 0; i -= 1) made[one(fields)] = value();
    if (made.is !== 'call') return made;
    const name = pick(8) ? one(calls) : value();
    const known = ['fetch', 'read', 'write', 'navigate'].includes(name) && pick(3) > 0;
    const args = known && name !== 'navigate' ? [one(strange)(), value()] : argumentsOf(name);
    return { ...made, name, args, id: pick(3) ? pick(100) : value() };
  };
  (async () => {
    const port = await takePort(host);
    let sent = 0;
    while (sent < ${messages}) {
      for (let i = 0; i < 100 && sent < ${messages}; i += 1) {
        ports = [];
        const made = message();
        try {
          port.postMessage(made, [...new Set(ports)]);
          sent += 1;
        } catch (error) {
          if (error.name !== 'DataCloneError') throw error;
        }
      }
      await new Promise(resolve => setTimeout(resolve, 250));
    }
    await host.storage.set('after', [sent]);
    const [kept] = await host.storage.get('after');
    const answer = await host.fetch('/api/catalog/entities/by-name/component/default/ticketing-service');
    root.textContent = 'sent ' + kept + ', then ' + answer.status;
  })();
  return { unmount() {} };
}
${takePort}`;

/** Says that it failed, in words that are none. */
const lament = `
export const apiVersion = 1;
export function mount(root, host) {
  takePort(host).then(port => port.postMessage({ is: 'failed', reason: { toString: 1 }, details: [{ toString: null, valueOf: null }] }));
  return { unmount() {} };
}
${takePort}`;

let modes;
let plugins;

before(async () => {
  modes = await startModes({ demo: true });
  const made = { isolation: 'frame', endpoints: ['/api/catalog'] };
  plugins = await writePlugins({
    noise: { 'plugin.json': manifest('acme.noise', made), 'index.js': noise },
    lament: { 'plugin.json': manifest('acme.lament', made), 'index.js': lament },
  });
});

after(async () => {
  await modes?.stop();
  await plugins?.remove();
});

for (const [index, mode] of ['embedded', 'over a backend'].entries()) {
  for (const seed of [1, 2]) {
    scenario(`${messages} messages that mean nothing do no harm, ${mode}, seed ${seed}`, async open => {
      await withSite(index, async site => {
        const page = await open(site.url + tab(seed));
        const place = page.frameLocator('.plugin iframe').frameLocator('iframe');
        await place.getByText(`sent ${messages}, then 200`).waitFor({ timeout: 90_000 });
        const left = await page.evaluate(() => [{}.polluted, globalThis.noise, Object.keys(localStorage).filter(key => !key.includes('acme.noise') && localStorage[key].includes('polluted'))]);
        assert.deepEqual(left, [undefined, undefined, []]);
        assert.equal(page.url(), site.url + tab(seed));
        // The portal goes on.
        await page.getByRole('link', { name: 'Inspect' }).click();
        await page.getByRole('radio', { name: 'Ancestry' }).waitFor();
        await atRest(page);
      });
    }, { expected: [/^console\.error: Failed to load resource: the server responded with a status of 4\d\d/] });
  }
}

scenario('a frame that says in no words that it failed is ended like any other', async open => {
  await withSite(0, async site => {
    const page = await open(`${site.url}/catalog/default/component/ticketing-service/lament`);
    await page.getByRole('main').getByRole('alert').waitFor();
    assert.equal(await page.locator('.plugin iframe').count(), 0);
  });
});

async function withSite(index, play) {
  const config = { ...modes.configs[index], plugins: plugins.urls };
  const site = await startSite({ config, mounts: { ...modes.mounts, ...plugins.mounts } });
  try {
    await play(site);
  } finally {
    await site.stop();
  }
}
