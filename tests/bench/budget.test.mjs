// A budget that cannot fail is none.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const program = join(import.meta.dirname, 'budget.mjs');

const files = {
  'index.html': 100,
  'callboard-icon-0123456789abcdef.svg': 100,
  'config.json': 100,
  'callboard-0123456789abcdef.js': 1_000,
  'callboard-0123456789abcdef_bg.wasm': 5_000,
  'callboard-fedcba9876543210.css': 500,
  'callboard-split-list-0123456789abcdef.wasm': 2_000,
  'callboard-chunk-4-0123456789abcdef.wasm': 1_000,
  'embed.js': 900,
  'callboard-worker-0123456789abcdef.js': 1_000,
  'callboard-worker-0123456789abcdef_bg.wasm': 5_000,
};

/** What is above the files by a little: noise hardly grows when it is compressed. */
const budget = { app: 6_100, chunks: 3_100, style: 550, worker: 6_150, embed: 950, first_rows_http: 1_900, first_load_http: 7_000, first_load_embedded: 13_100 };

async function run({ change = {}, sizes = budget }) {
  const dist = await mkdtemp(join(tmpdir(), 'callboard-budget-'));
  try {
    for (const [name, size] of Object.entries({ ...files, ...change })) {
      if (size) await writeFile(join(dist, name), randomBytes(size));
    }
    await writeFile(join(dist, 'budget.json'), JSON.stringify({ sizes }));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [program, '--dist', dist, '--budget', join(dist, 'budget.json')],
      { encoding: 'utf8' },
    );
    return { status, text: stdout + stderr };
  } finally {
    await rm(dist, { recursive: true });
  }
}

test('files within the budget pass', async () => {
  const { status, text } = await run({});
  assert.equal(status, 0, text);
  assert.doesNotMatch(text, /OVER/);
});

test('an app that has grown fails, alone and in what it is part of', async () => {
  const { status, text } = await run({ change: { 'callboard-0123456789abcdef_bg.wasm': 6_000 } });
  assert.equal(status, 1);
  assert.match(text, /over budget: app, first_load_http, first_load_embedded\./);
});

test('a page that has grown fails as part of the first rows, and of what follows', async () => {
  const { status, text } = await run({ change: { 'index.html': 5_000 } });
  assert.equal(status, 1);
  assert.match(text, /over budget: first_rows_http, first_load_http, first_load_embedded\./);
});

test('a missing file fails, and so does one that is there twice', async () => {
  const missing = await run({ change: { 'callboard-worker-0123456789abcdef_bg.wasm': 0 } });
  assert.equal(missing.status, 1);
  assert.match(missing.text, /callboard-worker.*_bg.*has none/);
  const twice = await run({ change: { 'callboard-0000000000000000.css': 10 } });
  assert.equal(twice.status, 1);
  assert.match(twice.text, /callboard-0000000000000000\.css, callboard-fedcba9876543210\.css/);
});

test('a budget for something that is not measured fails', async () => {
  const { status, text } = await run({ sizes: { ...budget, fonts: 1_000 } });
  assert.equal(status, 1);
  assert.match(text, /over budget: fonts\./);
});
