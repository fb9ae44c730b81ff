// Writes the service worker, which knows the files of this build, and what takes its place where it should
// never have been.

import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
const sources = resolve(import.meta.dirname, '../offline');
const staged = process.env.TRUNK_STAGING_DIR;
const { build } = createRequire(join(root, 'target/npm/node_modules/anything'))('esbuild');

const names = await readdir(staged);
/** What the portal may ask for without a network; what pages of others embed is not kept. */
const files = names.filter(name => /^callboard-(?!embed-).*\.(js|css|wasm|svg)$/.test(name)).sort();
const program = files.find(name => /^callboard-[0-9a-f]+\.js$/.test(name));

const hash = createHash('sha256');
for (const name of ['index.html', ...files]) hash.update(name).update(await readFile(join(staged, name)));

const worker = await bundled('service_worker.js', {
  BUILD: hash.digest('hex').slice(0, 16),
  FILES: files.map(name => `./${name}`),
  PROGRAM: program,
});
await writeFile(join(staged, 'service-worker.js'), worker);
await writeFile(join(staged, 'deploy/service-worker-off.js'), await bundled('off.js', {}));

async function bundled(entry, written) {
  const { outputFiles } = await build({
    entryPoints: [join(sources, entry)],
    write: false,
    bundle: true,
    define: Object.fromEntries(Object.entries(written).map(([key, value]) => [key, JSON.stringify(value)])),
    target: 'es2022',
    format: 'iife',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}
