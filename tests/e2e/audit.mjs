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

/** Axe finds nothing in the page, in light and dark. It looks into shadow roots, and not into frames. */
export async function audit(page) {
  await atRest(page);
  const found = [];
  for (const theme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: theme });
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    found.push(...(await inspect(page)).map(finding => `${theme}: ${finding}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  assert.deepEqual(found, []);
}
