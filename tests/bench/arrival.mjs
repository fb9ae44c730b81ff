// Arriving at the list: how long until the first rows, and what that takes.

import { Page } from './page.mjs';

/** @typedef {{browser: object, samples: import('./samples.mjs').Samples, runs: number,
 *   isCatalogData: (url: string) => boolean}} Bench */

/** Where the page of an entity is, by its reference. */
export function pathOf(reference) {
  const [kind, namespace, name] = reference.split(/[:/]/);
  return `/catalog/${namespace}/${kind}/${name}`;
}

/** Opens the list, or another page, in a fresh profile, and leaves nothing behind. */
export async function arrive({ browser }, site, { path = '/catalog', ...options }, use) {
  const context = await browser.context();
  try {
    const page = await Page.open(browser, { context, ...options });
    await page.goto(site.url + path);
    return await use(page, context);
  } finally {
    await browser.dispose(context);
  }
}

/** Cold, at full speed: time, bytes, requests, and the memory of the list at rest. */
export async function coldFull(bench, site, transport, backend) {
  const { samples } = bench;
  await arrive(bench, site, {}, async page => {
    const firstRows = await page.firstRows();
    samples.add(`first_rows_ms_${transport}_full`, firstRows);
    await page.settled();
    samples.add(`main_thread_ms_${transport}_full`, await page.taskTime());
    await weigh(bench, page, transport, firstRows);
    samples.add(`heap_mb_${transport}`, await heap(page, samples, transport));
    if (backend) samples.add('backend_ms_first_rows', await backend.timeFirst(page.requests));
  });
}

/**
 * What was asked for before the first rows stood there, whole: headers, bodies as compressed, and
 * also what had only begun to arrive. A preflight is a request.
 */
async function weigh({ samples, isCatalogData }, page, transport, firstRows) {
  const origin = await page.evaluate(() => performance.timeOrigin);
  const early = page.requests.filter(({ url, sent }) => sent - origin <= firstRows && !isCatalogData(url));
  samples.add(
    `first_rows_bytes_${transport}`,
    early.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  samples.add(`first_rows_requests_${transport}`, early.length);
  samples.add(
    `first_rows_preflights_${transport}`,
    early.filter(({ method }) => method === 'OPTIONS').length,
  );
}

/** Megabytes of script and WebAssembly memory, the worker's included. */
export async function heap(page, samples, label) {
  const { page: own, workers } = await page.memory();
  const parts = { page_script: own.script, page_wasm: own.wasm };
  for (const { script, wasm } of workers) {
    parts.worker_script = (parts.worker_script ?? 0) + script;
    parts.worker_wasm = (parts.worker_wasm ?? 0) + wasm;
  }
  for (const [name, bytes] of Object.entries(parts)) samples.add(`heap_mb_${label}.${name}`, bytes / 1e6);
  return Object.values(parts).reduce((sum, bytes) => sum + bytes, 0) / 1e6;
}

/** Cold, on a slow phone: time, and how long the main thread was busy. */
export async function coldSlow(bench, site, transport) {
  await arrive(bench, site, { slow: true }, async page => {
    bench.samples.add(`first_rows_ms_${transport}_slow`, await page.firstRows());
    await page.settled();
    bench.samples.add(`main_thread_ms_${transport}_slow`, await page.taskTime());
  });
}

/** The second visit: a new page, a new process, and what the profile has kept. */
export async function warmSlow(bench, site, transport) {
  await arrive(bench, site, {}, async (first, context) => {
    await first.firstRows();
    await first.settled();
    await first.leave();
    const second = await Page.open(bench.browser, { context, slow: true });
    await second.goto(`${site.url}/catalog`);
    bench.samples.add(`first_rows_ms_${transport}_slow_warm`, await second.firstRows());
    bench.samples.add(
      `first_rows_bytes_${transport}_slow_warm`,
      second.requests.reduce((sum, { bytes }) => sum + bytes, 0),
    );
  });
}
