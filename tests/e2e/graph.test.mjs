// The dependency graph in both modes: what is drawn and listed is what the backend's own JSON says.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';
import { addressIs, plain } from './reading.mjs';
import { eventually, settled } from './browser.mjs';
import { hasParasol, inBothModes, startModes } from './modes.mjs';

let modes;
/** Entities by their reference. */
const entities = new Map();
/** Roots that have what a test needs. */
let hub, consumer;

before(async () => {
  modes = await startModes();
  for (let offset = 0, total = 1; offset < total; offset += 500) {
    const fields = 'kind,metadata.name,metadata.namespace,metadata.title,spec.profile.displayName,relations';
    const query = `limit=500&offset=${offset}&orderField=metadata.name,asc&fields=${fields}`;
    const page = await modes.ask(`/entities/by-query?${query}`);
    total = page.totalItems;
    for (const entity of page.items) entities.set(refOf(entity), entity);
  }
  const all = [...entities.entries()];
  const many = ([, { relations = [] }]) => {
    const counts = {};
    for (const { type, targetRef } of relations) {
      const sort = `${type} ${targetRef.split(':')[0]}`;
      if (entities.has(targetRef)) counts[sort] = (counts[sort] ?? 0) + 1;
    }
    return Math.max(0, ...Object.values(counts));
  };
  hub = all.toSorted((a, b) => many(b) - many(a))[0][0];
  const of = type => ([, { relations = [] }]) => relations.filter(relation => relation.type === type).length;
  consumer = all.filter(([ref]) => ref.startsWith('component:')).toSorted((a, b) => of('consumesApi')(b) - of('consumesApi')(a))[0][0];
});

after(() => modes?.stop());

const refOf = ({ kind, metadata }) => `${kind}:${metadata.namespace ?? 'default'}/${metadata.name}`.toLowerCase();

const titleOf = ref => {
  const { metadata, spec } = entities.get(ref);
  const short = (metadata.namespace ?? 'default') === 'default' ? metadata.name : `${metadata.namespace}/${metadata.name}`;
  return spec?.profile?.displayName ?? metadata.title ?? short;
};

const pairs = [
  ['ownerOf', 'ownedBy'], ['hasPart', 'partOf'], ['apiProvidedBy', 'providesApi'], ['consumesApi', 'apiConsumedBy'],
  ['dependsOn', 'dependencyOf'], ['parentOf', 'childOf'], ['hasMember', 'memberOf'],
];
const breaking = ['dependencyOf', 'apiConsumedBy', 'providesApi', 'hasPart'];

/** The neighbourhood, computed anew: distances by reference, and lines as `from relation to`. */
function neighbourhood(root, { depth = 2, follows = () => true, simplified = true, merged = true } = {}) {
  const levels = new Map([[root, 0]]);
  const related = ref => (entities.get(ref).relations ?? []).filter(
    ({ type, targetRef }) => entities.has(targetRef) && targetRef !== ref && follows(type, targetRef),
  );
  for (const [ref, level] of levels) {
    if (level === depth) continue;
    for (const { targetRef } of related(ref)) if (!levels.has(targetRef)) levels.set(targetRef, level + 1);
  }
  const lines = new Set();
  for (const ref of levels.keys()) {
    for (const { type, targetRef } of related(ref)) {
      if (!levels.has(targetRef) || (simplified && levels.get(targetRef) !== levels.get(ref) + 1)) continue;
      const pair = merged && pairs.find(([, inverse]) => inverse === type);
      lines.add(pair ? `${targetRef} ${pair[0]} ${ref}` : `${ref} ${type} ${targetRef}`);
    }
  }
  return { levels, lines };
}

const graphOf = (root, more = '') => `/catalog-graph?rootEntityRefs%5B%5D=${encodeURIComponent(root)}${more}`;

/** Opens a graph and waits until all of it is there. */
async function show(open, site, path) {
  const page = await open(site.url + path);
  await drawn(page);
  return page;
}

async function drawn(page) {
  // The first page of all compiles the programs.
  await page.locator('.graph[aria-busy=false] [data-box], .graph-list li').first().waitFor({ timeout: 60_000 });
  await settled(page);
}

