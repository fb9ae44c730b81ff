// The page of an entity: how soon, how many requests, and whether anything jumps, by how many relations
// it has.

import { sizes } from '../fixtures/related.mjs';
import { arrive, pathOf } from './arrival.mjs';

const system = name => `system:default/${name}`;
const about = page => page.find('main h2', 'About');

/** Steps that need a backend. */
export const overHttp = bench => [
  {
    figures: ['entity_deeplink_slow4g'],
    times: bench.runs,
    step: site => deepLinkSlow(bench, site),
  },
  { figures: ['entity_requests'], times: bench.runs, step: (site, backend) => requests(bench, site, backend) },
  { figures: ['entity_cls'], times: bench.runs, step: site => jumps(bench, site) },
  { figures: ['entity_5000_relations_http', 'entity_5_relations_http'], step: site => open(bench, site, 'http') },
];

/** Steps over the embedded catalog. */
export const embedded = bench => [
  {
    figures: ['entity_5000_relations_embedded', 'entity_5_relations_embedded'],
    step: site => open(bench, site, 'embedded'),
  },
];

async function deepLinkSlow(bench, site) {
  await arrive(bench, site, { slow: true, path: pathOf(system('forty')) }, async page => {
    bench.samples.add('entity_deeplink_slow4g', await page.evaluate(() => bench.about));
  });
}

/** Until nothing is awaited; and then to the end of the page, where the last cards load. */
async function requests({ samples, ...bench }, site, backend) {
  await arrive(bench, site, { path: pathOf(system('forty')) }, async page => {
    const asked = () =>
      page.requests.filter(({ url, method }) => url.startsWith(`${backend.url}/api/catalog/`) && method !== 'OPTIONS')
        .length;
    await about(page);
    await page.settled();
    samples.add('entity_requests', asked());
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.settled();
    samples.add('entity_requests.to_the_end', asked());
  });
}

/** The worst of a deep link and of a row that is pressed: what moves once About stands there. */
async function jumps({ samples, ...bench }, site) {
  const found = {};
  await arrive(bench, site, { path: pathOf(system('forty')) }, async page => {
    await about(page);
    await page.settled();
    found.deep_link = (await page.evaluate(() => bench.visit())).cls;
  });
  await inSystems(bench, site, async page => {
    await page.time('click', ['about'], () => page.click(rowOf('forty')));
    await page.evaluate(() => bench.shifted());
    await page.settled();
    found.row = await page.evaluate(() => bench.shifted());
  });
  for (const [name, value] of Object.entries(found)) samples.add(`entity_cls.${name}`, value);
  samples.add('entity_cls', Math.max(...Object.values(found)));
}

/** Rows of the largest and of the smallest in turn, so that both see the same machine. */
async function open({ samples, runs, ...bench }, site, transport) {
  await inSystems(bench, site, async page => {
    for (let run = 0; run < runs; run += 1) {
      for (const name of ['handful', 'crowd']) {
        const { laidOut, drawn } = await page.time('click', ['about'], () => page.click(rowOf(name)));
        const figure = `entity_${sizes[name]}_relations_${transport}`;
        samples.add(figure, laidOut);
        samples.add(`${figure}.drawn`, drawn);
        await page.settled();
        await page.evaluate(() => history.back());
        await page.find(rowOf(name));
        await page.settled();
      }
    }
  });
}

const rowOf = name => `section[aria-label="Entities"] tbody th[scope="row"] a[href="${pathOf(system(name))}"]`;

async function inSystems(bench, site, use) {
  await arrive(bench, site, { path: '/catalog?filters%5Bkind%5D=system' }, async page => {
    await page.firstRows();
    await page.settled();
    await use(page);
  });
}
