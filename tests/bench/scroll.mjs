// Through all rows of an endless list, as fast as a reader drags: how long the slowest frame takes, and
// how many nodes the document has by then.

import { arrive } from './arrival.mjs';

/** Pixels a frame: the whole of 10,000 rows in about ten seconds. */
const STEP = 600;

export async function scroll({ samples, ...bench }, site) {
  await arrive({ samples, ...bench }, site, {}, async page => {
    await page.firstRows();
    await page.evaluate(() => localStorage.setItem('table', JSON.stringify({ endless: true })));
    await page.goto(`${site.url}/catalog?filters%5Bkind%5D=all`);
    await page.firstRows();
    await page.settled();
    const { frames, nodes, last } = await page.evaluate(through, STEP);
    if (!last) throw new Error('the last row was not drawn');
    frames.sort((one, other) => one - other);
    samples.add('scroll_worst_frame_ms', frames.at(-1));
    samples.add('scroll_worst_frame_ms.p99', frames[Math.floor(frames.length * 0.99)]);
    samples.add('scroll_worst_frame_ms.median', frames[Math.floor(frames.length / 2)]);
    samples.add('dom_nodes_10k_rows', nodes);
  });
}

/** Runs in the page: from the first row to the last, a step every frame. */
async function through(step) {
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
  const end = document.documentElement.scrollHeight - innerHeight;
  const frames = [];
  let before = await frame();
  for (let place = 0; place < end; place += step) {
    scrollTo(0, place);
    const now = await frame();
    frames.push(now - before);
    before = now;
  }
  scrollTo(0, end);
  await new Promise(resolve => setTimeout(resolve, 1_000));
  const table = document.querySelector('table[aria-rowcount]');
  const last = table.querySelector(`[aria-rowindex="${table.ariaRowCount}"] a`) !== null;
  return { frames, nodes: document.getElementsByTagName('*').length, last };
}
