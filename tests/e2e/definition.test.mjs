// Definitions of APIs: what is drawn is what the catalog has; what is broken, huge or hostile does no harm.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { eventually } from './browser.mjs';
import { definitions, payloads } from './definitions.mjs';
import { scenario } from './harness.mjs';
import { hasParasol, inBothModes, startModes } from './modes.mjs';
import { startSite } from './site.mjs';

let modes;
let demo;
let made;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callboard-definitions-'));
  const entities = Object.entries(definitions).map(([name, { type, ...spec }]) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name, namespace: 'default' },
    spec: { type, lifecycle: 'production', owner: 'nobody', ...spec },
  }));
  await writeFile(join(folder, 'all.json'), JSON.stringify(entities));
  const config = { backend: 'embedded', catalog: ['files/all.json'] };
  [modes, demo, made] = await Promise.all([
    startModes(),
    startSite(),
    startSite({ config, mounts: { '/files/': folder } }),
  ]);
});
after(async () => {
  await Promise.all([modes?.stop(), demo?.stop(), made?.stop()]);
  await rm(folder, { recursive: true });
});

const pathOf = ({ kind, metadata: { name, namespace = 'default' } }) => `/catalog/${namespace}/${kind}/${name}`.toLowerCase();
const raw = page => page.getByRole('region', { name: 'definition', exact: true });
const field = page => page.getByRole('searchbox', { name: 'Search in definition' });

/** Every request of a page that leaves its origin, but for the backend. */
function strays(page, allowed) {
  const found = [];
  page.on('request', request => {
    const { origin, protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && !allowed.includes(origin)) found.push(request.url());
  });
  return found;
}

inBothModes(() => modes.sites, 'every operation of an OpenAPI definition is drawn, and its text is the text', async (open, site) => {
  const { items } = await modes.ask('/entities/by-query?filter=kind=api,spec.type=openapi&limit=3');
  // A stock backend cannot read the demo's definitions from files.
  assert.ok(items.length > 0 || !hasParasol);
  const page = await open(site.url);
  const gone = strays(page, [site.url, new URL(modes.backend.url).origin]);
  for (const entity of items) {
    await page.goto(`${site.url}${pathOf(entity)}/definition`);
    const { definition } = entity.spec;
    const written = new Set([...definition.matchAll(/^ {2}["']?(\/[^"':]*)["']?:/gm)].map(([, path]) => path));
    await eventually(async () => {
      const drawn = await page.locator('.opblock-summary-path').evaluateAll(nodes =>
        nodes.map(node => node.dataset.path),
      );
      if (written.size) assert.deepEqual(new Set(drawn), written);
      else assert.ok(drawn.length > 0);
    });
    await page.getByRole('radio', { name: 'Raw' }).check({ force: true });
    await page.waitForURL(/\/definition\/raw$/);
    const [first] = definition.split('\n');
    await eventually(async () => assert.equal(await raw(page).locator('.row code').first().textContent(), first));
  }
  assert.deepEqual(gone, []);
});

/** The first of a kind that has a relation, or any: there may be none in a catalog. */
async function having(kind, relation) {
  const ask = filter => modes.ask(`/entities/by-query?filter=${filter}&limit=1`);
  const { items } = await ask(`kind=${kind},relations.${relation}`);
  return items[0] ?? (await ask(`kind=${kind}`)).items[0];
}

const relationsOf = (entity, type) => (entity.relations ?? []).filter(relation => relation.type === type).length;

/**
 * The rows of two cards are as many as the relations, and are asked for in one question with whatever
 * else is on the page.
 */
async function compareCards(page, url, entity, cards) {
  const asked = [];
  page.on('request', request => request.url().includes('/by-refs') && asked.push(request.url()));
  await page.goto(url);
  for (const [title, type] of cards) {
    const card = page.getByRole('region', { name: new RegExp(`^${title}`) });
    await card.waitFor();
    assert.equal(await card.locator('tbody tr').count(), Math.min(relationsOf(entity, type), 10));
  }
  assert.ok(asked.length <= 1, asked.join('\n'));
}

inBothModes(() => modes.sites, 'a component shows its APIs', async (open, site) => {
  const component = await having('component', 'providesApi');
  await compareCards(await open(site.url), `${site.url}${pathOf(component)}/apis`, component, [
    ['Provided APIs', 'providesApi'],
    ['Consumed APIs', 'consumesApi'],
  ]);
});

inBothModes(() => modes.sites, 'an API shows who provides and consumes it', async (open, site) => {
  const api = await having('api', 'apiProvidedBy');
  if (!api) return assert.ok(!hasParasol);
  await compareCards(await open(site.url), `${site.url}${pathOf(api)}`, api, [
    ['Providing components', 'apiProvidedBy'],
    ['Consuming components', 'apiConsumedBy'],
  ]);
});

scenario('from a component, the definition of an API in a dialog', async open => {
  const page = await open(`${demo.url}/catalog/default/component/ticketing-service/apis`);
  const button = page.getByRole('button', { name: 'Definition of Tickets' });
  await button.click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.opblock-summary-path').first().waitFor();
  await dialog.getByRole('radio', { name: 'Raw' }).check({ force: true });
  await raw(page).locator('.row').first().waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Definition of Ticket events' }).click();
  await page.getByRole('dialog').locator('details').first().waitFor();
});

