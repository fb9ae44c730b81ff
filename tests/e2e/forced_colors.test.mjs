// The portal in the colours of the system (forced colours, Windows' contrast themes): backgrounds and shadows are
// not drawn, and what is known by them has to be known by something else.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { atRest, isFirefox } from './browser.mjs';
import { scenario } from './harness.mjs';
import { openFilter } from './reading.mjs';
import { startSite } from './site.mjs';

let site;
before(async () => {
  site = await startSite();
});
after(() => site?.stop());

const component = '/catalog/default/component/ticketing-service';
const graph = '/catalog-graph?rootEntityRefs[]=component:default/ticketing-service';

/** In both of what a system may have; a reader's own theme is the other one, and must not matter. */
function inForcedColours(name, path, play) {
  for (const theme of ['light', 'dark']) {
    scenario(`${name}, ${theme}`, async open => {
      const other = theme === 'light' ? 'dark' : 'light';
      const page = await open(site.url + path, { theme, prepare: page => page.addInitScript(other => localStorage.setItem('theme', other), other) });
      await page.emulateMedia({ forcedColors: 'active', colorScheme: theme });
      await atRest(page);
      await play(page, await systemColours(page));
    }, { skip: isFirefox && 'its driver cannot force colours' });
  }
}

/** What the system's colours are, by their names; as a ground, what is chosen lets a little through. */
function systemColours(page) {
  return page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('p'));
    probe.style.forcedColorAdjust = 'none';
    const read = (property, name) => {
      probe.style[property] = name;
      return getComputedStyle(probe)[property];
    };
    const names = ['Canvas', 'CanvasText', 'HighlightText', 'GrayText'];
    const colours = Object.fromEntries(names.map(name => [name, read('color', name)]));
    const Highlight = read('backgroundColor', 'Highlight');
    probe.remove();
    return { ...colours, Highlight };
  });
}

const style = (locator, pseudo) =>
  locator.evaluate((element, pseudo) => {
    const { color, backgroundColor, fill, stroke, strokeWidth, opacity, outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element, pseudo);
    const borders = ['Top', 'Right', 'Bottom', 'Left'].map(side => {
      const read = what => getComputedStyle(element, pseudo)[`border${side}${what}`];
      return { width: parseFloat(read('Width')), style: read('Style'), color: read('Color') };
    });
    return { color, backgroundColor, fill, stroke, strokeWidth, opacity, outlineStyle, outlineWidth: parseFloat(outlineWidth), outlineColor, borders };
  }, pseudo);

async function isFilled(locator, { Highlight, HighlightText }, what) {
  const { backgroundColor, color } = await style(locator, null);
  assert.deepEqual([backgroundColor, color], [Highlight, HighlightText], what);
  const inner = await locator.evaluate(element => [...element.querySelectorAll('*')].filter(child => child.textContent.trim() || child.localName === 'svg').map(child => getComputedStyle(child).color));
  for (const colour of inner) assert.equal(colour, HighlightText, `${what}: what is in it`);
}

async function isBordered(locator, { Canvas }, what) {
  const { borders } = await style(locator, null);
  for (const { width, style, color } of borders) {
    assert.ok(width >= 1 && style !== 'none' && color !== Canvas, `${what}: ${width}px ${style} ${color}`);
  }
}

async function showsFocus(locator, { Canvas }, what) {
  await locator.focus();
  const { outlineStyle, outlineWidth, outlineColor } = await style(locator, null);
  assert.ok(outlineStyle !== 'none' && outlineWidth >= 2 && outlineColor !== Canvas, `${what}: ${outlineWidth}px ${outlineStyle} ${outlineColor}`);
}

inForcedColours('what is current is filled', component, async (page, colours) => {
  await isFilled(page.locator('.tabs a[aria-current]'), colours, 'the tab');
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await atRest(page);
  await isFilled(page.locator('.navigation .settings[aria-current]'), colours, 'the page');
  const other = await style(page.getByRole('link', { name: 'Catalog', exact: true }).first(), null);
  assert.notEqual(other.backgroundColor, colours.Highlight);
});

