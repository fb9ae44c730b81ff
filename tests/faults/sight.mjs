// What a reader sees: all of it at one moment, read in the page.

/**
 * @typedef {object} Sight
 * @property {string} path of the address
 * @property {Record<string, string[]>} asked parameters of the address
 * @property {boolean} booted whether the program has drawn anything yet
 * @property {boolean} blank whether the main part of the page has nothing to read
 * @property {boolean} busy whether something is said to be loading
 * @property {string | undefined} crash what the portal says after a panic
 * @property {string} heading
 * @property {string | undefined} typed text in the search field, where there is one
 * @property {Record<string, string>} filters what the buttons of the filters say: `{Type: 'service'}`
 * @property {{name: string, starred: boolean}[] | undefined} rows of the list, where there is one
 * @property {string | undefined} star of an entity's page: "true" or "false"
 * @property {Record<string, string>} related what the tables of relations list, by path
 * @property {string[]} alerts what failed, in the portal's words
 * @property {string[]} prompts dialogs that ask to sign in
 * @property {boolean} door whether there is nothing but ways to sign in
 */

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Sight>}
 */
export const look = page => page.evaluate(() => globalThis.faultsSight());

const again = /^Try again$/;
const signIn = /^(Enter as a guest|Sign in with .+)$/;

/** Presses every button whose words are one of these. */
const press = (page, ...words) =>
  page.evaluate(
    words => {
      const isMeant = button => words.some(source => new RegExp(source).test(button.innerText.trim()));
      const meant = [...document.querySelectorAll('button')].filter(isMeant);
      for (const button of meant) button.click();
      return meant.length;
    },
    words.map(({ source }) => source),
  );

/** Presses all that offers to try again, and what signs in where that is asked for. */
export const pressRetry = page => press(page, again, signIn);

/** Presses what signs in, alone. */
export const pressSignIn = page => press(page, signIn);

/**
 * Makes every page that comes keep watch: besides `look`, `faultsSeen` are the lists that stood there
 * for a frame and were not said to be loading, each with its address.
 */
export async function keepWatch(context) {
  await context.addInitScript(() => {
    const text = element => (element?.innerText ?? '').replace(/\s+/g, ' ').trim();
    const rowsIn = main => {
      const table = main?.querySelector('table[aria-label="Entities"]');
      return table && [...table.tBodies[0].rows];
    };
    const nameOf = row => decodeURIComponent(row.querySelector('a').getAttribute('href').split('/').at(-1));
    const isBusy = main => {
      const statuses = [...document.querySelectorAll('[role=status]')];
      return !!main.querySelector('[aria-busy=true]') || statuses.some(status => status.textContent.trim() === 'Loading');
    };

    globalThis.faultsSight = () => {
      const main = document.querySelector('main');
      const asked = {};
      for (const [key, value] of new URLSearchParams(location.search)) (asked[key] ??= []).push(value);
      const place = { path: location.pathname, asked, crash: document.querySelector('.crash')?.innerText };
      // What stands there before the program may be of the last visit.
      if (!main || document.getElementById('prologue')) return { ...place, booted: false };
      const triggers = [...main.querySelectorAll('search button[aria-haspopup=listbox]')];
      const filters = triggers.map(trigger => text(trigger).match(/^(\w+) ?: ?(.*)$/)?.slice(1) ?? [text(trigger), '']);
      const dialogs = [...document.querySelectorAll('dialog[open], [role=dialog]')].map(text);
      return {
        ...place,
        booted: main.childElementCount > 0,
        blank: text(main) === '',
        busy: isBusy(main),
        heading: text(main.querySelector('h1')),
        typed: main.querySelector('input[type=search]')?.value,
        filters: Object.fromEntries(filters),
        rows: rowsIn(main)?.map(row => ({
          name: nameOf(row),
          starred: row.querySelector('.star button')?.getAttribute('aria-pressed') === 'true',
        })),
        star: main.querySelector('.page-head .actions button[aria-label=Star]')?.getAttribute('aria-pressed'),
        related: Object.fromEntries(
          [...main.querySelectorAll('.relation-table tbody td:first-child')].map(cell => [
            cell.querySelector('a').getAttribute('href').toLowerCase(),
            text(cell),
          ]),
        ),
        alerts: [...main.querySelectorAll('[role=alert]')].map(text),
        prompts: dialogs.filter(words => /sign in/i.test(words)),
        door: main.matches('.sign-in-page'),
      };
    };

    globalThis.faultsSeen = [];
    let last, due;
    const keep = () => {
      due = undefined;
      const main = document.querySelector('main');
      const rows = main && !isBusy(main) && rowsIn(main);
      if (!rows?.length || location.pathname !== '/catalog') return;
      const names = rows.map(nameOf);
      const seen = JSON.stringify([location.search, names]);
      if (seen !== last) globalThis.faultsSeen.push({ search: location.search, names });
      last = seen;
    };
    const watch = () => (due ??= requestAnimationFrame(keep));
    new MutationObserver(watch).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}
