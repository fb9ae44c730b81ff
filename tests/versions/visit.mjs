// A backend, the portal over it, and what passes between the two.

import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startBackstage, token } from '../backstage/backstage.mjs';
import { launch, settled } from '../e2e/browser.mjs';
import { people } from '../e2e/people.mjs';
import { freePort, startSite } from '../e2e/site.mjs';

const here = import.meta.dirname;
const shared = resolve(here, process.env.CALLBOARD_SHARED ?? '../../../shared');
const parasol = join(shared, 'catalogs/parasol/parasol-catalog-index.yaml');
const catalog = existsSync(parasol) ? parasol : resolve(here, '../../public/demo/catalog-info.yaml');

/**
 * A reader's browser over one backend: what the portal keeps is kept from page to page.
 *
 * `entities` are all of the backend's, as it hands them out itself; `ask` asks it past the portal.
 */
export async function startVisit({ release, database = release.database }) {
  const folder = await mkdtemp(join(tmpdir(), 'callboard-versions-'));
  const write = (name, text) => writeFile(join(folder, name), text);
  // More than is read in one request, and groups with members.
  await write('people.yaml', people());
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = { backend: url, auth: release.auth };
  const site = await startSite({ config, mounts: { '/files/': folder }, compress: false });
  const backend = await startBackstage({
    port,
    release,
    database,
    catalogs: [catalog, join(folder, 'people.yaml')],
    reading: [`127.0.0.1:${site.port}`],
  }).catch(async error => {
    await site.stop();
    throw error;
  });

  async function ask(method, path, body) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${url}/api/catalog${path}`, init);
    const text = await answer.text();
    return { status: answer.status, json: /^[[{]/.test(text) ? JSON.parse(text) : undefined };
  }

  const browser = await launch();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
  const { json: entities } = await ask('GET', '/entities');

  const known = new Map();
  const visit = {
    site,
    entities,
    ask,
    write,
    /** The page that is looked at, as `open` gave it. */
    tab: undefined,
    /** Whether the backend has a route, as it says itself. */
    async has(route) {
      if (!known.has(route)) known.set(route, route.has(await ask(...route.probe)));
      return known.get(route);
    },
    urlOf: name => `${site.url}/files/${name}`,
    /** A new page of the same browser, and the requests it sends, each with the status of its answer. */
    async open(path) {
      const page = await context.newPage();
      const requests = [];
      const errors = [];
      page.on('pageerror', error => errors.push(String(error.stack ?? error)));
      page.on('response', response => {
        const request = response.request();
        if (!request.url().startsWith(`${url}/api/catalog`) || request.method() === 'OPTIONS') return;
        requests.push({ method: request.method(), url: request.url(), status: response.status() });
      });
      await page.goto(new URL(path, site.url).href);
      return { page, requests, errors };
    },
    async stop() {
      await context.close();
      await site.stop();
      await backend.stop();
      await rm(folder, { recursive: true });
    },
  };
  try {
    visit.beginning = await begin(visit);
  } catch (error) {
    await visit.stop();
    throw error;
  }
  return visit;
}

/** The first page of all, on which the portal may find out what the backend lacks: its requests. */
async function begin(visit) {
  const { page, requests } = await visit.open('/catalog');
  await settled(page);
  await page.close();
  return requests;
}
