// What is on paper, from a screen that is dark: only what can be read, black on white, and all of it.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { atRest, isFirefox } from './browser.mjs';
import { scenario } from './harness.mjs';
import { cut, sideways } from './room.mjs';
import { expectedOf, startSites, states } from './states.mjs';

/** A4 without its margins of 15 mm, in CSS pixels. */
const [width, height] = [680, 1009];

let sites;
before(async () => {
  sites = await startSites();
});
after(() => sites?.stop());

const stateOf = wanted => states.find(({ name }) => name === wanted);

/** A page as a reader has it who prints it. */
async function printed(open, name) {
  const state = stateOf(name);
  const page = await open(sites.urlOf(state), { theme: 'dark' });
  await atRest(page);
  await state.arrange?.(page);
  await atRest(page);
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ media: 'print' });
  await atRest(page);
  return page;
}

const all = ['entity-component', 'entity-api', 'entity-user', 'group-with-subgroups', 'entity-refreshed', 'graph', 'graph-list', 'catalog-component', 'palette-found'];
for (const name of all) {
  scenario(`${name} on paper`, async open => {
    const page = await printed(open, name);
    const found = [...(await pressable(page)), ...(await pale(page)), ...(await sideways(page)), ...(await cut(page)), ...(await shortened(page))];
    assert.deepEqual(found, []);
    assert.ok((await page.getByRole('heading', { level: 1 }).count()) === 1);
  }, { expected: expectedOf(stateOf(name)) });
}

scenario('an entity says what it is and what it is connected to', async open => {
  const page = await printed(open, 'entity-component');
  for (const card of ['About', 'Relations', 'Links']) {
    const region = page.getByRole('region', { name: card, exact: true });
    assert.ok(await region.isVisible(), card);
    assert.equal(await region.evaluate(element => getComputedStyle(element).breakInside), 'avoid', `${card} is in one piece`);
    const heading = region.getByRole('heading').first();
    assert.equal(await heading.evaluate(element => getComputedStyle(element).breakAfter), 'avoid', `${card} stays with its heading`);
  }
});

scenario('links that lead out say where, those in the portal do not', async open => {
  const page = await printed(open, 'entity-component');
  const told = await page.locator('main a[href]').evaluateAll(links =>
    links.filter(link => link.checkVisibility()).map(link => [link.target, link.getAttribute('href'), getComputedStyle(link, '::after').content]),
  );
  assert.ok(told.some(([target]) => target === '_blank'));
  for (const [target, href, content] of told) {
    if (target === '_blank') assert.ok(content.includes(href), `${href}: ${content}`);
    else assert.equal(content, 'none', href);
  }
});

scenario('all of a graph is on the paper', async open => {
  const page = await printed(open, 'graph');
  const { left, right, height: high } = await page.locator('.canvas').evaluate(canvas => canvas.getBoundingClientRect().toJSON());
  assert.ok(left >= 0 && right <= width && high > 100 && high <= height, `${left} to ${right}, ${high} high`);
  for (const part of ['.tools', '.minimap']) assert.equal(await page.locator(`.graph > ${part}:visible`).count(), 0, part);
});

scenario('an entity takes few sheets of paper', async open => {
  const page = await open(sites.urlOf(stateOf('entity-component')), { theme: 'dark' });
  await atRest(page);
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length;
  assert.ok(sheets >= 1 && sheets <= 3, `${sheets} sheets`);
}, { skip: isFirefox && 'only Chromium writes it' });

/** What is there to be pressed, moved through or dismissed, and shows. */
function pressable(page) {
  const sorts = 'header.navigation, .tabs, button:not(.sort), input, select, dialog, [popover], .toast, .skip-link, .tools, [role=menu], [role=listbox]';
  return page.evaluate(sorts => {
    const shown = [...document.querySelectorAll(sorts)].filter(element => element.checkVisibility());
    return shown.map(({ outerHTML }) => `shows: ${outerHTML.slice(0, 120)}`);
  }, sorts);
}

/** Texts that are hard to read on white; those in what a picture fills are not on white. */
function pale(page) {
  return page.evaluate(() => {
    const lightness = colour => {
      const [red, green, blue] = colour.match(/[\d.]+/g).map(channel => (channel / 255) ** 2.2);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const found = [];
    for (const element of document.body.querySelectorAll('*')) {
      const hasText = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (!hasText || !element.checkVisibility() || element.closest('.root')) continue;
      const style = getComputedStyle(element);
      const colour = element.closest('svg') ? style.fill : style.color;
      if (1.05 / (lightness(colour) + 0.05) < 4.5) found.push(`${colour}: ${element.textContent.trim().slice(0, 40)}`);
    }
    return found;
  });
}

/** Texts of tables that end in an ellipsis: paper cannot be pointed at. */
function shortened(page) {
  return page.locator('main :is(td, th)').evaluateAll(cells =>
    cells.filter(cell => cell.checkVisibility() && cell.scrollWidth > cell.clientWidth + 1).map(cell => `shortened: ${cell.textContent.trim()}`),
  );
}
