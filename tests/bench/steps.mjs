// What is measured, over which site and which catalog. Each of these stages what it needs if any of its
// figures is wanted.

import { generateRelated } from '../fixtures/related.mjs';
import { act, lettersToType, wordsToType } from './actions.mjs';
import { coldFull, coldSlow, warmSlow } from './arrival.mjs';
import { makeCatalog, mountsOf, served } from './catalogs.mjs';
import { engine } from './engine.mjs';
import * as entityPage from './entity.mjs';
import { aroundHub, thousand } from './graph.mjs';
import { judge } from './lighthouse.mjs';
import * as plugins from './plugins.mjs';
import { scroll } from './scroll.mjs';
import { filesIn } from './stage.mjs';
import { visit } from './visit.mjs';

/** The engine is measured with this many as well. */
const many = 100_000;

/** Lighthouse takes half a minute, and its scores hardly differ. */
const verdicts = 3;

const packed = { backend: 'embedded', catalog: [served.snapshot] };

let made;

/** Made once, if anything needs it. */
function makeMany(stage) {
  if (!made) stage.say(`generating and packing ${many} entities`);
  made ??= makeCatalog(many);
  return made;
}

async function measureEmbedded(stage, bench, dist, { files }) {
  const { runs: times } = bench;
  const steps = stage.wanted([
    {
      figures: ['first_rows_bytes_embedded', 'first_rows_ms_embedded_full', 'heap_mb_embedded'],
      times,
      step: site => coldFull(bench, site, 'embedded'),
    },
    { figures: ['first_rows_ms_embedded_slow'], times, step: site => coldSlow(bench, site, 'embedded') },
    { figures: ['kind_change_ms_embedded'], step: site => act(bench, site, 'embedded', 'kind_change') },
    { figures: ['search_ms_embedded'], step: site => act(bench, site, 'embedded', 'search') },
    { figures: ['palette_ms_embedded'], step: site => act(bench, site, 'embedded', 'palette') },
    { figures: ['scroll_worst_frame_ms', 'dom_nodes_10k_rows'], times, step: site => scroll(bench, site) },
    { figures: ['open_entity_ms_embedded'], step: site => act(bench, site, 'embedded', 'open_entity') },
  ]);
  if (!steps.length) return;
  stage.say('compressing the portal and the catalog as a CDN has them (minutes, the first time)');
  const warm = [...(await filesIn(dist)), ...(await filesIn(files.yaml, '/generated/'))];
  const config = { backend: 'embedded', catalog: [served.yaml] };
  await stage.measure(steps, await stage.openSite(config, { dist, mounts: mountsOf(files), warm }));
}

/** The list and the palette over the larger catalog, out of its snapshot: only the answers count. */
async function measureMany(stage, bench, dist) {
  const ofMany = { ...bench };
  const steps = stage.wanted(
    ['kind_change', 'search', 'palette'].map(action => ({
      figures: [`${action}_ms_embedded_100k`],
      step: site => act(ofMany, site, 'embedded', action, undefined, '_100k'),
    })),
  );
  if (!steps.length) return;
  const { entities, files } = await makeMany(stage);
  Object.assign(ofMany, { letters: lettersToType(entities, bench.runs), words: wordsToType(entities, bench.runs) });
  await stage.measure(steps, await stage.openSite(packed, { dist, mounts: mountsOf(files), compress: false }));
}

/** The engine alone, from files as they are: what a network does to them is not its doing. */
async function measureEngine(stage, bench, dist, catalog) {
  await measureEngineOver(stage, bench, dist, { size: '10k', times: bench.runs, catalog: async () => catalog });
  await measureEngineOver(stage, bench, dist, { size: '100k', times: 3, catalog: () => makeMany(stage) });
}

async function measureEngineOver(stage, bench, dist, { size, times, catalog }) {
  const step = (form, file, ...names) => ({
    figures: names.map(name => `engine_${name}_${size}`),
    times,
    step: site => engine(bench, site, form, file, size),
  });
  const steps = stage.wanted([
    step('files', served.yaml, 'p99_ms', 'roundtrip_p50_ms', 'memory_mb'),
    step('yaml', served.oneFile, 'yaml_ready_ms'),
    step('snapshot', served.snapshot, 'snapshot_ready_ms'),
  ]);
  if (!steps.length) return;
  const { files } = await catalog();
  await stage.measure(steps, await stage.openSite({ backend: 'embedded' }, { dist, mounts: mountsOf(files), compress: false }));
}

