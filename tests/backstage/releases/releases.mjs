// Which Backstages there are to test with: today's, and older ones of which the catalog runs.

import { join } from 'node:path';

const here = import.meta.dirname;

const byQuery = { path: '/api/catalog/entities/by-query?limit=0', read: answer => answer.totalItems };
const bySight = { path: '/api/catalog/entities?fields=kind', read: answer => answer.length };
const readiness = '/.backstage/health/v1/readiness';
const open = [join(here, 'open.yaml')];

/**
 * @typedef {object} Release
 * @property {string} name
 * @property {string} folder where its packages are, and the `index.js` that starts it
 * @property {string[]} configs on top of app-config.yaml
 * @property {'sqlite' | 'pg'} database what it runs on unless told otherwise
 * @property {'guest' | 'none'} auth how the portal signs in
 * @property {string} readiness what answers once the catalog does
 * @property {{path: string, read: (answer: any) => number}} counting how many entities there are
 */

/** @type {Release} */
export const current = {
  name: 'catalog-backend 4.0 (Backstage 1.55)',
  folder: join(here, '..'),
  configs: [],
  database: 'sqlite',
  auth: 'guest',
  readiness,
  counting: byQuery,
};

/** A year old. Before predicates, `POST by-query` and `POST entity-facets`. */
export const catalog32 = {
  name: 'catalog-backend 3.2 (Backstage 1.45)',
  folder: join(here, 'catalog-3.2'),
  configs: [join(here, 'signed-in.yaml')],
  database: 'sqlite',
  auth: 'guest',
  readiness,
  counting: byQuery,
};

/** The first line of the new backend system. Its catalog reads query parameters strictly. */
export const catalog125 = {
  name: 'catalog-backend 1.25 (Backstage 1.30)',
  folder: join(here, 'catalog-1.25'),
  configs: open,
  database: 'sqlite',
  auth: 'none',
  readiness,
  counting: bySight,
};

/** Before by-query and by-refs, and before a catalog described itself in `openapi.json`. */
export const catalog15 = {
  name: 'catalog-backend 1.5 (Backstage 1.8)',
  folder: join(here, 'catalog-1.5'),
  configs: open,
  database: 'sqlite',
  auth: 'none',
  readiness: bySight.path,
  counting: bySight,
};

/**
 * Before facets, and of a time when a relation's target was an object. It knows no SQLite but the
 * `sqlite3` of then, which has to be compiled.
 */
export const catalog021 = {
  name: 'catalog-backend 0.21 (before Backstage 1.0)',
  folder: join(here, 'catalog-0.21'),
  configs: open,
  database: 'pg',
  auth: 'none',
  readiness: bySight.path,
  counting: bySight,
};
