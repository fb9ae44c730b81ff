// How a reader finds and reads what is on the pages, by role and name.

import assert from 'node:assert/strict';
import { eventually, settled } from './browser.mjs';

export const filterNames = ['Type', 'Owner', 'Lifecycle', 'Tags'];

/** The button that opens a filter; it also says what is chosen. */
export const filterButton = (page, name) =>
  page.getByRole('search', { name: 'Filters' }).getByRole('button', { name: new RegExp(`^${name} ?:`) });

export const entitiesTable = page => page.getByRole('table', { name: 'Entities' });

export const searchField = page => page.getByRole('searchbox', { name: /^Search names/ });

/** "Components 175": what is listed, and how many there are of it. */
export async function heading(page) {
  return plain(await page.getByRole('heading', { level: 1 }).textContent());
}

export async function total(page) {
  return Number((await heading(page)).match(/(\d+)$/)?.[1]);
}

/** Headings and rows of a list as texts, each row with where it leads. */
export async function readList(page) {
  await settled(page);
  return page.evaluate(() => {
    const text = element => element.innerText.replace(/\s+/g, ' ').trim();
    const table = document.querySelector('main table[aria-label="Entities"]');
    if (!table) return { columns: [], rows: [] };
    return {
      columns: [...table.tHead.rows[0].cells].map(text),
      rows: [...table.tBodies[0].rows].map(row => ({
        href: row.querySelector('a').getAttribute('href'),
        // Hidden cells (a phone has room for a few) have a text all the same.
        cells: [...row.cells].map(cell => cell.textContent.replace(/\s+/g, ' ').trim()),
      })),
    };
  });
}

/** The names in the first column, in order. */
export async function names(page) {
  const { rows } = await readList(page);
  return rows.map(({ href }) => decodeURIComponent(href.split('/').at(-1)));
}

/** Waits until a list of these names stands there. */
export function namesAre(page, expected) {
  return eventually(async () => assert.deepEqual(await names(page), expected));
}

/** The cells of a column, in order. */
export async function cellsOf(page, column) {
  const { columns, rows } = await readList(page);
  return rows.map(({ cells }) => cells[columns.indexOf(column)]);
}

/** Waits until the address asks for just this: `{'filters[type]': ['service']}`. */
export function addressIs(page, expected) {
  return eventually(() => {
    const asked = {};
    for (const [key, value] of new URL(page.url()).searchParams) (asked[key] ??= []).push(value);
    assert.deepEqual(asked, expected);
  });
}

/** Options of an open filter with their counts: `['service 9', ...]`. Only those in sight are drawn. */
export async function readOptions(page, name) {
  const texts = await page.getByRole('listbox', { name }).evaluate(async list => {
    const frame = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    const drawn = () => [...list.querySelectorAll('[role=option]')];
    const place = list.scrollTop;
    const texts = [];
    for (list.scrollTop = 0; ; list.scrollTop += list.clientHeight / 2) {
      await frame();
      for (const option of drawn()) texts[option.ariaPosInSet - 1] = option.innerText;
      if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) break;
    }
    list.scrollTop = place;
    return texts;
  });
  return texts.map(plain);
}

/** Opens a filter and waits until its options are counted. On a phone the filters are in a sheet. */
export async function openFilter(page, name) {
  const sheet = page.getByRole('button', { name: /^Filters/ });
  await sheet.or(filterButton(page, name)).filter({ visible: true }).first().waitFor();
  if ((await sheet.isVisible()) && !(await filterButton(page, name).count())) await sheet.click();
  await filterButton(page, name).click();
  await page.locator(`[role=listbox][aria-label$="${name}"][aria-busy=false]`).waitFor();
}

/** Opens a filter, reads its options and closes it again. */
export async function optionsOf(page, name) {
  await openFilter(page, name);
  const options = await readOptions(page, name);
  await page.keyboard.press('Escape');
  return options;
}

/** Ticks options of a filter that takes several, or takes the one of a filter that takes one. */
export async function choose(page, name, ...labels) {
  await openFilter(page, name);
  const list = page.getByRole('listbox', { name });
  for (const label of labels) {
    const option = list.getByRole('option', { name: label });
    for (let step = 0; step < 100 && (await option.count()) === 0; step++) await page.keyboard.press('PageDown');
    await option.click();
  }
  if (await list.isVisible()) await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
}

/** Terms of the About card and what they are. */
export async function readAbout(page) {
  const card = page.getByRole('region', { name: 'About' });
  const terms = (await card.getByRole('term').allInnerTexts()).map(plain);
  const definitions = (await card.getByRole('definition').allInnerTexts()).map(plain);
  return Object.fromEntries(terms.map((term, index) => [term, definitions[index]]));
}

/** Every relation card: its title with its count, and the names in it. */
export async function readRelations(page) {
  const more = page.locator('.relation-table').getByRole('button', { name: /^Show \d+/ });
  while (await more.count()) await more.first().click();
  return page.evaluate(() => {
    const text = element => element.textContent.replace(/\s+/g, ' ').trim();
    const cards = [...document.querySelectorAll('main section:has(table)')];
    return Object.fromEntries(
      cards.map(card => [
        text(card.querySelector('h2')),
        [...card.querySelectorAll('tbody tr')].map(row => [...row.cells].map(text).join(' | ')),
      ]),
    );
  });
}

export const plain = text => text.replace(/\s+/g, ' ').trim();
