// Cuts the released program into a first module and chunks, at the functions of `src/lazy/chunk.rs`, and
// puts them in place of what Trunk has made of it. What is not released is left whole.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { bundled } from './bundled.mjs';

const root = resolve(import.meta.dirname, '../../..');
const target = resolve(process.env.CARGO_TARGET_DIR ?? join(root, 'target'));
const staged = process.env.TRUNK_STAGING_DIR;
const work = join(root, 'target/split');

/** What rustc takes for granted of browsers. */
const features = ['bulk-memory', 'nontrapping-float-to-int', 'reference-types', 'sign-ext', 'mutable-globals', 'multivalue'];

if (process.env.TRUNK_PROFILE === 'release') await split();

async function split() {
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  await run('wasm-split-cli', ['--out-name', 'callboard', '--target', 'web', join(target, 'wasm32-unknown-unknown/release/callboard.wasm'), work]);
  await run('wasm-bindgen', [
    ...['--target', 'web', '--keep-lld-exports', '--no-demangle', '--no-typescript', '--remove-name-section', '--remove-producers-section'],
    ...['--out-name', 'callboard', '--out-dir', work, join(work, 'callboard.wasm')],
  ]);

  const program = { script: await only(/^callboard-[0-9a-f]+\.js$/), wasm: await only(/^callboard-[0-9a-f]+_bg\.wasm$/) };
  for (const file of Object.values(program)) await rm(join(staged, file));
  const parts = (await readdir(work)).filter(name => /^(split|chunk)_\w+\.wasm$/.test(name));
  const [wasm, ...chunks] = await optimised(['callboard_bg.wasm', ...parts]);
  let links = await readFile(join(work, '__wasm_split.js'), 'utf8');
  for (const [index, part] of parts.entries()) {
    const file = await put(chunks[index], `callboard-${part.replace(/\.wasm$/, '').replaceAll('_', '-')}-`, '.wasm');
    const integrity = `sha384-${createHash('sha384').update(chunks[index]).digest('base64')}`;
    links = links.replaceAll(`new URL("./${part}", import.meta.url)`, address => `${address.replace(part, file)}, {integrity: "${integrity}"}`);
    if (!links.includes(integrity)) throw new Error(`${part} is loaded in another way than by its address`);
  }
  await writeFile(join(work, '__wasm_split.js'), links);
  // With what loads its chunks.
  const script = await put(await bundled({ entryPoints: [join(work, 'callboard.js')], logLevel: 'error' }), 'callboard-', '.js');
  const first = await put(wasm, 'callboard-', '_bg.wasm');

  const page = join(staged, 'index.html');
  const text = await readFile(page, 'utf8');
  await writeFile(page, text.replaceAll(program.script, script).replaceAll(program.wasm, first));
}

/** As small as can be. One at a time is as fast: the program uses all there is of the machine. */
async function optimised(names) {
  const flags = features.map(feature => `--enable-${feature}`);
  const contents = [];
  for (const name of names) {
    const file = join(work, name);
    // What the first leaves the second finds, if it is after something else. At the first addresses there is
    // the end of the stack, which nothing points to.
    for (const level of ['-Oz', '-Os']) await run('wasm-opt', [level, '--low-memory-unused', ...flags, file, '-o', file]);
    contents.push(await readFile(file));
  }
  return contents;
}

/** Writes a file whose name says what is in it. */
async function put(content, before, after) {
  const name = before + createHash('sha256').update(content).digest('hex').slice(0, 16) + after;
  await writeFile(join(staged, name), content);
  return name;
}

async function only(pattern) {
  const found = (await readdir(staged)).filter(name => pattern.test(name));
  if (found.length !== 1) throw new Error(`${staged} should have one file like ${pattern}, and has ${found}`);
  return found[0];
}

async function run(program, args) {
  await promisify(execFile)(program, args, { maxBuffer: 1 << 26 });
}
