// Which catalogs the test backend serves.

import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const here = import.meta.dirname;

// Written by other people, and therefore not part of the repository.
const real = ['parasol/parasol-catalog-index.yaml', 'backstage-demo/catalog-info.yaml'].map(file =>
  resolve(here, '../../../shared/catalogs', file),
);
const demo = resolve(here, '../../public/demo/catalog-info.yaml');

export function defaultCatalogs() {
  const present = real.filter(file => existsSync(file));
  if (present.length > 0) return present;
  console.log(`no catalogs at ${resolve(here, '../../../shared/catalogs')}: serving the demo, ${demo}`);
  return [demo];
}

/** What Backstage reads for a file or a folder: a path, or a pattern of paths. */
export function descriptors(path) {
  const target = resolve(path);
  if (!existsSync(target)) throw new Error(`there is no catalog at ${target}`);
  if (statSync(target).isFile()) return target;
  const info = join(target, 'catalog-info.yaml');
  return existsSync(info) ? info : join(target, '*.yaml');
}
