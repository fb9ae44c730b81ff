// The built portal as a CDN would serve it, on this machine only.
// node tests/e2e/site.mjs [--port N] [--dist FOLDER] [--config FILE]

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createListener } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const here = import.meta.dirname;
const compressed = resolve(here, '../../target/brotli');
const compress = promisify(brotliCompress);

const types = {
  '.css': 'text/css; charset=utf-8',
  '.graphql': 'text/plain; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.proto': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.yaml': 'application/yaml; charset=utf-8',
  '.yml': 'application/yaml; charset=utf-8',
};
const alreadyCompressed = new Set(['.png', '.woff2']);

/** Names that Trunk derives from the content never mean anything else. */
const hashedName = /-[0-9a-f]{12,16}(_bg)?\.(js|wasm|css|svg)$/;

/** Milliseconds by which what a page loads on demand comes late: a test that does not wait for it shows itself. */
const lateness = Number(process.env.LATE ?? 0);
const onDemand = /\/(callboard-(chunk|split)-|lazy\/)/;

/** The folder of the built portal. */
export const defaultDist = () => resolve(process.env.CALLBOARD_DIST ?? join(here, '../../dist'));

/**
 * @param {object} [options]
 * @param {string} [options.dist] the built portal
 * @param {object | string | null} [options.config] `config.json` in place of the built one: a value,
 *   the text of the file, or null for a file that is missing
 * @param {Record<string, string>} [options.mounts] URL prefix to folder: `{'/parasol/': '../parasol'}`
 * @param {boolean} [options.compress] whether what shrinks is sent compressed
 * @param {Record<string, string> | false} [options.policy] what an operator adds to the directives of the
 *   policy: `{'script-src': 'https://cdn.example'}`; or false for a host that sends no headers of ours
 * @param {boolean} [options.shared] whether pages of other origins may read the files
 * @param {number} [options.port] a free one unless given
 * @returns {Promise<{url: string, port: number, worker?: string, stop: () => Promise<void>,
 *   requests: {method: string, path: string, status: number, bytes: number}[]}>}
 *   `worker`: the path of the catalog's worker; `requests` grows with every answer; bytes are those of the
 *   body as sent
 */
export async function startSite({ dist = defaultDist(), config, mounts = {}, compress = true, policy = {}, shared = false, port = 0 } = {}) {
  await stat(join(dist, 'index.html'));
  const rules = await rulesOf(dist, policy);
  const worker = (await readdir(dist)).find(name => /^callboard-worker-\w+\.js$/.test(name));
  const requests = [];
  const folders = [...Object.entries(mounts), ['/', dist]];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://site').pathname;
    const answer = await find(request, path).catch(error => failure(error));
    const { status, headers, body } = await encode(request, answer, compress);
    if (lateness && onDemand.test(path)) await sleep(lateness);
    requests.push({ method: request.method, path, status, bytes: body.length });
    const sharing = shared ? { 'access-control-allow-origin': '*' } : {};
    const told = Object.assign({}, ...rules.filter(({ matches }) => matches(path)).map(({ headers }) => headers));
    response.writeHead(status, { ...headers, ...told, ...sharing, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  });

  async function find(request, path) {
    if (!['GET', 'HEAD'].includes(request.method)) return plain(405, 'This site is only read.');
    if (path === '/config.json' && config !== undefined) return configFile(config);
    for (const [prefix, folder] of folders) {
      const file = path.startsWith(prefix) && inside(folder, path.slice(prefix.length));
      const content = file && (await read(file));
      if (content) return asFile(file, content, await nameOf(file, content));
    }
    // Addresses of the portal are known to the portal only; a missing file is a missing file.
    const isNavigation = request.headers.accept?.includes('text/html');
    if (!isNavigation) return plain(404, 'There is no such file.');
    const page = join(dist, 'index.html');
    const content = await readFile(page);
    return asFile(page, content, await nameOf(page, content));
  }

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    worker: worker && `/${worker}`,
    requests,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** What `_headers` of the portal says, as Netlify reads it: of several rules the last counts. */
async function rulesOf(dist, policy) {
  if (policy === false) return [];
  const text = await readFile(join(dist, '_headers'), 'utf8');
  const added = value => Object.entries(policy).reduce((all, [name, more]) => all.replace(`${name} `, `${name} ${more} `), value);
  return [...text.matchAll(/^(\/.*)\n((?: .*\n)*)/gm)].map(([, path, lines]) => ({
    matches: path.endsWith('*') ? asked => asked.startsWith(path.slice(0, -1)) : asked => asked === path,
    headers: Object.fromEntries([...lines.matchAll(/^ +([\w-]+): (.*)$/gm)].map(([, name, value]) => [name.toLowerCase(), added(value)])),
  }));
}

/** The file of a URL path, unless it lies outside the folder. */
function inside(folder, path) {
  const root = resolve(folder);
  const file = join(root, decodeURIComponent(path) || 'index.html');
  return file.startsWith(root + sep) ? file : undefined;
}

async function read(file) {
  try {
    return await readFile(file);
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(error.code)) return undefined;
    throw error;
  }
}

