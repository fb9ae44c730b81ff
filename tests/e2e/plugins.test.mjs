// Plugins as readers, operators and authors meet them.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atRest, eventually } from './browser.mjs';
import { scenario } from './harness.mjs';
import { manifest, plain, writePlugins } from './plugins.mjs';
import { startSite } from './site.mjs';

const component = '/catalog/default/component/ticketing-service';

/** Every kind of extension, for components. */
const all = {
  tabs: [{ path: 'builds', title: 'Builds', icon: 'hammer', when: { kind: 'component' } }],
  cards: [
    { id: 'last-build', title: 'Last build', area: 'info', when: { kind: 'component' } },
    { id: 'log', title: 'Build log', when: { kind: 'component' } },
  ],
  pages: [{ path: 'all-builds', title: 'All builds', icon: 'hammer' }],
};

/** Tells the page what happened to it, in order. */
const chronicle = `
export const apiVersion = 1;
export function mount(root, host) {
  const tell = what => (globalThis.chronicle ??= []).push(what);
  tell('mount ' + host.entity?.metadata.title);
  host.signal.addEventListener('abort', () => tell('abort'));
  root.textContent = 'here: ' + host.subpath();
  return {
    update(entity) { tell('update ' + entity.metadata.title + ' at ' + host.subpath()); },
    unmount() { tell('unmount'); },
  };
}`;

scenario('one line of configuration brings tab, cards, page and navigation, and code only when it is shown', async open => {
  for (const isolation of ['page', 'frame']) {
    await withPlugins({ builds: { 'plugin.json': manifest('acme.builds', { ...all, isolation }), 'index.js': plain } }, {}, async site => {
      const page = await open(`${site.url}/catalog`);
      const code = () => site.requests.filter(({ path }) => path === '/plugins/builds/index.js').length;
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'All builds' }).waitFor();
      await atRest(page);
      assert.equal(code(), 0, 'no code before anything is shown');

      await page.goto(`${site.url}${component}/inspect`);
      await tabs(page).getByRole('link', { name: 'Builds' }).waitFor();
      await atRest(page);
      assert.equal(code(), 0, 'no code on another tab');
      await tabs(page).getByRole('link', { name: 'Builds' }).click();
      await content(page, isolation).getByText('tab · builds · ticketing-service').waitFor();
      assert.match(await page.title(), /^Builds · Ticketing service/);

      await tabs(page).getByRole('link', { name: 'Overview' }).click();
      const side = page.getByRole('complementary').getByRole('region', { name: 'Last build' });
      await content(side, isolation).getByText('card · last-build · ticketing-service').waitFor();
      const wide = page.getByRole('region', { name: 'Build log' });
      await wide.scrollIntoViewIfNeeded();
      await content(wide, isolation).getByText('card · log · ticketing-service').waitFor();

      await page.getByRole('link', { name: 'All builds' }).click();
      await page.getByRole('heading', { level: 1, name: 'All builds' }).waitFor();
      await content(page, isolation).getByText('page · all-builds · nothing').waitFor();
      assert.equal(new URL(page.url()).pathname, '/all-builds');
      assert.equal(await page.getByRole('link', { name: 'All builds' }).getAttribute('aria-current'), 'page');
      if (isolation === 'page') assert.equal(code(), 1, 'once per address');

      // Not what the predicate is for.
      await page.goto(`${site.url}/catalog/default/api/tickets`);
      await atRest(page);
      assert.equal(await tabs(page).getByRole('link', { name: 'Builds' }).count(), 0);
      assert.equal(await page.getByRole('region', { name: 'Last build' }).count(), 0);
    });
  }
});

scenario('a deep link to a tab of a plugin waits for its manifest', async open => {
  await withPlugins({ builds: { 'plugin.json': manifest('acme.builds', all), 'index.js': plain } }, {}, async site => {
    const page = await open(`${site.url}${component}/builds/42/log`);
    await page.getByText('tab · builds · ticketing-service · 42/log').waitFor();
    await page.goto(`${site.url}/all-builds/7`);
    await page.getByText('page · all-builds · nothing · 7').waitFor();
    // A worker that is still being loaded complains of a page that is left.
    await page.getByRole('link', { name: /^Problems/ }).getByText(/^\d+$/).waitFor();
    await page.goto(`${site.url}/no-builds`);
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  });
});

