// The portal in place of Backstage's own front end: the stock app backend serves our dist, configured by
// nothing but app-config.yaml.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startBackstage } from '../backstage/backstage.mjs';
import { eventually, settled } from './browser.mjs';
import { copyOfDemo } from './demo.mjs';
import { scenario } from './harness.mjs';
import { heading, namesAre, plain } from './reading.mjs';
import { defaultDist, freePort } from './site.mjs';

let backend, catalog, url;

before(async () => {
  const port = await freePort();
  catalog = await copyOfDemo();
  url = `http://127.0.0.1:${port}`;
  backend = await startBackstage({
    port,
    catalogs: [join(catalog.folder, catalog.file)],
    app: defaultDist(),
    more: {
      app: {
        baseUrl: url,
        title: 'Prompt corner',
        extensions: [{ 'entity-content:catalog/inspect': { config: { title: 'As written' } } }],
      },
      organization: { name: 'The Globe' },
    },
  });
});

after(async () => {
  await backend?.stop();
  await catalog?.remove?.();
});

/** The catalog's own answer. */
async function ask(path) {
  const headers = { authorization: `Bearer ${backend.token}` };
  const answer = await fetch(`${url}/api/catalog${path}`, { headers });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** What the page asked for so far, by paths. */
function listen(page) {
  const asked = [];
  page.on('request', request => asked.push(new URL(request.url()).pathname));
  return asked;
}

scenario('it opens at the address of its backend, by the name it has there, for a guest', async open => {
  const page = await open('about:blank');
  const asked = listen(page);
  const signIn = page.waitForResponse(answer => answer.url() === `${url}/api/auth/guest/refresh`);
  await page.goto(url);
  assert.equal((await signIn).status(), 200);
  await settled(page);
  assert.equal(await page.title(), 'Components · Prompt corner');
  await page.getByRole('banner').getByText('Prompt corner').waitFor();
  await page.getByRole('banner').getByText('The Globe').waitFor();
  const { items } = await ask('/entities/by-query?filter=kind=component&orderField=metadata.name,asc&limit=20');
  await namesAre(page, items.map(entity => entity.metadata.name));
  assert.ok(!asked.includes('/config.json'), 'all there is to know stands in the page');
  await page.getByRole('button', { name: new URL(url).host }).click();
  const said = plain(await page.getByRole('dialog').innerText());
  assert.match(said, /asks the Backstage backend at .*app-config\.yaml/);
});

scenario('what comes later comes from where browsers keep it', async open => {
  const page = await open('about:blank', { locale: 'de-AT' });
  const asked = listen(page);
  await page.goto(url);
  await page.getByRole('columnheader', { name: 'Verantwortlich' }).waitFor();
  assert.ok(asked.some(path => /^\/static\/lazy\/language-de-\w+\.js$/.test(path)), `the texts are among ${asked}`);
  assert.deepEqual(asked.filter(path => /^\/(callboard-|lazy\/)/.test(path)), []);
});

scenario('a deep link opens, and extensions are as app.extensions has them', async open => {
  const { items: [entity] } = await ask('/entities/by-query?filter=kind=component&limit=1');
  const { namespace, name, title = name } = entity.metadata;
  const page = await open(`${url}/catalog/${namespace}/component/${name}`);
  await eventually(async () => assert.ok((await heading(page)).includes(title)));
  await page.getByRole('navigation', { name: 'Entity' }).getByRole('link', { name: 'As written' }).click();
  await page.waitForURL(`${url}/catalog/${namespace}/component/${name}/inspect`);
  await page.goto(`${page.url()}/yaml`);
  const source = page.getByRole('main').getByText('metadata:');
  await source.first().waitFor();
});

const stock = {
  '/': /^Components/,
  '/catalog?filters%5Bkind%5D=api&filters%5Buser%5D=all': /^APIs/,
  '/api-docs': /^APIs/,
  '/api-docs?filters%5Btype%5D=openapi': /^APIs/,
  '/catalog-import': /^Register/,
  '/catalog-graph?rootEntityRefs%5B%5D=component%3Adefault%2Fticketing-service': /ticketing/i,
  '/catalog/default/component/ticketing-service?inspect=yaml': /ticketing/i,
  '/docs': /documentation/i,
  '/docs/default/component/ticketing-service': /documentation/i,
  '/search?query=ticket': /search/i,
  '/create': /templates/i,
  '/create/templates/default/house-service': /templates/i,
  '/tech-radar': /not found/i,
};

for (const [path, expected] of Object.entries(stock)) {
  scenario(`an old bookmark opens: ${path}`, async open => {
    const page = await open(url + path);
    await settled(page);
    await eventually(async () => assert.match(await heading(page), expected));
  });
}

scenario('what is not in this portal leads to what is nearest', async open => {
  const page = await open(`${url}/search?query=ticket`);
  await page.getByRole('main').getByRole('link', { name: /in the catalog/ }).click();
  await page.waitForURL(/filters%5Btext%5D=ticket/);
  await page.goto(`${url}/docs/default/component/ticketing-service/guide/`);
  await page.getByRole('main').getByRole('link', { name: 'ticketing-service' }).click();
  await page.waitForURL(`${url}/catalog/default/component/ticketing-service`);
  await page.goto(`${url}/create`);
  await page.getByRole('main').getByRole('link', { name: /templates/ }).click();
  await eventually(async () => assert.match(await heading(page), /^Templates/));
});

/** As browsers ask: Node's own fetch says that no cache will do. */
async function statusOf(address, headers) {
  const [answer] = await once(get(address, { headers }), 'response');
  answer.resume();
  return answer.statusCode;
}

test('browsers keep what has a hash, and ask again for the rest', async () => {
  const page = await fetch(`${url}/catalog`);
  assert.match(page.headers.get('cache-control'), /no-store/);
  const text = await page.text();
  const files = [...text.matchAll(/(?:href|src)="?(\/static\/[^\s">]+)/g)].map(([, file]) => file);
  const script = await (await fetch(url + files.find(file => /start-\w+\.js$/.test(file)))).text();
  const named = [/callboard-\w+_bg\.wasm/, /callboard-worker-\w+\.js/, /lazy\/start-de-\w+\.js/];
  files.push(...named.map(like => `/static/${like.exec(script)[0]}`));
  const kinds = [/callboard-\w+\.css$/, /callboard-\w+\.js$/, /callboard-icon-\w+\.svg$/, /start-\w+\.js$/];
  for (const kind of kinds) assert.ok(files.some(file => kind.test(file)), `${kind} is among ${files}`);
  for (const file of files) {
    const answer = await fetch(url + file);
    assert.equal(answer.status, 200, file);
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=1209600', file);
  }
  for (const file of ['/embed.js', '/config.json', '/sbom.cdx.json']) {
    const answer = await fetch(url + file);
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=0', file);
    assert.equal(await statusOf(url + file, { 'if-none-match': answer.headers.get('etag') }), 304, file);
  }
});

