// Seeded fault schedules, each through a visit of the portal over a real backend.
// node tests/faults/run.mjs [--schedules N] [--parallel P] [--seed S] [--verbose]
// With a seed and no number, that one alone. Verbose, every schedule is told with the seconds it took.

import { parseArgs } from 'node:util';
import { closeBrowser } from '../e2e/browser.mjs';
import { scheduleOf, told } from './schedule.mjs';
import { playAll, startStage } from './stage.mjs';

const { schedules, parallel, seed, verbose } = options();
const stage = await startStage();
let played = 0;
let failures = 0;
let requests = 0;
let untouched = 0;
try {
  await playAll(Array.from({ length: schedules }, (_, index) => scheduleOf(seed + index)), stage, { parallel, report });
} finally {
  await closeBrowser();
  await stage.stop();
}
console.log(`${requests} requests met a fault; no request did in ${untouched} schedules`);
console.log(`faults: ${played} schedules, ${failures} failures`);
process.exitCode = failures > 0 || played < schedules ? 1 : 0;

function report(schedule, { failure, struck, seconds }) {
  played += 1;
  requests += struck;
  if (!struck) untouched += 1;
  if (verbose) console.log(`seed ${schedule.seed}, ${seconds} s, ${struck} requests struck: ${told(schedule)}`);
  if (failure) {
    failures += 1;
    console.log(`seed ${schedule.seed}: ${failure.message}\n  faults: ${told(schedule)}\n  again: make faults ARGS="--seed ${schedule.seed}"`);
  }
  if (played % 50 === 0) console.log(`${played} of ${schedules}, ${failures} failures`);
}

function options() {
  const string = { type: 'string' };
  const { values } = parseArgs({ options: { schedules: string, parallel: string, seed: string, verbose: { type: 'boolean' } } });
  return {
    schedules: Number(values.schedules ?? (values.seed ? 1 : 1_000)),
    parallel: Number(values.parallel ?? 8),
    seed: Number(values.seed ?? 1),
    verbose: values.verbose,
  };
}
