// An entity of every kind and type, in both modes and over two catalogs: what stands on its page is
// what the backend says of it.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { atRest, eventually } from './browser.mjs';
import { scenario } from './harness.mjs';
import { startModes } from './modes.mjs';
import { heading, plain, readAbout, readRelations } from './reading.mjs';
import { startServe } from './serve.mjs';
import { startSite } from './site.mjs';

const everywhere = ['Component', 'API', 'System', 'Domain', 'Group', 'Location'];
const catalogs = {
  'the known catalog': { options: {}, expected: everywhere },
  'the demo': { options: { demo: true }, expected: [...everywhere, 'Resource', 'User'] },
};
const started = {};
before(async () => {
  for (const [name, { options }] of Object.entries(catalogs)) started[name] = await startModes(options);
});
after(async () => {
  for (const modes of Object.values(started)) await modes.stop();
});

const pathOf = ({ kind, metadata: { namespace = 'default', name } }) =>
  `/catalog/${namespace}/${kind}/${encodeURIComponent(name)}`.toLowerCase();

/** Of every kind and type the entity with the most relations. */
async function oneOfEach(modes) {
  const { items } = await modes.ask('/entities/by-query?limit=1000');
  const chosen = new Map();
  const connected = entity => entity?.relations?.length ?? -1;
  for (const entity of items) {
    const key = `${entity.kind} ${entity.spec?.type ?? ''}`;
    if (connected(entity) > connected(chosen.get(key))) chosen.set(key, entity);
  }
  return [...chosen.values()];
}

for (const [name, { expected }] of Object.entries(catalogs)) {
  for (const [index, mode] of ['embedded', 'over a backend'].entries()) {
    scenario(`an entity of every kind, ${mode}, over ${name}`, async open => {
      const modes = started[name];
      const chosen = await oneOfEach(modes);
      const kinds = new Set(chosen.map(({ kind }) => kind));
      assert.ok(expected.every(kind => kinds.has(kind)), [...kinds].join());
      const page = await open(modes.sites[index].url);
      for (const entity of chosen) {
        // The root is made up by whoever reads the catalog.
        if (entity.kind === 'Location' && entity.metadata.name.startsWith('generated-')) continue;
        await page.goto(modes.sites[index].url + pathOf(entity));
        await atRest(page);
        await compare(page, entity);
      }
    });
  }
}

/** Kinds that the test backend knows only with other plugins, and one that nobody has heard of. */
const others = [
  {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: 'new-service', title: 'New service', description: 'Begins a service with everything it needs.', tags: ['recommended'] },
    spec: { type: 'service', lifecycle: 'production', owner: 'crew', steps: [] },
  },
  ...['skill', 'rule'].map(type => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'AiResource',
    metadata: { name: `prompting-${type}`, title: `Prompting ${type}`, description: 'How the prompter is told what comes next.', labels: { 'example.com/model': 'any' } },
    spec: {
      ...{ type, lifecycle: 'experimental', owner: 'crew', system: 'prompting', content: 'Say the next line.' },
      // What a rule has to say beside.
      ...(type === 'rule' && { category: 'manners', rationale: 'Nobody is left alone with a forgotten line.' }),
    },
  })),
  {
    apiVersion: 'example.com/v1',
    kind: 'Spotlight',
    metadata: { name: 'follow-spot', title: 'Follow spot', description: 'Follows whoever sings.', tags: ['warm'], links: [{ url: 'https://example.com/spot', title: 'Manual' }] },
    spec: { type: 'moving', lifecycle: 'retired' },
  },
  { apiVersion: 'backstage.io/v1alpha1', kind: 'Group', metadata: { name: 'crew' }, spec: { type: 'team', children: [] } },
  { apiVersion: 'backstage.io/v1alpha1', kind: 'System', metadata: { name: 'prompting' }, spec: { owner: 'crew' } },
];

scenario('kinds of other plugins and kinds that nobody has heard of, embedded and over a server', async open => {
  const folder = await mkdtemp(join(tmpdir(), 'callboard-kinds-'));
  const file = join(folder, 'all.json');
  await writeFile(file, JSON.stringify(others));
  const server = await startServe(file);
  const sites = [
    await startSite({ config: { backend: 'embedded', catalog: ['files/all.json'] }, mounts: { '/files/': folder } }),
    await startSite({ config: { backend: server.url, auth: 'none' } }),
  ];
  try {
    const { items } = await (await fetch(`${server.url}/api/catalog/entities/by-query?limit=100`)).json();
    assert.equal(items.length, others.length);
    for (const site of sites) {
      const page = await open(site.url);
      for (const entity of items) {
        await page.goto(site.url + pathOf(entity));
        await atRest(page);
        await compare(page, entity);
      }
    }
  } finally {
    for (const site of sites) await site.stop();
    await server.stop();
    await rm(folder, { recursive: true });
  }
});

