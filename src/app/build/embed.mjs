// Makes `embed.js`, and beside it what that loads later. Trunk runs this after each build: the names of
// this build's program are written in.

import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { forShadowRoots } from '../embed/sheet.mjs';

const sources = resolve(import.meta.dirname, '../embed');
const target = resolve(import.meta.dirname, '../../../target');
const { build } = createRequire(join(target, 'npm/node_modules/anything'))('esbuild');
const staged = process.env.TRUNK_STAGING_DIR;

const names = await readdir(staged);
const only = pattern => {
  const found = names.filter(name => pattern.test(name));
  if (found.length !== 1) throw new Error(`${staged} should have one file like ${pattern}, and has ${found}`);
  return found[0];
};

const sheets = ['callboard.css', 'callboard-later.css'].map(name => readFile(join(target, name), 'utf8'));
const sheet = (await Promise.all(sheets)).map(forShadowRoots).join('\n');
const parts = await bundled('settle.js', {
  PROGRAM: only(/^callboard-[0-9a-f]+\.js$/),
  WASM: only(/^callboard-[0-9a-f]+_bg\.wasm$/),
  WORKER: only(/^callboard-worker-[0-9a-f]+\.js$/),
});
const name = `callboard-embed-${createHash('sha256').update(parts).digest('hex').slice(0, 16)}.js`;
await writeFile(join(staged, name), parts);
await writeFile(join(staged, 'embed.js'), await bundled('element.js', { PARTS: `./${name}` }));

async function bundled(entry, written) {
  const { outputFiles } = await build({
    entryPoints: [join(sources, entry)],
    bundle: true,
    write: false,
    define: Object.fromEntries(Object.entries(written).map(([key, value]) => [key, JSON.stringify(value)])),
    // What is loaded later has a name of this build, and is no part of the bundle.
    external: ['./callboard-*'],
    loader: { '.svg': 'text' },
    plugins: [{ name: 'sheet', setup: provideSheet }],
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

function provideSheet({ onResolve, onLoad }) {
  onResolve({ filter: /^callboard:sheet$/ }, ({ path }) => ({ path, namespace: 'sheet' }));
  onLoad({ filter: /.*/, namespace: 'sheet' }, () => ({ contents: sheet, loader: 'text' }));
}
