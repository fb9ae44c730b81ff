// Contrast out of the tokens, in both themes: no page is looked at, so that no state of it can be forgotten.
// Disabled controls, and rows that are pale while newer ones come, are held to nothing (WCAG 1.4.3).

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const style = resolve(import.meta.dirname, '../../style');
const components = (await readdir(join(style, 'components'))).map(name => `components/${name}`);
const sheets = new Map();
for (const name of ['app.css', ...components]) sheets.set(name, await readFile(join(style, name), 'utf8'));
const tokens = tokensOf(await readFile(join(style, 'tokens.css'), 'utf8'));

/** What text stands on: a row is hovered, selected or part of a notice, whatever is written in it. */
const grounds = [
  'page',
  'surface',
  'floating',
  'sunken',
  'hover',
  'accent-soft',
  'info-soft',
  'success-soft',
  'warning-soft',
  'danger-soft',
];

/** Each of these is written in somewhere; icons and dots of a tone have its colour too. */
const texts = [
  'text',
  'text-muted',
  'text-faint',
  'accent',
  'accent-strong',
  'info',
  'success',
  'warning',
  'danger',
];

/** What is filled with a colour has text of its own. */
const filled = [
  ['on-accent', 'accent', 'primary buttons, the root of a graph, the current find'],
  ['on-accent', 'accent-strong', 'primary buttons under the pointer'],
  ['on-danger', 'danger', 'buttons that remove'],
  ['on-danger', 'danger-strong', 'buttons that remove under the pointer'],
];

/** What one has to see to know that something is there, or what it is (WCAG 1.4.11). */
const parts = [
  ...grounds.map(ground => ['accent', ground, 'the outline of the focus, and what marks the current page, tab and option']),
  ...grounds.map(ground => ['border-strong', ground, 'borders of inputs, a switch that is off, a graph, what is chosen of a few, a dot without a tone']),
  ['on-accent', 'accent', 'the knob of a switch that is on'],
  ['text', 'surface', 'the focus of the root of a graph, which has the colour of the accent'],
];

/** Lines between what stands apart anyway; buttons are known by their words. */
const decoration = ['border', 'border-control'];

const pairs = [
  ...texts.flatMap(text => grounds.map(ground => [text, ground, 'text', 4.5])),
  ...filled.map(pair => [...pair, 4.5]),
  ...parts.map(pair => [...pair, 3]),
];

for (const [index, theme] of ['light', 'dark'].entries()) {
  test(`every pair of colours can be told apart, ${theme}`, () => {
    const short = pairs.flatMap(([colour, ground, where, least]) => {
      const found = contrast(tokens.get(colour)[index], tokens.get(ground)[index]);
      return found < least ? [`${colour} on ${ground} (${where}): ${found.toFixed(2)}, should be ${least}`] : [];
    });
    assert.deepEqual(short, []);
  });
}

test('there is no colour without a role', () => {
  const known = new Set([...grounds, ...texts, ...decoration, ...pairs.flatMap(([colour, ground]) => [colour, ground])]);
  assert.deepEqual([...tokens.keys()].filter(name => !known.has(name)), []);
});

test('what a sheet writes in, and on, is among the pairs', () => {
  const known = new Set(pairs.filter(([, , , least]) => least === 4.5).map(([colour, ground]) => `${colour} on ${ground}`));
  const found = [];
  for (const [name, css] of sheets) {
    for (const declarations of blocksOf(css)) {
      const colour = tokenOf(declarations, 'color');
      const ground = tokenOf(declarations, 'background');
      if (colour && !texts.includes(colour) && !filled.some(([text]) => text === colour)) found.push(`${name}: text in ${colour}`);
      if (colour && ground && !known.has(`${colour} on ${ground}`)) found.push(`${name}: ${colour} on ${ground}`);
    }
  }
  assert.deepEqual(found, []);
});

test('sheets have their colours from the tokens', () => {
  const found = [];
  for (const [name, css] of sheets) {
    // The veil behind a dialog darkens whatever there is.
    const rest = css.replace(/\/\*[^]*?\*\//g, '').replaceAll('rgb(0 0 0 / 45%)', '');
    for (const [own] of rest.matchAll(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|light-dark)\(|:\s*(?:white|black|gr[ae]y|red)\b/gi)) {
      found.push(`${name}: ${own}`);
    }
  }
  assert.deepEqual(found, []);
});

/** The colours by name, light and dark: those of the screen, where the system has none of its own. */
function tokensOf(sheet) {
  const [css] = sheet.split('@media');
  const found = css.matchAll(/--color-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  const colours = new Map([...found].map(([, name, ...both]) => [name, both]));
  assert.equal(colours.size, css.match(/--color-[\w-]+:/g).length, 'every colour is a pair of six digits each');
  return colours;
}

/** The declarations of every block, without those of the blocks in it. */
function* blocksOf(css) {
  const open = [[]];
  for (const [piece, end] of css.replace(/\/\*[^]*?\*\//g, '').matchAll(/[^{};]*([{};])/g)) {
    if (end === '{') open.push([]);
    else open.at(-1).push(piece);
    if (end === '}') yield open.pop().join('');
  }
}

/** Which colour a property is given. */
const tokenOf = (declarations, property) =>
  new RegExp(`(?:^|[\\s;])${property}: var\\(--color-([\\w-]+)\\)`).exec(declarations)?.[1];

/** As WCAG defines it. */
function contrast(one, other) {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
