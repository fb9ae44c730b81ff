// Where visits are played: one backend, one browser, and lanes beside each other.

import { join, resolve } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { readersByProxy, startBackstage } from '../backstage/backstage.mjs';
import { launch, watched } from '../e2e/browser.mjs';
import { startFaultProxy } from '../e2e/fault.mjs';
import { freePort, startSite } from '../e2e/site.mjs';
import { readers, writeCatalog } from './catalog.mjs';
import { play } from './play.mjs';
import { keepWatch } from './sight.mjs';
import { truthOf } from './truth.mjs';

const pictures = resolve(import.meta.dirname, '../../target/faults');

/** A backend over the catalog of the visits, what it says itself, and whether it can tell readers apart. */
export async function startStage() {
  const catalog = await writeCatalog();
  const backend = await startBackstage({ port: await freePort(), catalogs: [catalog.file], more: readersByProxy });
  const refresh = await fetch(`${backend.url}/api/auth/oauth2Proxy/refresh`);
  return {
    backend,
    truth: truthOf(backend),
    knowsReaders: refresh.status !== 404,
    async stop() {
      await backend.stop();
      await catalog.remove();
    },
  };
}

/** As oauth2-proxy says who reads. */
const asReader = reader => ({ headers: { 'x-forwarded-user': reader } });

/** What the backend keeps for a reader is that of a visit before. */
async function forgetReader(backend, reader) {
  const refresh = await fetch(`${backend.url}/api/auth/oauth2Proxy/refresh`, {
    headers: { ...asReader(reader).headers, 'x-requested-with': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = await refresh.json();
  const headers = { authorization: `Bearer ${backstageIdentity.token}` };
  for (const key of ['default.starredEntities/keys/entityRefs', 'callboard/keys/recent-visits']) {
    const { status } = await fetch(`${backend.url}/api/user-settings/buckets/${key}`, { method: 'DELETE', headers });
    if (![204, 404].includes(status)) throw new Error(`forgetting ${key} of ${reader}: ${status}`);
  }
}

/** Guests are one and the same: their stars stay in the browser, or visits would see each other's. */
const guests = { lacks: /^\/api\/user-settings/ };

/**
 * A reader who visits again and again, and each time knows nothing of the time before. Files of the
 * portal stay in the browser's cache. `longest` is how many milliseconds a page may take to come right,
 * `reader` who signs in where the backend can tell; no other lane's.
 */
export async function startLane({ backend, truth, knowsReaders }, { longest, reader = readers[0] } = {}) {
  const config = { permissions: true };
  const site = await startSite({ config });
  const context = await (await launch()).newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
  await keepWatch(context);

  /** @returns {Promise<{failure: import('./play.mjs').Failure | undefined, struck: number}>} */
  async function visit(schedule, meddle) {
    const isSomebody = knowsReaders && schedule.visit.signIn === 'proxy';
    if (isSomebody) await forgetReader(backend, reader);
    const proxy = await startFaultProxy(backend.url, isSomebody ? asReader(reader) : guests);
    // Answers of the time before are those of another server.
    config.backend = proxy.url;
    config.auth = isSomebody ? { providers: ['oauth2Proxy'] } : 'guest';
    const page = watched(await context.newPage());
    try {
      const failure = await play(schedule, { page, proxy, site, truth, meddle, longest });
      if (failure) await keepPicture(page, schedule.seed);
      return { failure, struck: proxy.struck.length };
    } finally {
      await forget(page).catch(() => {});
      await page.close();
      await proxy.stop();
    }
  }

  async function forget(page) {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.clearDataForOrigin', { origin: site.url, storageTypes: 'cookies,indexeddb,local_storage,cache_storage' });
  }

  return {
    visit,
    async stop() {
      await context.close();
      await site.stop();
    },
  };
}

async function keepPicture(page, seed) {
  await mkdir(pictures, { recursive: true });
  // A page that crashed has no picture; its failure is told already.
  await page.screenshot({ path: join(pictures, `seed-${seed}.png`) }).catch(() => {});
}

/**
 * Plays schedules, so many beside each other.
 *
 * @param {import('./schedule.mjs').Schedule[]} schedules
 * @param {{backend: object, truth: object}} stage
 * @param {{parallel: number, report: (schedule: object, played: {failure?: Error, struck: number, seconds: number}) => void}} options
 */
export async function playAll(schedules, stage, { parallel, report }) {
  const left = [...schedules];
  const count = Math.min(parallel, left.length, readers.length);
  const lanes = await Promise.all(readers.slice(0, count).map(reader => startLane(stage, { reader })));
  try {
    await Promise.all(
      lanes.map(async lane => {
        for (let next = left.shift(); next; next = left.shift()) {
          const begun = performance.now();
          const played = await lane.visit(next);
          report(next, { ...played, seconds: Math.round((performance.now() - begun) / 1000) });
        }
      }),
    );
  } finally {
    await Promise.all(lanes.map(lane => lane.stop()));
  }
}
