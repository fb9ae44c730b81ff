// Puts beside every file what servers send of it to browsers that take it compressed.

import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const staged = process.env.TRUNK_STAGING_DIR;
const kept = resolve(import.meta.dirname, '../../../target/compressed');

/** Below this a packet holds it anyway; bytes. */
const small = 1_000;

const shrinks = /\.(css|graphql|html|js|json|md|mjs|proto|svg|ts|txt|wasm|yaml)$/;

const ways = {
  br: content => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  gz: content => promisify(gzip)(content, { level: 9 }),
};

if (process.env.TRUNK_PROFILE === 'release') await compressAll();

async function compressAll() {
  await mkdir(kept, { recursive: true });
  const names = await readdir(staged, { recursive: true });
  // Backstage's server compresses by itself, and would keep these too; operators change the configuration.
  const files = names.filter(name => shrinks.test(name) && !/^static\/|^config\.json$|\.conf$/.test(name));
  for (const name of files) {
    const content = await readFile(join(staged, name));
    if (content.length < small) continue;
    for (const way of Object.keys(ways)) await writeFile(join(staged, `${name}.${way}`), await compressed(content, way));
  }
}

/** At its best compression takes seconds, so what has not changed is kept. */
async function compressed(content, way) {
  const file = join(kept, `${createHash('sha256').update(content).digest('hex')}.${way}`);
  const known = await readFile(file).catch(() => undefined);
  if (known) return known;
  const made = await ways[way](content);
  await writeFile(file, made);
  return made;
}