test('the page shows of app-config.yaml what the portal needs and nothing more', async () => {
  const text = await (await fetch(url)).text();
  const [, written] = /<script type="backstage.io\/config">\s([^]*?)<\/script>/.exec(text);
  const data = JSON.parse(written).map(({ data }) => data);
  assert.deepEqual(Object.assign({}, ...data), {
    app: {
      title: 'Prompt corner',
      baseUrl: url,
      extensions: [{ 'entity-content:catalog/inspect': { config: { title: 'As written' } } }],
    },
    organization: { name: 'The Globe' },
    backend: { baseUrl: url },
    auth: { providers: { guest: {} } },
    permission: { enabled: true },
  });
});

/** Serves the page with another configuration in it. */
async function withConfig(page, change) {
  await page.route(`${url}/**`, async route => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/(<script type="backstage.io\/config">)[^]*?(<\/script>)/, (_, begin, end) => begin + change + end);
    await route.fulfill({ response: answer, body });
  });
}

scenario('what is wrong in app-config.yaml is named as there', async open => {
  const page = await open('about:blank');
  const data = { app: { title: 7, baseUrl: `${url}/portal` }, backend: { baseUrl: url }, callboard: { title: 'A' } };
  await withConfig(page, JSON.stringify([{ data, context: 'app' }]));
  await page.goto(url);
  await page.getByRole('heading', { level: 1, name: 'app-config.yaml needs attention' }).waitFor();
  const text = plain(await page.getByRole('main').innerText());
  for (const said of [/app\.title: .*a text/, /app\.baseUrl: .*root of an origin/, /callboard\.title: .*known are auth/, /restart the backend/]) {
    assert.match(text, said);
  }
});

scenario('a backend that writes nothing leaves the word to config.json', async open => {
  const page = await open('about:blank');
  await withConfig(page, '[]');
  const asked = listen(page);
  await page.goto(url);
  await eventually(async () => assert.equal(await page.title(), 'Components · Callboard'));
  assert.ok(asked.includes('/config.json'));
});
