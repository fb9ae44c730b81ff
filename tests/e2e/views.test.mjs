// Saved views: given a name, pinned, shared, looked after, and kept for each backend. Over one
// catalog in both modes, which behave the same.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually, settled } from './browser.mjs';
import { focusIs, tabTo } from './focus.mjs';
import { scenario } from './harness.mjs';
import { inBothModes, startModes } from './modes.mjs';
import { addressIs, names, namesAre } from './reading.mjs';
import { startSite } from './site.mjs';

const services = '/catalog?filters%5Btype%5D=service';
const apis = '/catalog?filters%5Bkind%5D=api';

let modes;
before(async () => (modes = await startModes()));
after(() => modes?.stop());

const inModes = (name, play) => inBothModes(() => modes.sites, name, play);

const menuButton = page => page.getByRole('button', { name: 'Views', exact: true });
const entry = (page, name) => page.getByRole('menu', { name: 'Views' }).getByText(name, { exact: true });
const dialog = (page, title) => page.getByRole('dialog', { name: title });
const pinned = page => page.getByRole('list', { name: 'Pinned views' });

async function pick(page, name) {
  await menuButton(page).click();
  await entry(page, name).click();
}

/** Saves the list on screen; without a name, under the one that is offered. */
async function save(page, { name, pin = false } = {}) {
  await pick(page, 'Save this view…');
  const form = dialog(page, 'Save this view');
  if (name) await form.getByLabel('Name').fill(name);
  if (pin) await form.getByRole('checkbox', { name: 'Pin to the navigation' }).check();
  await form.getByRole('button', { name: /^(Save|Replace)$/ }).click();
  await form.getByLabel('Name').waitFor({ state: 'hidden' });
}

/** The views in the menu, the one on screen with a mark. */
async function viewsOf(page) {
  await menuButton(page).click();
  const entries = page.getByRole('menu', { name: 'Views' }).getByRole('menuitemradio');
  const found = await entries.evaluateAll(all =>
    all.map(known => known.textContent.trim() + (known.ariaChecked === 'true' ? ' *' : '')),
  );
  await page.keyboard.press('Escape');
  return found;
}

const viewsAre = (page, expected) => eventually(async () => assert.deepEqual(await viewsOf(page), expected));

const kept = page =>
  page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('saved-views ')));

inModes('a view is saved, left and gone back to, after a reload too', async (open, site) => {
  const page = await open(site.url + services);
  const shown = await names(page);
  await save(page, { name: 'Our services' });
  await viewsAre(page, ['Our services *']);
  await page.goto(`${site.url}/catalog`);
  await settled(page);
  await viewsAre(page, ['Our services']);
  await pick(page, 'Our services');
  await addressIs(page, { 'filters[type]': ['service'] });
  await namesAre(page, shown);
  await page.reload();
  await viewsAre(page, ['Our services *']);
});

inModes('a name is offered; the same name again replaces, and says so', async (open, site) => {
  const page = await open(site.url + services);
  await settled(page);
  await save(page);
  await viewsAre(page, ['Components: service *']);
  await page.goto(site.url + apis);
  await settled(page);
  await pick(page, 'Save this view…');
  const form = dialog(page, 'Save this view');
  await form.getByLabel('Name').fill('Components: service');
  await form.getByText('You have a view "Components: service" already').waitFor();
  await form.getByRole('button', { name: 'Replace' }).click();
  await viewsAre(page, ['Components: service *']);
  const [[, text]] = await kept(page);
  assert.deepEqual(JSON.parse(text), [
    { name: 'Components: service', query: 'filters%5Bkind%5D=api', pinned: false },
  ]);
});

inModes('a pinned view is in the navigation, and marked where it is shown', async (open, site) => {
  const page = await open(site.url + apis);
  await settled(page);
  await save(page, { name: 'APIs', pin: true });
  const link = pinned(page).getByRole('link', { name: 'APIs' });
  const catalog = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Catalog' });
  await eventually(async () => assert.equal(await link.getAttribute('aria-current'), 'page'));
  assert.equal(await catalog.getAttribute('aria-current'), null);
  await catalog.click();
  await eventually(async () => assert.equal(await link.getAttribute('aria-current'), null));
  assert.equal(await catalog.getAttribute('aria-current'), 'page');
  await page.getByRole('table', { name: 'Entities' }).getByRole('rowheader').first().getByRole('link').click();
  await settled(page);
  await link.click();
  await addressIs(page, { 'filters[kind]': ['api'] });
});

