// The deployment of the README, word by word, with the real servers: what they say of files, and the portal
// in a browser under the policy that comes with it.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { eventually } from './browser.mjs';
import { scenario } from './harness.mjs';
import { names } from './reading.mjs';
import { defaultDist, freePort, startSite } from './site.mjs';

const readme = await readFile(resolve(import.meta.dirname, '../../README.md'), 'utf8');
const deploy = readme.slice(readme.indexOf('\n## Deploy\n'), readme.indexOf('\n## Embed a tab\n'));

/** The block of this language in the README's "Deploy", of several that which is like this. */
function block(language, like = /^/) {
  const found = [...deploy.matchAll(/```(\w+)\n([^]*?)```/g)].filter(([, name, text]) => name === language && like.test(text));
  assert.equal(found.length, 1, `one block of ${language} in the README's "Deploy"`);
  return found[0][2];
}

let work, dist;

before(async () => {
  work = await mkdtemp(join(tmpdir(), 'callboard-deploy-'));
  dist = join(work, 'portal');
  await cp(defaultDist(), dist, { recursive: true });
});

after(() => rm(work, { recursive: true }));

const servers = {
  async nginx(port) {
    const site = block('nginx').replaceAll('/srv/callboard', dist).replace('listen 80;', `listen 127.0.0.1:${port};`);
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${work}/${name};`);
    const [load, ...rest] = site.split('\n');
    const own = process.getuid() ? '' : 'user root;';
    const text = `${load}\n${own} daemon off; pid ${work}/nginx.pid; error_log ${work}/nginx.log; events {}\nhttp { include /etc/nginx/mime.types; access_log off; ${paths.join(' ')}\n${rest.join('\n')}}\n`;
    await writeFile(join(work, 'nginx.conf'), text);
    return ['nginx', ['-c', join(work, 'nginx.conf'), '-p', work]];
  },
  async caddy(port) {
    const site = block('caddy').replaceAll('/srv/callboard', dist).replace('portal.example', `http://127.0.0.1:${port}`);
    await writeFile(join(work, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${site}`);
    return ['caddy', ['run', '--adapter', 'caddyfile', '--config', join(work, 'Caddyfile')]];
  },
};

/** A request as browsers make it: `accept` as of a page unless another is given. */
async function ask(url, { accept = 'text/html', encoding = 'gzip, br' } = {}) {
  const request = get(url, { headers: { accept, 'accept-encoding': encoding } });
  const [response] = await once(request, 'response');
  const parts = [];
  for await (const part of response) parts.push(part);
  return { status: response.statusCode, headers: response.headers, bytes: Buffer.concat(parts).length };
}

for (const [name, configure] of Object.entries(servers)) {
  let server, url;

  const start = async () => {
    if (server) return;
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const [program, args] = await configure(port);
    server = spawn(program, args, { stdio: 'ignore', env: { ...process.env, HOME: work, XDG_DATA_HOME: work, XDG_CONFIG_HOME: work } });
    await eventually(() => ask(url));
  };

  after(async () => {
    if (!server) return;
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
  });

  test(`${name}: what may be kept, how it is sent, and what is not there`, async () => {
    await start();
    const files = await readdir(dist);
    const wasm = files.find(file => /^callboard-\w+_bg\.wasm$/.test(file));
    const kept = await ask(`${url}/${wasm}`, { accept: '*/*' });
    assert.equal(kept.status, 200);
    assert.equal(kept.headers['content-type'], 'application/wasm');
    const [lazy] = await readdir(join(dist, 'lazy'));
    const forEver = files.filter(file => /^callboard-.*\.(js|css|wasm|svg)$/.test(file)).concat(`lazy/${lazy}`);
    for (const file of forEver) {
      const { headers } = await ask(`${url}/${file}`, { accept: '*/*' });
      assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable', file);
    }
    assert.equal(kept.headers['content-encoding'], 'br');
    assert.equal(kept.bytes, (await readFile(join(dist, `${wasm}.br`))).length);
    assert.equal((await ask(`${url}/${wasm}`, { accept: '*/*', encoding: 'gzip' })).headers['content-encoding'], 'gzip');
    for (const path of ['/', '/index.html', '/catalog/default/component/web.site', '/settings/plugins?x=1', '/config.json', '/embed.js', '/service-worker.js', '/sdk/index.html']) {
      const answer = await ask(url + path);
      assert.equal(answer.status, 200, path);
      assert.equal(answer.headers['cache-control'], 'no-cache', path);
      assert.match(answer.headers['content-security-policy'], /script-src 'self' 'wasm-unsafe-eval' 'sha256-/, path);
      assert.equal(answer.headers['x-content-type-options'], 'nosniff', path);
    }
    const missing = ['/callboard-0123456789abcdef.js', '/lazy/gone.js', '/demo/gone.yaml'];
    for (const path of missing) assert.equal((await ask(url + path, { accept: '*/*' })).status, 404, path);
    assert.equal((await ask(`${url}/lazy/gone.js`)).status, 404);
    const frame = (await readdir(join(dist, 'lazy'))).find(file => /^plugin_frame-\w+\.html$/.test(file));
    const { headers } = await ask(`${url}/lazy/${frame}`);
    assert.match(headers['content-security-policy'], /blob:/);
    assert.doesNotMatch(headers['content-security-policy'], /frame-ancestors/);
  });

  scenario(`${name}: an address that is no file opens, and the list has its rows`, async open => {
    await start();
    const page = await open(`${url}/catalog?filters[kind]=api`);
    await eventually(async () => assert.ok((await names(page)).length > 2));
    await page.goto(`${url}/catalog/default/component/ticketing-service`);
    await page.getByRole('region', { name: 'About' }).waitFor();
  });
}

scenario('in a folder of an origin everything is found, asked and linked below it', async open => {
  const host = await mkdtemp(join(work, 'host-'));
  await cp(defaultDist(), join(host, 'dist'), { recursive: true });
  execFileSync('sh', ['-euc', block('sh', /sed -i/)], { cwd: host });
  await rename(join(host, 'dist'), join(host, 'portal'));
  // The host answers unknown addresses with the page.
  for (const file of ['index.html', '_headers']) await cp(join(host, 'portal', file), join(host, file));
  const site = await startSite({ dist: host, policy: false });
  try {
    const page = await open(`${site.url}/portal/catalog/default/component/ticketing-service`);
    await page.getByRole('region', { name: 'About' }).waitFor();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Catalog' }).click();
    await eventually(async () => assert.ok((await names(page)).length > 2));
    assert.equal(new URL(page.url()).pathname, '/portal/catalog');
    await page.getByRole('main').getByRole('link', { name: 'Ticketing service' }).first().click();
    await page.waitForURL('**/portal/catalog/default/component/ticketing-service');
    await page.getByRole('link', { name: 'Inspect' }).click();
    await page.waitForURL('**/ticketing-service/inspect');
    await page.reload();
    await page.goBack();
    await page.getByRole('region', { name: 'About' }).waitFor();
    await page.goto(`${site.url}/portal/`);
    await eventually(async () => assert.ok((await names(page)).length > 2));
    const outside = site.requests.filter(({ path }) => !path.startsWith('/portal/'));
    assert.deepEqual(outside, []);
  } finally {
    await site.stop();
  }
});

test('what may be kept for ever has a name that says what is in it, and the rest is only what is known by name', async () => {
  const files = (await readdir(dist)).filter(file => !/\.(br|gz)$/.test(file));
  const [named, fixed] = [true, false].map(is => files.filter(file => file.startsWith('callboard-') === is));
  for (const file of named) {
    const hash = createHash('sha256').update(await readFile(join(dist, file))).digest('hex').slice(0, 16);
    assert.ok(file.includes(`-${hash}`), `${file} is not of ${hash}`);
  }
  for (const like of [/^callboard-worker-\w+\.js$/, /^callboard-worker-\w+_bg\.wasm$/, /^callboard-icon-\w+\.svg$/]) {
    assert.equal(named.filter(file => like.test(file)).length, 1, `one like ${like} among ${named}`);
  }
  const known = ['.config-schema.json', '.nojekyll', '404.html', '_headers', '_redirects', 'config.json', 'demo', 'deploy'];
  known.push('embed.js', 'index.html', 'index.html.tmpl', 'lazy', 'sbom.cdx.json', 'sdk', 'service-worker.js', 'static');
  assert.deepEqual(fixed.sort(), known);
  for (const file of await readdir(join(dist, 'lazy'))) assert.match(file, /-[0-9A-Za-z]{8,16}\.(js|html)(\.LEGAL\.txt)?(\.br|\.gz)?$/);
});

test('the scripts of the page are those that the policy names', async () => {
  const headers = await readFile(join(dist, '_headers'), 'utf8');
  const page = await readFile(join(dist, '404.html'), 'utf8');
  assert.equal(page, await readFile(join(dist, 'index.html'), 'utf8'));
  const named = headers.match(/script-src [^;]*/)[0].match(/'sha256-[^']+'/g);
  const inline = [...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)];
  assert.equal(named.length, inline.length);
});
