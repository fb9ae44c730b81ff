// The catalog of the visits: lists of several pages under every filter, and relations of every entity.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Words that two of three descriptions have. */
export const words = ['curtain', 'spotlight', 'rehearsal'];

/** What about half of the components have each, by the name of the filter. */
export const values = { Type: ['service', 'website'], Lifecycle: ['production', 'experimental'] };

/** The lifecycle of a few. */
export const rare = 'deprecated';

/** Users, one for each lane. */
export const readers = Array.from({ length: 16 }, (_, number) => `reader-${number}`);

const components = 96;
const places = ['balcony', 'box', 'foyer', 'gallery', 'lobby', 'orchestra', 'stalls', 'wings'];

const entity = (kind, name, spec, metadata = {}) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, ...metadata },
  spec,
});

const nameOf = number => `${places[number % places.length]}-${String(number).padStart(2, '0')}`;

function component(number) {
  const said = words.filter((_, index) => (number + index) % 3 !== 0);
  const spec = {
    type: values.Type[number % 2],
    lifecycle: number % 12 === 0 ? rare : values.Lifecycle[(number >> 1) % 2],
    owner: 'crew',
    system: 'house',
    dependsOn: [`component:${nameOf((number + 1) % components)}`, `component:${nameOf((number + 7) % components)}`],
    providesApis: [`cue-${number % 4}`],
  };
  return entity('Component', nameOf(number), spec, {
    title: `The ${nameOf(number)}`,
    description: `Looks after the ${said.join(' and the ')}.`,
  });
}

function entities() {
  return [
    entity('Group', 'crew', { type: 'team', children: [] }),
    ...readers.map(name => entity('User', name, { memberOf: [] })),
    entity('System', 'house', { owner: 'crew' }),
    ...Array.from({ length: 4 }, (_, number) =>
      entity('API', `cue-${number}`, { type: 'openapi', lifecycle: 'production', owner: 'crew', definition: 'openapi: 3.0.0' }),
    ),
    ...Array.from({ length: components }, (_, number) => component(number)),
  ];
}

/** Writes it as a file that a backend can read. */
export async function writeCatalog() {
  const folder = await mkdtemp(join(tmpdir(), 'callboard-faults-'));
  const file = join(folder, 'catalog-info.yaml');
  // JSON is YAML.
  await writeFile(file, entities().map(document => JSON.stringify(document)).join('\n---\n'));
  return { file, remove: () => rm(folder, { recursive: true }) };
}
