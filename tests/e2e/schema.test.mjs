// The published schemas: what editors are told is what the portal holds manifests to.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';

const root = resolve(import.meta.dirname, '../..');
const json = async path => JSON.parse(await readFile(resolve(root, path), 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });

test('the schema of manifests takes what the portal takes, and refuses what it refuses', async () => {
  const validate = ajv.compile(await json('public/sdk/plugin.schema.json'));
  for (const { name, manifest, mistakes, beyond } of await json('tests/fixtures/manifests.json')) {
    const isGood = validate(manifest);
    // A schema cannot say that two things differ.
    assert.equal(isGood, mistakes.length === 0 || beyond === true, `${name}: ${ajv.errorsText(validate.errors)}`);
    if (isGood || mistakes[0] === 'apiVersion') continue;
    const places = validate.errors.map(({ instancePath, params }) => {
      const path = [...instancePath.split('/').slice(1), params.missingProperty ?? params.additionalProperty];
      return path.filter(part => part !== undefined).join('.');
    });
    for (const key of mistakes) {
      // A predicate is refused as a whole; a manifest that brings nothing, too.
      const isTold = places.some(place => key === place || key.startsWith(`${place}.`) || (key === 'tabs' && place === '') || place.startsWith(key));
      assert.ok(isTold, `${name}: ${key} is not among ${places.join(', ')}`);
    }
  }
});

test('the schema of config.json knows every key, and the configuration that is served', async () => {
  const schema = await json('public/sdk/config.schema.json');
  const validate = ajv.compile(schema);
  const good = [
    await json('public/config.json'),
    { backend: 'https://backstage.example', auth: { token: 'secret' } },
    {
      backend: 'https://backstage.example',
      auth: { providers: ['github', { id: 'acme', title: 'Acme', flow: 'redirect', scope: 'openid' }], environment: 'production' },
      permissions: true,
      endpoints: { search: 'https://search.example', '*': 'https://plugins.example/{{pluginId}}' },
      cookies: ['techdocs'],
    },
    { backends: [{ name: 'live', title: 'Production', backend: 'https://backstage.example', auth: 'none' }, { name: 'files', catalog: ['all.yaml'] }] },
    {
      $schema: 'sdk/config.schema.json',
      catalog: ['all.yaml'],
      plugins: ['a/plugin.json', { manifest: 'b/plugin.json', integrity: `sha384-${'A'.repeat(64)}`, isolation: 'frame', endpoints: ['/api/a'], origins: [] }],
      extensions: ['page:catalog', { 'entity-content:a/b': false }, { 'entity-card:a/b': { disabled: true, attachTo: { id: 'a', input: 'b' }, config: { title: 'A' } } }],
      developmentPlugins: ['http://localhost:3000'],
    },
  ];
  for (const config of good) assert.ok(validate(config), ajv.errorsText(validate.errors));
  const several = { backends: [{ name: 'live' }] };
  const bad = [
    { auth: { providers: [] } },
    { auth: { providers: [7] } },
    { auth: { providers: [{ id: 'a', flow: 'window' }] } },
    { endpoints: { search: '/search' } },
    { endpoints: ['search'] },
    { cookies: ['tech docs'] },
    { permissions: 'yes' },
    { backends: [] },
    { backends: [{}] },
    { backends: [{ name: 'a b' }] },
    { backends: [{ name: 'a', colour: 'red' }] },
    ...['backend', 'catalog', 'auth', 'permissions', 'endpoints', 'cookies'].map(key => ({ ...several, [key]: schema.$defs[key].default ?? [] })),
    { colour: 'red' }, { title: ' ' }, { backend: 'ftp://a' }, { auth: 'ldap' }, { plugins: [7] }, { plugins: [{}] }, { extensions: [{ a: true, b: true }] }, { developmentPlugins: 'yes' },
  ];
  for (const config of bad) assert.ok(!validate(config), JSON.stringify(config));
  const source = await readFile(resolve(root, 'src/api/config/mod.rs'), 'utf8');
  const [, keys] = /const KEYS: \[&str; \d+\] = \[([^\]]*)\]/.exec(source);
  assert.deepEqual(Object.keys(schema.properties).sort(), [...keys.matchAll(/"([^"]+)"/g)].map(([, key]) => key).sort());
  const named = await readFile(resolve(root, 'src/api/config/backends.rs'), 'utf8');
  const [, ofBackends] = /const OF_BACKEND: \[&str; \d+\] = \[([^\]]*)\]/.exec(named);
  const offered = Object.keys(schema.properties.backends.items.properties);
  assert.deepEqual(offered.sort(), ['name', 'title', ...[...ofBackends.matchAll(/"([^"]+)"/g)].map(([, key]) => key)].sort());
});

test('the icons that are offered are those there are', async () => {
  const { $defs, properties } = await json('public/sdk/plugin.schema.json');
  assert.ok($defs.predicate);
  const sprite = await readFile(resolve(root, 'style/icons.svg'), 'utf8');
  const offered = properties.tabs.items.properties.icon.examples;
  assert.ok(offered.length > 40);
  for (const name of offered) assert.ok(sprite.includes(`id="icon-${name}"`), name);
});
