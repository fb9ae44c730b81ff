// Measures the built portal in Chromium, into target/bench.json (one flat object of medians) and
// target/bench-samples.json (everything that was seen, and what explains it).
// node tests/bench/bench.mjs [--runs N] [--only NAME,...] [--entities N] [--out FILE] [--peer URL]
// A NAME is that of a figure, or the beginning of some: `--only graph,entity`. With the address of another
// front end the two are compared, and nothing else is measured.

import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { execFile } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { defaultDist, startSite } from '../e2e/site.mjs';
import { generate, writeJson, writeYaml } from '../fixtures/catalog.mjs';
import { generateRelated } from '../fixtures/related.mjs';
import { act, lettersToType, wordsToType } from './actions.mjs';
import { coldFull, coldSlow, warmSlow } from './arrival.mjs';
import { startBackend } from './backend.mjs';
import { Chromium } from './chromium.mjs';
import { engine } from './engine.mjs';
import * as entityPage from './entity.mjs';
import { figures, Samples, table } from './figures.mjs';
import { aroundHub, thousand } from './graph.mjs';
import { compare } from './peer.mjs';
import * as plugins from './plugins.mjs';
import { scroll } from './scroll.mjs';
import { visit } from './visit.mjs';

const target = resolve(import.meta.dirname, '../../target');
const yamlRoot = '/generated/catalog-info.yaml';
const oneFile = '/snapshot/all.yaml';
const snapshot = '/snapshot/catalog.pack';
/** The command that packs; `make cli` builds it. */
const packer = resolve(target, 'fast/callboard-catalog');
/** The engine is measured with this many as well. */
const many = 100_000;

const { runs, count, only, out, peer } = options();
const began = performance.now();
const say = text =>
  void console.log(`${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${text}`);

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupt.abort(new Error(signal)));
const interrupted = new Promise((_, reject) => {
  interrupt.signal.addEventListener('abort', () => reject(interrupt.signal.reason));
});

/** What has to be stopped, in the order it was started. */
const started = [];
const keep = (thing, stop) => {
  started.push(stop);
  return thing;
};

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
    count: Number(values.entities ?? 10_000),
    only,
    out: resolve(values.out ?? join(target, values.peer ? 'bench-peer.json' : 'bench.json')),
    peer: values.peer?.replace(/\/+$/, ''),
  };
}

async function main() {
  const { entities, files } = await makeCatalog(count);
  const dist = await copyOfDist();
  const browser = await Chromium.launch();
  keep(browser, () => browser.close());
  const bench = {
    browser,
    runs,
    samples: new Samples(),
    words: wordsToType(entities, runs),
    letters: lettersToType(entities, runs),
    isCatalogData: url => /\/(generated|snapshot)\//.test(url),
  };
  if (peer) return measurePeer(bench, dist, files);
  await measureEmbedded(bench, dist, files);
  await measureMany(bench, dist);
  await measureEngine(bench, dist, () => files, '10k', runs);
  await measureEngine(bench, dist, async () => (await makeMany()).files, '100k', 3);
  await measureHttp(bench, dist, files);
  await measureGraph(bench, dist, files);
  await measureEntityPage(bench, dist);
  await measurePlugins(bench, dist);
  await tell(bench);
}

async function makeCatalog(name, entities = generate(name)) {
  const folder = join(target, `bench-catalog-${name}`);
  const files = {
    yaml: join(folder, 'yaml'),
    json: join(folder, 'json/catalog.json'),
    pack: join(folder, 'pack/catalog.pack'),
  };
  await writeJson(entities, files.json);
  await writeYaml(entities, files.yaml);
  await mkdir(dirname(files.pack), { recursive: true });
  const parts = (await readdir(files.yaml)).filter(name => name.startsWith('part-')).sort();
  const texts = await Promise.all(parts.map(name => readFile(join(files.yaml, name), 'utf8')));
  await writeFile(join(dirname(files.pack), 'all.yaml'), texts.join('\n---\n'));
  await promisify(execFile)(packer, ['pack', join(files.yaml, 'catalog-info.yaml'), '-o', files.pack]);
  return { entities, files };
}

/** A build that runs meanwhile must not take the portal away under the bench. */
async function copyOfDist() {
  const dist = await mkdtemp(join(tmpdir(), 'callboard-bench-'));
  keep(dist, () => rm(dist, { recursive: true, force: true }));
  await cp(defaultDist(), dist, { recursive: true });
  return dist;
}

