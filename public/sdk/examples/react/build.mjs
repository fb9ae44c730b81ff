// Bundles the plugin into one file, and writes the manifest that promises that very file.
// node build.mjs [FOLDER], `dist` unless it is given

import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const folder = resolve(process.argv[2] ?? join(here, 'dist'));

const { outputFiles } = await build({
  entryPoints: [join(here, 'src/index.jsx')],
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  jsx: 'automatic',
  loader: { '.css': 'text' },
  // React carries a second self for development.
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'inline',
  write: false,
});
const [{ contents }] = outputFiles;
const manifest = JSON.parse(await readFile(join(here, 'plugin.json'), 'utf8'));
manifest.integrity = `sha384-${createHash('sha384').update(contents).digest('base64')}`;
// The schema is not beside what is served.
delete manifest.$schema;
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'index.js'), contents);
await writeFile(join(folder, 'plugin.json'), `${JSON.stringify(manifest, null, 2)}\n`);
