// What a reader does in the list, each action timed in the page from its event.

import { setTimeout as sleep } from 'node:timers/promises';
import { arrive } from './arrival.mjs';

const textField = 'search input[type="search"]';
const rowLink = 'section[aria-label="Entities"] tbody th[scope="row"] a[href]';

/**
 * Every action takes an open, settled list, and reports what it took and what it asked.
 *
 * @typedef {(timed: {laidOut: number, drawn: number}, asked: object[]) => Promise<void>} Report
 */

async function timed(page, report, expected, type, act) {
  const before = page.requests.length;
  const times = await page.time(type, expected, act);
  await page.settled();
  await report(times, page.requests.slice(before));
}

/** To another kind and back. */
async function changeKind(page, report) {
  for (const kind of ['APIs', 'Components']) {
    await page.click('button[aria-haspopup="listbox"]', 'Kind');
    await page.find('[role="option"]', kind);
    await page.settled();
    await timed(page, report, ['newRows'], 'click', () => page.click('[role="option"]', kind));
  }
}

/** Types a word whose last letter changes the rows. */
async function search(page, report, run, { words }) {
  const word = words[run % words.length];
  await page.click(textField);
  for (const letter of word.slice(0, -1)) {
    await page.press(letter);
    await sleep(40);
  }
  await page.settled();
  await timed(page, report, ['newRowsOfText', word], 'keydown', () => page.press(word.at(-1)));
  for (const _ of word) await page.press('Backspace');
  await page.settled();
}

/** Opens a row, another one every time, and goes back. */
async function openEntity(page, report, run) {
  const text = await page.evaluate(
    (links, row) => document.querySelectorAll(links)[row].textContent.trim(),
    rowLink,
    run,
  );
  await timed(page, report, ['about'], 'click', () => page.click(rowLink, text));
  await page.evaluate(() => history.back());
  await page.find(rowLink);
  await page.settled();
}

/**
 * Types letters into the palette, the last of which finds what no letter found before. The palette
 * forgets nothing while the page is open, so every run takes other letters.
 */
async function usePalette(page, report, run, { letters }) {
  const word = letters[run % letters.length];
  await page.click('button[aria-haspopup="dialog"]', 'Search');
  const known = [];
  for (const letter of word.slice(0, -1)) {
    await page.press(letter);
    await page.settled();
    known.push(...(await page.evaluate(() => bench.rowKeys())));
  }
  await timed(page, report, ['newRowsOfLetters', word, known], 'keydown', () => page.press(word.at(-1)));
  await page.press('Escape');
  await page.settled();
}

const actions = { kind_change: changeKind, search, open_entity: openEntity, palette: usePalette };

/**
 * All runs of one action in one visit; with a backend, also what it takes by itself. `size` ends
 * the name of the figure.
 */
export async function act(bench, site, transport, name, backend, size = '') {
  await arrive(bench, site, {}, async page => {
    await page.firstRows();
    await page.settled();
    const report = async ({ laidOut, drawn }, asked) => {
      bench.samples.add(`${name}_ms_${transport}${size}`, laidOut);
      bench.samples.add(`${name}_ms_${transport}${size}.drawn`, drawn);
      if (backend) bench.samples.add(`backend_ms_${name}`, await backend.time(asked));
    };
    for (let run = 0; run < bench.runs; run += 1) await actions[name](page, report, run, bench);
  });
}

/**
 * Beginnings of words whose last letter changes the first page of components, so that new rows can
 * be told from those that are still on screen.
 */
export function wordsToType(entities, count) {
  const components = entities
    .filter(({ kind }) => kind === 'Component')
    .map(({ metadata: { name, title = '', tags = [] } }) => ({
      name,
      text: [name, title, ...tags].join('\n').toLowerCase(),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const firstPage = word =>
    components
      .filter(({ text }) => text.includes(word))
      .slice(0, 20)
      .map(({ name }) => name)
      .join();
  const beginnings = components
    .flatMap(({ name }) => name.match(/^[a-z]{4}/) ?? [])
    .map(word => word.slice(0, 3));
  return [...new Set(beginnings)]
    .filter(word => firstPage(word) && firstPage(word) !== firstPage(word.slice(0, -1)))
    .slice(0, count);
}

/** Beginnings of names whose last letter leads the palette to what the letters before it do not. */
export function lettersToType(entities, count) {
  const names = [...new Set(entities.map(({ metadata: { name } }) => name.toLowerCase()))].sort(
    (one, other) => one.length - other.length || (one < other ? -1 : 1),
  );
  const best = letters => names.filter(name => name.startsWith(letters)).slice(0, 12);
  const leads = letters => {
    const before = [...best(letters.slice(0, 1)), ...best(letters.slice(0, 2))];
    return best(letters).some(name => !before.includes(name));
  };
  const beginnings = new Map(names.flatMap(name => name.match(/^[a-z]{3}/) ?? []).map(known => [known[0], known]));
  return [...beginnings.values()].filter(leads).slice(0, count);
}
