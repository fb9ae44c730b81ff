// The scripted visit: what the reader does at each step, and what ought to be seen then.

import { pageLength } from './truth.mjs';

/** What a step needs is not there: it has to be mended first. */
export class Hindered extends Error {}

/** Where the visit is: what has been chosen so far. */
export function beginning({ without }) {
  return { where: 'list', text: '', filters: {}, without, page: 0, starred: [], onlyStarred: false };
}

/** @returns {Promise<import('./judge.mjs').Expected>} */
export async function expectedAt(place, truth) {
  const { where, text, filters, without, page, starred, onlyStarred, name } = place;
  if (where === 'entity') {
    return { where, path: `/catalog/default/component/${name}`, name, starred, ...(await truth.component(name)) };
  }
  const list = await truth.list({ text, filters, without, page, starred: onlyStarred ? starred : undefined });
  const said = { ...filters, ...(without && { Lifecycle: `not ${without}` }), ...(onlyStarred && { Whose: 'Starred' }) };
  return { where, path: '/catalog', typed: text, filters: said, starred, ...list };
}

/** Milliseconds after which a second token in a row is taken to have run out when it is refused. */
const renewable = 11_000;

const rowOf = (page, name) =>
  page.locator('main table[aria-label="Entities"] tbody tr').filter({ has: page.locator(`th a[href$="/component/${name}"]`) });

/**
 * Presses what is there, or comes within a moment. The browser's own click might time out after it has
 * been heard, on a busy machine; then nobody knew where the visit is.
 */
async function press(locator) {
  await locator.waitFor({ timeout: 3_000 }).catch(() => {
    throw new Hindered(`${locator} is not there`);
  });
  // It may go between one look and the next, with the panel it is in.
  const isPressed = await locator.evaluate(button => !button.disabled && (button.click(), true), null, { timeout: 3_000 }).catch(() => false);
  if (!isPressed) throw new Hindered(`${locator} cannot be pressed`);
}

/** Puts the cursor into a field. It cannot be had while a dialog is over the page, or the page is another. */
async function enter(field) {
  const isEntered = await field.evaluate(field => (field.focus(), document.activeElement === field), null, { timeout: 3_000 }).catch(() => false);
  if (!isEntered) throw new Hindered(`${field} cannot be entered`);
}

/** Opens a panel of options and takes one, if it is offered. */
async function take(page, name, option) {
  const trigger = page.getByRole('search', { name: 'Filters' }).getByRole('button', { name: new RegExp(`^${name} ?:`) });
  if ((await trigger.getAttribute('aria-expanded', { timeout: 3_000 })) !== 'true') await press(trigger);
  const list = page.getByRole('listbox', { name });
  const offered = list.getByRole('option', { name: option });
  try {
    const answered = page.locator(`[role=listbox][aria-label="${name}"][aria-busy=false]`);
    // A dialog over the page takes the panel away.
    const dialog = page.locator('dialog[open]').first();
    await offered.or(answered).first().or(dialog).first().waitFor({ timeout: 40_000 });
    await press(offered);
  } finally {
    if (await list.isVisible()) await page.keyboard.press('Escape');
  }
}

/**
 * Steps by name. Each gives where the visit is afterwards; `needs` says that what is seen before has to
 * be right, because the step begins there.
 */
export const steps = {
  list: {
    async act({ page, site }, place, { without }) {
      const query = without ? `?filters[lifecycles]=${without}&match[lifecycles]=none` : '';
      await page.goto(`${site.url}/catalog${query}`);
      return place;
    },
  },

  type: {
    async act({ page }, place, { text }) {
      const field = page.getByRole('searchbox', { name: /^Search names/ });
      await enter(field);
      await field.pressSequentially(text);
      // A dialog does not come between two letters, but it may before the first.
      if (!(await field.inputValue())) throw new Hindered('Something came over the field before the first letter.');
      await page.waitForURL(url => url.searchParams.get('filters[text]') === text);
      return { ...place, text };
    },
  },

  filter: {
    async act({ page }, place, { filter, value }) {
      await take(page, filter, new RegExp(`^${value}`));
      return { ...place, filters: { [filter]: value } };
    },
  },

  next: {
    needs: true,
    async act({ page }, place) {
      await press(page.getByRole('button', { name: 'Next', exact: true }));
      return { ...place, page: 1 };
    },
  },

  open: {
    needs: true,
    async act({ page, truth }, place, { row }) {
      const { names } = await expectedAt(place, truth);
      const name = names[row % Math.min(names.length, pageLength)];
      await press(page.locator(`main table[aria-label="Entities"] th a[href$="/component/${name}"]`));
      return { ...place, where: 'entity', name };
    },
  },

  back: {
    async act({ page }, place) {
      await page.evaluate(() => history.back());
      await page.waitForURL(url => url.pathname === '/catalog');
      return { ...place, where: 'list' };
    },
  },

  star: {
    needs: true,
    async act({ page, truth }, place, { star }) {
      const { names } = await expectedAt(place, truth);
      const name = names[star % names.length];
      await press(rowOf(page, name).getByRole('button', { name: /^Star/ }));
      return { ...place, starred: [name] };
    },
  },

  signInAgain: {
    needs: true,
    async act({ page, proxy }, place) {
      // No session ends just after it was renewed because of a refusal; the portal then asks nobody again.
      const age = performance.now() - proxy.renewed();
      if (proxy.struck.some(({ status }) => status === 401)) await page.waitForTimeout(Math.max(0, renewable - age));
      proxy.endSessions();
      await press(page.getByRole('button', { name: 'Previous', exact: true }));
      return { ...place, page: 0 };
    },
  },

  starred: {
    async act({ page }, place) {
      await take(page, 'Whose', /^Starred/);
      return { ...place, page: 0, onlyStarred: true };
    },
  },

  reload: {
    async act({ page }, place) {
      await page.reload();
      return place;
    },
  },
};
