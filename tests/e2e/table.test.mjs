// The table by hand and by keys: columns, widths, density, endless lists, row menus, the peek.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually, settled } from './browser.mjs';
import { focusIs } from './focus.mjs';
import { inBothModes, startModes } from './modes.mjs';
import { addressIs, entitiesTable, filterButton, heading, names, readList, total } from './reading.mjs';

let modes;
before(async () => (modes = await startModes()));
after(() => modes?.stop());

const sites = () => modes.sites;
const settings = page => page.getByRole('dialog', { name: 'Table settings' });

async function openSettings(page) {
  await page.getByRole('button', { name: 'Table settings' }).click();
  await settings(page).waitFor();
}

const columnsAre = (page, expected) =>
  eventually(async () => assert.deepEqual((await readList(page)).columns.slice(1, -2), expected));

inBothModes(sites, 'columns are chosen, ordered and remembered', async (open, site) => {
  const page = await open(`${site.url}/catalog`);
  const usual = (await readList(page)).columns.slice(1, -2);
  await openSettings(page);
  for (const column of usual.slice(1).filter(column => column !== 'Owner')) {
    await settings(page).getByRole('checkbox', { name: column }).uncheck();
  }
  await settings(page).getByRole('checkbox', { name: 'Namespace' }).check();
  const front = settings(page).getByRole('button', { name: 'Namespace further to the front' });
  while (await front.isEnabled()) {
    await front.focus();
    await page.keyboard.press('Enter');
    await eventually(async () => assert.ok((await front.isDisabled()) || (await front.evaluate(button => button === document.activeElement))));
  }
  await page.keyboard.press('Escape');
  await columnsAre(page, ['Name', 'Namespace', 'Owner']);
  await page.reload();
  await columnsAre(page, ['Name', 'Namespace', 'Owner']);
  await page.goto(`${site.url}/catalog?filters[kind]=domain`);
  assert.ok(!(await readList(page)).columns.includes('Namespace'), 'other kinds keep their own');
  await page.goto(`${site.url}/catalog`);
  await openSettings(page);
  await settings(page).getByRole('button', { name: 'Usual columns' }).click();
  await columnsAre(page, usual);
});

inBothModes(sites, 'widths by the edge of a heading and by keys, and how dense rows are', async (open, site) => {
  const page = await open(`${site.url}/catalog`);
  const owner = page.getByRole('columnheader', { name: 'Owner' });
  await owner.waitFor();
  const width = async () => (await owner.boundingBox()).width;
  const before = await owner.boundingBox();
  await page.mouse.move(before.x + before.width - 3, before.y + 18);
  await page.mouse.down();
  await page.mouse.move(before.x + before.width + 77, before.y + 18, { steps: 4 });
  await page.mouse.up();
  await eventually(async () => assert.ok((await width()) > before.width + 40, `${await width()}`));
  await page.reload();
  await eventually(async () => assert.ok((await width()) > before.width + 40, 'it is remembered'));
  await openSettings(page);
  const range = settings(page).getByRole('slider', { name: 'Width of Owner' });
  const value = Number(await range.inputValue());
  await range.focus();
  await page.keyboard.press('ArrowLeft');
  assert.equal(Number(await range.inputValue()), value - 16);
  const row = page.locator('.catalog-table tbody tr').first();
  const height = async () => (await row.boundingBox()).height;
  const roomy = await height();
  await settings(page).getByRole('checkbox', { name: 'Compact rows' }).check();
  await eventually(async () => assert.ok((await height()) < roomy));
});

inBothModes(sites, 'an endless list is as long as all of it and draws what is in sight', async (open, site) => {
  const query = { kind: 'component' };
  const { items, totalItems } = await modes.ask('/entities/by-query', {
    query, limit: 1000, fields: ['metadata.name'], orderBy: [{ field: 'metadata.name', order: 'asc' }],
  });
  const page = await open(`${site.url}/catalog`);
  await openSettings(page);
  await settings(page).getByRole('checkbox', { name: 'Endless list' }).check();
  await page.keyboard.press('Escape');
  const rows = page.locator('.catalog-table tbody tr[aria-rowindex]');
  await rows.first().waitFor();
  assert.equal(await entitiesTable(page).getAttribute('aria-rowcount'), `${totalItems + 1}`);
  assert.ok((await rows.count()) < Math.min(totalItems, 80));
  const drawn = () => rows.evaluateAll(rows => rows.map(row => [Number(row.ariaRowIndex) - 2, row.querySelector('.name a')?.getAttribute('href').split('/').at(-1)]));
  const right = () => eventually(async () => {
    for (const [index, name] of await drawn()) assert.equal(name, items[index].metadata.name);
  });
  await right();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await eventually(async () => assert.equal((await drawn()).at(-1)[0], totalItems - 1));
  await right();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
  await page.waitForURL(/offset=\d+/);
  await right();
  const offset = Number(new URL(page.url()).searchParams.get('offset'));
  await page.reload();
  await eventually(async () => assert.ok((await drawn()).some(([index]) => index === offset)));
  await right();
  // To an entity and back: the place is kept.
  const inSight = page.locator(`.catalog-table tr[aria-rowindex="${offset + 6}"] .name a`);
  await inSight.click();
  await page.getByRole('region', { name: 'About' }).waitFor();
  await page.goBack();
  await inSight.waitFor();
  await eventually(async () => assert.ok(await inSight.evaluate(link => {
    const { top, bottom } = link.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  })));
});

