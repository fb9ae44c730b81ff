// Holds the built files to budget.json: bytes as a CDN sends them, compressed by brotli at its best.
// node tests/bench/budget.mjs [--dist FOLDER] [--budget FILE]

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { defaultDist } from '../e2e/site.mjs';
import { columns } from './table.mjs';

const compress = promisify(brotliCompress);

/** What is measured: names of files, whatever Trunk's hash of the content is. */
const parts = {
  glue: [/^callboard-\w+\.js$/],
  app: [/^callboard-\w+\.js$/, /^callboard-\w+_bg\.wasm$/],
  style: [/^callboard-\w+\.css$/],
  worker: [/^callboard-worker-\w+\.js$/, /^callboard-worker-\w+_bg\.wasm$/],
  embed: [/^embed\.js$/],
  // Of these there are as many as there are.
  chunks: [/^callboard-(?:split|chunk)-[\w-]+\.wasm$/],
  page: [/^index\.html$/, /^callboard-icon-\w+\.svg$/, /^config\.json$/],
};

/**
 * What a first visit loads, in parts; and where the design wants it to be. Over a backend the first rows
 * stand there before the program is asked for, but for its glue.
 */
const loads = {
  first_rows_http: { parts: ['page', 'style', 'glue'], goal: 150_000 },
  first_load_http: { parts: ['page', 'app', 'style'] },
  first_load_embedded: { parts: ['page', 'app', 'style', 'worker'], goal: 350_000 },
};

async function compressed(dist, names, pattern) {
  const found = names.filter(name => pattern.test(name));
  if (found.length !== 1 && (pattern !== parts.chunks[0] || !found.length)) {
    throw new Error(
      `${dist} should have one file like ${pattern.source}, and has ${found.join(', ') || 'none'}`,
    );
  }
  const sizes = found.map(async name => {
    const content = await readFile(join(dist, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    return (await compress(content, { params })).length;
  });
  return sum(await Promise.all(sizes));
}

const sum = numbers => numbers.reduce((total, number) => total + number, 0);

/** @returns {Promise<Record<string, number>>} bytes by the names of budget.json */
async function sizesOf(dist) {
  const names = await readdir(dist);
  const sizes = {};
  for (const [part, patterns] of Object.entries(parts)) {
    sizes[part] = sum(await Promise.all(patterns.map(pattern => compressed(dist, names, pattern))));
  }
  for (const [load, { parts }] of Object.entries(loads)) sizes[load] = sum(parts.map(part => sizes[part]));
  return sizes;
}

async function main() {
  const option = { type: 'string' };
  const { values } = parseArgs({ options: { dist: option, budget: option } });
  const { sizes: budget } = JSON.parse(
    await readFile(values.budget ?? join(import.meta.dirname, 'budget.json'), 'utf8'),
  );
  const sizes = await sizesOf(values.dist ?? defaultDist());
  const show = number => number?.toLocaleString('en') ?? '-';
  const over = Object.keys(budget).filter(name => !(sizes[name] <= budget[name]));
  const rows = Object.keys(budget).map(name => [
    name,
    show(sizes[name]),
    show(budget[name]),
    show(loads[name]?.goal),
    over.includes(name) ? 'OVER' : 'ok',
  ]);
  console.log(columns([['brotli bytes', 'size', 'budget', 'goal', ''], ...rows]));
  if (over.length)
    throw new Error(
      `over budget: ${over.join(', ')}. Raising a budget is a commit of its own that says what it buys.`,
    );
}

await main().catch(error => {
  console.error(`callboard: ${error.message}`);
  process.exitCode = 1;
});
