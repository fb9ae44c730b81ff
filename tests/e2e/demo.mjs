// The demo catalog, as far as a stock backend can read it from files.

import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const demo = resolve(import.meta.dirname, '../../public/demo');

/**
 * A copy without what the two kinds of backend rightly treat differently: one mistake costs a
 * backend the whole location, placeholders work there for URLs only, templates come with the
 * scaffolder, and an MCP server without a definition with a newer model.
 */
export async function copyOfDemo() {
  const folder = await mkdtemp(join(tmpdir(), 'callboard-demo-'));
  await cp(demo, folder, { recursive: true });
  await rm(join(folder, 'mistakes'), { recursive: true });
  for (const name of await readdir(folder, { recursive: true })) {
    if (name.endsWith('catalog-info.yaml')) await thin(join(folder, name));
  }
  return { folder, file: 'catalog-info.yaml', remove: () => rm(folder, { recursive: true }) };
}

async function thin(file) {
  const documents = (await readFile(file, 'utf8')).split(/^---$/m);
  const kept = documents.filter(text => !/^kind: Template$|^ +type: mcp-server$|^ +\$\w+: /m.test(text));
  await writeFile(file, kept.join('---').replace(/^.*mistakes\/catalog-info\.yaml\n/m, ''));
}