/** References of the boxes, from where their ways to the page lead. */
const boxes = page =>
  page.locator('.graph .node').evaluateAll(nodes => nodes.map(node => {
    const href = node.querySelector('.page')?.getAttribute('href');
    if (!href) return node.querySelector('[data-box]').getAttribute('aria-label');
    const [, , namespace, kind, name] = href.split('/').map(decodeURIComponent);
    return `${kind}:${namespace}/${name}`.toLowerCase();
  }));

/** Where the picture is in its frame, and how large. */
const placeOf = page =>
  page.locator('.graph .canvas').evaluate(canvas => {
    const { a: scale, e: x, f: y } = new DOMMatrix(canvas.style.transform);
    return { x, y, scale };
  });

const sorted = values => [...values].sort();

const countOf = page => page.locator('.graph-page > .count').innerText();

const says = ({ levels, lines }) => `${levels.size} ${levels.size === 1 ? 'entity' : 'entities'}, ${lines.size} relation`;

inBothModes(() => modes?.sites, 'boxes and lines are those of the backend', async (open, site) => {
  for (const [more, options] of [
    ['&rollUp=none', {}],
    ['&rollUp=none&maxDepth=1&unidirectional=false', { depth: 1, simplified: false }],
    ['&rollUp=none&unidirectional=false&mergeRelations=false&maxDepth=1', { depth: 1, simplified: false, merged: false }],
    ['&rollUp=none&maxDepth=%E2%88%9E&selectedRelations%5B%5D=partOf&selectedRelations%5B%5D=hasPart', {
      depth: Infinity, follows: type => type === 'partOf' || type === 'hasPart',
    }],
    ['&rollUp=none&selectedKinds%5B%5D=api', { follows: (_, ref) => ref.startsWith('api:') }],
    ['&rollUp=none&mode=dependents', { depth: Infinity, follows: type => breaking.includes(type) }],
  ]) {
    const expected = neighbourhood(consumer, options);
    const page = await show(open, site, graphOf(consumer, more));
    await eventually(async () => assert.deepEqual(sorted(await boxes(page)), sorted(expected.levels.keys()), more));
    assert.equal(await page.locator('.graph .line').count(), expected.lines.size, more);
    assert.ok((await countOf(page)).startsWith(says(expected)), `${await countOf(page)} is ${says(expected)}`);
  }
});

inBothModes(() => modes?.sites, 'a level is one request', async (open, site) => {
  const page = await open('about:blank');
  const asked = [];
  page.on('request', request => asked.push(new URL(request.url()).pathname));
  // The embedded catalog is asked by messages to its worker.
  await page.exposeFunction('heard', target => void asked.push(new URL(target, site.url).pathname));
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message, ...more) {
      if (message?.target) window.heard(message.target);
      return postMessage.call(this, message, ...more);
    };
  });
  await page.goto(site.url + graphOf(consumer));
  await drawn(page);
  const { levels } = neighbourhood(consumer);
  const refs = asked.filter(path => path.endsWith('/entities/by-refs'));
  assert.equal(refs.length, Math.max(...levels.values()) + 1, asked.join('\n'));
});

inBothModes(() => modes?.sites, 'the list says the same', async (open, site) => {
  const expected = neighbourhood(consumer);
  const page = await show(open, site, graphOf(consumer, '&view=list'));
  const more = page.getByRole('button', { name: /^Show all/ });
  if (await more.count()) await more.click();
  const rows = await page.locator('.graph-list > ol > li > .who > .link:first-child').evaluateAll(links =>
    links.map(link => link.getAttribute('href')));
  const refs = rows.map(href => href.split('/').map(decodeURIComponent)).map(([, , namespace, kind, name]) =>
    `${kind}:${namespace}/${name}`.toLowerCase());
  assert.deepEqual(sorted(refs), sorted(expected.levels.keys()));
  // Every line is said at both ends.
  const said = await page.locator('.graph-list li li .link').count();
  assert.equal(said, expected.lines.size * 2);
});

