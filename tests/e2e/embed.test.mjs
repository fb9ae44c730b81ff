// Tabs and cards in pages of somebody else's: over both kinds of backend, and without either knowing of
// the other's style, storage or title.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually } from './browser.mjs';
import { hear, shown, startGuestPages, tab } from './guest_page.mjs';
import { scenario } from './harness.mjs';
import { startModes } from './modes.mjs';
import { manifest, writePlugins } from './plugins.mjs';
import { startSite } from './site.mjs';

const service = 'component:default/ticketing-service';

/** A plugin that says what it is, and leads to the owner in two ways. */
const leading = `
export const apiVersion = 1;
export function mount(root, host) {
  const owner = host.href('group:default/box-office');
  root.innerHTML = '<p></p><a>Owner</a> <button>To the owner</button>';
  root.firstChild.textContent = host.extension.kind + ' · ' + host.extension.id;
  root.querySelector('a').href = owner;
  root.querySelector('button').onclick = () => host.navigate(owner);
  return { unmount() { root.replaceChildren(); } };
}`;

let modes, plugins, site, plugged, other, pages, trusting;
before(async () => {
  modes = await startModes({ demo: true });
  plugins = await writePlugins({
    builds: { 'plugin.json': { ...manifest('acme.builds'), cards: [{ id: 'last', title: 'Last build' }] }, 'index.js': leading },
    framed: { 'plugin.json': manifest('acme.framed', { isolation: 'frame' }), 'index.js': leading },
  });
  const mounts = { ...modes.mounts, ...plugins.mounts };
  site = await startSite({ config: modes.configs[0], mounts, shared: true });
  plugged = await startSite({ config: { ...modes.configs[0], plugins: plugins.urls }, mounts, shared: true });
  other = await startSite({ config: modes.configs[1], shared: true });
  pages = await startGuestPages(() => `${site.url}/embed.js`);
  trusting = await startGuestPages(() => `${plugged.url}/embed.js`);
});
after(async () => {
  await Promise.all([site?.stop(), plugged?.stop(), other?.stop(), pages?.stop(), trusting?.stop(), plugins?.remove()]);
  await modes?.stop();
});

const overBackend = () => ({ config: `${other.url}/config.json` });

async function visit(open, body, { head, ...options } = {}) {
  const page = await open('about:blank', options);
  await page.addInitScript(hear);
  await page.goto(pages.urlOf(body, head));
  return page;
}

/** The document that a plugin has to itself: a frame of nobody's origin, in one of the portal's. */
const framed = (page, id) => page.locator(`#${id}`).locator('iframe').contentFrame().locator('iframe').contentFrame();

const heard = page => page.evaluate(() => globalThis.heard);

scenario('two tabs and a card, of two catalogs, and the page stays as it was', async open => {
  const before = site.requests.length;
  const body =
    tab('one', { entity: service, tab: 'catalog/overview' }) +
    tab('two', { entity: service, tab: 'catalog/overview', ...overBackend() }) +
    tab('card', { entity: 'component:default/seat-map', card: 'catalog/about' });
  const page = await visit(open, body, { head: '<script>globalThis.names = Object.keys(globalThis)</script>' });
  assert.match(await shown(page, 'one'), /Provided APIs/);
  assert.match(await shown(page, 'two'), /Provided APIs/);
  assert.match(await shown(page, 'card'), /^About/);
  const asked = site.requests.slice(before).map(({ path }) => path);
  const times = pattern => asked.filter(path => pattern.test(path)).length;
  assert.equal(times(/^\/callboard-\w+_bg\.wasm$/), 1, 'the program comes once');
  assert.equal(times(/^\/config\.json$/), 1, 'who shows the same catalog shares it');
  assert.equal(times(/^\/callboard-worker-\w+\.js$/), 1, 'so does its worker');
  const left = await page.evaluate(() => ({
    title: document.title,
    kept: localStorage.length + sessionStorage.length,
    history: history.length,
    outside: document.body.children.length,
    theme: document.documentElement.dataset.theme,
    names: Object.keys(globalThis).filter(name => !globalThis.names.includes(name)),
  }));
  assert.deepEqual(left, { title: 'A wiki', kept: 0, history: 2, outside: 1, theme: undefined, names: ['names'] });
  assert.deepEqual(await heard(page), []);
});

