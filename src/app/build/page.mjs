// Completes the page that Trunk has made: what runs and stands there before the program (src/app/start), and
// which bytes its files have to have. What build.rs has written comes to it.

import { createHash } from 'node:crypto';
import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const target = resolve(import.meta.dirname, '../../../target');
const start = resolve(import.meta.dirname, '../start');
const staged = process.env.TRUNK_STAGING_DIR;
const { build, transform } = createRequire(join(target, 'npm/node_modules/anything'))('esbuild');

const page = join(staged, 'index.html');
let text = await readFile(page, 'utf8');

// Trunk would have the program come first of all.
const [, program] = taken(/<script type="?module"?[^>]*>\s*import [^]*? from '\/([^']+)'[^]*?<\/script>/);
const [, wasm] = taken(/<link\b[^>]*href="?\/([^" ]+\.wasm)[^>]*>/);
taken(/<link\b[^>]*rel="?modulepreload[^>]*>/);

// Who writes it explains it, and browsers need none of that.
const source = await readFile(join(target, 'callboard.css'), 'utf8');
const { code: css } = await transform(source, { loader: 'css', minifyWhitespace: true, legalComments: 'none', charset: 'utf8' });
const sheet = `callboard-${short(css)}.css`;
await writeFile(join(staged, sheet), css);
// What only paper and forced colours need is loaded last.
const laterCss = await readFile(join(target, 'callboard-later.css'));
const laterSheet = `callboard-later-${short(laterCss)}.css`;
await writeFile(join(staged, laterSheet), laterCss);

const drawing = await readFile(resolve(start, '../../../style/icon.svg'));
const icon = `callboard-icon-${short(drawing)}.svg`;
await writeFile(join(staged, icon), drawing);
const kit = join(staged, 'sdk/index.html');
await writeFile(kit, (await readFile(kit, 'utf8')).replace('icon.svg', icon));

// build.rs has written the texts too.
const { en: texts, ...translations } = JSON.parse(await readFile(join(target, 'language.json'), 'utf8'));
await cp(join(target, 'language'), join(staged, 'lazy'), { recursive: true });

const said = new Set(['start-too-old', 'start-not-loaded']);
const prologue = await scoped();
const languages = {};
for (const [code, translation] of Object.entries(translations)) languages[code] = await startIn(code, translation);

const content = await readFile(join(staged, program));
const { outputFiles } = await build({
  entryPoints: [join(start, 'start.js')],
  bundle: true,
  write: false,
  define: defined({
    PROGRAM: program,
    WASM: wasm,
    INTEGRITY: hash(await readFile(join(staged, wasm))),
    WORKER: (await readdir(staged)).find(name => /^callboard-worker-[0-9a-f]+\.js$/.test(name)),
    LATER: laterSheet,
    LATER_INTEGRITY: hash(laterCss),
    LANGUAGES: languages,
    TOO_OLD: texts['start-too-old'],
    NOT_LOADED: texts['start-not-loaded'],
  }),
  // A browser that is too old for the program has to understand that it is told so.
  target: 'es2018',
  format: 'iife',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
});
const script = `<script>${outputFiles[0].text.trim()}</script>`;

const linked = (attributes, name, content) => `<link ${attributes} href="/${name}" integrity="${hash(content)}">`;
replace(/<link\b[^>]*callboard\.css[^>]*>/, () => linked('rel="stylesheet"', sheet, css));
// What the script asks for must not wait for the sheet.
const iconLink = `<link rel="icon" href="/${icon}" type="image/svg+xml">`;
replace(/<link\b[^>]*icon\.svg[^>]*>/, () => `${iconLink}${linked('rel="modulepreload"', program, content)}${script}`);
replace('<noscript>', found => prologue + found);
await writeFile(page, text);

/** What stands there first, in the scopes of the sheet and in English. */
async function scoped() {
  const scopes = JSON.parse(await readFile(join(target, 'scopes.json'), 'utf8'));
  const written = await readFile(join(start, 'prologue.html'), 'utf8');
  const spoken = written.replace(/\[([a-z-]+)\]/g, (_, id) => textOf(id));
  return spoken.replace(/>\s+</g, '><').replace(/\{(\w+)\}/g, (_, name) => {
    if (!scopes[name]) throw new Error(`prologue.html: there is no style/components/${name}.css`);
    return scopes[name];
  });
}

/** What the program says in English under an id. */
function textOf(id) {
  if (!texts[id]) throw new Error(`src/language/en says no ${id}`);
  said.add(id);
  return texts[id];
}

/** Writes a module with what is said before the program, by its English, and gives its path. */
async function startIn(code, translation) {
  const words = {};
  for (const id of said) {
    const [text, translated] = [texts[id], translation[id] ?? texts[id]];
    if ((words[text] ??= translated) !== translated) throw new Error(`${code} says "${text}" in two ways on the first page: ${id}`);
  }
  const module = `export default ${JSON.stringify(words)};\n`;
  const name = `lazy/start-${code}-${short(module)}.js`;
  await writeFile(join(staged, name), module);
  return name;
}

function defined(values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
}

/** Takes a piece out of the page. */
function taken(pattern) {
  const found = pattern.exec(text);
  if (!found) throw new Error(`index.html has nothing like ${pattern}`);
  text = text.replace(found[0], () => '');
  return found;
}

function replace(pattern, by) {
  if (text.search(pattern) < 0) throw new Error(`index.html has nothing like ${pattern}`);
  text = text.replace(pattern, by);
}

/** What a name says of the content. */
function short(content) {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

function hash(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}
