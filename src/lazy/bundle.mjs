// Bundles every .js of this folder, with the packages it uses, into target/lazy, and lists what became
// of it in target/lazy.txt: a line `name file` each, for build.rs. Trunk runs this before it compiles.

import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { frameDocument } from './plugin/sandbox/document.mjs';

const here = import.meta.dirname;
const target = resolve(here, '../../target');
const packages = join(target, 'npm/node_modules');
const { build } = createRequire(join(packages, 'anything'))('esbuild');

const entries = (await readdir(here)).filter(name => name.endsWith('.js'));
const outdir = join(target, 'lazy');
await rm(outdir, { recursive: true, force: true });
await mkdir(outdir, { recursive: true });
const { metafile } = await build({
  entryPoints: entries.map(name => join(here, name)),
  nodePaths: [packages],
  outdir,
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  bundle: true,
  // For shadow roots, which adopt sheets as text.
  loader: { '.css': 'text' },
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
});

// What is imported on demand is an entry too, but nobody's business.
const isOurs = entryPoint => entryPoint && dirname(resolve(entryPoint)) === here;
const document = await frameDocument(build);
await writeFile(join(outdir, document.file), document.html);

const lines = Object.entries(metafile.outputs)
  .filter(([, { entryPoint }]) => isOurs(entryPoint))
  .map(([file, { entryPoint }]) => `${basename(entryPoint, '.js')} ${basename(file)}`)
  .concat(`plugin_frame ${document.file}`)
  .sort();
const list = lines.join('\n') + '\n';
const listed = join(target, 'lazy.txt');
// Written only when it says something else: whatever depends on it is compiled again.
if ((await readFile(listed, 'utf8').catch(() => '')) !== list) await writeFile(listed, list);