scenario('settings of extensions are those of Backstage', async open => {
  const extensions = [
    'entity-content:catalog/inspect',
    { 'entity-content:acme.builds/builds': { config: { title: 'Pipelines', path: '/pipelines', group: false, icon: 'rocket', filter: { kind: 'api' } } } },
    { 'entity-card:acme.builds/last-build': { attachTo: { id: 'page:catalog/entity', input: 'contents' } } },
    { 'entity-card:acme.builds/log': false },
    { 'entity-card:catalog/labels': false },
    'page:acme.builds/all-builds',
    { 'page:catalog': { config: { title: 'Everything we have' } } },
    { 'page:catalog-graph': false },
    'entity-content:nobody/has-this',
  ];
  await withPlugins({ builds: { 'plugin.json': manifest('acme.builds', all), 'index.js': plain } }, { extensions }, async site => {
    const page = await open(`${site.url}/catalog/default/api/tickets`);
    const names = async () => (await tabs(page).getByRole('link').allInnerTexts()).map(text => text.replace(/\s*\d+$/, '').trim());
    await tabs(page).getByRole('link', { name: 'Pipelines' }).waitFor();
    assert.deepEqual(await names(), ['Overview', 'Definition', 'Inspect', 'Pipelines']);
    await tabs(page).getByRole('link', { name: 'Pipelines' }).click();
    await page.getByText('tab · builds · tickets').waitFor();
    assert.equal(new URL(page.url()).pathname, '/catalog/default/api/tickets/pipelines');
    await atRest(page);
    // A card as a tab; its code is told what it is declared as.
    await page.goto(`${site.url}${component}/last-build`);
    await page.getByText('card · last-build · ticketing-service').waitFor();
    assert.equal(await page.getByRole('region', { name: 'Build log' }).count(), 0);
    const pages = await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts();
    assert.deepEqual(pages.map(text => text.split('\n')[0].trim()), ['All builds', 'Everything we have', 'Problems']);
    await atRest(page);
    await page.goto(`${site.url}/catalog-graph`);
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
    await atRest(page);
    await page.goto(`${site.url}/settings/plugins`);
    await page.getByText('names entity-content:nobody/has-this').waitFor();
    await atRest(page);
  });
});

scenario('a card of the portal is a tab, from the overview that it was taken from too', async open => {
  const extensions = [{ 'entity-card:catalog/relations': { attachTo: { id: 'page:catalog/entity', input: 'contents' }, config: { title: 'All relations' } } }];
  await withPlugins({}, { extensions }, async site => {
    const page = await open(site.url + component);
    await page.getByRole('region', { name: 'Relations' }).waitFor();
    assert.equal(await page.getByRole('region', { name: /^Depends on/ }).count(), 0);
    await tabs(page).getByRole('link', { name: 'All relations' }).click();
    await page.getByRole('region', { name: /^Depends on/ }).first().waitFor();
    await atRest(page);
  });
});

scenario('two plugins that want one id or one path are named, and the first has it', async open => {
  const plugins = {
    a: { 'plugin.json': manifest('acme.builds', all), 'index.js': plain },
    b: { 'plugin.json': manifest('acme.builds'), 'index.js': plain },
    c: { 'plugin.json': manifest('other.builds', { tabs: all.tabs }), 'index.js': plain },
    d: { 'plugin.json': { ...manifest('acme.odd'), tabs: [{ path: 'A b', title: '' }], colour: 'red' } },
    e: { 'plugin.json': 'no json' },
  };
  await withPlugins(plugins, {}, async site => {
    const page = await open(`${site.url}/settings/plugins`);
    await atRest(page);
    const text = await page.getByRole('main').innerText();
    assert.match(text, /The id "acme\.builds" is taken by http:\S+\/a\/plugin\.json, so http:\S+\/b\/plugin\.json was left out/);
    assert.match(text, /The path "builds" is taken by entity-content:acme\.builds\/builds, so entity-content:other\.builds\/builds was left out/);
    for (const mistake of [/tabs\.0\.path: expected lower-case letters/, /tabs\.0\.title: expected a text/, /colour: expected no such key/, /The file: expected JSON; .* line 1/]) {
      assert.match(text, mistake);
    }
  });
});

