// The catalogs that are measured over, as files of every form: written once into target/.

import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { generate, writeJson, writeYaml } from '../fixtures/catalog.mjs';

const target = resolve(import.meta.dirname, '../../target');

/** The command that packs; `make cli` builds it. */
const packer = resolve(target, 'fast/callboard-catalog');

/** Where a site has the files: many of YAML, one of YAML, and one that is packed. */
export const served = {
  yaml: '/generated/catalog-info.yaml',
  oneFile: '/snapshot/all.yaml',
  snapshot: '/snapshot/catalog.pack',
};

/** The folders of a catalog's files, as a site mounts them. */
export const mountsOf = ({ yaml, pack }) => ({ '/generated/': yaml, '/snapshot/': dirname(pack) });

/** Whether a request is for a catalog, and not for the portal. */
export const isCatalogData = url => /\/(generated|snapshot)\//.test(url);

/**
 * @param {number | string} name how many entities are generated, or a name for those that are given
 * @returns {Promise<{entities: object[], files: {yaml: string, json: string, pack: string}}>} `yaml` is a folder
 */
export async function makeCatalog(name, entities = generate(name)) {
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
