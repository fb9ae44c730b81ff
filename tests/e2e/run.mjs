// Runs the specs, two at a time: each has a browser, and some a backend.
// node tests/e2e/run.mjs [WORD...] runs only specs whose name contains one of the words.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
const left = await leftBehind();
for (const one of left) console.error(`left behind: ${one}`);
await rm(dist, { recursive: true });
process.exitCode = left.length ? 1 : (code ?? 1);

/** Processes that outlive the specs that started them: the folder of this run is in their environment. */
async function leftBehind(patience = 20) {
  const processes = (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name));
  const found = [];
  for (const id of processes) {
    const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '');
    if (!environment.includes(`CALLBOARD_DIST=${dist}`)) continue;
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (command) found.push(`${id} ${command.replaceAll('\0', ' ').slice(0, 120)}`);
  }
  if (!found.length || !patience) return found;
  // Whoever was told to end does so in its own time.
  await sleep(250);
  return leftBehind(patience - 1);
}