/** Runs in the page: what the elements inside look like, and those of the page itself. */
function looks() {
  const named = ['display', 'color', 'backgroundColor', 'fontSize', 'fontFamily', 'lineHeight', 'padding', 'margin', 'width', 'height', 'letterSpacing', 'textTransform', 'visibility'];
  const look = element => {
    const style = getComputedStyle(element);
    return [element.localName, ...named.map(name => style[name])].join(' ');
  };
  const root = document.querySelector('callboard-tab').shadowRoot;
  return {
    inside: [...(root?.querySelector('.embedded')?.querySelectorAll('*') ?? [])].map(look),
    outside: [...document.querySelectorAll('h1, p, a, table, td, button, .card, .icon')].map(look),
  };
}

const prose = '<p class="card">Words with <a href="/">a link</a></p><table><tr><td>1<td><button class="icon">B</button></table>';

const hostile = `<style>
  * { all: unset; color: red !important; font-size: 40px !important; letter-spacing: 4px; text-transform: uppercase }
  html { font-size: 62.5% }
  div, section, svg { display: none !important }
  callboard-tab { display: block !important; inline-size: 1000px; visibility: hidden }
  .card, .embedded, h2 { border: 9px solid red !important }
  :root { --color-text: red; --space-4: 90px }
</style>`;
const calm = '<style>callboard-tab { display: block; inline-size: 1000px }</style>';

scenario('the style of the page stays outside, and ours inside', async open => {
  const body = prose + tab('one', { entity: service, card: 'catalog/about' });
  const [quiet, loud] = [await visit(open, body, { head: calm }), await visit(open, body, { head: hostile })];
  await shown(quiet, 'one');
  await eventually(async () => assert.ok((await loud.evaluate(looks)).inside.length > 40));
  await eventually(async () => {
    const [one, another] = [await quiet.evaluate(looks), await loud.evaluate(looks)];
    assert.ok(one.inside.length > 40);
    assert.deepEqual(another.inside, one.inside);
  });
  const bare = await open('about:blank');
  await bare.route('**/embed.js', route => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await bare.goto(pages.urlOf(body, calm));
  assert.deepEqual((await quiet.evaluate(looks)).outside, (await bare.evaluate(looks)).outside);
});

const background = (page, id) =>
  page.evaluate(id => getComputedStyle(document.getElementById(id).shadowRoot.querySelector('.embedded')).backgroundColor, id);
const light = 'rgb(246, 247, 245)';
const dark = 'rgb(16, 19, 18)';

scenario('the theme is the one asked for, else that of the page, else the system\'s if the page takes it', async open => {
  const body =
    tab('asked', { entity: service, card: 'catalog/about', theme: 'dark' }) +
    tab('page', { entity: service, card: 'catalog/about' }) +
    `<div style="color-scheme: dark">${tab('inner', { entity: service, card: 'catalog/about' })}</div>`;
  const page = await visit(open, body);
  for (const id of ['asked', 'page', 'inner']) await shown(page, id);
  assert.deepEqual([await background(page, 'asked'), await background(page, 'page'), await background(page, 'inner')], [dark, light, dark]);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await background(page, 'page'), light, 'a page that says nothing of schemes is light');
  await page.evaluate(() => (document.documentElement.style.colorScheme = 'light dark'));
  assert.equal(await background(page, 'page'), dark);
  await page.evaluate(() => document.getElementById('page').setAttribute('theme', 'light'));
  assert.equal(await background(page, 'page'), light);
});

scenario('a token comes from the page, and another when it has run out', async open => {
  const page = await open('about:blank');
  const sent = [];
  page.on('request', request => {
    if (request.url().startsWith(modes.backend.url)) sent.push([request.method(), new URL(request.url()).pathname, request.headers().authorization]);
  });
  await page.addInitScript(good => {
    globalThis.asked = [];
    addEventListener('DOMContentLoaded', () => {
      // Before the script has come: the property has to survive that.
      document.getElementById('one').token = async backend => {
        globalThis.asked.push(backend);
        return globalThis.asked.length === 1 ? 'old' : good;
      };
    });
  }, modes.backend.token);
  await page.goto(pages.urlOf(tab('one', { entity: service, card: 'catalog/about', ...overBackend() })));
  assert.match(await shown(page, 'one'), /^About/);
  assert.deepEqual(await page.evaluate(() => globalThis.asked), [modes.backend.url, modes.backend.url]);
  const asked = sent.filter(([method]) => method !== 'OPTIONS');
  assert.ok(asked.every(([, path]) => !path.includes('/auth/')), 'nobody signs in as a guest');
  assert.deepEqual(asked.slice(0, 2).map(([, , token]) => token), ['Bearer old', `Bearer ${modes.backend.token}`]);
}, { expected: [/status of 401/] });

