// No state of the portal has what axe can find, in light and dark, wide and narrow; nothing is wider than a
// phone; and everything is said in the reader's language.

import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { after, before } from 'node:test';
import { inspect } from './audit.mjs';
import { atRest } from './browser.mjs';
import { scenario } from './harness.mjs';
import { speakMarked, unspoken, wordsOf } from './language.mjs';
import { sideways } from './room.mjs';
import { expectedOf, startSites, states } from './states.mjs';

const files = resolve(import.meta.dirname, '../../public');

let sites, words;
before(async () => {
  sites = await startSites();
  words = await wordsOf(join(files, 'demo'), join(files, 'sdk'));
});
after(() => sites?.stop());

const isOurs = state => finding => !state.theirs?.some(theirs => theirs.test(finding));

for (const state of states) {
  for (const width of [1280, 360]) {
    scenario(`${state.name} at ${width}`, async open => {
      const isWide = width === 1280;
      const page = await open(sites.urlOf(state), { width, ...(isWide && { prepare: speakMarked }) });
      await atRest(page);
      await state.arrange?.(page);
      await atRest(page);
      const found = [];
      for (const theme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: theme });
        // Scripts that follow the theme hear of it with the next frame.
        await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
        found.push(...(await inspect(page)).filter(isOurs(state)).map(finding => `${theme}: ${finding}`));
      }
      found.push(...(await sideways(page)));
      if (isWide) found.push(...(await unspoken(page, words)).map(text => `not translated: ${text}`).filter(isOurs(state)));
      assert.ok(found.length === 0, found.join('\n'));
    }, { expected: expectedOf(state) });
  }
}
