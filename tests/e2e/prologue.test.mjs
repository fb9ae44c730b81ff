// What stands on the page before the program: it is what the program draws, and what is done with it is not
// lost.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, before } from 'node:test';
import { startBackstage } from '../backstage/backstage.mjs';
import { atRest, eventually, openPage } from './browser.mjs';
import { copyOfDemo } from './demo.mjs';
import { scenario } from './harness.mjs';
import { names } from './reading.mjs';
import { freePort, startSite } from './site.mjs';

let catalog, backend, site;

before(async () => {
  catalog = await copyOfDemo();
  // More than a page of components, one of them elsewhere, with what an entity may leave out or write long.
  const more = Array.from({ length: 12 }, (_, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: `a-lamp.${index}`,
      ...(index === 0 && { namespace: 'touring', title: 'Touring lamp', description: 'Two\n lines   of text.', tags: ['one', 'two', 'three', 'four'] }),
      ...(index === 1 && { title: 'A Lamp.1' }),
    },
    spec: { type: 'service', lifecycle: ['production', 'experimental', 'deprecated', 'somewhere else'][index % 4], owner: ['group:default/lighting', 'user:touring/someone', 'lighting'][index % 3], ...(index % 2 && { system: 'touring/rig' }) },
  }));
  const lamps = `${catalog.folder}/lamps.yaml`;
  await writeFile(lamps, more.map(entity => JSON.stringify(entity)).join('\n---\n'));
  backend = await startBackstage({ port: await freePort(), catalogs: [`${catalog.folder}/${catalog.file}`, lamps] });
  site = await startSite({ config: { backend: backend.url, title: 'Prompt corner', organization: 'The Globe' } });
});

after(async () => {
  await site?.stop();
  await backend?.stop();
  await catalog?.remove();
});

const isProgram = url => /_bg\.wasm$/.test(url);

/** Opens the list with the program held back; `release` lets it come. */
async function held(open, path = '/catalog', options = {}) {
  const page = await open('about:blank', { early: true, ...options });
  let release;
  const gate = new Promise(resolve => (release = resolve));
  await page.route(isProgram, async route => {
    await gate;
    await route.continue();
  });
  await page.goto(site.url + path);
  return { page, release };
}

const prologue = page => page.locator('#prologue');

/** What is drawn, without what tells apart by name only: ids, the marks of the program, names of groups. */
const drawn = page =>
  page.evaluate(() => {
    const place = document.querySelector('#prologue') ?? document.body;
    const tell = node => {
      if (node.nodeType === Node.TEXT_NODE) return node.data && [node.data];
      if (node.nodeType !== Node.ELEMENT_NODE || node.localName === 'dialog') return [];
      const attributes = [...node.attributes]
        .filter(({ name, value }) => !['id', 'aria-labelledby'].includes(name) && !(name === 'name' && node.type === 'radio') && !(name === 'href' && !value) && !(name === 'checked'))
        .map(({ name, value }) => `${name}=${value}`)
        .sort();
      const children = [...node.childNodes].flatMap(tell);
      const texts = children.filter(child => typeof child === 'string').join('');
      return [{ element: [node.localName, ...attributes].join(' '), ticked: node.checked, texts, children: children.filter(child => typeof child !== 'string') }];
    };
    return [...place.querySelectorAll(':scope > .skip-link, :scope > .shell')].flatMap(tell);
  });

for (const width of [1280, 360]) {
  scenario(`the first rows stand there as the program draws them, ${width} px wide`, async open => {
    const { page, release } = await held(open, '/catalog', { width });
    await prologue(page).locator('tbody tr').nth(19).waitFor();
    const before = await drawn(page);
    const places = () => page.evaluate(() => [...(document.querySelector('#prologue') ?? document.body).querySelectorAll('tbody tr, h1, .pager, nav')].map(element => Math.round(element.getBoundingClientRect().top)));
    const at = await places();
    await page.route(/callboard-(split|chunk)-/, () => {});
    release();
    await prologue(page).waitFor({ state: 'detached' });
    assert.deepEqual(await drawn(page), before);
    assert.deepEqual(await places(), at);
  });
}

scenario('while the catalog is asked its page stands there, and waits as the program does', async open => {
  const page = await open('about:blank', { early: true });
  let release;
  const gate = new Promise(resolve => (release = resolve));
  await page.route(/\/entities\/by-query/, async route => {
    await gate;
    await route.continue();
  });
  await page.route(isProgram, () => {});
  await page.goto(`${site.url}/catalog`);
  await prologue(page).getByRole('status').filter({ hasText: 'Loading' }).waitFor();
  assert.equal(await prologue(page).getByRole('heading', { level: 1 }).innerText(), 'Components');
  assert.match(await prologue(page).locator('.brand').innerText(), /Prompt corner\s+The Globe/);
  release();
  await prologue(page).locator('tbody tr').nth(19).waitFor();
  assert.equal(await prologue(page).getByRole('status').count(), 0);
});

