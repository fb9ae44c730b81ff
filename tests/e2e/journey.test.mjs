// One reader, no mouse: finds, filters, opens, stars and exports.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';
import { atRest, eventually } from './browser.mjs';
import { focusIs, tabTo } from './focus.mjs';
import { inBothModes, startModes } from './modes.mjs';
import { heading, names } from './reading.mjs';

let modes;
before(async () => (modes = await startModes()));
after(() => modes?.stop());

/** The most frequent type of components, and how many have it. */
async function commonType() {
  const { facets } = await modes.ask('/entity-facets', { facets: ['spec.type'], query: { kind: 'component' } });
  return facets['spec.type'].sort((a, b) => b.count - a.count)[0];
}

inBothModes(() => modes.sites, 'by keyboard alone', async (open, site) => {
  const { value: type, count } = await commonType();
  const query = { $all: [{ kind: 'component' }, { 'spec.type': type }] };
  const orderBy = [{ field: 'metadata.name', order: 'asc' }];
  const { items } = await modes.ask('/entities/by-query', { query, orderBy, limit: 1000, fields: ['metadata.name'] });
  const expected = items.map(({ metadata }) => metadata.name);
  const page = await open('about:blank');
  // Chromium's own dialog for files cannot be answered by keys of the page.
  await page.addInitScript(() => delete window.showSaveFilePicker);
  await page.goto(`${site.url}/catalog`);
  await atRest(page);
  const { keyboard } = page;

  // Finds: by letters, from anywhere.
  await keyboard.press('Control+k');
  await keyboard.type(expected[0]);
  await page.getByRole('dialog').getByRole('option', { name: new RegExp(expected[0]) }).first().waitFor();
  await keyboard.press('Enter');
  await page.waitForURL(`**/${expected[0]}`);
  // The browser's own key for it does not reach a browser without a window.
  await page.goBack();
  await eventually(async () => assert.match(await heading(page), /^Components/));

  // Filters.
  await keyboard.press('f');
  await focusIs(page, 'input', /^Search names/);
  await tabTo(page, 'button', /^Type/);
  await keyboard.press('Enter');
  await page.locator('[role=listbox][aria-busy=false]').waitFor();
  await keyboard.type(type);
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  await eventually(async () => assert.equal(await heading(page), `Components ${count}`));
  assert.deepEqual(await names(page), expected.slice(0, 20));

  // Stars the second row, and opens it.
  await keyboard.press('j');
  await keyboard.press('j');
  await keyboard.press('s');
  await keyboard.press('Enter');
  await page.waitForURL(`**/${expected[1]}`);
  const star = page.getByRole('button', { name: 'Star', exact: true });
  await eventually(async () => assert.equal(await star.getAttribute('aria-pressed'), 'true'));
  // The browser's own key for it does not reach a browser without a window.
  await page.goBack();
  await eventually(async () => assert.equal(await heading(page), `Components ${count}`));

  // Exports all that matches.
  await keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.waitFor();
  await tabTo(page, 'button', /^Export$/);
  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')]);
  const rows = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  const column = rows[0].split(',').indexOf('Name');
  assert.equal(column >= 0, true, rows[0]);
  // Names have no comma and no quote; cells before them neither.
  const exported = rows.filter(row => /^Component,/.test(row)).map(row => row.split(',')[column]);
  assert.deepEqual(exported, expected);
});
