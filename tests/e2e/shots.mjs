// Photographs every state in light and dark, wide and narrow, into target/shots/.
// node tests/e2e/shots.mjs [WORD...] takes only states whose name contains one of the words.

import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { atRest, closeBrowser, openPage } from './browser.mjs';
import { startSites, states } from './states.mjs';

const folder = resolve(import.meta.dirname, '../../target/shots');
const sizes = [[1440, 900], [390, 844]];
const words = process.argv.slice(2);
const wanted = states.filter(({ name }) => !words.length || words.some(word => name.includes(word)));

await mkdir(folder, { recursive: true });
const sites = await startSites();
try {
  for (const state of wanted) {
    for (const [width, height] of sizes) await shoot(state, width, height);
    console.log(state.name);
  }
} finally {
  await closeBrowser();
  await sites.stop();
}
console.log(`the pictures are in ${folder}`);

async function shoot(state, width, height) {
  const page = await openPage(sites.urlOf(state), { width, height });
  try {
    await atRest(page);
    if (state.arrange) {
      await state.arrange(page);
      await atRest(page);
    }
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme });
      const path = join(folder, `${state.name}.${theme}.${width}x${height}.png`);
      await page.screenshot({ path, fullPage: true });
    }
  } catch (error) {
    // The other pictures are wanted all the same.
    process.exitCode = 1;
    console.error(`${state.name} at ${width}x${height}: ${error.message}`);
  } finally {
    await page.context().close();
  }
}
