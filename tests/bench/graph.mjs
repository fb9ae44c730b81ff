// The graph: how long from the click to all of it, whether anything stood still meanwhile, and how it moves.

import { hub } from '../fixtures/catalog.mjs';
import { arrive, pathOf } from './arrival.mjs';

/** Steps over a catalog where the hub has sixty neighbours, with groups as readers get them. */
export const aroundHub = bench => ({
  figures: ['graph_ms_depth2', 'graph_task_ms_depth2'],
  times: bench.runs,
  step: site => open(bench, site, '', 'depth2'),
});

/** Steps over a catalog of a thousand entities, all of them, each on its own. */
export const thousand = bench => ({
  figures: ['graph_ms_1000', 'graph_task_ms_1000', 'graph_pan_frame_ms_1000'],
  times: bench.runs,
  step: site => open(bench, site, '&maxDepth=%E2%88%9E&rollUp=none', '1000', pan),
});

/** From the page of the hub by a link, as a reader comes, and again by the address. */
async function open({ samples, ...bench }, site, more, name, then = () => {}) {
  const graph = `/catalog-graph?rootEntityRefs%5B%5D=${encodeURIComponent(hub)}${more}`;
  await arrive({ samples, ...bench }, site, { path: pathOf(hub) }, async page => {
    await page.find('main h2', 'About');
    await page.settled();
    await page.evaluate(addLink, graph);
    await page.evaluate(() => bench.longestTask());
    const { drawn } = await page.time('click', ['graph'], () => page.click('#bench-link'));
    samples.add(`graph_ms_${name}`, drawn);
    samples.add(`graph_task_ms_${name}`, await page.evaluate(() => bench.longestTask()));
    await page.settled();
    samples.add(`graph_ms_${name}.boxes`, await page.evaluate(count, '.graph .node'));
    await then(page, samples, name);
  });
  await arrive({ samples, ...bench }, site, { path: graph }, async page => {
    samples.add(`graph_ms_${name}.deep_link`, await page.evaluate(() => bench.graph));
  });
}

/** Runs in the page. */
function addLink(href) {
  const link = Object.assign(document.createElement('a'), { id: 'bench-link', href, textContent: 'Graph' });
  document.querySelector('main').prepend(link);
}

/** Runs in the page. */
const count = selector => document.querySelectorAll(selector).length;

/** Pulls the picture about, and then all of it, small. */
async function pan(page, samples, name) {
  const figure = `graph_pan_frame_ms_${name}`;
  const all = [];
  for (const size of ['large', 'small']) {
    if (size === 'small') await page.click('.graph .tools button:last-child');
    await page.settled();
    const frames = (await page.evaluate(pulled)).sort((one, other) => one - other);
    samples.add(`${figure}.${size}_worst`, frames.at(-1));
    all.push(...frames);
  }
  all.sort((one, other) => one - other);
  samples.add(figure, all[Math.floor(all.length * 0.95)]);
  samples.add(`${figure}.median`, all[Math.floor(all.length / 2)]);
}

/** Runs in the page: a pull there and back, a movement every frame. Milliseconds of every frame. */
async function pulled() {
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
  const picture = document.querySelector('.graph .frame');
  const { left, top } = picture.getBoundingClientRect();
  const point = (type, x, y) => {
    const at = { clientX: left + x, clientY: top + y, pointerId: 1, isPrimary: true, button: 0, buttons: 1 };
    picture.dispatchEvent(new PointerEvent(type, { bubbles: true, ...at }));
  };
  const frames = [];
  point('pointerdown', 400, 200);
  let before = await frame();
  for (let step = 0; step < 120; step += 1) {
    const by = step < 60 ? step : 120 - step;
    point('pointermove', 400 - 8 * by, 200 - 4 * by);
    const now = await frame();
    frames.push(now - before);
    before = now;
  }
  point('pointerup', 400, 200);
  // The click that ends a pull.
  picture.click();
  return frames;
}
