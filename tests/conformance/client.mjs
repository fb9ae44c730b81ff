// The official client, pointed at a catalog: ours, unless the environment names another.

import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveFiles } from './files.mjs';
import { ports, startOurs } from './sides.mjs';

const require = createRequire(new URL('../backstage/package.json', import.meta.url));
export const { CatalogClient, CATALOG_FILTER_EXISTS } = require('@backstage/catalog-client');

const demo = resolve(import.meta.dirname, '../../public/demo/catalog-info.yaml');

/**
 * @returns {Promise<{client: object, options: object, files: object, stop: () => Promise<void>}>} a
 *   catalog that has at least the demo, and descriptor files that it can register
 */
export async function connect() {
  const { CALLBOARD_CLIENT_URL: url, CALLBOARD_CLIENT_TOKEN: token } = process.env;
  const files = await serveFiles(ports.files);
  const server = url ? { url, stop: async () => {} } : await startOurs({ paths: [demo], port: ports.ours });
  const client = new CatalogClient({ discoveryApi: { getBaseUrl: async () => server.url } });
  const stop = async () => {
    await server.stop();
    await files.stop();
  };
  return { client, options: token ? { token } : {}, files, stop };
}

/** Asks again until the answer will do; the last one then, for the assertion to show. */
export async function eventually(ask, accepts) {
  let answer;
  for (let tries = 0; tries < 150; tries += 1) {
    answer = await ask();
    if (accepts(answer)) break;
    await sleep(200);
  }
  return answer;
}
