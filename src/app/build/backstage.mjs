// Makes of the built portal a folder that Backstage's app backend serves in place of its own front end:
// `index.html.tmpl`, into which it writes its configuration, `.config-schema.json`, which says what of
// that, and `static/`, without which it serves nothing and whose files alone browsers may keep.
// Backstage's policy takes no script that stands in the page, so they lie in `static/` too.

import { createHash } from 'node:crypto';
import { copyFile, cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const staged = process.env.TRUNK_STAGING_DIR;
const assets = join(staged, 'static');
await mkdir(assets, { recursive: true });

let page = await readFile(join(staged, 'index.html'), 'utf8');
// The program looks for its chunks beside itself, and for what comes later. What other pages embed they load
// from the root.
for (const file of await readdir(staged)) {
  if (/^callboard-(?!embed-)/.test(file)) await copyFile(join(staged, file), join(assets, file));
}
await cp(join(staged, 'lazy'), join(assets, 'lazy'), { recursive: true });
page = page.replace(/"\/(callboard-(?:icon-)?[0-9a-f]+\.(?:js|css|svg))"/g, '"/static/$1"');

// The configuration comes with the page.
page = page.replace(/<html\b/, '<html data-config=injected');

const inline = /<script\b([^>]*)>([^]*?)<\/script>/g;
for (const [, , text] of page.matchAll(inline)) await writeFile(join(assets, nameOf(text)), text);
page = page.replace(inline, (_, attributes, text) => `<script${attributes} src="/static/${nameOf(text)}"></script>`);

for (const [what, pattern] of [['a template', /<%/], ['a script', /<script(?![^>]*\bsrc=)|\son\w+=/]]) {
  const found = page.match(pattern);
  if (found) throw new Error(`index.html.tmpl holds ${what} that Backstage would not take: ${found[0]}`);
}
if (page.match(/<\/head>/g)?.length !== 1) throw new Error('index.html.tmpl needs one </head>: the configuration stands before it');

await writeFile(join(staged, 'index.html.tmpl'), page);
await copyFile(resolve(import.meta.dirname, '../../api/config/injected.schema.json'), join(staged, '.config-schema.json'));

function nameOf(text) {
  return `start-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.js`;
}