function configFile(config) {
  if (config === null) return plain(404, 'There is no such file.');
  const text = typeof config === 'string' ? config : JSON.stringify(config);
  const body = Buffer.from(text);
  return asFile('config.json', body, hash(body));
}

const hash = body => createHash('sha256').update(body).digest('hex').slice(0, 32);

const names = new Map();

/** The hash of a file's content. Large files are measured with: they are hashed once. */
async function nameOf(file, body) {
  const { mtimeMs, size } = await stat(file);
  const known = names.get(file);
  if (known?.mtimeMs === mtimeMs && known.size === size) return known.name;
  const name = hash(body);
  names.set(file, { mtimeMs, size, name });
  return name;
}

function asFile(file, body, name) {
  const extension = extname(file);
  const etag = `"${name}"`;
  const caching = hashedName.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
  const headers = {
    'cache-control': caching,
    'content-type': types[extension] ?? 'application/octet-stream',
    // A wrong type then shows as a broken page, not as a guess of the browser.
    'x-content-type-options': 'nosniff',
    etag,
  };
  return { status: 200, headers, body, compressible: !alreadyCompressed.has(extension) };
}

function plain(status, text) {
  const headers = { 'cache-control': 'no-store', 'content-type': types['.txt'] };
  return { status, headers, body: Buffer.from(`${text}\n`) };
}

function failure(error) {
  const malformed = error instanceof URIError;
  return plain(malformed ? 400 : 500, malformed ? 'This is not a URL.' : String(error.stack));
}

async function encode(request, { status, headers, body, compressible }, compress) {
  if (headers.etag && request.headers['if-none-match'] === headers.etag) {
    return { status: 304, headers, body: Buffer.alloc(0) };
  }
  const takesBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  if (!compressible || !compress) return { status, headers, body };
  headers = { ...headers, vary: 'accept-encoding' };
  // Below a packet there is nothing to win.
  if (!takesBrotli || body.length < 1000) return { status, headers, body };
  return { status, headers: { ...headers, 'content-encoding': 'br' }, body: await brotli(headers.etag, body) };
}

const running = new Map();

/** Best quality takes seconds for wasm: kept on disk for the next run, by content. */
function brotli(etag, body) {
  if (!running.has(etag)) running.set(etag, brotliOnce(JSON.parse(etag), body));
  return running.get(etag);
}

async function brotliOnce(name, body) {
  const file = join(compressed, `${name}.br`);
  const known = await read(file);
  if (known) return known;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  const result = await compress(body, { params });
  await mkdir(compressed, { recursive: true });
  await writeFile(file, result);
  return result;
}

/** A port that nobody listens on now. */
export async function freePort() {
  const server = createListener().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8080' }, dist: { type: 'string' }, config: { type: 'string' } },
  });
  const config = values.config && (await readFile(values.config, 'utf8'));
  const site = await startSite({ port: Number(values.port), dist: values.dist, config });
  console.log(`The portal is served on ${site.url}`);
}
