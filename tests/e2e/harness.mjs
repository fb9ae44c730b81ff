// What the specs have in common: a test with pages of its own.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { closeBrowser, complaintsOf, openPage } from './browser.mjs';

const pictures = resolve(import.meta.dirname, '../../target/e2e');

after(closeBrowser);

/**
 * A test whose pages must not complain: neither an uncaught error nor a console error, except
 * those the test names in `expected`. A picture of every page of a failed test is kept.
 *
 * @param {string} name
 * @param {(open: typeof openPage) => Promise<void>} play
 * @param {{expected?: RegExp[], skip?: boolean | string}} [options]
 */
export function scenario(name, play, { expected = [], ...options } = {}) {
  test(name, options, async () => {
    const pages = [];
    const open = async (...about) => {
      const page = await openPage(...about);
      pages.push(page);
      return page;
    };
    try {
      await play(open);
      for (const page of pages) assert.deepEqual(complaintsOf(page, expected), []);
    } catch (error) {
      await keepPictures(name, pages);
      throw error;
    } finally {
      for (const page of pages) await page.context().close();
    }
  });
}

async function keepPictures(name, pages) {
  const stem = name.replace(/\W+/g, '-').slice(0, 80);
  await mkdir(pictures, { recursive: true });
  for (const [index, page] of pages.entries()) {
    // A page that crashed has no picture; its failure is told already.
    await page.screenshot({ path: join(pictures, `${stem}.${index}.png`) }).catch(() => {});
  }
}
