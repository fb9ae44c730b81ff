// The plugin that tries everything, in both isolations. What it reached is judged from outside wherever
// that can be: a server that should hear nothing, the portal's page, and what the reader would see.

import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { after, before } from 'node:test';
import { eventually } from './browser.mjs';
import { scenario } from './harness.mjs';
import { startModes } from './modes.mjs';
import { writePlugins } from './plugins.mjs';
import { startSite } from './site.mjs';

const example = resolve(import.meta.dirname, '../../public/sdk/examples/hostile');
const tabs = { frame: 'hostile', page: 'hostile-page' };
const addressOf = ({ url, isolation }, ...rest) => [`${url}/catalog/default/component/ticketing-service`, tabs[isolation], evil.port, lure.port, ...rest].join('/');

/** What trusted code in the page reaches: all that a script of the portal does. */
const trusted = [
  'cookie', 'localStorage', 'sessionStorage', 'indexedDB', 'caches', 'token of a request', 'token by prototypes', 'parent document', 'top document', 'parent storage', 'top global', 'top location',
  'fetch', 'fetch without CORS', 'fetch of the portal', 'XMLHttpRequest', 'WebRTC', 'import()', 'eval', 'new Function', 'worker of a blob', 'frame of text', 'frame with a script of a blob', 'blank frame: fetch', 'blank frame: WebRTC', 'size of the page around', 'prototype of the portal',
];

/** What the server hears of trusted code. */
const audible = [
  'GET /fetch', 'GET /no-cors', 'GET /xhr', 'GET /events', 'POST /beacon', 'GET /later?data', 'GET /image?data', 'GET /script?data', 'GET /module?data', 'GET /stylesheet?data', 'GET /preload?data', 'GET /object?data',
  'GET /embed?data', 'GET /video?data', 'GET /audio?data', 'GET /poster?data', 'GET /svg-image?data', 'GET /import?data', 'GET /background?data', 'GET /import.js?data', 'GET /worklet.js?data', 'GET /frame?data', 'GET /blank', 'GET /spy', 'GET /spy-image',
];

/** What no browser keeps from a frame: how large the window is tells nothing of what is in it. */
const limits = ['size of the window'];

/** What stays shut even there, by the portal's own calls. */
const shut = ['host.fetch "/api/auth/guest/refresh"', 'host.fetch "/api/catalog/../auth/guest/refresh"', 'host.fetch redirected', 'host.fetch with another mode', 'storage without end', 'storage of another plugin'];

/**
 * How a frame tries to leave, and how many connections Chromium opens for it: it connects ahead of asking
 * the policy, and then sends nothing. No policy keeps it from that.
 */
const endings = { location: 1, replace: 1, link: 1, form: 0, refresh: 1, open: 1, 'parent-link': 0, 'top-link': 0, 'top-form': 0, download: 0, data: 0, blob: 0, again: 0, keys: 0, back: 0, code: 0, 'code-as-data': 0 };

let modes;
let evil;
let lure;
let plugins;

before(async () => {
  modes = await startModes({ demo: true });
  evil = await listen((_, response) => response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('export {}'));
  lure = await listen((request, response) => {
    const cors = { 'access-control-allow-origin': '*' };
    if (request.url === '/redirect') return void response.writeHead(302, { ...cors, location: `${evil.url}/redirected?data` }).end();
    const { cookie, authorization, referer } = request.headers;
    response.writeHead(200, cors).end(cookie || authorization || referer ? 'too much' : 'no cookie, no token, no referrer');
  });
  const read = file => readFile(join(example, file), 'utf8');
  const index = await read('index.js');
  const asked = async file => ({ 'plugin.json': { ...JSON.parse(await read(file)), origins: [lure.url] }, 'index.js': index });
  plugins = await writePlugins({ frame: await asked('plugin.json'), page: await asked('page.json') });
});

after(async () => {
  await modes?.stop();
  await evil?.stop();
  await lure?.stop();
  await plugins?.remove();
});

scenario('in a frame nothing is reached, attempt by attempt', async open => {
  await withSite('frame', async site => {
    const seen = await play(open, site);
    assert.ok(seen.lines.length > 100, `${seen.lines.length} attempts`);
    for (const { attempt, result, text } of seen.lines) {
      assert.equal(result, limits.includes(attempt) ? 'reached' : 'refused', `${attempt}: ${text}`);
    }
    assert.deepEqual(evil.heard, [], 'what the server heard');
    assert.equal(evil.datagrams(), 0, 'datagrams to the server');
    // For the frame within the frame, as for the endings below. Contexts of tests are incognito, where
    // Chromium follows no preconnect at all: this does not show that a frame cannot use one. It can.
    assert.ok(seen.connections <= 1, `${seen.connections} connections to the server`);
    // The real token is nowhere in what the plugin found.
    assert.ok(seen.token.length > 100);
    assert.ok(!seen.lines.some(({ text }) => text.includes(seen.token)));
    await seen.unharmed();
  });
}, { expected: [/./] });

