// Seeded fault schedules, each through a visit of the portal over a real backend.
// node tests/faults/run.mjs [--schedules N] [--parallel P] [--seed S]
// With a seed and no number, that one alone.

import { parseArgs } from 'node:util';
import { closeBrowser } from '../e2e/browser.mjs';
import { scheduleOf, told } from './schedule.mjs';
import { playAll, startStage } from './stage.mjs';

const { schedules, parallel, seed } = options();
const stage = await startStage();
let played = 0;
let failures = 0;
try {
  await playAll(Array.from({ length: schedules }, (_, index) => scheduleOf(seed + index)), stage, { parallel, report });
} finally {
  await closeBrowser();
  await stage.stop();
}
console.log(`faults: ${played} schedules, ${failures} failures`);
process.exitCode = failures > 0 || played < schedules ? 1 : 0;

function report(schedule, failure) {
  played += 1;
  if (failure) {
    failures += 1;
    console.log(`seed ${schedule.seed}: ${failure.message}\n  faults: ${told(schedule)}\n  again: make faults ARGS="--seed ${schedule.seed}"`);
  }
  if (played % 50 === 0) console.log(`${played} of ${schedules}, ${failures} failures`);
}

function options() {
  const string = { type: 'string' };
  const { values } = parseArgs({ options: { schedules: string, parallel: string, seed: string } });
  return {
    schedules: Number(values.schedules ?? (values.seed ? 1 : 1_000)),
    parallel: Number(values.parallel ?? 8),
    seed: Number(values.seed ?? 1),
  };
}