scenario('the page of plugins tells what each may do and what became of it, and turns it off for me', async open => {
  const wants = { ...all, endpoints: ['/api/catalog', '/api/proxy/builds'], origins: ['https://ci.acme.com'], description: 'Shows builds.' };
  const plugins = { builds: { 'plugin.json': manifest('acme.builds', wants), 'index.js': plain }, bad: { 'plugin.json': manifest('acme.bad'), 'index.js': 'throw new Error("broken")' } };
  const configure = urls => [{ manifest: urls[0], endpoints: ['/api/proxy/builds/public'] }, urls[1]];
  await withPlugins(plugins, { configure }, async site => {
    const page = await open(`${site.url}${component}/builds`);
    await page.getByText('tab · builds').waitFor();
    await tabs(page).getByRole('link', { name: 'Tab of bad' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Plugins' }).click();
    const card = page.getByRole('region', { name: 'Plugin builds' });
    const text = await card.innerText();
    for (const told of [/Shows builds\./, /acme\.builds/, /1\.0\.0/, /In the page, as a part of the portal/, /\/api\/proxy\/builds\/public/, /https:\/\/ci\.acme\.com/, /Asked for, not granted\s+\/api\/catalog/i, /Shown, within \d+ ms/, /entity-card:acme\.builds\/log/]) {
      assert.match(text, told);
    }
    assert.match(await page.getByRole('region', { name: 'Plugin bad' }).innerText(), /Failed: Its module stopped while it was loaded/);
    await card.getByRole('switch', { name: 'Use it in this browser' }).click();
    await card.getByText('Turned off by you').first().waitFor();
    await page.reload();
    await page.getByRole('region', { name: 'Plugin builds' }).getByText('Turned off by you').first().waitFor();
    assert.equal(await page.getByRole('link', { name: 'All builds' }).count(), 0);
    await page.getByRole('region', { name: 'Plugin builds' }).getByRole('switch').click();
    await page.getByRole('link', { name: 'All builds' }).waitFor();
    await atRest(page);
  });
}, { expected: [/broken/] });

scenario('an operator looks at a plugin before it is installed, and pins what was seen', async open => {
  const plugins = await writePlugins({ builds: { 'plugin.json': manifest('acme.builds', { ...all, isolation: 'frame', endpoints: ['/api/catalog'] }), 'index.js': plain } });
  const base = { backend: 'embedded', catalog: ['demo/catalog-info.yaml'] };
  const site = await startSite({ config: base, mounts: plugins.mounts });
  const page = await open(`${site.url}/settings/plugins`);
  await page.getByRole('heading', { name: 'No plugins' }).waitFor();
  await page.getByLabel('Address of its plugin.json').fill('/plugins/builds/plugin.json');
  await page.keyboard.press('Enter');
  const line = page.getByRole('region', { name: 'The entry for config.json' });
  await line.waitFor();
  const preview = page.getByRole('region', { name: 'Look at a plugin before it is installed' });
  assert.match(await preview.innerText(), /In a frame of its own[\s\S]*\/api\/catalog/);
  assert.equal(site.requests.some(({ path }) => path.endsWith('index.js') && path.startsWith('/plugins')), false, 'no code');
  const entry = JSON.parse(await line.innerText());
  const bytes = await readFile(join(plugins.folder, 'builds/plugin.json'));
  assert.equal(entry.plugins[0].integrity, `sha384-${createHash('sha384').update(bytes).digest('base64')}`);
  await atRest(page);
  await site.stop();

  const pinned = await startSite({ config: { ...base, plugins: [{ ...entry.plugins[0], manifest: '/plugins/builds/plugin.json' }] }, mounts: plugins.mounts });
  try {
    const second = await open(`${pinned.url}${component}/builds`);
    await content(second, 'frame').getByText('tab · builds').waitFor();
    await plugins.write('builds', { 'plugin.json': manifest('acme.builds', { ...all, version: '9.0.0' }) });
    await second.goto(`${pinned.url}/settings/plugins`);
    await second.getByText('is not what its "integrity" says').waitFor();
  } finally {
    await pinned.stop();
    await plugins.remove();
  }
}, { expected: [/integrity/] });

scenario('a plugin that is being written comes with the address, and changes as it is written', async open => {
  const plugins = await writePlugins({ builds: { 'plugin.json': manifest('acme.builds', all), 'index.js': plain } });
  const base = { backend: 'embedded', catalog: ['demo/catalog-info.yaml'] };
  const site = await startSite({ config: { ...base, developmentPlugins: true }, mounts: plugins.mounts });
  const closed = await startSite({ config: base, mounts: plugins.mounts });
  try {
    const page = await open(`${site.url}${component}?plugin=${site.url}/plugins/builds/plugin.json`);
    await page.getByRole('status', { name: 'Plugin in development' }).waitFor();
    await tabs(page).getByRole('link', { name: 'Builds' }).click();
    await page.getByText('tab · builds · ticketing-service').waitFor();
    await page.waitForTimeout(1_500);
    await plugins.write('builds', { 'index.js': plain.replace('host.extension.kind,', "'changed', host.extension.kind,") });
    await page.getByText('changed · tab · builds').waitFor();
    await plugins.write('builds', { 'plugin.json': manifest('acme.builds', { tabs: [{ path: 'builds', title: 'Renamed' }] }) });
    await tabs(page).getByRole('link', { name: 'Renamed' }).waitFor();
    // It stays while this browser tab does.
    await page.goto(`${site.url}${component}`);
    await tabs(page).getByRole('link', { name: 'Renamed' }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await eventually(async () => assert.equal(await tabs(page).getByRole('link', { name: 'Renamed' }).count(), 0));

    const refused = await open(`${closed.url}${component}?plugin=${closed.url}/plugins/builds/plugin.json`);
    await refused.getByText('does not allow plugins by address').first().waitFor();
    await atRest(refused);
    assert.equal(await tabs(refused).getByRole('link', { name: 'Renamed' }).count(), 0);
    assert.equal(closed.requests.some(({ path }) => path.startsWith('/plugins')), false);
  } finally {
    await site.stop();
    await closed.stop();
    await plugins.remove();
  }
});

scenario('code is told of a changed entity or place, and goes in order', async open => {
  const plugins = { builds: { 'plugin.json': manifest('acme.builds', { tabs: all.tabs }), 'index.js': chronicle } };
  const catalog = title => `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: web, title: ${title}}\nspec: {type: service, lifecycle: production, owner: me}\n`;
  const files = await writePlugins({ catalog: { 'all.yaml': catalog('First') } });
  await withPlugins(plugins, { catalog: ['/files/catalog/all.yaml'], mounts: { '/files/': files.folder } }, async site => {
    const page = await open(`${site.url}/catalog/default/component/web/builds`);
    await page.getByText('here:').waitFor();
    await page.evaluate(() => history.pushState(null, '', '/catalog/default/component/web/builds/42'));
    await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')));
    await eventually(async () => assert.deepEqual(await page.evaluate(() => globalThis.chronicle), ['mount First', 'update First at 42']));
    await files.write('catalog', { 'all.yaml': catalog('Second') });
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Refresh' }).click();
    await eventually(async () => assert.deepEqual(await page.evaluate(() => globalThis.chronicle.slice(2)), ['update Second at 42']));
    await tabs(page).getByRole('link', { name: 'Inspect' }).click();
    await page.getByRole('radio', { name: 'Ancestry' }).waitFor();
    assert.deepEqual(await page.evaluate(() => globalThis.chronicle.slice(3)), ['abort', 'unmount']);
    await atRest(page);
  });
  await files.remove();
});

scenario('code in a page or a frame can ask, lead, keep and say, within bounds', async open => {
  const code = `
    export const apiVersion = 1;
    export async function mount(root, host) {
      const out = {};
      const attempt = async (name, act) => { try { out[name] = await act(); } catch (error) { out[name] = error.name + ': ' + error.message; } };
      await attempt('catalog', async () => (await (await host.fetch('/api/catalog/entities/by-name/component/default/ticketing-service')).json()).metadata.name);
      await attempt('status', async () => (await host.fetch('/api/catalog/entities/by-name/component/default/nobody')).status);
      await attempt('other', () => host.fetch('/api/auth/guest/refresh'));
      await attempt('above', () => host.fetch('/api/catalog/../auth/guest/refresh'));
      await attempt('elsewhere', () => host.fetch('https://evil.example/'));
      await attempt('href', () => host.href('component:default/Web'));
      await attempt('wrong', () => host.href('web'));
      await attempt('nothing', () => host.storage.get('x'));
      await host.storage.set('x', { a: [1] });
      await attempt('kept', async () => JSON.stringify(await host.storage.get('x')));
      await host.storage.set('x', undefined);
      await attempt('forgotten', () => host.storage.get('x'));
      await attempt('full', () => host.storage.set('y', 'z'.repeat(100_001)));
      await attempt('frozen', () => { 'use strict'; host.entity.metadata.name = 'x'; });
      await attempt('script', () => { host.navigate('javascript:alert(1)'); return 'asked'; });
      const report = document.createElement('pre');
      report.textContent = JSON.stringify(out);
      const buttons = [['within', '/catalog/default/component/ticketing-service/inspect'], ['outside', 'https://ci.example/builds?a=b']].map(([name, href]) => {
        const button = document.createElement('button');
        button.textContent = name;
        button.onclick = () => host.navigate(href);
        return button;
      });
      root.append(report, ...buttons);
      return { unmount() {} };
    }`;
  for (const isolation of ['page', 'frame']) {
    const written = { builds: { 'plugin.json': manifest('acme.builds', { tabs: all.tabs, isolation, endpoints: ['/api/catalog'] }), 'index.js': code } };
    await withPlugins(written, {}, async site => {
      const page = await open(`${site.url}${component}/builds`);
      const place = content(page, isolation);
      const out = JSON.parse(await place.locator('pre').innerText());
      const { other, above, elsewhere, wrong, full, frozen, script, ...plainly } = out;
      assert.deepEqual(plainly, { catalog: 'ticketing-service', status: 404, href: '/catalog/default/component/Web', kept: '{"a":[1]}' });
      assert.match(other, /^NotAllowedError: .*is where tokens are given out\. This plugin may ask for \/api\/catalog\./);
      assert.match(above, /^NotAllowedError: .*is not a plain path/);
      assert.match(elsewhere, /^NotAllowedError: .*is not of a declared origin/);
      assert.match(wrong, /^TypeError: "web" is no reference/);
      assert.match(full, /^QuotaExceededError: .*100,000 bytes/);
      assert.match(frozen, /^TypeError/);
      if (isolation === 'page') assert.match(script, /^NotAllowedError/);
      await place.getByRole('button', { name: 'outside' }).click();
      const dialog = page.getByRole('dialog', { name: 'Leave the portal?' });
      await dialog.waitFor();
      assert.equal(await dialog.getByRole('link').getAttribute('href'), 'https://ci.example/builds?a=b');
      await dialog.getByRole('button', { name: 'Stay here' }).click();
      await place.getByRole('button', { name: 'within' }).click();
      await page.getByRole('radio', { name: 'Ancestry' }).waitFor();
      assert.equal(new URL(page.url()).pathname, `${component}/inspect`);
    });
  }
});

scenario('a frame has the theme and the height of its place, and keys and focus cross its border', async open => {
  const code = `
    export const apiVersion = 1;
    export function mount(root, host) {
      root.innerHTML = '<button>first</button><input aria-label="words"><div style="height: 700px"></div><button>last</button>';
      return { unmount() {} };
    }`;
  await withPlugins({ builds: { 'plugin.json': manifest('acme.builds', { tabs: all.tabs, isolation: 'frame' }), 'index.js': code } }, {}, async site => {
    const page = await open(`${site.url}${component}/builds`, { theme: 'dark' });
    const place = content(page, 'frame');
    await place.getByRole('button', { name: 'first' }).waitFor();
    const colour = () => place.locator('body').evaluate(body => getComputedStyle(body).color);
    const portals = () => page.evaluate(() => getComputedStyle(document.body).color);
    await eventually(async () => assert.equal(await colour(), await portals()));
    const dark = await colour();
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
    await eventually(async () => assert.equal(await colour(), await portals()));
    assert.notEqual(await colour(), dark);
    await eventually(async () => {
      const { height } = await page.locator('.plugin iframe').boundingBox();
      assert.ok(height > 740 && height < 900, `${height} px`);
    });

    // In by the keyboard, through, and out again.
    await tabs(page).getByRole('link', { name: 'Builds' }).focus();
    await page.keyboard.press('Tab');
    await eventually(async () => assert.equal(await place.locator(':focus').innerText(), 'first'));
    await page.keyboard.press('/');
    const palette = page.getByRole('dialog', { name: /Search/ });
    await palette.waitFor();
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'hidden' });
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.tagName), 'IFRAME'));
    await place.getByLabel('words').focus();
    await page.keyboard.type('a/b?');
    assert.equal(await place.getByLabel('words').inputValue(), 'a/b?');
    assert.equal(await palette.isVisible(), false);
    await page.keyboard.press('Control+k');
    await palette.waitFor();
    await page.keyboard.press('Escape');
    await place.getByRole('button', { name: 'last' }).focus();
    await page.keyboard.press('Shift+Tab');
    await eventually(async () => assert.equal(await place.locator(':focus').getAttribute('aria-label'), 'words'));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.innerText.trim()), 'Builds'));
  });
});