scenario('links lead to the portal, unless the page knows better', async open => {
  const page = await visit(open, tab('one', { entity: service, card: 'catalog/about', ...overBackend() }));
  await shown(page, 'one');
  const link = page.locator('#one').getByRole('link', { name: 'box-office' });
  const href = `${other.url}/catalog/default/group/box-office`;
  assert.equal(await link.evaluate(element => element.href), href);
  await link.click();
  const detail = { href, entityRef: 'group:default/box-office' };
  assert.deepEqual(await heard(page), [['callboard-navigate', detail, 'one']]);
  assert.match(page.url(), /^http:\/\/localhost/);
  const [aside] = await Promise.all([page.context().waitForEvent('page'), link.click({ modifiers: ['ControlOrMeta'] })]);
  assert.equal((await heard(page)).length, 1, 'a new browser tab is the browser\'s business');
  await aside.close();
  await page.evaluate(() => (globalThis.lets = true));
  await link.click();
  await page.waitForURL(href);
});

scenario('what cannot be shown says why, in its place and to the page', async open => {
  const at = (id, about) => tab(id, { entity: service, tab: 'catalog/overview', ...about });
  const page = await visit(
    open,
    at('ref', { entity: 'nonsense' }) +
      at('missing', { entity: 'component:default/nowhere' }) +
      at('tab', { tab: 'acme/nothing' }) +
      at('kind', { tab: 'api-docs/definition' }) +
      at('config', { config: `${site.url}/no.json` }) +
      at('closed', { config: `${modes.sites[0].url}/config.json` }) +
      at('invalid', { config: `${site.url}/demo/people/groups.yaml` }),
  );
  const expected = {
    ref: /"nonsense" is no reference of an entity/,
    missing: /There is no component:default\/nowhere in this catalog/,
    tab: /This portal has no tab "acme\/nothing"/,
    kind: /ticketing-service has no tab "api-docs\/definition"/,
    config: /no\.json could not be read: the server answered 404/,
    closed: /config\.json could not be read: .*\(CORS\)/,
    invalid: /is not JSON/,
  };
  for (const [id, words] of Object.entries(expected)) {
    assert.match(await shown(page, id), words);
    const told = (await heard(page)).find(([name, , from]) => name === 'callboard-error' && from === id);
    assert.match(told?.[1].reason ?? '', words);
  }
}, { expected: [/status of 404.*no\.json/, /CORS policy/, /ERR_FAILED/] });

scenario('tabs and cards of plugins are found by the same names, and lead to the portal', async open => {
  const body =
    tab('tab', { entity: service, tab: 'acme.builds/builds' }) + tab('card', { entity: service, card: 'acme.builds/last' });
  const page = await open('about:blank');
  await page.addInitScript(hear);
  await page.goto(trusting.urlOf(body));
  await page.locator('#tab').getByText('tab · builds').waitFor();
  assert.match(await shown(page, 'card'), /^Last build/);
  await page.locator('#card').getByText('card · last').waitFor();
  assert.equal(page.frames().length, 1, 'what the operator lets into the page is in the page');
  assert.deepEqual(await heard(page), []);
  const detail = { href: `${plugged.url}/catalog/default/group/box-office`, entityRef: 'group:default/box-office' };
  await page.locator('#tab').getByRole('link', { name: 'Owner' }).click();
  await page.locator('#tab').getByRole('button', { name: 'To the owner' }).click();
  await eventually(async () => {
    const expected = ['callboard-navigate', detail, 'tab'];
    assert.deepEqual(await heard(page), [expected, expected]);
  });
});

scenario('plugins of a portal whose script is not the page\'s stay in frames', async open => {
  const page = await visit(open, tab('tab', { entity: service, tab: 'acme.builds/builds', config: `${plugged.url}/config.json` }));
  await framed(page, 'tab').getByText('tab · builds').waitFor();
  // Moved within its page, a frame is loaded anew, and so is what was in it.
  await page.evaluate(() => document.body.append(document.getElementById('tab')));
  await framed(page, 'tab').getByText('tab · builds').waitFor();
});

scenario('a page that allows only what the README names is enough', async open => {
  const portal = plugged.url;
  const policy = `default-src 'none'; script-src ${portal} 'wasm-unsafe-eval'; connect-src ${portal}; worker-src blob: ${portal}; frame-src ${portal}; img-src data:`;
  const head = `<meta http-equiv="content-security-policy" content="${policy}">`;
  const body =
    tab('one', { entity: service, card: 'catalog-graph/relations' }) +
    tab('two', { entity: service, tab: 'acme.framed/framed' });
  const page = await open(trusting.urlOf(body, head));
  await page.locator('#one').getByText('depends on').first().waitFor();
  await page.locator('#two').scrollIntoViewIfNeeded();
  await framed(page, 'two').getByText('tab · framed').waitFor();
});
