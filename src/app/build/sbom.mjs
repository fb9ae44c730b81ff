// Writes what the released files are made of, as CycloneDX (https://cyclonedx.org/docs/1.6/json/): crates
// that are compiled into the programs, and packages that are bundled into what comes later.

import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../../..');
const staged = process.env.TRUNK_STAGING_DIR;

if (process.env.TRUNK_PROFILE === 'release') await write();

async function write() {
  const { version, components: crates } = await compiled();
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: 'callboard', version } },
    components: [...crates, ...(await bundled())].sort((one, other) => (one.purl < other.purl ? -1 : 1)),
  };
  await writeFile(join(staged, 'sbom.cdx.json'), `${JSON.stringify(bom, null, 1)}\n`);
}

/** Crates that anything of the workspace needs to run, not only to be built or tested. */
async function compiled() {
  const args = ['metadata', '--format-version=1', '--locked', '--filter-platform=wasm32-unknown-unknown'];
  const { stdout } = await promisify(execFile)('cargo', args, { cwd: root, maxBuffer: 1 << 28 });
  const { packages, resolve: graph, workspace_members: own } = JSON.parse(stdout);
  const nodes = new Map(graph.nodes.map(node => [node.id, node]));
  const needed = new Set();
  const follow = id => {
    if (needed.has(id)) return;
    needed.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) if (kinds.some(({ kind }) => kind === null)) follow(pkg);
  };
  own.forEach(follow);
  const components = packages.filter(({ id }) => needed.has(id) && !own.includes(id)).map(({ name, version, license }) => component('cargo', name, version, license));
  return { version: packages.find(({ name }) => name === 'callboard').version, components };
}

async function bundled() {
  const { packages } = JSON.parse(await readFile(join(root, 'src/lazy/package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { dev, optional }]) => path && !dev && !optional)
    .map(([path, { version, license }]) => component('npm', path.split('node_modules/').at(-1), version, license));
}

function component(registry, name, version, license) {
  const purl = `pkg:${registry}/${name.replace('@', '%40')}@${version}`;
  return { type: 'library', name, version, purl, ...(license && { licenses: [{ expression: license.replaceAll('/', ' OR ') }] }) };
}
