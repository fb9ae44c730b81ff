// Trying out what an OpenAPI definition says, against a server that answers.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { scenario } from './harness.mjs';
import { startSite } from './site.mjs';

const seen = [];
let server, folder, site;
before(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    response.end(JSON.stringify({ seat: new URL(request.url, 'http://x').searchParams.get('seat'), free: true }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const definition = JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Seats', version: '1' },
    servers: [{ url: `http://127.0.0.1:${server.address().port}/v1` }],
    paths: {
      '/seats': {
        get: {
          summary: 'Whether a seat is free',
          parameters: [{ name: 'seat', in: 'query', required: true, schema: { type: 'string' } }],
          responses: { 200: { description: 'It is, or not' } },
        },
      },
    },
  });
  folder = await mkdtemp(join(tmpdir(), 'callboard-try-'));
  const api = { apiVersion: 'backstage.io/v1alpha1', kind: 'API', metadata: { name: 'seats' }, spec: { type: 'openapi', lifecycle: 'production', owner: 'crew', definition } };
  await writeFile(join(folder, 'all.json'), JSON.stringify([api]));
  site = await startSite({ config: { backend: 'embedded', catalog: ['files/all.json'] }, mounts: { '/files/': folder } });
});
after(async () => {
  await site?.stop();
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true });
});

scenario('an operation is tried out, and what the server answers stands there', async open => {
  const page = await open(`${site.url}/catalog/default/api/seats/definition`);
  await page.locator('.opblock-summary-path').first().click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByPlaceholder('seat').fill('F 12');
  await page.getByRole('button', { name: 'Execute' }).click();
  await page.locator('.live-responses-table').getByText('"F 12"').waitFor();
  assert.deepEqual(seen, ['GET /v1/seats?seat=F%2012']);
});
