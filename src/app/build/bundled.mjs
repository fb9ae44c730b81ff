// A script of ours and what it imports as one module, small.

import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const packages = resolve(import.meta.dirname, '../../../target/npm/node_modules/anything');
const { build } = createRequire(packages)('esbuild');

/** @param {import('esbuild').BuildOptions} entry what is bundled, and what differs from one to another */
export async function bundled(entry) {
  const { outputFiles } = await build({
    ...entry,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
  });
  return outputFiles[0].contents;
}
