// Whatever a plugin does wrong is said in its own place, can be tried again, and nothing else notices.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { eventually } from './browser.mjs';
import { scenario } from './harness.mjs';
import { manifest, plain, writePlugins } from './plugins.mjs';
import { startSite } from './site.mjs';

const module = mount => `export const apiVersion = 1;\nexport function mount(root, host) { ${mount} }`;
const good = 'return { unmount() {} };';
const hash = text => `sha384-${createHash('sha384').update(text).digest('base64')}`;

/**
 * What is wrong, the module, what is said, and what else is in the manifest. `calm` are failures that no
 * browser complains about by itself.
 */
const failures = {
  'throws at import': ['throw new Error("broken at import")', /stopped while it was loaded/, { details: /broken at import/ }],
  'does not parse': ['export const = 1;', /stopped while it was loaded/, { details: /SyntaxError/ }],
  'throws at mount': [module('throw new Error("broken at mount")'), /stopped while it was mounted/, { details: /broken at mount/, calm: true }],
  'rejects at mount': [module('return Promise.reject(new TypeError("no data"))'), /stopped while it was mounted/, { details: /no data/, calm: true }],
  'throws later in a timer': [module(`setTimeout(() => { throw new Error("broken later") }, 50); ${good}`), /stopped after it was shown/, { details: /broken later/ }],
  'rejects later': [module(`Promise.resolve().then(() => { throw new Error("late promise") }); ${good}`), /stopped after it was shown/, { details: /late promise/ }],
  'returns nonsense': [module('return 42;'), /returned 42, which is no object with a function "unmount"/, { calm: true }],
  'returns nothing': [module(''), /returned undefined/, { calm: true }],
  'is of another version': ['export const apiVersion = 2;\nexport function mount() {}', /exports apiVersion 2; this portal knows version 1/, { calm: true }],
  'has no version': ['export function mount() {}', /exports no apiVersion/, { calm: true }],
  'has no mount': ['export const apiVersion = 1;', /no function "mount"/, { calm: true }],
  'never settles': [module('return new Promise(() => {});'), /did not finish mounting within 10 seconds/, { calm: true }],
  'is not there': [undefined, /answered 404/, {}],
  'is no JavaScript': [undefined, /comes as application\/json/, { manifest: { entry: './plugin.json' } }],
  'is not the promised file': [`${module(good)} // changed`, /is not the file that the manifest promises: its hash is sha384-/, { manifest: { integrity: hash('something else') } }],
  'cannot be reached': [undefined, /cannot be reached, or its server does not allow this page/, { manifest: { entry: 'http://127.0.0.1:9/index.js' } }],
};

const noise = [/Content Security Policy|ERR_CONNECTION|ERR_FAILED|Failed to load (resource|module)|404|MIME type|integrity|digest/i, /broken|late promise|no data|SyntaxError|Unexpected token|Missing initializer/i];

for (const isolation of ['page', 'frame']) {
  for (const [what, [code, said, { details, manifest: more, calm }]] of Object.entries(failures)) {
    scenario(`a plugin that ${what}, in a ${isolation}`, async open => {
      const files = { 'plugin.json': manifest('acme.bad', { ...more, isolation }), ...(code && { 'index.js': code }) };
      await withPlugins({ bad: files, fine: { 'plugin.json': manifest('acme.fine'), 'index.js': plain } }, {}, async site => {
        const page = await open(`${site.url}/catalog/default/component/ticketing-service/bad`);
        const alert = page.getByRole('main').getByRole('alert');
        await alert.waitFor();
        assert.match(await alert.innerText(), /Tab of bad \(acme\.bad 1\.0\.0\) could not be shown/);
        assert.match(await alert.innerText(), said);
        if (details) {
          await page.getByText('Details for whoever wrote it').click();
          assert.match(await page.getByRole('region', { name: 'What happened' }).innerText(), details);
        }
        // The rest of the page is as it was.
        await page.getByRole('link', { name: 'Tab of fine' }).click();
        await page.getByText('tab · fine · ticketing-service').waitFor();
        assert.equal(await page.getByRole('alert').count(), 0);
      });
    }, { expected: calm ? [] : noise });
  }
}