scenario('what is pressed and typed before the program is there happens when it comes', async open => {
  const { page, release } = await held(open);
  await prologue(page).getByRole('button', { name: 'Star Touring lamp' }).click();
  await prologue(page).getByRole('checkbox', { name: 'Select Touring lamp' }).focus();
  release();
  await page.getByRole('main').getByRole('button', { name: 'Star Touring lamp', pressed: true }).waitFor();
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.value), 'component:touring/a-lamp.0'));

  const second = await held(open);
  await prologue(second.page).locator('tbody tr').first().waitFor();
  await second.page.keyboard.press('/');
  second.release();
  await second.page.getByRole('dialog').getByRole('combobox').waitFor();

  const third = await held(open);
  await third.page.evaluate(() => (globalThis.isSame = true));
  await prologue(third.page).getByRole('link', { name: 'Touring lamp' }).click();
  third.release();
  await third.page.getByRole('region', { name: 'About' }).waitFor();
  assert.equal(await third.page.evaluate(() => globalThis.isSame), true);
});

scenario('the words of the list can be typed from the first rows on, whatever is still on its way', async open => {
  const { page, release } = await held(open);
  let letComplete;
  const isComplete = new Promise(resolve => (letComplete = resolve));
  await page.route(/callboard-(split|chunk)-/, async route => {
    await isComplete;
    await route.continue();
  });
  const field = page.getByRole('searchbox', { name: 'Search names, titles, tags and more' });
  await prologue(page).locator('tbody tr').first().waitFor();
  await field.focus();
  await page.keyboard.type('a-lamp');
  release();
  await prologue(page).waitFor({ state: 'detached' });
  await page.keyboard.type('.1');
  assert.equal(await field.inputValue(), 'a-lamp.1');
  letComplete();
  await page.getByRole('search', { name: 'Filters' }).waitFor();
  await page.keyboard.type('1');
  assert.equal(await field.inputValue(), 'a-lamp.11');
  await eventually(async () => assert.equal((await names(page)).join(), 'a-lamp.11'));
  assert.equal(new URL(page.url()).searchParams.get('filters[text]'), 'a-lamp.11');
});

scenario('the list of the last visit stands there until it has been asked for anew', async open => {
  const page = await open(`${site.url}/catalog`);
  await page.getByRole('button', { name: 'Star Touring lamp' }).click();
  await atRest(page);
  const before = await names(page);
  await page.goto(`${site.url}/settings`);
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  let release;
  const gate = new Promise(resolve => (release = resolve));
  await page.route(`${backend.url}/**`, async route => {
    await gate;
    await route.continue();
  });
  await page.goto(`${site.url}/catalog`);
  await prologue(page).getByRole('button', { name: 'Star Touring lamp', pressed: true }).waitFor();
  const links = await prologue(page).locator('tbody th .link').evaluateAll(links => links.map(link => link.getAttribute('href').split('/').at(-1)));
  assert.deepEqual(links, before);
  // What is typed into it meanwhile is typed.
  await prologue(page).getByRole('searchbox').pressSequentially('a-lamp.1/');
  release();
  await prologue(page).waitFor({ state: 'detached' });
  assert.equal(await page.getByRole('searchbox').inputValue(), 'a-lamp.1/');
  await page.getByRole('searchbox').fill('');
  await eventually(async () => assert.deepEqual(await names(page), before));
  assert.equal(await page.locator('.filter-bar > .place').count(), 0);
});

scenario('a program that cannot be had says so, and so does a browser that is too old', async open => {
  const page = await open('about:blank', { early: true });
  await page.route(isProgram, route => route.abort());
  await page.goto(`${site.url}/catalog`);
  await page.getByRole('alert').getByText('The portal could not be loaded').waitFor();
  const old = await open('about:blank', { early: true });
  await old.addInitScript(() => (CSS.supports = () => false));
  await old.goto(`${site.url}/catalog`);
  await old.getByRole('alert').getByText('too old').waitFor();
}, { expected: [/Failed to (load|fetch)/] });

scenario('where readers have to sign in nothing of the last visit is shown', async () => {
  const guarded = await startSite({ config: { backend: backend.url, auth: { providers: [{ id: 'oauth2', title: 'The house' }] } } });
  const page = await openPage('about:blank');
  try {
    await page.goto(`${guarded.url}/catalog`);
    await page.evaluate(() => {
      const sheet = document.querySelector('link[rel=stylesheet]').getAttribute('href');
      localStorage.setItem('picture', JSON.stringify({ address: '/catalog', sheet, html: '<div class="shell"><main>What another was shown</main></div>' }));
    });
    await page.reload();
    await page.getByRole('button', { name: /The house/ }).waitFor();
    assert.equal(await page.getByText('What another was shown').count(), 0);
    assert.equal(await page.evaluate(() => localStorage.getItem('picture')), null);
  } finally {
    await page.context().close();
    await guarded.stop();
  }
});