async function openSite(config, { dist, mounts, warm, compress }) {
  const site = await startSite({ dist, config: { title: 'Callboard', ...config }, mounts, compress });
  keep(site, () => site.stop());
  // The site compresses a file when it is first asked for it, at the best quality, which takes
  // long. A CDN has it ready.
  for (const path of warm) {
    const answer = await fetch(site.url + path, { headers: { 'accept-encoding': 'br' } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
  }
  return site;
}

const filesIn = async (folder, prefix = '/') =>
  (await readdir(folder, { withFileTypes: true }))
    .filter(entry => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map(({ name }) => prefix + name);

const engineFigures = size => [
  `engine_p99_ms_${size}`,
  `engine_roundtrip_p50_ms_${size}`,
  `engine_memory_mb_${size}`,
];

/** The engine alone, from files as they are: what a network does to them is not its doing. */
async function measureEngine(bench, dist, files, size, times) {
  const steps = [
    { figures: engineFigures(size), times, step: site => engine(bench, site, 'files', yamlRoot, size) },
    {
      figures: [`engine_yaml_ready_ms_${size}`],
      times,
      step: site => engine(bench, site, 'yaml', oneFile, size),
    },
    {
      figures: [`engine_snapshot_ready_ms_${size}`],
      times,
      step: site => engine(bench, site, 'snapshot', snapshot, size),
    },
  ].filter(isWanted);
  if (!steps.length) return;
  const { yaml, pack } = await files();
  const mounts = { '/generated/': yaml, '/snapshot/': dirname(pack) };
  const site = await openSite({ backend: 'embedded' }, { dist, mounts, warm: [], compress: false });
  await measure(steps, site);
}

let made;

/** Made once, if anything needs it. */
function makeMany() {
  if (!made) say(`generating and packing ${many} entities`);
  made ??= makeCatalog(many);
  return made;
}

/** The list and the palette over the larger catalog, out of its snapshot: only the answers count. */
async function measureMany(bench, dist) {
  const ofMany = { ...bench };
  const steps = ['kind_change', 'search', 'palette'].map(action => ({
    figures: [`${action}_ms_embedded_100k`],
    step: site => act(ofMany, site, 'embedded', action, undefined, '_100k'),
  }));
  const wanted = steps.filter(isWanted);
  if (!wanted.length) return;
  const { entities, files } = await makeMany();
  Object.assign(ofMany, { letters: lettersToType(entities, runs), words: wordsToType(entities, runs) });
  const mounts = { '/snapshot/': dirname(files.pack) };
  const site = await openSite({ backend: 'embedded', catalog: [snapshot] }, { dist, mounts, warm: [], compress: false });
  await measure(wanted, site);
}

async function measureEmbedded(bench, dist, { yaml }) {
  const steps = [
    {
      figures: ['first_rows_bytes_embedded', 'first_rows_ms_embedded_full', 'heap_mb_embedded'],
      times: runs,
      step: site => coldFull(bench, site, 'embedded'),
    },
    {
      figures: ['first_rows_ms_embedded_slow'],
      times: runs,
      step: site => coldSlow(bench, site, 'embedded'),
    },
    { figures: ['kind_change_ms_embedded'], step: site => act(bench, site, 'embedded', 'kind_change') },
    { figures: ['search_ms_embedded'], step: site => act(bench, site, 'embedded', 'search') },
    { figures: ['palette_ms_embedded'], step: site => act(bench, site, 'embedded', 'palette') },
    { figures: ['scroll_worst_frame_ms', 'dom_nodes_10k_rows'], times: runs, step: site => scroll(bench, site) },
    { figures: ['open_entity_ms_embedded'], step: site => act(bench, site, 'embedded', 'open_entity') },
  ].filter(isWanted);
  if (!steps.length) return;
  say('compressing the portal and the catalog as a CDN has them (minutes, the first time)');
  const mounts = { '/generated/': yaml };
  const warm = [...(await filesIn(dist)), ...(await filesIn(yaml, '/generated/'))];
  const site = await openSite({ backend: 'embedded', catalog: [yamlRoot] }, { dist, mounts, warm });
  await measure(steps, site);
}

async function measureHttp(bench, dist, { json }) {
  const steps = [
    {
      figures: [
        'first_rows_bytes_http',
        'first_rows_requests_http',
        'first_rows_ms_http_full',
        'heap_mb_http',
      ],
      times: runs,
      step: (site, backend) => coldFull(bench, site, 'http', backend),
    },
    {
      figures: ['first_rows_ms_http_slow', 'main_thread_ms_http_slow'],
      times: runs,
      step: site => coldSlow(bench, site, 'http'),
    },
    { figures: ['first_rows_ms_http_slow_warm'], times: runs, step: site => warmSlow(bench, site, 'http') },
    ...['kind_change', 'search', 'open_entity'].map(action => ({
      figures: [`${action}_ms_http`, `backend_ms_${action}`],
      step: (site, backend) => act(bench, site, 'http', action, backend),
    })),
    {
      figures: ['heap_mb_http_visit', 'cls', 'inp_ms'],
      times: runs,
      step: site => visit(bench, site, 'http'),
    },
  ].filter(isWanted);
  if (!steps.length) return;
  say(`starting Backstage on PostgreSQL, which takes in ${count} entities in a minute or two`);
  const backend = await startBackend({ synthetic: json, expected: count, signal: interrupt.signal, say });
  if (!backend) return say('so only what needs no backend was measured');
  keep(backend, () => backend.stop());
  const site = await openSite({ backend: backend.url }, { dist, warm: await filesIn(dist) });
  await measure(steps, site, backend);
}

/** Beside another front end, which is over a backend of its own. */
async function measurePeer(bench, dist, { json }) {
  say(`starting Backstage on PostgreSQL, which takes in ${count} entities in a minute or two`);
  const backend = await startBackend({ synthetic: json, expected: count, signal: interrupt.signal, say });
  if (!backend) throw new Error('there is nothing to compare over');
  keep(backend, () => backend.stop());
  const site = await openSite({ backend: backend.url }, { dist, warm: await filesIn(dist) });
  const { figures, text } = await compare(bench, { here: site.url, peer }, say);
  await writeFile(out, `${JSON.stringify({ ...figures, ...about(bench.browser) }, null, 2)}\n`);
  console.log(`\n${text}\n\nmedians of ${runs}; ${out}`);
}

/** Embedded, out of snapshots: only the graph counts. */
async function measureGraph(bench, dist, files) {
  const plans = [
    { step: aroundHub(bench), files: async () => files },
    { step: thousand(bench), files: async () => (await makeCatalog(1_000)).files },
  ];
  for (const { step, files } of plans.filter(({ step }) => isWanted(step))) {
    const mounts = { '/snapshot/': dirname((await files()).pack) };
    const warm = await filesIn(dist);
    const site = await openSite({ backend: 'embedded', catalog: [snapshot] }, { dist, mounts, warm });
    await measure([step], site);
  }
}

/** In both modes over a catalog of its own, where it is known who has how many relations. */
async function measureEntityPage(bench, dist) {
  const embedded = entityPage.embedded(bench).filter(isWanted);
  const overHttp = entityPage.overHttp(bench).filter(isWanted);
  if (!embedded.length && !overHttp.length) return;
  const { entities, files } = await makeCatalog('related', generateRelated());
  const warm = await filesIn(dist);
  if (embedded.length) {
    const mounts = { '/snapshot/': dirname(files.pack) };
    const site = await openSite({ backend: 'embedded', catalog: [snapshot] }, { dist, mounts, warm });
    await measure(embedded, site);
  }
  if (!overHttp.length) return;
  say(`starting Backstage on PostgreSQL with ${entities.length} entities of known relations`);
  const expected = entities.length;
  const backend = await startBackend({ synthetic: files.json, expected, signal: interrupt.signal, say });
  if (!backend) return;
  keep(backend, () => backend.stop());
  const site = await openSite({ backend: backend.url }, { dist, warm });
  await measure(overHttp, site, backend);
}

/** Over a catalog of one, embedded: only the plugins count. */
async function measurePlugins(bench, dist) {
  const few = plugins.few(bench).filter(isWanted);
  if (!few.length && !isWanted(plugins.cost(bench))) return;
  const written = await plugins.writePlugins();
  keep(written, () => written.remove());
  const one = { backend: 'embedded', catalog: ['plugins/catalog.yaml'] };
  const options = { dist, mounts: { '/plugins/': written.folder }, warm: [], compress: false };
  await measure(few, await openSite({ ...one, plugins: written.few }, options));
  const cost = plugins.cost(bench, await openSite(one, options));
  if (isWanted(cost)) await measure([cost], await openSite({ ...one, plugins: written.many }, options));
}

function isWanted({ figures }) {
  return !only || figures.some(name => only.includes(name));
}

async function measure(steps, site, backend) {
  for (const { figures, step, times = 1 } of steps) {
    say(figures.join(', '));
    try {
      for (let run = 0; run < times; run += 1) await step(site, backend);
    } catch (error) {
      if (interrupt.signal.aborted) throw error;
      // The other figures are wanted all the same.
      process.exitCode = 1;
      console.error(error);
    }
  }
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
  const measured = Object.keys(figures).filter(
    name => medians[name] !== undefined && (!only || only.includes(name)),
  );
  const result = {
    ...Object.fromEntries(measured.map(name => [name, medians[name]])),
    ...about(browser),
  };
  await mkdir(target, { recursive: true });
  await writeFile(out, `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(out.replace(/(\.json)?$/, '-samples.json'), JSON.stringify(samples, null, 1));
  console.log(`\n${table(medians)}\n\nmedians of ${runs} on ${result.machine}; ${out}`);
}

try {
  await Promise.race([main(), interrupted]);
} catch (error) {
  process.exitCode = 1;
  console.error(interrupt.signal.aborted ? `callboard: ${error.message}, stopping everything` : error);
} finally {
  for (const stop of started.reverse()) await stop().catch(error => console.error(error));
}
