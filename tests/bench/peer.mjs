// The very same script over our portal and over another front end: `make bench PEER=http://…`. It knows
// no more of either than that rows are `tbody tr` with a link to an entity, and "About" is a heading.

import { arrive } from './arrival.mjs';
import { median } from './samples.mjs';
import { columns } from './table.mjs';
import { Page } from './page.mjs';

const names = {
  bytes: 'bytes to first rows',
  requests: 'requests to first rows',
  full: 'first rows, full speed, ms',
  slow: 'first rows, slow, ms',
  again: 'first rows, slow, second visit, ms',
  lcp: 'largest contentful paint, slow, ms',
  cls: 'layout shift, slow',
  thread: 'main thread until settled, slow, ms',
  longest: 'longest task, slow, ms',
  heap: 'heap and wasm memory at rest, MB',
  nodes: 'nodes of the document',
  about: 'row clicked to About, ms',
};

const row = 'tbody tr a[href*="/catalog/"]';

/**
 * @param {import('./arrival.mjs').Bench} bench
 * @param {Record<string, string>} addresses of the two, by the heads of their columns
 * @returns {Promise<{figures: object, text: string}>} medians by name and figure, and the table
 */
export async function compare(bench, addresses, say) {
  const seen = Object.fromEntries(Object.keys(addresses).map(name => [name, {}]));
  // In turns, so that the machine's mood is the same for both.
  for (let run = 0; run < bench.runs; run += 1) {
    for (const [name, url] of Object.entries(addresses)) {
      say(`${name}, ${run + 1} of ${bench.runs}`);
      const found = { ...(await atFullSpeed(bench, url)), ...(await slowly(bench, url)) };
      for (const [figure, value] of Object.entries(found)) (seen[name][figure] ??= []).push(value);
    }
  }
  const figures = Object.fromEntries(
    Object.entries(seen).map(([name, all]) => [name, Object.fromEntries(Object.entries(all).map(([figure, values]) => [figure, median(values)]))]),
  );
  return { figures, text: side(figures) };
}

async function atFullSpeed(bench, url) {
  return arrive(bench, { url }, {}, async page => {
    const full = await page.evaluate(() => bench.entityRows);
    const origin = await page.evaluate(() => performance.timeOrigin);
    const settled = async () => {
      await page.settled();
      return page.memory();
    };
    const { page: own, workers } = await settled();
    const early = page.requests.filter(({ sent }) => sent - origin <= full);
    const memory = [own, ...workers].reduce((sum, { script, wasm }) => sum + script + wasm, 0);
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    await page.evaluate(() => bench.arm('click', 'heading', 'About'));
    await page.click(row);
    const { drawn } = await page.evaluate(() => bench.armed);
    return {
      full,
      bytes: early.reduce((sum, { bytes }) => sum + bytes, 0),
      requests: early.length,
      heap: memory / 1e6,
      nodes,
      about: drawn,
    };
  });
}

async function slowly(bench, url) {
  return arrive(bench, { url }, { slow: true }, async (page, context) => {
    const slow = await page.evaluate(() => bench.entityRows);
    await page.settled();
    const { lcp, cls } = await page.evaluate(() => bench.painting());
    const found = { slow, lcp, cls, longest: await page.evaluate(() => bench.longestTask()), thread: await page.taskTime() };
    await page.leave();
    const second = await Page.open(bench.browser, { context, slow: true });
    await second.goto(`${url}/catalog`);
    return { ...found, again: await second.evaluate(() => bench.entityRows) };
  });
}

function side(figures) {
  const [[ours, own], [theirs, other]] = Object.entries(figures);
  const show = value => (value === undefined ? '-' : value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 3 : 0 }));
  const rows = Object.entries(names).map(([figure, title]) => {
    const ratio = other[figure] / own[figure];
    return [title, show(own[figure]), show(other[figure]), Number.isFinite(ratio) ? `${ratio.toFixed(1)} ×` : '-'];
  });
  return columns([['', ours, theirs, `${theirs} / ${ours}`], ...rows]);
}
