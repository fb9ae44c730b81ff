// The portal speaks its reader's language: the browser's or the one that was chosen, from the first rows on.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { atRest, eventually } from './browser.mjs';
import { scenario } from './harness.mjs';
import { startModes } from './modes.mjs';

let modes;
before(async () => (modes = await startModes()));
after(() => modes?.stop());

const languageOf = page => page.evaluate(() => document.documentElement.lang);
const heading = page => page.getByRole('heading', { level: 1 });

scenario('a language is chosen without a reload, and is there at the next visit', async open => {
  const page = await open(`${modes.sites[0].url}/settings`);
  await page.evaluate(() => (globalThis.isSame = true));
  const choice = page.getByRole('radio', { name: 'Deutsch' });
  await choice.focus();
  await page.keyboard.press('Space');
  await eventually(async () => assert.equal(await heading(page).innerText(), 'Einstellungen'));
  assert.equal(await page.evaluate(() => globalThis.isSame), true);
  assert.equal(await languageOf(page), 'de');
  assert.match(await page.title(), /^Einstellungen/);
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.value), 'de'));

  await page.getByRole('link', { name: 'Katalog', exact: true }).click();
  await page.getByRole('heading', { name: /^Komponenten \d+$/ }).waitFor();
  await page.getByRole('rowheader').first().getByRole('link').click();
  await page.getByRole('tab', { name: 'Überblick' }).or(page.getByRole('link', { name: 'Überblick' })).first().waitFor();

  await page.goto(`${modes.sites[0].url}/settings`);
  await eventually(async () => assert.equal(await heading(page).innerText(), 'Einstellungen'));
  // The choice is drawn anew with its page.
  await page.getByRole('radio', { name: 'Wie im Browser' }).click();
  await eventually(async () => assert.equal(await heading(page).innerText(), 'Settings'));
  assert.equal(await languageOf(page), 'en');
});

scenario('a reader with a German browser is spoken to in German, before the program and after', async open => {
  const page = await open('about:blank', { early: true, locale: 'de-AT' });
  let release;
  const gate = new Promise(resolve => (release = resolve));
  await page.route(/_bg\.wasm$/, async route => {
    await gate;
    await route.continue();
  });
  await page.goto(`${modes.sites[1].url}/catalog`);
  const first = page.locator('#prologue');
  await first.locator('tbody tr').first().waitFor();
  assert.equal(await languageOf(page), 'de');
  const columns = where => where.getByRole('columnheader').allInnerTexts();
  const before = await columns(first);
  assert.ok(before.includes('Verantwortlich'), before.join());
  const texts = async where => (await where.innerText()).split(/\s*\n\s*/).filter(Boolean);
  const all = await texts(first.locator('.shell'));
  await page.route(/callboard-(split|chunk)-/, () => {});
  release();
  await first.waitFor({ state: 'detached' });
  assert.deepEqual(await columns(page), before);
  assert.deepEqual(await texts(page.locator('body > .shell')), all);
});

scenario('numbers have the plural of the language', async open => {
  const page = await open(`${modes.sites[0].url}/catalog`, { locale: 'de-DE' });
  const row = page.getByRole('rowheader').first().getByRole('link');
  const [, namespace, kind, name] = new URL(await row.evaluate(link => link.href)).pathname.match(/([^/]+)\/([^/]+)\/([^/]+)$/);
  await page.goto(`${modes.sites[0].url}/catalog-graph?rootEntityRefs[]=${kind}:${namespace}/${name}&maxDepth=2&view=list`);
  for (const said of ['1 Schritt entfernt', '2 Schritte entfernt']) await page.getByText(said).first().waitFor();
});

scenario('a language that cannot be had is told, and the pages stay', async open => {
  const page = await open('about:blank');
  await page.route(/\/lazy\/language-de-/, route => route.abort());
  await page.goto(`${modes.sites[0].url}/settings`);
  await page.getByRole('radio', { name: 'Deutsch' }).check();
  const told = page.getByRole('region', { name: 'What was done' });
  await told.getByText('The texts in Deutsch could not be loaded.').waitFor();
  assert.equal(await heading(page).innerText(), 'Settings');
  await page.reload();
  await eventually(async () => assert.equal(await heading(page).innerText(), 'Settings'));
}, { expected: [/ERR_FAILED/] });

scenario('English loads no texts', async open => {
  const page = await open('about:blank');
  const asked = [];
  page.on('request', request => asked.push(request.url()));
  await page.goto(`${modes.sites[1].url}/catalog`);
  await atRest(page);
  assert.ok(asked.length > 5);
  assert.deepEqual(asked.filter(url => /\/(language|start)-/.test(url)), []);
});
