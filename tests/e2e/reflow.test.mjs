// Twice and four times as large as a window of 1280 by 1024 shows it (WCAG 1.4.4, 1.4.10), with letters and lines as
// far apart as a reader may want them (1.4.12): everything is there, nothing scrolls sideways but tables and
// pictures in a place of their own, everything can be hit (2.5.8), and what has the focus is in sight (2.4.11).

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { atRest } from './browser.mjs';
import { invisibleStops } from './focus.mjs';
import { scenario } from './harness.mjs';
import { cut, sideways } from './room.mjs';
import { expectedOf, mainStates, startSites, states } from './states.mjs';

let sites;
before(async () => {
  sites = await startSites();
});
after(() => sites?.stop());

const zoomed = { '200 %': { width: 640, height: 512 }, '400 %': { width: 320, height: 256 } };

async function arrive(open, state, size) {
  const page = await open(sites.urlOf(state), size);
  await atRest(page);
  await state.arrange?.(page);
  await atRest(page);
  return page;
}

for (const state of mainStates) {
  scenario(`${state.name} is all there`, async open => {
    const found = [];
    const page = await arrive(open, state, zoomed['200 %']);
    for (const [zoom, size] of Object.entries(zoomed)) {
      await page.setViewportSize(size);
      await spread(page);
      await atRest(page);
      const all = [...(await sideways(page)), ...(await cut(page)), ...(await small(page))];
      found.push(...all.map(finding => `${zoom}: ${finding}`));
    }
    assert.deepEqual(found, []);
  }, { expected: expectedOf(state) });
}

const walks = ['catalog-component', 'catalog-selected', 'entity-component', 'settings'];
for (const state of states.filter(({ name }) => walks.includes(name))) {
  scenario(`nothing lies over the focus on ${state.name}`, async open => {
    const page = await arrive(open, state, zoomed['200 %']);
    const { stops, unseen } = await invisibleStops(page);
    assert.ok(stops > 3, `${stops} stops`);
    assert.deepEqual(unseen, []);
  });
}

/** Letters, words, lines and paragraphs at least as far apart as WCAG 1.4.12 has them. */
function spread(page) {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }
    `);
    document.adoptedStyleSheets.push(sheet);
    for (const element of document.body.querySelectorAll('*')) {
      const { lineHeight, fontSize } = getComputedStyle(element);
      if (parseFloat(lineHeight) < 1.5 * parseFloat(fontSize)) element.style?.setProperty('line-height', '1.5', 'important');
    }
  });
}

/**
 * What a finger misses: smaller than 24 by 24 pixels with something else to be hit within 12 of its middle. Links in
 * a sentence are as high as the sentence.
 */
function small(page) {
  return page.evaluate(() => {
    const shows = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[aria-hidden=true], [inert], svg.canvas');
    const selector = 'a[href], button, input, select, textarea, summary, [role=option]';
    const dialog = document.querySelector('dialog[open]');
    const targets = [...(dialog ?? document).querySelectorAll(selector)].filter(shows).map(element => {
      // A label is pressed for what it names.
      const label = element.labels?.[0];
      const own = element.getBoundingClientRect();
      const outer = label?.getBoundingClientRect() ?? own;
      const [left, top] = [Math.min(own.left, outer.left), Math.min(own.top, outer.top)];
      const [right, bottom] = [Math.max(own.right, outer.right), Math.max(own.bottom, outer.bottom)];
      return { element, left, top, right, bottom, width: right - left, height: bottom - top };
    });
    // What lies under a menu that is open is not there to be hit.
    const isCovered = ({ element, left, top, width, height }) => {
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return !!hit && ![element, ...(element.labels ?? [])].some(own => own.contains(hit));
    };
    const reached = targets.filter(target => target.width && !isCovered(target));
    const isInSentence = ({ element }) => {
      if (getComputedStyle(element).display !== 'inline') return false;
      const block = element.closest('p, li, dd, td, th, h1, h2');
      return !!block && block.textContent.trim().length > element.textContent.trim().length;
    };
    const tiny = ({ width, height }) => width < 23.9 || height < 23.9;
    const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
    const isNear = (one, other) => {
      const [x, y] = middle(one);
      if (tiny(other)) {
        const [otherX, otherY] = middle(other);
        return Math.hypot(x - otherX, y - otherY) < 24;
      }
      const dx = Math.max(other.left - x, 0, x - other.right);
      const dy = Math.max(other.top - y, 0, y - other.bottom);
      return Math.hypot(dx, dy) < 12;
    };
    const found = [];
    for (const one of reached) {
      if (!tiny(one) || isInSentence(one)) continue;
      const near = reached.find(other => other !== one && !one.element.contains(other.element) && !other.element.contains(one.element) && isNear(one, other));
      const name = ({ element }) => (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 30) || element.outerHTML.slice(0, 80);
      if (near) found.push(`${one.width.toFixed(1)}x${one.height.toFixed(1)}: ${name(one)} beside ${name(near)}`);
    }
    return found;
  });
}