inBothModes(sites, 'keys go through the rows, star, peek and open', async (open, site) => {
  const page = await open(`${site.url}/catalog`);
  const all = await names(page);
  const { rows } = await readList(page);
  const current = () => page.evaluate(() => document.activeElement.closest('tr')?.querySelector('.name a').getAttribute('href'));
  const at = index => eventually(async () => assert.equal(await current(), rows[index].href));
  await page.keyboard.press('j');
  await at(0);
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await at(2);
  await page.keyboard.press('k');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('j');
  await at(1);
  await page.keyboard.press('s');
  const star = page.locator('.catalog-table tbody tr').nth(1).getByRole('button', { name: /^Star / });
  await eventually(async () => assert.equal(await star.getAttribute('aria-pressed'), 'true'));
  await page.keyboard.press('Space');
  const peek = page.getByRole('complementary', { name: 'Peek' });
  await peek.getByText(`/${all[1]}`).first().waitFor();
  await page.keyboard.press('j');
  await peek.getByText(`/${all[2]}`).first().waitFor();
  await page.keyboard.press('Escape');
  await peek.waitFor({ state: 'hidden' });
  await at(2);
  await page.keyboard.press('m');
  await focusIs(page, 'button', /./);
  await page.getByRole('menuitem', { name: 'Copy reference' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await focusIs(page, 'input', /^Search names/);
  await page.keyboard.type('jk');
  assert.equal(await page.evaluate(() => document.activeElement.value), 'jk', 'in a field they are letters');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await eventually(async () => assert.deepEqual(await names(page), all));
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press(']');
  await eventually(async () => assert.notDeepEqual(await names(page), all));
  await page.keyboard.press('[');
  await eventually(async () => assert.deepEqual(await names(page), all));
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/${all[0]}`);
});

inBothModes(sites, 'the menu of a row leads to the source and copies', async (open, site) => {
  const { items } = await modes.ask('/entities/by-query', { query: { kind: 'component' }, limit: 20, orderBy: [{ field: 'metadata.name', order: 'asc' }] });
  const page = await open(`${site.url}/catalog`, { clipboard: true });
  await settled(page);
  const [first] = items;
  const menu = page.locator('.catalog-table tbody tr').first().getByRole('button', { name: /^Actions for / });
  await menu.click();
  const entries = await page.getByRole('menuitem').allInnerTexts();
  const expected = first.metadata.annotations['backstage.io/view-url'] ? ['View source', 'Edit source'] : [];
  if (site !== sites()[0]) assert.deepEqual(entries.slice(0, -3), expected);
  assert.deepEqual(entries.slice(-3), ['Peek', 'Copy reference', 'Copy link']);
  await page.getByRole('menuitem', { name: 'Copy reference' }).click();
  const reference = `component:${first.metadata.namespace ?? 'default'}/${first.metadata.name}`;
  await eventually(async () => assert.equal((await page.evaluate(() => navigator.clipboard.readText())).toLowerCase(), reference));
});

inBothModes(sites, 'on a phone the filters are a sheet', async (open, site) => {
  const page = await open(`${site.url}/catalog`, { width: 360, height: 740 });
  await settled(page);
  const before = await total(page);
  await page.getByRole('button', { name: 'Filters' }).click();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByRole('button', { name: /^Type ?:/ }).click();
  const option = page.getByRole('listbox', { name: 'Type' }).getByRole('option').first();
  const [, label, count] = (await option.innerText()).replace(/\s+/g, ' ').trim().match(/^(.*) (\d+)$/);
  await option.click();
  await addressIs(page, { 'filters[type]': [label] });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await eventually(async () => assert.equal(await heading(page), `Components ${count}`));
  assert.ok(Number(count) <= before);
  await page.getByRole('button', { name: 'Filters (1)' }).waitFor();
  assert.equal(await filterButton(page, 'Type').count(), 0, 'the selects are in the sheet only');
});