inForcedColours('what is chosen and what is next is filled', '/catalog', async (page, colours) => {
  const layout = page.locator('.segmented input:checked').first();
  await isFilled(layout.locator('xpath=following-sibling::span'), colours, 'the layout');
  await page.getByRole('button', { name: 'Theme' }).click();
  await isFilled(page.locator('[role=menuitemradio][aria-checked=true]'), colours, 'the theme');
  await page.keyboard.press('Escape');
  await openFilter(page, 'Type');
  await isFilled(page.locator('[role=option][data-active=true]'), colours, 'the option');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ticket');
  await page.locator('.finder [role=option][aria-selected=true]').waitFor();
  await isFilled(page.locator('.finder [role=option][aria-selected=true]'), colours, 'the find');
});

inForcedColours('what has the focus has an outline', '/catalog', async (page, colours) => {
  await page.keyboard.press('Tab');
  await showsFocus(page.locator('.navigation nav a[aria-current]'), colours, 'the current page');
  await showsFocus(page.getByRole('searchbox').first(), colours, 'the search field');
  await showsFocus(page.locator('.table .sort').first(), colours, 'a heading that sorts');
  await page.locator('.segmented input:checked').first().focus();
  const segment = await style(page.locator('.segmented input:checked + span').first(), null);
  assert.ok(segment.outlineWidth >= 2 && segment.outlineStyle !== 'none', 'a layout');
  await openFilter(page, 'Type');
  const field = await style(page.locator('.select-panel .search'), null);
  assert.ok(field.outlineWidth >= 2 && field.outlineStyle !== 'none', 'the field of a filter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.locator('.finder input:focus').waitFor();
  const finder = await style(page.locator('.finder .search'), null);
  assert.ok(finder.outlineWidth >= 2 && finder.outlineStyle !== 'none', 'the field of the palette');
});

inForcedColours('what stands apart has a border', '/catalog', async (page, colours) => {
  await isBordered(page.locator('.table').first(), colours, 'the table');
  await isBordered(page.locator('.button:visible').first(), colours, 'a button');
  await isBordered(page.getByRole('searchbox').first(), colours, 'a field');
  await isBordered(page.locator('.select > .trigger').first(), colours, 'a filter');
  const dot = await style(page.locator('.status-dot:not(:empty)').first(), '::before');
  assert.notEqual(dot.backgroundColor, colours.Canvas, 'a dot');
  const next = page.getByRole('button', { name: 'Previous' });
  if (await next.count()) {
    const { color, opacity } = await style(next, null);
    assert.deepEqual([color, opacity], [colours.GrayText, '1'], 'what cannot be pressed');
  }
  await page.goto(site.url + component);
  await atRest(page);
  await isBordered(page.locator('.card').first(), colours, 'a card');
  await isBordered(page.locator('.chip:visible').first(), colours, 'a tag');
});

inForcedColours('a switch shows whether it is on', graph, async (page, colours) => {
  const one = page.getByRole('switch').first();
  await isBordered(one, colours, 'it');
  const looks = [];
  for (const on of [false, true]) {
    await one.setChecked(on);
    await atRest(page);
    const [ground, knob] = [await style(one, null), await style(one, '::before')];
    assert.notEqual(ground.backgroundColor, knob.backgroundColor, `its knob, ${on}`);
    looks.push(ground.backgroundColor);
  }
  assert.notEqual(looks[0], looks[1]);
});

inForcedColours('a graph is drawn', graph, async (page, colours) => {
  const [box, root] = [page.locator('.graph .box:not(.root)').first(), page.locator('.graph .box.root')];
  await box.waitFor();
  const part = (of, name) => style(of.locator(name).first(), null);
  for (const [of, what] of [[box, 'a box'], [root, 'its root']]) {
    const [face, title, icon] = [await part(of, '.face'), await part(of, '.title'), await part(of, '.icon-of')];
    assert.notEqual(face.fill, title.fill, `${what}: its title`);
    assert.notEqual(face.fill, icon.color, `${what}: its icon`);
    assert.ok(face.stroke !== colours.Canvas, `${what}: its border`);
  }
  assert.notEqual((await part(root, '.face')).fill, (await part(box, '.face')).fill, 'the root stands out');
  const line = await part(page.locator('.graph .line').first(), '.stroke');
  assert.notEqual(line.stroke, colours.Canvas, 'a line');
  const before = await part(box, '.face');
  await page.locator('.graph .frame').focus();
  await page.keyboard.press('Tab');
  const focused = page.locator('.graph .box:focus-visible');
  await focused.waitFor();
  const after = await part(focused, '.face');
  assert.ok(parseFloat(after.strokeWidth) > parseFloat(before.strokeWidth), 'the focus');
});
