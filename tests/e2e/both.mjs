// The same files twice: read by the embedded catalog, and by a real backend.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startBackstage } from '../backstage/backstage.mjs';
import { copyOfDemo } from './demo.mjs';
import { freePort, startSite } from './site.mjs';

const here = import.meta.dirname;
const parasol = resolve(here, process.env.CALLBOARD_SHARED ?? '../../../shared', 'catalogs/parasol');
export const hasParasol = existsSync(parasol);

/**
 * @returns {Promise<{sites: {url: string}[], ask: (query: string) => Promise<object[]>,
 *   stop: () => Promise<void>}>} `sites` are the portal over the embedded catalog and over the
 *   backend; `ask` asks the backend `by-query`
 */
export async function startBoth() {
  if (!hasParasol) console.log(`there is no catalog at ${parasol}: comparing over the demo`);
  const catalog = hasParasol ? { folder: parasol, file: 'parasol-catalog-index.yaml' } : await copyOfDemo();
  const backend = await startBackstage({
    port: await freePort(),
    catalogs: [join(catalog.folder, catalog.file)],
  });
  const embedded = { backend: 'embedded', catalog: [`files/${catalog.file}`] };
  const mounts = { '/files/': catalog.folder };
  const sites = [
    await startSite({ config: embedded, mounts }),
    await startSite({ config: { backend: backend.url, auth: 'guest' } }),
  ];
  return {
    sites,
    async ask(query) {
      const headers = { authorization: `Bearer ${backend.token}` };
      const answer = await fetch(`${backend.url}/api/catalog/entities/by-query?${query}`, { headers });
      return (await answer.json()).items;
    },
    async stop() {
      await Promise.all(sites.map(site => site.stop()));
      await backend.stop();
      await catalog.remove?.();
    },
  };
}