inBothModes(() => modes?.sites, 'many neighbours are a group that opens and closes', async (open, site) => {
  const expected = neighbourhood(hub, { depth: 1 });
  const page = await show(open, site, graphOf(hub, '&maxDepth=1'));
  const groups = page.locator('.graph .group');
  const labels = await groups.evaluateAll(all => all.map(one => one.getAttribute('aria-label')));
  // The demo, which stands in for a missing catalog, has no such hub.
  if (!hasParasol) return;
  assert.ok(labels.length > 0);
  const counts = labels.map(label => Number(label.match(/^\d+/)[0]));
  assert.ok(counts.every(count => count > 8));
  const singles = (await page.locator('.graph .node').count()) - labels.length;
  assert.equal(singles + counts.reduce((a, b) => a + b, 0), expected.levels.size);
  await groups.first().press('Enter');
  await eventually(async () => assert.equal(await groups.count(), labels.length - 1));
  assert.match(new URL(page.url()).search, /opened/);
  await page.getByRole('button', { name: /^Group .* again$/ }).click();
  await eventually(async () => assert.equal(await groups.count(), labels.length));
  await page.goBack();
  await eventually(async () => assert.equal(await groups.count(), labels.length - 1));
});

inBothModes(() => modes?.sites, 'filters are in the address, and the address in the filters', async (open, site) => {
  const page = await show(open, site, graphOf(consumer));
  const filters = page.getByRole('search', { name: 'Filters' });
  const pick = async (name, option) => {
    await filters.getByRole('button', { name: new RegExp(`^${name} ?:`) }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
    await page.keyboard.press('Escape');
  };
  await pick('Depth', 'Unlimited');
  await pick('Direction', 'Top to bottom');
  await pick('Lines', 'Angular');
  await pick('Group by', 'Owner');
  await pick('Relations', 'Depends on');
  await pick('Kinds', 'Components');
  await filters.getByRole('switch', { name: 'Simplified' }).click();
  await filters.getByRole('switch', { name: 'Merged lines' }).click();
  await addressIs(page, {
    'rootEntityRefs[]': [consumer], maxDepth: ['∞'], direction: ['TB'], curve: ['curveStepBefore'], rollUp: ['owner'],
    'selectedRelations[]': ['dependsOn'], 'selectedKinds[]': ['component'], unidirectional: ['false'],
    mergeRelations: ['false'],
  });
  await page.reload();
  await drawn(page);
  const shown = plain(await filters.innerText());
  for (const value of ['Unlimited', 'Components', 'Depends on', 'Owner', 'Top to bottom', 'Angular']) {
    assert.ok(shown.includes(value), `${value} in ${shown}`);
  }
  assert.equal(await filters.getByRole('switch', { name: 'Simplified' }).isChecked(), false);
});

inBothModes(() => modes?.sites, 'the keyboard goes from box to box', async (open, site) => {
  const page = await show(open, site, graphOf(consumer, '&maxDepth=1'));
  await page.locator('.graph .frame').focus();
  await page.keyboard.press('Tab');
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  assert.ok((await focused()).startsWith(titleOf(consumer)), 'the root comes first');
  await page.keyboard.press('Tab');
  const [, second] = await boxes(page);
  assert.ok((await focused()).startsWith(titleOf(second)), await focused());
  await page.keyboard.press('Enter');
  await eventually(() => assert.equal(new URL(page.url()).searchParams.get('rootEntityRefs[]'), second));
  await drawn(page);
  await eventually(async () => assert.ok((await focused())?.startsWith(titleOf(second)), 'the focus is on the new root'));
  const place = () => placeOf(page);
  const before = await place();
  await page.keyboard.press('+');
  assert.ok((await place()).scale > before.scale);
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  assert.ok((await place()).scale < before.scale);
  await page.keyboard.press('0');
  const whole = await place();
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await place(), { ...whole, x: whole.x - 60 });
  await page.keyboard.press('Shift+Enter');
  await page.getByRole('region', { name: 'About' }).waitFor();
  assert.match(page.url(), /\/catalog\//);
});

inBothModes(() => modes?.sites, 'a pointer moves the picture, chooses roots and opens pages', async (open, site) => {
  const page = await show(open, site, graphOf(consumer, '&maxDepth=1'));
  const transform = () => placeOf(page);
  const before = await transform();
  const { x, y } = await page.locator('.graph .frame').boundingBox();
  await page.mouse.move(x + 30, y + 30);
  await page.mouse.down();
  await page.mouse.move(x + 90, y + 70, { steps: 4 });
  await page.mouse.up();
  assert.deepEqual(await transform(), { ...before, x: before.x + 60, y: before.y + 40 });
  const [, second] = await boxes(page);
  await page.locator('.graph .node').nth(1).locator('.page').click();
  await page.getByRole('region', { name: 'About' }).waitFor();
  await page.goBack();
  await drawn(page);
  await page.locator('.graph .node').nth(1).locator('.box').click();
  await eventually(() => assert.equal(new URL(page.url()).searchParams.get('rootEntityRefs[]'), second));
});

inBothModes(() => modes?.sites, 'wheel and fingers enlarge the picture around themselves', async (open, site) => {
  const page = await show(open, site, graphOf(consumer, '&maxDepth=1'));
  const frame = await page.locator('.graph .frame').boundingBox();
  const [x, y] = [frame.x + 300, frame.y + 200];
  /** The point of the picture that is under a point of the page. */
  const under = async (x, y) => {
    const place = await placeOf(page);
    return [(x - frame.x - place.x) / place.scale, (y - frame.y - place.y) / place.scale];
  };
  const isNear = (one, other) => {
    for (const index of [0, 1]) assert.ok(Math.abs(one[index] - other[index]) < 4, `${one} is ${other}`);
  };
  const { scale } = await placeOf(page);
  const wheeled = await under(x, y);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -120);
  assert.equal((await placeOf(page)).scale, scale, 'without ctrl the wheel is the page\'s');
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  await eventually(async () => assert.ok((await placeOf(page)).scale > scale * 1.2));
  isNear(await under(x, y), wheeled);

  const protocol = await page.context().newCDPSession(page);
  const touch = (type, ...points) =>
    protocol.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    });
  const address = page.url();
  const before = await placeOf(page);
  const pinched = await under(x, y);
  await touch('touchStart', [x - 40, y]);
  await touch('touchStart', [x - 40, y], [x + 40, y]);
  for (const apart of [60, 80]) await touch('touchMove', [x - apart, y], [x + apart, y]);
  await eventually(async () => assert.ok(Math.abs((await placeOf(page)).scale / before.scale - 2) < 0.05));
  isNear(await under(x, y), pinched);
  // One finger pulls it.
  await touch('touchEnd');
  const held = await placeOf(page);
  await touch('touchStart', [x - 80, y]);
  await touch('touchMove', [x - 50, y + 10]);
  await eventually(async () => assert.deepEqual(await placeOf(page), { ...held, x: held.x + 30, y: held.y + 10 }));
  await touch('touchEnd');
  assert.equal(page.url(), address, 'that was no press on a box');
});

