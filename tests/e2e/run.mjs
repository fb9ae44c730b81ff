// Runs the specs, two at a time: each has a browser, and some a backend.
// node tests/e2e/run.mjs [WORD...] runs only specs whose name contains one of the words.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultDist, startSite } from './site.mjs';

const here = import.meta.dirname;
const words = process.argv.slice(2);
const specs = (await readdir(here))
  .filter(name => name.endsWith('.test.mjs'))
  .filter(name => !words.length || words.some(word => name.includes(word)))
  .sort();

// A build that runs meanwhile must not take the portal away under a test.
const dist = await mkdtemp(join(tmpdir(), 'callboard-dist-'));
await cp(defaultDist(), dist, { recursive: true });
const page = await readFile(join(dist, 'index.html'), 'utf8');
if (page.includes('trunk/ws')) throw new Error(`${defaultDist()} is what \`trunk serve\` made: build the portal first`);

// Compressing a program takes seconds, which is not what the first test is about; it is kept.
const site = await startSite({ dist });
const large = (await readdir(dist, { recursive: true })).filter(name => /\.wasm$|^lazy\/.*\.js$/.test(name));
for (const name of large) {
  await (await fetch(`${site.url}/${name}`, { headers: { 'accept-encoding': 'br' } })).arrayBuffer();
}
await site.stop();

const tests = spawn(
  process.execPath,
  ['--test', '--test-concurrency=2', '--test-reporter=spec', ...specs.map(name => join(here, name))],
  { stdio: 'inherit', env: { ...process.env, CALLBOARD_DIST: dist } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => tests.kill(signal));
const [code] = await once(tests, 'exit');
await rm(dist, { recursive: true });
process.exitCode = code ?? 1;