async function compare(page, entity) {
  const { kind, metadata, spec = {} } = entity;
  const where = `${kind} ${metadata.name}`;
  const short = (metadata.namespace ?? 'default') === 'default' ? metadata.name : `${metadata.namespace}/${metadata.name}`;
  const title = spec.profile?.displayName ?? metadata.title ?? short;
  await eventually(async () => assert.equal(await heading(page), title, where));
  const about = await readAbout(page);
  assert.equal(about.Kind.toLowerCase().replace(/ /g, ''), kind.toLowerCase(), where);
  if (spec.type) assert.equal(about.Type, spec.type, where);
  if (spec.lifecycle) assert.equal(about.Lifecycle, spec.lifecycle, where);
  const card = page.getByRole('region', { name: 'About' });
  const text = plain(await card.innerText());
  for (const word of (metadata.description ?? 'No description').match(/\p{L}{4,}/gu)?.slice(0, 8) ?? []) {
    assert.ok(text.includes(word), `${where}: "${word}" of the description in "${text}"`);
  }
  for (const tag of metadata.tags ?? []) assert.ok(about.Tags.includes(tag), `${where}: ${tag} in ${about.Tags}`);
  if (metadata.labels) {
    const labels = plain(await page.getByRole('region', { name: 'Labels' }).innerText());
    for (const [key, value] of Object.entries(metadata.labels)) assert.ok(labels.includes(`${key} ${value}`), `${where}: ${key}`);
  }
  const followed = (metadata.links ?? []).map(({ url }) => url).filter(url => /^(https?|mailto|tel):/.test(url));
  if (followed.length) {
    const links = page.getByRole('region', { name: 'Links' }).getByRole('link');
    const hrefs = await links.evaluateAll(all => all.map(link => link.getAttribute('href')));
    assert.deepEqual(hrefs, followed, where);
  }
  if (kind === 'Location') {
    const targets = [spec.target, ...(spec.targets ?? [])].filter(Boolean);
    const shown = await page.getByRole('region', { name: /^Targets/ }).getByRole('listitem').allInnerTexts();
    assert.deepEqual(shown.map(one => plain(one).replace(/ \(opens.*$/, '')), targets, where);
  }
  if (kind === 'API') await page.getByRole('navigation', { name: 'Entity' }).getByRole('link', { name: /^Definition/ }).waitFor();
  await compareRelations(page, entity, where);
}

/** Every relation leads to its other end; what somebody owns is counted instead, by kind. */
async function compareRelations(page, { kind, relations = [] }, where) {
  await readRelations(page);
  const isPeople = ['Group', 'User'].includes(kind);
  const linked = relations.filter(({ type }) => !(isPeople && ['ownerOf', 'hasMember'].includes(type)));
  const hrefs = await page
    .getByRole('main')
    .locator('a[href^="/catalog/"]')
    .evaluateAll(all => all.map(link => decodeURIComponent(link.getAttribute('href')).toLowerCase()));
  for (const { type, targetRef } of linked) {
    const [, target, namespace, name] = /^(.*?):(.*?)\/(.*)$/.exec(targetRef);
    assert.ok(hrefs.includes(`/catalog/${namespace}/${target}/${name}`.toLowerCase()), `${where}: ${type} ${targetRef}`);
  }
  if (!isPeople) return;
  const owned = relations.filter(({ type }) => type === 'ownerOf').length;
  // Users are shown what their groups own as well.
  if (kind === 'Group' && owned) {
    const name = plain(await page.getByRole('heading', { name: /^Ownership/ }).innerText());
    await eventually(async () => assert.equal(name, `Ownership ${owned}`, where));
  }
  const members = relations.filter(({ type }) => type === 'hasMember').length;
  if (kind === 'Group' && members) {
    await eventually(async () => {
      const name = plain(await page.getByRole('heading', { name: /^Members/ }).innerText());
      assert.equal(name, `Members ${members}`, where);
    });
  }
}
