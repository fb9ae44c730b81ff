// Where the keyboard is, and whether one can see it.

import assert from 'node:assert/strict';
import { eventually } from './browser.mjs';

/** What has the focus: its tag, its role or type, and what it is called. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    // As browsers do (accname 1.2): what it is named by says so by its own label or its text.
    const own = named => named?.getAttribute('aria-label') ?? named?.innerText ?? '';
    const namedBy = element.getAttribute('aria-labelledby')?.split(' ').map(id => own(document.getElementById(id)));
    const labelled = element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText;
    const name = namedBy?.join(' ') ?? labelled ?? element.innerText ?? '';
    return {
      tag: element.localName,
      role: element.getAttribute('role') ?? element.getAttribute('type') ?? element.localName,
      name: name.replace(/\s+/g, ' ').trim().slice(0, 80),
    };
  });
}

export async function focusIs(page, tag, name) {
  await eventually(async () => {
    const found = await focused(page);
    assert.equal(found.tag, tag, `the focus is on ${JSON.stringify(found)}`);
    if (name) assert.match(found.name, name);
  });
}

/** Presses Tab until the focus is where it should be. */
export async function tabTo(page, tag, name, most = 400) {
  const passed = [];
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab');
    const found = await focused(page);
    if (found.tag === tag && name.test(found.name)) return found;
    passed.push(`${found.tag} ${found.name}`);
  }
  assert.fail(`${most} times Tab do not lead to ${tag} ${name}, but through\n${passed.join('\n')}`);
}

/**
 * Walks through a page by Tab and back out of it, and names every stop that does not show: without
 * an outline or a ring that was not there before, or out of sight.
 */
export async function invisibleStops(page, most = 400) {
  await page.evaluate(() => document.activeElement.blur());
  const unseen = [];
  let stops = 0;
  let last;
  for (; stops < most; stops += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluateHandle(() => document.activeElement);
    const { looks, inSight, isBody, label } = await here.evaluate(look);
    if (last) await complain(last, unseen);
    if (isBody) return { stops, unseen };
    last = { here, looks, inSight, label };
  }
  await complain(last, unseen);
  return { stops, unseen };
}

/** Compares how a stop looked with the focus and how it looks without. */
async function complain({ here, looks, inSight, label }, unseen) {
  const after = (await here.evaluate(look)).looks;
  const rings = looks.filter((style, index) => style !== after[index] && !/^none none$/.test(style));
  if (rings.length === 0) unseen.push(`${label}: nothing shows the focus`);
  if (!inSight) unseen.push(`${label}: out of sight`);
}

/** Runs in the page. Outlines and rings of the element and of what stands for it. */
function look(element) {
  const around = [element, element.nextElementSibling, element.parentElement, element.parentElement?.parentElement];
  const looks = around.filter(Boolean).map(known => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(known);
    const outline = outlineStyle === 'none' || parseFloat(outlineWidth) === 0 ? 'none' : `${outlineWidth} ${outlineColor}`;
    return `${outline} ${boxShadow}`;
  });
  // A box of a picture has its ring on its face.
  const face = element.querySelector('.face');
  if (face) looks.push(`${getComputedStyle(face).stroke} ${getComputedStyle(face).strokeWidth}`);
  // A link may be broken over lines, and a region longer than the window: the first part counts.
  const [box] = element.getClientRects();
  const x = (Math.max(box?.left, 0) + Math.min(box?.right, innerWidth)) / 2;
  const y = (Math.max(box?.top, 0) + Math.min(box?.bottom, innerHeight)) / 2;
  const hit = box && document.elementFromPoint(x, y);
  const standsFor = element.labels?.[0] ?? element;
  const inSight = hit === element || standsFor.contains(hit);
  const name = (element.getAttribute('aria-label') ?? element.innerText ?? '').replace(/\s+/g, ' ').trim().slice(0, 60);
  return { looks, inSight, isBody: element === document.body, label: `<${element.localName}> ${name || element.id}` };
}