scenario('sheets of a plugin in the page do not reach the portal, nor the portal\'s the plugin', async open => {
  const code = `
    export const apiVersion = 1;
    export function mount(root) {
      root.innerHTML = '<style>* { color: rgb(1, 2, 3) !important; } h1 { display: none; }</style><h2 class="card">mine</h2><p class="source">text</p>';
      return { unmount() {} };
    }`;
  await withPlugins({ builds: { 'plugin.json': manifest('acme.builds', { tabs: all.tabs }), 'index.js': code } }, { policy: { 'style-src': "'unsafe-inline'" } }, async site => {
    const page = await open(`${site.url}${component}/builds`);
    await page.getByText('mine').waitFor();
    assert.equal(await page.getByRole('heading', { level: 1 }).isVisible(), true);
    const colours = await page.evaluate(() => ['h1', '.tabs a'].map(name => getComputedStyle(document.querySelector(name)).color));
    for (const colour of colours) assert.notEqual(colour, 'rgb(1, 2, 3)');
    const padding = await page.getByText('mine').evaluate(element => getComputedStyle(element).padding);
    assert.equal(padding, '0px');
    assert.equal(await page.getByText('text', { exact: true }).evaluate(element => getComputedStyle(element).fontFamily.split(',')[0]), 'Inter');
  });
});

async function withPlugins(written, { configure = urls => urls, mounts, policy, ...config }, play) {
  const plugins = await writePlugins(written);
  const site = await startSite({
    config: { backend: 'embedded', catalog: ['demo/catalog-info.yaml'], plugins: configure(plugins.urls), ...config },
    mounts: { ...plugins.mounts, ...mounts },
    policy,
  });
  try {
    await play(site, plugins);
  } finally {
    await site.stop();
    await plugins.remove();
  }
}

const tabs = page => page.getByRole('navigation', { name: 'Entity' });

const content = (place, isolation) => (isolation === 'page' ? place.locator('.plugin') : place.frameLocator('.plugin iframe').frameLocator('iframe'));
