// What both catalogs are given: other people's catalogs, the demo with its mistakes, a generated one.

import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
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
  await writeJson(generate(generated).map(located), synthetic);
  return { catalogs: [...new Set([...defaultCatalogs(), demo])], synthetic };
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
