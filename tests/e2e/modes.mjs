// One catalog in both modes: embedded, and over a real Backstage backend.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startBackstage } from '../backstage/backstage.mjs';
import { copyOfDemo } from './demo.mjs';
import { scenario } from './harness.mjs';
import { freePort, startSite } from './site.mjs';

const here = import.meta.dirname;
const parasol = resolve(here, process.env.CALLBOARD_SHARED ?? '../../../shared', 'catalogs/parasol');

/** Whether the catalog is the known one; else it is the demo. */
export const hasParasol = existsSync(parasol);
if (!hasParasol) console.log(`there is no catalog at ${parasol}: comparing over the demo`);

/**
 * The known catalog, or the demo where that is wanted or there is no other.
 *
 * `sites` are the portal with the embedded catalog and over the backend, `configs` what makes them
 * so, `ask` asks the backend itself: a POST if there is a body.
 */
export async function startModes({ demo = !hasParasol } = {}) {
  const catalog = !demo ? { folder: parasol, file: 'parasol-catalog-index.yaml' } : await copyOfDemo();
  const backend = await startBackstage({
    port: await freePort(),
    catalogs: [join(catalog.folder, catalog.file)],
  });
  const configs = [
    { backend: 'embedded', catalog: [`files/${catalog.file}`] },
    { backend: backend.url, auth: 'guest' },
  ];
  const mounts = { '/files/': catalog.folder };
  const sites = await Promise.all(configs.map(config => startSite({ config, mounts })));
  return {
    backend,
    configs,
    mounts,
    sites,
    async ask(path, body) {
      const headers = { authorization: `Bearer ${backend.token}`, 'content-type': 'application/json' };
      const post = body && { method: 'POST', body: JSON.stringify(body) };
      const answer = await fetch(`${backend.url}/api/catalog${path}`, { headers, ...post });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    async stop() {
      await Promise.all(sites.map(site => site.stop()));
      await backend.stop();
      await catalog.remove?.();
    },
  };
}

/** A scenario in each mode; `sites` gives those of `startModes` once there are some. */
export function inBothModes(sites, name, play) {
  for (const [index, mode] of ['embedded', 'over a backend'].entries()) {
    scenario(`${name}, ${mode}`, open => play(open, sites()[index]));
  }
}
