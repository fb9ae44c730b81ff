// How a reader uses the palette, and reads what is in it.

import assert from 'node:assert/strict';
import { eventually } from './browser.mjs';
import { plain } from './reading.mjs';

export const palette = page => page.getByRole('dialog', { name: 'Search entities, pages and actions' });

export const field = page => palette(page).getByRole('combobox');

/** By its key, then types. */
export async function openPalette(page, letters = '') {
  await page.keyboard.press('Control+k');
  await field(page).waitFor();
  if (letters) await page.keyboard.type(letters);
}

/** The groups with their rows, as texts: `[{title, rows: ['Ticket desk | Component · ticket-desk']}]`. */
export function readGroups(page) {
  return palette(page).getByRole('listbox').evaluate(list => {
    const text = element => element.textContent.replace(/\s+/g, ' ').trim();
    return [...list.querySelectorAll('[role=group]')].map(group => ({
      title: text(document.getElementById(group.getAttribute('aria-labelledby'))),
      rows: [...group.querySelectorAll('[role=option]')].map(row =>
        [...row.querySelectorAll('.text, .note')].map(text).filter(Boolean).join(' | '),
      ),
    }));
  });
}

/** The rows of one group; none if it is not there. */
export async function rowsOf(page, title) {
  return (await readGroups(page)).find(group => group.title === title)?.rows ?? [];
}

/** The row that Enter takes: the one that the field says is active. */
export async function active(page) {
  const id = await field(page).getAttribute('aria-activedescendant');
  assert.ok(id, 'no row is active');
  const row = page.locator(`[id="${id}"]`);
  assert.equal(await row.getAttribute('aria-selected'), 'true');
  return plain(await row.locator('.text').textContent());
}

export function activeIs(page, title) {
  return eventually(async () => assert.equal(await active(page), title));
}

export const statusOf = async page => plain(await palette(page).getByRole('status').textContent());

export function statusIs(page, pattern) {
  return eventually(async () => assert.match(await statusOf(page), pattern));
}

export const closed = page => palette(page).waitFor({ state: 'hidden' });

/** Goes to the first row of this title. */
export async function follow(page, letters, title) {
  await openPalette(page, letters);
  await activeIs(page, title);
  await page.keyboard.press('Enter');
  await closed(page);
}
