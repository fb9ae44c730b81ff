// The embedded catalog by itself: its worker, without the portal, spoken to as the portal does
// (src/api/worker.rs tells the messages).

import { arrive } from './arrival.mjs';
import { quantile } from './samples.mjs';

const fields = [
  'kind',
  ...['name', 'namespace', 'title', 'description', 'tags'].map(name => `metadata.${name}`),
  ...['owner', 'system', 'type', 'lifecycle'].map(name => `spec.${name}`),
].join();
const textFields = 'metadata.name,metadata.title,metadata.tags,spec.profile.displayName';

const target = (path, parameters) => `${path}?${new URLSearchParams(parameters)}`;

const page = (filter, more = {}) =>
  target('/entities/by-query', {
    limit: 20,
    fields,
    orderField: 'metadata.name,asc',
    ...(filter && { filter }),
    ...more,
  });

const facets = (filter, keys) =>
  target('/entity-facets', [...keys.map(key => ['facet', key]), ...(filter ? [['filter', filter]] : [])]);

const kinds = ['component', 'api', 'system', 'resource', 'group', 'user'].map(kind => `kind=${kind}`);
const words = ['a', 'pay', 'inv', 'service', 'java', 'no-such-thing'];
const facetKeys = [
  'spec.type',
  'relations.ownedBy',
  'spec.lifecycle',
  'metadata.tags',
  'metadata.namespace',
];

/** What a plugin or a saved search may ask. */
const predicate = {
  kind: 'component',
  'spec.type': { $in: ['service', 'website'] },
  'metadata.tags': { $contains: 'java' },
  'metadata.annotations.backstage.io/source-location': { $exists: true },
};
const inverse = {
  $all: [{ kind: 'component' }, { $not: { 'spec.lifecycle': 'production' } }, { 'metadata.name': { $hasPrefix: 'p' } }],
};

const get = target => ({ method: 'GET', target, body: '' });
const post = (target, body) => ({ method: 'POST', target, body: JSON.stringify(body) });
const orderBy = [{ field: 'metadata.name', order: 'asc' }];

/** The page that the list asks for first; the round trip is measured with it. */
const firstPage = get(page('kind=component'));

/** Pages, counts and facets, as the list asks them. */
const questions = [
  firstPage,
  ...[
    page(''),
    ...kinds.slice(1).map(kind => page(kind)),
    page('kind=component,spec.type=service,spec.lifecycle=production'),
    page('kind=component,metadata.tags.java'),
    page('kind=component', { orderField: 'spec.owner,desc' }),
    page('kind=component', { offset: 5_000 }),
    page('kind=component', { limit: 200 }),
    ...words.map(word =>
      page('kind=component', { fullTextFilterTerm: word, fullTextFilterFields: textFields }),
    ),
    ...kinds.map(filter => target('/entities/by-query', { limit: 0, filter })),
    facets('', ['kind']),
    ...kinds.map(kind => facets(kind, facetKeys)),
  ].map(get),
  ...[predicate, inverse].flatMap(query => [
    post('/entities/by-query', { query, orderBy, limit: 20, fields: fields.split(',') }),
    post('/entity-facets', { query, facets: facetKeys }),
  ]),
];

/** Runs in the page: a worker of its own over these files, then every question in turn. */
async function interview(script, location, questions, rounds) {
  const started = performance.now();
  const worker = new Worker(script, { type: 'module' });
  const next = () =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.stopped) reject(new Error(data.stopped));
        else if (data.ready || data.id !== undefined) resolve(data);
      };
      worker.onerror = ({ message }) => reject(new Error(`the worker failed: ${message}`));
    });
  const ask = (id, question) => {
    const answer = next();
    worker.postMessage({ id, ...question });
    return answer;
  };
  const plain = target => ({ method: 'GET', target, body: '' });
  await next();
  const listening = performance.now();
  worker.postMessage({ locations: [location] });
  await ask(0, plain('/entities/by-query?limit=0'));
  const ready = performance.now();
  const { body } = await ask(0, plain('/problems'));
  const problems = JSON.parse(new TextDecoder().decode(body)).items;
  const trips = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, question] of questions.entries()) {
      const sent = performance.now();
      const { status, body } = await ask(index + 1, question);
      const answer = JSON.parse(new TextDecoder().decode(body));
      if (index === 0) trips.push(performance.now() - sent);
      if (status !== 200) throw new Error(`${status} for ${question.target}: ${JSON.stringify(answer)}`);
    }
  }
  return { start: listening - started, ready: ready - listening, trips, problems };
}

/**
 * @param {'yaml' | 'files' | 'snapshot'} form what the catalog is read from: one file of YAML, many,
 *   or a packed catalog. Files come one by one, so the engine's time shows with one
 * @param {string} file its path on the site
 * @param {'10k' | '100k'} size
 */
export async function engine(bench, site, form, file, size) {
  const { samples } = bench;
  await arrive(bench, { url: `${site.url}/config.json?` }, {}, async page => {
    const rounds = size === '10k' ? 10 : 3;
    const found = await page.evaluate(interview, site.worker, `${site.url}${file}`, questions, rounds);
    if (found.problems.length)
      throw new Error(`the engine refuses what is generated: ${JSON.stringify(found.problems[0])}`);
    const [worker] = page.workers;
    const { result } = await worker.send('Runtime.evaluate', {
      expression: '({memory: bench.memory(), inside: bench.inside, ready: bench.ready})',
      returnByValue: true,
    });
    const { memory, inside, ready } = result.value;
    samples.add(`engine_${form}_ready_ms_${size}.start_of_the_worker`, found.start);
    samples.add(`engine_${form}_ready_ms_${size}.with_the_network`, found.ready);
    samples.add(`engine_memory_mb_${size}.${form}`, memory / 1e6);
    if (form !== 'files') return void samples.add(`engine_${form}_ready_ms_${size}`, ready);
    samples.add(`engine_memory_mb_${size}`, memory / 1e6);
    samples.add(`engine_roundtrip_p50_ms_${size}`, quantile(found.trips, 0.5));
    samples.add(
      `engine_p99_ms_${size}`,
      quantile(
        inside.filter(({ id }) => id > 0).map(({ ms }) => ms),
        0.99,
      ),
    );
    for (const [index, question] of questions.entries()) {
      const times = inside.filter(({ id }) => id === index + 1).map(({ ms }) => ms);
      const asked = decodeURIComponent(question.target).replace(`fields=${fields}&`, '');
      samples.add(`engine ${size} ${asked} ${question.body}`, quantile(times, 0.5));
    }
  });
}
