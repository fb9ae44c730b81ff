// Compiles the plugin, and writes the manifest that promises its entry.
// node build.mjs [FOLDER], `dist` unless it is given

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const here = import.meta.dirname;
const folder = resolve(process.argv[2] ?? join(here, 'dist'));
const target = resolve(here, process.env.CARGO_TARGET_DIR ?? 'target');
const env = { ...process.env, CARGO_TARGET_DIR: target };
const run = (program, ...args) => execFileSync(program, args, { cwd: here, env, stdio: 'inherit' });

run('cargo', 'build', '--quiet', '--locked', '--release', '--target', 'wasm32-unknown-unknown');
await mkdir(folder, { recursive: true });
const program = join(target, 'wasm32-unknown-unknown/release/oncall.wasm');
run('wasm-bindgen', program, '--target', 'web', '--no-typescript', '--out-dir', folder);
const wasm = join(folder, 'oncall_bg.wasm');
// It reads from the program what browsers it is for; told more, it would write what few can read.
run('wasm-opt', '-Oz', wasm, '-o', wasm);

const entry = await readFile(join(here, 'index.js'));
const manifest = JSON.parse(await readFile(join(here, 'plugin.json'), 'utf8'));
manifest.integrity = `sha384-${createHash('sha384').update(entry).digest('base64')}`;
// The schema is not beside what is served.
delete manifest.$schema;
await writeFile(join(folder, 'index.js'), entry);
await writeFile(join(folder, 'plugin.json'), `${JSON.stringify(manifest, null, 2)}\n`);
