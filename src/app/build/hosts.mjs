// Writes what hosts need: the page for addresses that are no files, and configuration for servers.

import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { headersFor, immutable, ownPolicy } from './policy.mjs';

const staged = process.env.TRUNK_STAGING_DIR;
const forever = 'public, max-age=31536000, immutable';
const headers = Object.entries(headersFor(await readFile(join(staged, 'index.html'), 'utf8')));

/** The document of plugins' frames has scripts of its own, and may be in pages of others. */
const [frame] = (await readdir(join(staged, 'lazy'))).filter(name => /^plugin_frame-\w+\.html$/.test(name)).map(name => `/lazy/${name}`);
const framePolicy = ownPolicy(await readFile(join(staged, frame), 'utf8'));
const frameHeaders = headers.map(([name, value]) => [name, name === 'Content-Security-Policy' ? framePolicy : value]);

await mkdir(join(staged, 'deploy'), { recursive: true });
await copyFile(join(staged, 'index.html'), join(staged, '404.html'));
const files = {
  _headers: forNetlify(),
  _redirects: '/* /index.html 200\n',
  '.nojekyll': '',
  'deploy/nginx.conf': forNginx(),
  'deploy/Caddyfile': forCaddy(),
  'deploy/cloudfront.js': forCloudFront(),
  'deploy/cloudfront-headers.json': `${JSON.stringify(forCloudFrontHeaders(), null, 2)}\n`,
};
for (const [name, text] of Object.entries(files)) await writeFile(join(staged, name), text);

/** Netlify, and Cloudflare Pages: what no rule names is asked for again there anyway. */
function forNetlify() {
  const all = headers.map(([name, value]) => `  ${name}: ${value}\n`);
  const kept = immutable.map(path => `${path}\n  Cache-Control: ${forever}\n`);
  // Netlify takes the last value of a header, Cloudflare all of them unless the others are taken away.
  const framed = `${frame}\n  ! Content-Security-Policy\n  Content-Security-Policy: ${framePolicy}\n`;
  return ['/*\n', ...all, ...kept, framed].join('');
}

function forNginx() {
  const kept = immutable.map(path => path.slice(0, -1)).join('|');
  // Headers of a block hide those of the block around it.
  const told = (caching, all = headers) => [...all, ['Cache-Control', caching]].map(([name, value]) => `  add_header ${name} "${value}" always;\n`).join('');
  return `# To be included in a server block that has a root: the folder above.
gzip_static on;
charset utf-8;

location = ${frame} {
${told(forever, frameHeaders)}}

location ~ ^(?:${kept}) {
${told(forever)}  try_files $uri =404;
}

location = / {
${told('no-cache')}  try_files /index.html =404;
}

location / {
${told('no-cache')}  try_files $uri @page;
}

# An address of the portal, if a page is wanted. A missing file is a missing file.
location @page {
  if ($http_accept !~ "text/html") {
    return 404;
  }
  rewrite ^ /index.html last;
}
`;
}

function forCaddy() {
  const told = all => all.map(([name, value]) => `\t${name} "${value}"\n`).join('');
  // Caddy's order is its own: no two of these are for one file.
  return `# To be imported into a site that has a root: the folder above.
@frame path ${frame}
header @frame {
${told(frameHeaders)}}
@portal not path ${frame}
header @portal {
${told(headers)}}
@kept path ${immutable.join(' ')}
header @kept Cache-Control "${forever}"
@fresh not path ${immutable.join(' ')}
header @fresh Cache-Control "no-cache"

# An address of the portal, if a page is wanted. A missing file is a missing file.
@page {
\tnot file
\theader Accept *text/html*
\tnot path ${immutable.join(' ')}
}
rewrite @page /index.html

file_server {
\tprecompressed br gzip
}
`;
}

function forCloudFront() {
  return `// A CloudFront function for viewer requests: addresses of the portal are its page.
function handler(event) {
  var request = event.request;
  var accept = request.headers.accept ? request.headers.accept.value : '';
  var isPage = accept.indexOf('text/html') >= 0 && !/\\.(html|js|json|md|svg|txt|wasm|yaml)$/.test(request.uri);
  if (isPage) request.uri = '/index.html';
  return request;
}
`;
}

/** A response headers policy, as \`aws cloudfront create-response-headers-policy\` takes it. */
function forCloudFrontHeaders() {
  const custom = headers
    .filter(([name]) => ['Permissions-Policy', 'Cross-Origin-Opener-Policy'].includes(name))
    .map(([Header, Value]) => ({ Header, Value, Override: true }));
  const value = wanted => headers.find(([name]) => name === wanted)[1];
  return {
    Name: 'callboard',
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: value('Content-Security-Policy') },
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { Override: true, ReferrerPolicy: value('Referrer-Policy') },
    },
    CustomHeadersConfig: { Quantity: custom.length, Items: custom },
  };
}
