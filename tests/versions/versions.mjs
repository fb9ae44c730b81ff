// Plays every feature over every backend and writes the table of the README.
// node tests/versions/versions.mjs [--check] [WORD...]
//
// With --check the README stays as it is, and must say what was found. Words choose backends; then
// nothing is written.

import { parseArgs } from 'node:util';
import { closeBrowser } from '../e2e/browser.mjs';
import { backends } from './backends.mjs';
import { features } from './features.mjs';
import { list, nameOf } from './routes.mjs';
import { readTable, tableOf, writeTable } from './table.mjs';
import { verdictOf } from './verdict.mjs';
import { startVisit } from './visit.mjs';

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean', default: false }, feature: { type: 'string' } },
  allowPositionals: true,
});
const chosen = backends.filter(({ name }) => !positionals.length || positionals.some(word => name.includes(word)));
const played = features.filter(({ name }) => !values.feature || name.includes(values.feature));
const found = new Map();
let failures = 0;

try {
  for (const backend of chosen) {
    const verdicts = new Map();
    found.set(backend.name, verdicts);
    const visit = await startVisit(backend);
    console.log(`\ncatalog-backend ${backend.name}, ${visit.entities.length} entities`);
    const asked = visit.beginning.map(request => `${nameOf(request)} ${request.status}`);
    console.log(`  the first page asks ${asked.join(', ')}`);
    // Where nothing is missing, finding out costs nothing.
    if ((await visit.has(list)) && asked.length !== 1) failures += 1;
    try {
      for (const feature of played) {
        const verdict = await verdictOf(feature, visit).catch(error => ({ verdict: 'fails', error }));
        verdicts.set(feature.name, verdict);
        const { by = [], sentence = '', error } = verdict;
        if (error) failures += 1;
        console.log(`  ${feature.name}: ${verdict.verdict} ${by.join(', ')}${sentence}${error?.stack ?? ''}`);
      }
    } finally {
      await visit.stop();
    }
  }
} finally {
  await closeBrowser();
}

const table = tableOf(chosen, played, found);
console.log(`\n${table}`);
const isWhole = chosen.length === backends.length && played.length === features.length;
if (failures) {
  console.error(`callboard: ${failures} features fail`);
  process.exitCode = 1;
} else if (values.check && isWhole && (await readTable()) !== table) {
  console.error('callboard: the README says otherwise: run `make versions`');
  process.exitCode = 1;
} else if (!values.check && isWhole) {
  await writeTable(table);
}
