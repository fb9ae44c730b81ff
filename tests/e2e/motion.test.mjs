// Whoever asked the system for less motion sees none.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { atRest } from './browser.mjs';
import { scenario } from './harness.mjs';
import { expectedOf, mainStates, startSites, states } from './states.mjs';

let sites;
before(async () => {
  sites = await startSites();
});
after(() => sites?.stop());

const more = ['entity-refreshed', 'definition-openapi', 'peek'];
for (const state of [...mainStates, ...states.filter(({ name }) => more.includes(name))]) {
  scenario(`nothing moves on ${state.name}`, async open => {
    const page = await open(sites.urlOf(state));
    await atRest(page);
    await state.arrange?.(page);
    await atRest(page);
    assert.deepEqual(await moving(page), []);
  }, { expected: expectedOf(state) });
}

/** What takes longer than a blink to change, or would scroll there slowly. */
function moving(page) {
  return page.evaluate(() => {
    const longest = times => Math.max(...times.split(',').map(time => parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000)));
    const found = new Set();
    for (const element of document.querySelectorAll('*')) {
      for (const pseudo of [null, '::before', '::after', '::backdrop']) {
        const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(element, pseudo);
        const takes = Math.max(longest(transitionDuration), animationName === 'none' ? 0 : longest(animationDuration));
        if (takes > 10 || scrollBehavior === 'smooth') found.add(`<${element.localName} class="${element.getAttribute('class')}">${pseudo ?? ''}: ${takes} ms, ${scrollBehavior}`);
      }
    }
    return [...found];
  });
}
