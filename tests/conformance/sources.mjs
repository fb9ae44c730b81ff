// What both catalogs are given: other people's catalogs and a generated one as files, the demo over
// HTTP, and a generated one as an entity provider has it.

import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defaultCatalogs } from '../backstage/catalogs.mjs';
import { generate, writeJson, writeYaml } from '../fixtures/catalog.mjs';
import { Conversation } from './conversation.mjs';
import { demo } from './files.mjs';
import { ports } from './sides.mjs';

const { located } = createRequire(import.meta.url)('../backstage/located.js');

const generated = { json: 1500, yaml: 150 };

/** Hosts that both may read. */
export const readable = [`127.0.0.1:${ports.files}`, `127.0.0.1:${ports.demo}`];

const remote = `apiVersion: backstage.io/v1alpha1
kind: Location
metadata: { name: remote }
spec: { type: url, target: 'http://127.0.0.1:${ports.demo}/catalog-info.yaml' }
`;

/** @returns {Promise<{catalogs: string[], synthetic: string}>} absolute paths */
export async function sources(folder) {
  const [yaml, over] = ['yaml', 'remote'].map(name => join(folder, name, 'catalog-info.yaml'));
  await mkdir(dirname(over), { recursive: true });
  await writeFile(over, remote);
  await writeYaml(generate(generated.yaml, 7), dirname(yaml));
  const real = defaultCatalogs().filter(file => dirname(file) !== demo);
  const catalogs = [...real, yaml, over];
  // Of two entities with one name the first to come wins, which is another one in every run.
  const folders = [...new Set([...catalogs.map(dirname), demo])];
  const taken = new Set((await Promise.all(folders.map(namesIn))).flat());
  const entities = generate(generated.json).filter(({ metadata }) => !taken.has(metadata.name));
  const synthetic = join(folder, 'synthetic.json');
  await writeJson(entities.map(located), synthetic);
  return { catalogs, synthetic };
}

/** Whatever is called something in the YAML files of a folder. */
async function namesIn(folder) {
  const files = (await readdir(folder, { recursive: true })).filter(file => /\.ya?ml$/.test(file));
  const texts = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8')));
  return texts.flatMap(text => [...text.matchAll(/\bname: *['"]?([\w.-]+)/g)].map(([, name]) => name));
}

/**
 * Every entity whole: by its name, with its ancestry and its facets, and that neither side has one
 * more than the other.
 */
export async function compareWhole({ sides, ledger, vocabulary, wanted }) {
  const refs = [...new Set([...sides.theirs.uids.keys(), ...sides.ours.uids.keys()])].sort();
  const named = refs.map(ref => /^(.*?):(.*?)\/(.*)$/.exec(ref).slice(1).map(encodeURIComponent).join('/'));
  const inTurn = {
    entity: named.map(name => ({ path: `/entities/by-name/${name}` })),
    uid: refs.filter((_, index) => index % 7 === 0).map(ref => ({ path: `/entities/by-uid/{{uid:${ref}}}` })),
    ancestry: named.map(name => ({ path: `/entities/by-name/${name}/ancestry` })),
    facet: facetKeys(vocabulary).map(key => ({ path: '/entity-facets', query: [['facet', key]] })),
  };
  for (const [kind, requests] of Object.entries(inTurn)) {
    if (!wanted(kind)) continue;
    await inBatches(requests, 8, (request, number) =>
      new Conversation({ id: `whole-${kind}-${number}`, kind: `whole ${kind}`, sides, ledger }).ask(request),
    );
  }
}

/** Every key but those that one entity alone has. */
function facetKeys({ values }) {
  const keys = [...values.keys()].filter(key => values.get(key).length > 1);
  return keys.filter((key, index) => !key.startsWith('metadata.tags.') || index % 5 === 0).sort();
}

/** Several at a time, in the order of their numbers. */
export async function inBatches(items, size, run) {
  for (let start = 0; start < items.length; start += size)
    await Promise.all(items.slice(start, start + size).map((item, index) => run(item, start + index)));
}