for (const [end, connections] of Object.entries(endings)) {
  scenario(`a frame does not leave for another server: ${end}`, async open => {
    await withSite('frame', async site => {
      evil.forget();
      const page = await open('about:blank');
      page.on('download', () => assert.fail('a download'));
      await page.goto(addressOf(site, end));
      await page.frameLocator('.plugin iframe').frameLocator('iframe').getByText('About to leave.').waitFor();
      await page.waitForTimeout(3_500);
      assert.deepEqual(evil.heard, []);
      assert.equal(evil.datagrams(), 0);
      assert.equal(await page.getByRole('dialog').count(), 0);
      assert.ok(evil.connections() <= connections, `${evil.connections()} connections`);
      assert.equal(new URL(page.url()).origin, site.url);
      assert.equal(page.context().pages().length, 1);
      assert.equal(await page.evaluate(() => globalThis.hostile), undefined);
      await page.getByRole('heading', { level: 1, name: 'Ticketing service' }).waitFor();
    });
  }, { expected: [/./] });
}

scenario('a frame leads elsewhere only through the reader', async open => {
  await withSite('frame', async site => {
    evil.forget();
    for (const end of ['navigate', 'navigate-relative']) {
      const page = await open(addressOf(site, end));
      const dialog = page.getByRole('dialog', { name: 'Leave the portal?' });
      await dialog.waitFor();
      assert.equal(await dialog.getByRole('link').getAttribute('href'), `${evil.url}/navigate?data`);
      await page.keyboard.press('Escape');
    }
    assert.deepEqual(evil.heard, []);
  });
});

scenario('in the page a plugin is trusted code, and this is what that means', async open => {
  await withSite('page', async site => {
    const { lines } = await play(open, site);
    const result = name => lines.find(({ attempt }) => attempt === name) ?? assert.fail(`no attempt "${name}"`);
    for (const name of trusted) assert.equal(result(name).result, 'reached', `${name}: ${result(name).text}`);
    // The server hears what gets out: its silence about a frame means something.
    for (const path of audible) assert.ok(evil.heard.includes(path), `${path} was not heard`);
    assert.ok(evil.datagrams() > 0, 'WebRTC was not heard');
    for (const name of shut) assert.equal(result(name).result, 'refused', `${name}: ${result(name).text}`);
    for (const { attempt, result, text } of lines.filter(({ attempt }) => attempt.startsWith('host.fetch'))) {
      assert.equal(result, 'refused', `${attempt}: ${text}`);
    }
  });
}, { expected: [/./] });

async function play(open, site) {
  evil.forget();
  const page = await open('about:blank');
  const dialogs = [];
  const downloads = [];
  page.on('dialog', dialog => (dialogs.push(dialog.message()), dialog.dismiss()));
  page.on('download', download => downloads.push(download.suggestedFilename()));
  let token;
  page.on('request', request => (token ??= request.headers().authorization?.replace('Bearer ', '')));
  await page.goto(addressOf(site));
  const address = page.url();
  const place = site.isolation === 'page' ? page.locator('.plugin') : page.frameLocator('.plugin iframe').frameLocator('iframe');
  await place.locator('[data-done]').waitFor({ state: 'attached', timeout: 150_000 }).catch(async error => {
    const last = await place.locator('li').allInnerTexts().catch(() => []);
    const said = await page.getByRole('alert').allInnerTexts();
    throw new Error(`${said} it ended after ${last.length} attempts, the last: ${last.at(-1)}`, { cause: error });
  });
  const lines = await place.locator('li').evaluateAll(items => items.map(({ dataset, textContent }) => ({ ...dataset, text: textContent })));
  async function unharmed() {
    assert.equal(page.url(), address);
    assert.equal(page.context().pages().length, 1, 'windows');
    assert.deepEqual(dialogs, []);
    assert.deepEqual(downloads, []);
    assert.deepEqual(await page.context().cookies(), []);
    const left = await page.evaluate(() => ({ polluted: {}.polluted, hostile: globalThis.hostile, keys: Object.keys(localStorage).filter(key => /hostile/i.test(localStorage[key])) }));
    assert.deepEqual(left, { polluted: undefined, hostile: undefined, keys: [] });
    const { height } = await page.locator('.plugin iframe').boundingBox();
    assert.ok(height <= 20_000, `${height} px`);
    await page.getByRole('link', { name: 'Inspect' }).click();
    await eventually(async () => assert.equal(await page.locator('iframe').count(), 0));
  }
  return { lines, token, connections: evil.connections(), unharmed };
}

async function withSite(isolation, play) {
  const config = { ...modes.configs[1], plugins: [`/plugins/${isolation}/plugin.json`] };
  // What a frame keeps it keeps also where the host sends no policy.
  const site = await startSite({ config, mounts: plugins.mounts, policy: false });
  try {
    await play({ ...site, isolation });
  } finally {
    await site.stop();
  }
}

/** A server that remembers what it heard, connections without a request included. */
async function listen(answer) {
  const heard = [];
  let connections = 0;
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  server.on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  let datagrams = 0;
  const ear = createSocket('udp4', () => (datagrams += 1));
  ear.bind(port, '127.0.0.1');
  await once(ear, 'listening');
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    heard,
    connections: () => connections,
    datagrams: () => datagrams,
    forget() {
      datagrams = 0;
      heard.length = 0;
      connections = 0;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      ear.close();
      await once(server, 'close');
    },
  };
}
