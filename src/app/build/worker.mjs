// Gives the catalog's worker names that say what is in it, as Trunk gives them to the program, and makes one
// file of its script and what starts that.

import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundled } from './bundled.mjs';

const staged = process.env.TRUNK_STAGING_DIR;

const made = { script: 'catalog-worker.js', wasm: 'catalog-worker_bg.wasm' };

const wasm = await readFile(join(staged, made.wasm));
const name = await put(wasm, '_bg.wasm');
const text = await readFile(join(staged, made.script), 'utf8');
if (!text.includes(made.wasm)) throw new Error(`${made.script} does not say where its program is`);
await writeFile(join(staged, made.script), text.replaceAll(made.wasm, name));
const script = await bundled({
  stdin: { contents: `import start from './${made.script}';\nawait start();\n`, resolveDir: staged },
  logLevel: 'warning',
});
await put(script, '.js');
for (const file of Object.values(made)) await rm(join(staged, file));

async function put(content, ending) {
  const name = `callboard-worker-${createHash('sha256').update(content).digest('hex').slice(0, 16)}${ending}`;
  await writeFile(join(staged, name), content);
  return name;
}