scenario('GraphQL, AsyncAPI, protobuf, tRPC and MCP over the demo', async open => {
  const page = await open(`${demo.url}/catalog/default/api/seating/definition`);
  const items = () => page.locator('.items details').evaluateAll(nodes => nodes.map(node => node.dataset.name));
  const textOf = async file => (await fetch(`${demo.url}/demo/${file}`)).text();
  const schema = await textOf('box-office/graphql/seating.graphql');
  await page.locator('.items').first().waitFor();
  const types = [...schema.matchAll(/^(?:type|enum|input|scalar|union|interface) (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual(new Set(await items()), new Set(types));

  // A type leads to its definition.
  await page.locator('details[data-name=Query] > summary').click();
  await page.getByRole('button', { name: 'Venue', exact: true }).first().click();
  await page.locator('details[data-name=Venue][open]').waitFor();

  await page.goto(`${demo.url}/catalog/default/api/ticket-events/definition`);
  await page.locator('details[data-name=publishSale]').waitFor();
  const events = await textOf('box-office/asyncapi/ticket-events.yaml');
  for (const name of await items()) assert.ok(events.includes(name), name);

  await page.goto(`${demo.url}/catalog/default/api/cues/definition`);
  await page.locator('details[data-name=CueRunner] > summary').click();
  const proto = await textOf('stage/proto/cues.proto');
  const calls = [...proto.matchAll(/^ +rpc (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual(await page.locator('details[data-name=CueRunner] th code').allTextContents(), calls);

  await page.goto(`${demo.url}/catalog/default/api/props/definition`);
  await raw(page).locator('[data-token=keyword]').first().waitFor();
  await page.goto(`${demo.url}/catalog/default/api/prompt-book/definition`);
  const remotes = page.getByRole('table', { name: 'Remotes' });
  await remotes.waitFor();
  assert.equal(await remotes.locator('tbody tr').count(), 2);
});

for (const [name, { problem }] of Object.entries(definitions).filter(([, { problem }]) => problem)) {
  scenario(`a broken definition says why: ${name}`, async open => {
    const page = await open(`${made.url}/catalog/default/api/${name}/definition`);
    await page.getByText(problem).first().waitFor();
    const { definition } = definitions[name];
    if (typeof definition === 'string' && definition.trim()) await raw(page).locator('.row').first().waitFor();
  });
}

scenario('a definition of 5 MB stays usable', async open => {
  assert.ok(definitions.huge.definition.length > 5e6);
  const page = await open(`${made.url}/catalog/default/api/huge/definition`);
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
    }).observe({ type: 'longtask' });
  });
  const filter = page.getByRole('searchbox', { name: 'Filter the operations' });
  await filter.waitFor({ timeout: 60_000 });
  const operations = Object.keys(JSON.parse(definitions.huge.definition).paths);
  const last = operations.at(-1);
  await filter.fill(last);
  const entry = page.getByRole('navigation', { name: 'Operations' }).getByRole('button');
  await eventually(async () => assert.equal(await entry.count(), 1));
  await entry.click();
  await page.locator(`.opblock-summary-path[data-path="${last}"]`).waitFor();
  await page.getByRole('radio', { name: 'Raw' }).check({ force: true });
  await field(page).fill(last);
  await page.locator('mark[data-current]').waitFor();
  assert.ok((await raw(page).locator('.row').count()) < 200);
  console.log(`longest task over 5 MB: ${await page.evaluate(() => Math.round(window.longest))} ms`);
});

scenario('the search of the raw text counts, and goes round by keyboard', async open => {
  const page = await open(`${made.url}/catalog/default/api/hostile/definition/raw`);
  await field(page).fill('ALERT');
  const count = definitions.hostile.definition.match(/alert/gi).length;
  const status = text => page.getByRole('status').getByText(text, { exact: true }).waitFor();
  await status(`1 of ${count}`);
  await page.keyboard.press('Enter');
  await status(`2 of ${count}`);
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  await status(`${count} of ${count}`);
  await page.keyboard.press('Escape');
  assert.equal(await field(page).inputValue(), '');
});

for (const name of payloads) {
  scenario(`nothing in a definition runs or is fetched: ${name}`, async open => {
    const page = await open(`${made.url}/`);
    const gone = strays(page, [made.url]);
    await page.route('**/catalog/**', async route => {
      const answer = await route.fetch();
      const policy =
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; img-src * data:; connect-src *; style-src 'self'; base-uri 'none'; object-src 'none'";
      await route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-security-policy': policy } });
    });
    await page.addInitScript(() => {
      window.ran = 0;
      window.alert = () => (window.ran += 1);
    });
    await page.goto(`${made.url}/catalog/default/api/${name}/definition`);
    await page.locator('.swagger-ui .info, .items details').first().waitFor();
    for (const summary of await page.locator('.items details > summary').all()) await summary.click();
    for (const button of await page.locator('.opblock-summary-control').all()) await button.click();
    await page.waitForTimeout(500);
    const links = await page.locator('.drawn a[href]').evaluateAll(nodes => nodes.map(node => node.protocol));
    assert.deepEqual(links.filter(protocol => /script|data|vb/.test(protocol)), []);
    assert.equal(await page.locator('.drawn img, .drawn iframe, .drawn form[action]').count(), 0);
    assert.equal(await page.evaluate(() => window.ran), 0);
    assert.deepEqual(gone, []);
  }, { expected: [/Content Security Policy|Refused to apply/] });
}

scenario('what could not be loaded is asked for again', async open => {
  const page = await open(`${made.url}/`);
  await page.route('**/lazy/source_view-*.js', route => route.abort());
  await page.goto(`${made.url}/catalog/default/api/hostile/definition/raw`);
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  await page.unroute('**/lazy/source_view-*.js');
  await again.click();
  await raw(page).locator('.row').first().waitFor();
}, { expected: [/ERR_FAILED/] });