inModes('the link to a view leaves the place in the list out, and opens elsewhere', async (open, site) => {
  const page = await open(`${site.url}/catalog?filters[kind]=all`, { clipboard: true });
  await settled(page);
  const first = await names(page);
  await page.getByRole('button', { name: 'Next' }).click();
  await eventually(async () => assert.notDeepEqual(await names(page), first));
  await pick(page, 'Copy link to this view');
  const link = await eventually(async () => {
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(text);
    return text;
  });
  assert.equal(link, `${site.url}/catalog?filters%5Bkind%5D=all`);
  const other = await open(link);
  await namesAre(other, first);
});

inModes('views are renamed, moved, unpinned and deleted, and deleting is undone', async (open, site) => {
  const page = await open(`${site.url}/catalog`);
  await settled(page);
  for (const name of ['One', 'Two', 'Three']) await save(page, { name, pin: true });
  await pick(page, 'Manage…');
  const manager = dialog(page, 'Saved views');
  const press = name => manager.getByRole('button', { name, exact: true }).click();
  const typed = async () => manager.getByRole('textbox').evaluateAll(all => all.map(field => field.value));

  await manager.getByLabel('Name of Two', { exact: true }).fill('Second');
  await page.keyboard.press('Enter');
  await press('Move up Three');
  await focusIs(page, 'button', /^Move up Three$/);
  await press('Pin One');
  await eventually(async () => assert.deepEqual(await typed(), ['One', 'Three', 'Second']));

  await manager.getByLabel('Name of One', { exact: true }).fill('Three');
  await page.keyboard.press('Enter');
  await manager.getByText('There is a view "Three" already.').waitFor();
  await eventually(async () => assert.deepEqual(await typed(), ['One', 'Three', 'Second']));

  await press('Delete Three');
  await focusIs(page, 'button', /^Undo$/);
  await eventually(async () => assert.deepEqual(await typed(), ['One', 'Second']));
  await page.keyboard.press('Enter');
  await eventually(async () => assert.deepEqual(await typed(), ['One', 'Three', 'Second']));
  await page.keyboard.press('Escape');
  await eventually(async () =>
    assert.deepEqual(await pinned(page).getByRole('link').allInnerTexts(), ['Three', 'Second']),
  );
});

inModes('by keyboard a view is saved and gone to', async (open, site) => {
  const page = await open(site.url + services);
  await settled(page);
  await tabTo(page, 'button', /^Views$/);
  await page.keyboard.press('Enter');
  await focusIs(page, 'button', /^Save this view/);
  await page.keyboard.press('Enter');
  await focusIs(page, 'input', /^Name/);
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await focusIs(page, 'button', /^Views$/);
  await pinned(page).getByRole('link', { name: 'By keyboard' }).waitFor();
  await page.goto(`${site.url}/catalog`);
  await settled(page);
  await tabTo(page, 'button', /^Views$/);
  await page.keyboard.press('ArrowDown');
  await focusIs(page, 'button', /^By keyboard$/);
  await page.keyboard.press('Enter');
  await addressIs(page, { 'filters[type]': ['service'] });
});

inModes('another tab hears of a view, and what is kept is not trusted', async (open, site) => {
  const page = await open(site.url + apis);
  await settled(page);
  const other = await page.context().newPage();
  await other.goto(`${site.url}/catalog`);
  await settled(other);
  await save(page, { name: 'APIs', pin: true });
  await pinned(other).getByRole('link', { name: 'APIs' }).waitFor();
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage).filter(known => known.startsWith('saved-views '));
    const views = JSON.parse(localStorage.getItem(key));
    localStorage.setItem(key, JSON.stringify([...views, 7, {}, { name: 'APIs', pinned: 1 }, { name: 'Odd', query: 3 }]));
  });
  await page.reload();
  await viewsAre(page, ['APIs *', 'Odd']);
});

scenario('views are kept for each backend', async open => {
  const config = { ...modes.configs[0] };
  const site = await startSite({ config, mounts: modes.mounts });
  try {
    const page = await open(site.url + services);
    await settled(page);
    await save(page, { name: 'Embedded', pin: true });
    Object.assign(config, modes.configs[1], { catalog: undefined });
    await page.goto(site.url + apis);
    await settled(page);
    assert.deepEqual(await viewsOf(page), []);
    await save(page, { name: 'Over a backend' });
    await viewsAre(page, ['Over a backend *']);
    Object.assign(config, modes.configs[0], { auth: undefined });
    await page.goto(site.url + services);
    await settled(page);
    await viewsAre(page, ['Embedded *']);
    const keys = (await kept(page)).map(([key]) => key).sort();
    assert.deepEqual(keys, [
      `saved-views ${modes.backend.url}`,
      `saved-views ${site.url}/${modes.configs[0].catalog[0]}`,
    ].sort());
  } finally {
    await site.stop();
  }
});