scenario('a plugin that is mended is shown when it is tried again', async open => {
  for (const isolation of ['page', 'frame']) {
    for (const broken of ['throw new Error("broken")', undefined]) {
      const files = { 'plugin.json': manifest('acme.bad', { isolation }), ...(broken && { 'index.js': broken }) };
      await withPlugins({ bad: files }, {}, async (site, plugins) => {
        const page = await open(`${site.url}/catalog/default/component/ticketing-service/bad`);
        await page.getByRole('alert').waitFor();
        await plugins.write('bad', { 'index.js': plain });
        await page.getByRole('button', { name: 'Try again' }).click();
        await shown(page, isolation).getByText('tab · bad · ticketing-service').waitFor();
        assert.equal(await page.getByRole('alert').count(), 0);
      });
    }
  }
}, { expected: noise });

scenario('a frame that runs forever is ended, and the page goes on meanwhile', async open => {
  const code = module('setTimeout(() => { for (;;); }, 100); return { unmount() {} };');
  await withPlugins({ bad: { 'plugin.json': manifest('acme.bad', { isolation: 'frame' }), 'index.js': code } }, {}, async site => {
    const page = await open(`${site.url}/catalog/default/component/ticketing-service/bad`);
    await page.locator('iframe').waitFor({ state: 'attached' });
    await page.waitForTimeout(1_000);
    // The portal answers while the frame does not.
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    const alert = page.getByRole('main').getByRole('alert');
    await alert.waitFor();
    assert.match(await alert.innerText(), /It stopped answering/);
    assert.equal(await page.locator('iframe').count(), 0);
  });
});

scenario('a thousand notifications are a handful, and a flood ends the frame', async open => {
  const talk = 'for (let i = 0; i < 200; i += 1) host.notify("word " + i); return { unmount() {} };';
  const flood = 'setTimeout(() => { for (let i = 0; i < 5000; i += 1) host.notify("word " + i); }, 100); return { unmount() {} };';
  const plugins = {
    talk: { 'plugin.json': manifest('acme.talk'), 'index.js': module(talk) },
    flood: { 'plugin.json': manifest('acme.flood', { isolation: 'frame' }), 'index.js': module(flood) },
  };
  await withPlugins(plugins, {}, async site => {
    const page = await open(`${site.url}/catalog/default/component/ticketing-service/talk`);
    await page.getByText('Plugin talk says more than can be shown; the rest is left out').first().waitFor();
    await page.getByRole('link', { name: 'Tab of flood' }).click();
    const alert = page.getByRole('main').getByRole('alert');
    await alert.waitFor();
    assert.match(await alert.innerText(), /more messages than the portal can take/);
  });
});

scenario('a plugin that fails while it leaves does not keep the reader', async open => {
  const code = module('return { unmount() { throw new Error("will not go"); } };');
  await withPlugins({ bad: { 'plugin.json': manifest('acme.bad'), 'index.js': code } }, {}, async site => {
    const page = await open(`${site.url}/catalog/default/component/ticketing-service/bad`);
    await eventually(async () => assert.equal(await page.locator('.plugin [aria-busy]').count(), 0));
    await page.getByRole('link', { name: 'Inspect' }).click();
    await page.getByRole('radio', { name: 'Ancestry' }).waitFor();
  });
}, { expected: [/will not go|could not unmount|callboard-icon/] });


async function withPlugins(written, config, play) {
  const plugins = await writePlugins(written);
  const site = await startSite({
    config: { backend: 'embedded', catalog: ['demo/catalog-info.yaml'], plugins: plugins.urls, ...config },
    mounts: plugins.mounts,
  });
  try {
    await play(site, plugins);
  } finally {
    await site.stop();
    await plugins.remove();
  }
}

const shown = (page, isolation) => (isolation === 'page' ? page : page.frameLocator('.plugin iframe').frameLocator('iframe'));
