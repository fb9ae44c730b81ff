// What both catalogs are given: other people's catalogs, the demo with its mistakes, a generated one.

import { mkdir, readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { defaultCatalogs } from '../backstage/catalogs.mjs';
import { generate, writeJson } from '../fixtures/catalog.mjs';
import { Conversation } from './conversation.mjs';

const { located } = createRequire(import.meta.url)('../backstage/located.js');

const demo = resolve(import.meta.dirname, '../../public/demo/catalog-info.yaml');
const generated = 1500;

/** @returns {Promise<{catalogs: string[], synthetic: string}>} absolute paths */
export async function sources(folder) {
  await mkdir(folder, { recursive: true });
  const synthetic = join(folder, 'synthetic.json');
  const catalogs = [...new Set([...defaultCatalogs(), demo])];
  // Of two entities with one name the first to come wins, which is another one in every run.
  const taken = new Set((await Promise.all(catalogs.map(namesBeside))).flat());
  const entities = generate(generated).filter(({ metadata }) => !taken.has(metadata.name));
  await writeJson(entities.map(located), synthetic);
  return { catalogs, synthetic };
}

/** Whatever is called something in the YAML files of a catalog's folder. */
async function namesBeside(catalog) {
  const folder = dirname(catalog);
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
