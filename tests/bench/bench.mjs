// Measures the built portal in Chromium, into target/bench.json (one flat object of medians),
// target/bench-samples.json (everything that was seen, and what explains it) and the table of the README.
// node tests/bench/bench.mjs [--runs N] [--only NAME,...] [--entities N] [--out FILE] [--peer URL]
// A NAME is that of a figure, or the beginning of some: `--only graph,entity`. With the address of another
// front end the two are compared, and nothing else is measured.

import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lettersToType, wordsToType } from './actions.mjs';
import { isCatalogData, makeCatalog } from './catalogs.mjs';
import { figures } from './figures.mjs';
import { writeNumbers } from './numbers.mjs';
import { compare } from './peer.mjs';
import { Samples } from './samples.mjs';
import { Stage, filesIn } from './stage.mjs';
import { all } from './steps.mjs';
import { table } from './table.mjs';

const target = resolve(import.meta.dirname, '../../target');

/** The catalog of the README's table. */
const usual = 10_000;

const { runs, count, only, out, peer } = options();
const stage = new Stage(only);

function options() {
  const option = { type: 'string' };
  const { values } = parseArgs({ options: { runs: option, only: option, entities: option, out: option, peer: option } });
  const names = values.only?.split(',');
  const begin = name => Object.keys(figures).filter(figure => figure.startsWith(name));
  const only = names?.flatMap(begin);
  const unknown = names?.filter(name => begin(name).length === 0) ?? [];
  if (unknown.length)
    throw new Error(`no such figures: ${unknown.join(', ')}; there are ${Object.keys(figures).join(', ')}`);
  return {
    runs: Number(values.runs ?? 5),
    count: Number(values.entities ?? usual),
    only,
    out: resolve(values.out ?? join(target, values.peer ? 'bench-peer.json' : 'bench.json')),
    peer: values.peer?.replace(/\/+$/, ''),
  };
}

async function main() {
  const catalog = await makeCatalog(count);
  const dist = await stage.copyOfDist();
  const { entities } = catalog;
  const bench = {
    browser: await stage.openBrowser(),
    runs,
    samples: new Samples(),
    words: wordsToType(entities, runs),
    letters: lettersToType(entities, runs),
    isCatalogData,
  };
  await mkdir(dirname(out), { recursive: true });
  if (peer) return measurePeer(bench, dist, catalog);
  for (const measure of all) await measure(stage, bench, dist, catalog);
  await tell(bench);
}

/** Beside another front end, which is over a backend of its own. */
async function measurePeer(bench, dist, catalog) {
  const backend = await stage.openBackend(catalog);
  if (!backend) throw new Error('there is nothing to compare over');
  const site = await stage.openSite({ backend: backend.url }, { dist, warm: await filesIn(dist) });
  const { figures, text } = await compare(bench, { here: site.url, peer }, text => stage.say(text));
  await writeFile(out, `${JSON.stringify({ ...figures, ...about(bench.browser) }, null, 2)}\n`);
  console.log(`\n${text}\n\nmedians of ${runs}; ${out}`);
}

/** Under which circumstances. */
const about = browser => ({
  measured_at: new Date().toISOString(),
  machine: `${cpus()[0].model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB`,
  chromium: browser.version,
  entities: count,
  runs,
});

async function tell({ browser, samples }) {
  const medians = samples.medians();
  const names = Object.keys(figures).filter(name => medians[name] !== undefined && (!only || only.includes(name)));
  const measured = Object.fromEntries(names.map(name => [name, medians[name]]));
  const circumstances = about(browser);
  await writeFile(out, `${JSON.stringify({ ...measured, ...circumstances }, null, 2)}\n`);
  await writeFile(out.replace(/(\.json)?$/, '-samples.json'), JSON.stringify(samples, null, 1));
  if (count === usual) await writeNumbers(medians, circumstances);
  console.log(`\n${table(medians)}\n\nmedians of ${runs} on ${circumstances.machine}; ${out}`);
}

try {
  await Promise.race([main(), stage.interrupted]);
} catch (error) {
  process.exitCode = 1;
  console.error(stage.isInterrupted ? `callboard: ${error.message}, stopping everything` : error);
} finally {
  await stage.stop();
}
