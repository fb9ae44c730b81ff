// A language that says all that English does, marked: whatever a page shows without the mark is translated
// nowhere.

import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Before every text: not to be seen, and passed over by whoever looks for English. */
const mark = '\u200b';

/** What servers have told a page: titles of portals, backends and plugins are not ours. */
const told = new WeakMap();

/** Has a page speak it, before it goes anywhere. */
export async function speakMarked(page) {
  const answers = [];
  told.set(page, answers);
  page.on('response', response => {
    const isJson = response.headers()['content-type']?.includes('json');
    if (isJson) answers.push(response.text().catch(() => ''));
  });
  const english = await readFile(join(root, 'target/language-en.js'), 'utf8');
  const texts = JSON.parse(english.replace(/^export default/, '').replace(/;\s*$/, ''));
  const module = `export default ${JSON.stringify(texts.map(marked))};`;
  const fulfil = body => route => route.fulfill({ contentType: 'text/javascript', body });
  await page.route(/\/lazy\/language-de-/, fulfil(module));
  await page.route(/\/lazy\/start-de-/, fulfil('export default {};'));
  // Frames of plugins keep nothing.
  await page.addInitScript(() => self === top && localStorage.setItem('language', 'de'));
}

/** Marked wherever a piece begins: at the beginning, behind arguments, and in every case of a choice. */
const marked = text => mark + text.replace(/\x01.|[\x03]/g, sign => sign + mark);

/** What a catalog and its configuration say themselves. */
export async function wordsOf(...folders) {
  const texts = [];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) texts.push(await readFile(join(entry.parentPath, entry.name), 'utf8'));
    }
  }
  return plain(texts.join('\n'));
}

const plain = text => text.replace(/\s+/g, ' ').toLowerCase();

/** References, names of keys, numbers, addresses, and what is called so in every language. */
const same = [
  /^[^a-z]*$/i,
  /^\S+[:/.@_]\S*$/,
  /^\w+:\w+\/.*$/,
  /^[a-z]+([A-Z]\w*)+$/,
  /^generated-[0-9a-f]+$/,
  /^(Ctrl|Alt|Shift|Enter|Esc|Space|Tab|Home|End|F\d+|[A-Z?/,.])( \S+)?$/,
  /^(YAML|JSON|ETag|UID|CSV|API|APIs|Markdown|OpenAPI|AsyncAPI|GraphQL|gRPC|tRPC|MCP|Callboard|Deutsch|English)$/,
];

/**
 * What a page shows, as text or as a name, that is neither marked nor said by the catalog.
 *
 * @param {string} words by `wordsOf`
 */
export async function unspoken(page, words) {
  const shown = await page.evaluate(foreign => {
    const texts = new Set();
    const isForeign = element => element.closest(foreign);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      if (node.nodeType === Node.TEXT_NODE) {
        if (!isForeign(node.parentElement)) texts.add(node.data);
      } else if (!isForeign(node)) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription']) {
          if (node.hasAttribute(name)) texts.add(node.getAttribute(name));
        }
      }
    }
    texts.add(document.title);
    return [...texts];
  }, foreign);
  const answers = await Promise.all(told.get(page) ?? []);
  const known = [words, plain(answers.join('\n')), plain(await askedFor(page))].join('\n');
  const isTheirs = piece => same.some(pattern => pattern.test(piece)) || known.includes(plain(piece).replace(/s$/, ''));
  const rest = shown.map(text => text.trim()).filter(text => !text.includes(mark));
  return rest.filter(text => !pieces(text).every(isTheirs));
}

/** What stands together: several entities, a name and the portal's, a type and how many of it there are. */
const pieces = text => text.replace(/ [+]?[\d.]+$/, '').split(/, | · |[()]/).map(piece => piece.trim().replace(/^\.\//, '')).filter(Boolean);

/** What the reader has written: in the address, and into what is kept. */
const askedFor = page => page.evaluate(() => decodeURIComponent(location.href).replaceAll('+', ' ') + JSON.stringify({ ...localStorage }));

/** Scripts and styles, code as it is written, pages of libraries and of plugins. */
const foreign = 'script, style, noscript, template, code, pre, .swagger-ui, .cm-editor, .reference, body [lang]';