async function measureHttp(stage, bench, dist, catalog) {
  const { runs: times } = bench;
  const steps = stage.wanted([
    {
      figures: ['first_rows_bytes_http', 'first_rows_requests_http', 'first_rows_ms_http_full', 'heap_mb_http'],
      times,
      step: (site, backend) => coldFull(bench, site, 'http', backend),
    },
    { figures: ['first_rows_ms_http_slow', 'main_thread_ms_http_slow'], times, step: site => coldSlow(bench, site, 'http') },
    { figures: ['first_rows_ms_http_slow_warm'], times, step: site => warmSlow(bench, site, 'http') },
    {
      figures: ['lighthouse_performance', 'lighthouse_accessibility', 'lighthouse_best_practices'],
      times: Math.min(times, verdicts),
      step: site => judge(bench, site, text => stage.say(text)),
    },
    ...['kind_change', 'search', 'open_entity'].map(action => ({
      figures: [`${action}_ms_http`, `backend_ms_${action}`],
      step: (site, backend) => act(bench, site, 'http', action, backend),
    })),
    { figures: ['heap_mb_http_visit', 'cls', 'inp_ms'], times, step: site => visit(bench, site, 'http') },
  ]);
  if (!steps.length) return;
  const backend = await stage.openBackend(catalog);
  if (!backend) return stage.say('so only what needs no backend was measured');
  const site = await stage.openSite({ backend: backend.url }, { dist, warm: await filesIn(dist) });
  await stage.measure(steps, site, backend);
}

/** Embedded, out of snapshots: only the graph counts. */
async function measureGraph(stage, bench, dist, catalog) {
  const plans = [
    { step: aroundHub(bench), catalog: async () => catalog },
    { step: thousand(bench), catalog: () => makeCatalog(1_000) },
  ];
  for (const { step, catalog } of plans.filter(({ step }) => stage.isWanted(step))) {
    const { files } = await catalog();
    const site = await stage.openSite(packed, { dist, mounts: mountsOf(files), warm: await filesIn(dist) });
    await stage.measure([step], site);
  }
}

/** In both modes over a catalog of its own, where it is known who has how many relations. */
async function measureEntityPage(stage, bench, dist) {
  const embedded = stage.wanted(entityPage.embedded(bench));
  const overHttp = stage.wanted(entityPage.overHttp(bench));
  if (!embedded.length && !overHttp.length) return;
  const catalog = await makeCatalog('related', generateRelated());
  const warm = await filesIn(dist);
  if (embedded.length) {
    await stage.measure(embedded, await stage.openSite(packed, { dist, mounts: mountsOf(catalog.files), warm }));
  }
  const backend = overHttp.length && (await stage.openBackend(catalog));
  if (!backend) return;
  await stage.measure(overHttp, await stage.openSite({ backend: backend.url }, { dist, warm }), backend);
}

/** Over a catalog of one, embedded: only the plugins count. */
async function measurePlugins(stage, bench, dist) {
  const few = stage.wanted(plugins.few(bench));
  if (!few.length && !stage.isWanted(plugins.cost(bench))) return;
  const written = await plugins.writePlugins();
  stage.keep(written, () => written.remove());
  const one = { backend: 'embedded', catalog: ['plugins/catalog.yaml'] };
  const options = { dist, mounts: { '/plugins/': written.folder }, compress: false };
  await stage.measure(few, await stage.openSite({ ...one, plugins: written.few }, options));
  const cost = plugins.cost(bench, await stage.openSite(one, options));
  if (stage.isWanted(cost)) await stage.measure([cost], await stage.openSite({ ...one, plugins: written.many }, options));
}

/** In this order; each takes the stage, the bench, the portal's folder and the usual catalog. */
export const all = [
  measureEmbedded,
  measureMany,
  measureEngine,
  measureHttp,
  measureGraph,
  measureEntityPage,
  measurePlugins,
];