inBothModes(() => modes?.sites, 'each on its own, in a dense picture too', async (open, site) => {
  const options = { depth: Infinity, simplified: false };
  const { levels } = neighbourhood(consumer, options);
  const page = await show(open, site, graphOf(consumer, '&rollUp=none&maxDepth=%E2%88%9E&unidirectional=false'));
  const drawnBoxes = page.locator('.graph .node');
  assert.equal(await drawnBoxes.count(), Math.min(levels.size, 1000));
  if (!hasParasol) return;
  const overlaps = await drawnBoxes.evaluateAll(nodes => {
    const faces = nodes.map(node => node.getBoundingClientRect());
    return faces.filter((one, index) =>
      faces.slice(index + 1).some(other =>
        one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom),
    ).length;
  });
  assert.equal(overlaps, 0, 'boxes cover each other');
  // Icons out of sight come with the file, if not before.
  await page.getByRole('button', { name: 'Save the picture' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save as SVG' }).click(),
  ]);
  const svg = (await readFile(await download.path())).toString();
  assert.ok(svg.match(/<use /g).length >= levels.size, 'an icon in every box');
  await page.locator('.graph .frame').focus();
  await page.keyboard.press('Tab');
  const root = drawnBoxes.first();
  await root.locator('.page').waitFor();
  assert.equal(await page.locator('.graph .line.lit').count(), 1);
  await root.locator('.page').click();
  await page.getByRole('region', { name: 'About' }).waitFor();
});

