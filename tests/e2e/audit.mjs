// What axe has to say about a page.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { atRest } from './browser.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * What axe finds: rule, element, and the first reason.
 *
 * @param {import('playwright-core').Page | import('playwright-core').Frame} page
 */
export async function inspect(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate(values => window.axe.run({ runOnly: { type: 'tag', values } }), tags);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => `${id}: ${target.join(' ')}: ${[...any, ...all, ...none][0]?.message}`),
  );
}

/** What a frame has from its page: what a page must have as a whole, and the ground behind the text. */
const ofPages = /^(landmark-one-main|page-has-heading-one|region|color-contrast):/;

/** Axe finds nothing in the page and in the frames of its plugins, in light and dark. */
export async function audit(page) {
  await atRest(page);
  // The documents around plugins' own are empty but for these.
  const frames = page.frames().filter(frame => frame.parentFrame()?.parentFrame());
  const found = [];
  for (const theme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: theme });
    // Frames hear of the theme by message.
    await atRest(page);
    const inFrames = (await Promise.all(frames.map(inspect))).flat().filter(finding => !ofPages.test(finding));
    found.push(...[...(await inspect(page)), ...inFrames].map(finding => `${theme}: ${finding}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  assert.deepEqual(found, []);
}