inBothModes(() => modes?.sites, 'a graph begins with a few letters', async (open, site) => {
  const page = await open(`${site.url}/catalog-graph`);
  const { name } = entities.get(consumer).metadata;
  await page.getByRole('searchbox', { name: 'Find an entity' }).fill(name);
  const found = page.getByRole('list', { name: 'Found' }).getByRole('link');
  await found.first().click();
  await drawn(page);
  assert.ok(new URL(page.url()).searchParams.get('rootEntityRefs[]'));
});

inBothModes(() => modes?.sites, 'a way between two entities is as long as it has to be', async (open, site) => {
  const { levels } = neighbourhood(consumer, { depth: Infinity });
  const [far, distance] = [...levels].at(-1);
  const path = graphOf(consumer, `&rootEntityRefs%5B%5D=${encodeURIComponent(far)}&mode=path&rollUp=none`);
  const page = await show(open, site, path);
  const shown = await boxes(page);
  const steps = new Set(shown.map(ref => levels.get(ref)));
  assert.equal(steps.size, distance + 1);
  assert.ok(shown.includes(far));
});

inBothModes(() => modes?.sites, 'a root that does not exist is named', async (open, site) => {
  const page = await open(site.url + graphOf('component:default/nobody-has-this'));
  await page.getByText('component:default/nobody-has-this does not exist in this catalog.').waitFor();
});

inBothModes(() => modes?.sites, 'the picture can be saved', async (open, site) => {
  const page = await show(open, site, graphOf(consumer));
  const save = async format => {
    await page.getByRole('button', { name: 'Save the picture' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: `Save as ${format}` }).click(),
    ]);
    return readFile(await download.path());
  };
  const svg = (await save('SVG')).toString();
  const read = await page.evaluate(text => {
    const document = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      broken: Boolean(document.querySelector('parsererror')),
      boxes: document.querySelectorAll('.box').length,
      icons: [...document.querySelectorAll('use')].every(use => document.querySelector(use.getAttribute('href'))),
      face: document.querySelector('.box .face')?.getAttribute('fill'),
    };
  }, svg);
  assert.deepEqual({ ...read, face: undefined }, { broken: false, boxes: (await boxes(page)).length, icons: true, face: undefined });
  assert.match(read.face, /^(rgb|color|oklab|#)/);
  assert.ok(!svg.includes('var('));
  const png = await save('PNG');
  assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  const size = await page.evaluate(async bytes => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    return [bitmap.width, bitmap.height];
  }, [...png]);
  assert.ok(size.every(length => length > 100), String(size));
});

inBothModes(() => modes?.sites, 'an overview has a card with the neighbours', async (open, site) => {
  const [kind, namespace, name] = consumer.split(/[:/]/);
  const page = await open(`${site.url}/catalog/${namespace}/${kind}/${name}`);
  const card = page.getByRole('region', { name: 'Relations', exact: true });
  await card.scrollIntoViewIfNeeded();
  await card.locator('[data-box]').first().waitFor();
  await settled(page);
  const { levels } = neighbourhood(consumer, { depth: 1 });
  const groups = await card.locator('.group').evaluateAll(all => all.map(one => Number(one.getAttribute('aria-label').match(/^\d+/)[0])));
  const boxes = (await card.locator('[data-box]').count()) - groups.length;
  assert.equal(boxes + groups.reduce((a, b) => a + b, 0), levels.size);
  await card.getByRole('link', { name: 'View graph' }).click();
  await drawn(page);
  assert.equal(new URL(page.url()).searchParams.get('rootEntityRefs[]'), consumer);
});
