// A small catalog of a company with pipelines, and the server that stands behind the backend's proxy.

import { once } from 'node:events';
import { createServer } from 'node:http';

const entity = (kind, name, { metadata, ...spec }) =>
  JSON.stringify({ apiVersion: 'backstage.io/v1alpha1', kind, metadata: { name, ...metadata }, spec });

const component = (name, owner, metadata) => entity('Component', name, { metadata, type: 'service', lifecycle: 'production', owner });

const pipeline = name => ({ annotations: { 'acme.com/pipeline': name } });

/** The text of the catalog: documents of JSON, which is YAML. */
export const catalog = [
  entity('Group', 'stage', { metadata: { title: 'Stage crew' }, type: 'team', children: [], profile: { email: 'stage@example.org' } }),
  entity('Group', 'empty', { type: 'team', children: [] }),
  ...['ada', 'bea', 'cyd'].map(name => entity('User', name, { memberOf: ['stage'] })),
  component('web', 'group:default/stage', { title: 'Web shop', ...pipeline('web-main') }),
  component('new', 'group:default/stage', pipeline('new-main')),
  component('quiet', 'user:default/ada'),
  entity('System', 'shop', { owner: 'group:default/stage' }),
].join('\n---\n');

const build = (pipeline, number, status, branch, day) => ({
  id: `${pipeline}-${number}`, number, pipeline, status, branch, startedAt: `2026-11-${day}T09:30:00Z`,
});

const builds = [
  build('web-main', 41, 'passed', 'main', '20'),
  build('web-main', 42, 'failed', 'feature/stalls', '21'),
  build('api-main', 7, 'passed', 'main', '22'),
  build('web-main', 43, 'running', 'main', '23'),
];

const costs = {
  'component:default/web': [
    { month: '2026-09', amount: 120, currency: 'EUR' },
    { month: '2026-10', amount: 180.5, currency: 'EUR' },
  ],
};

const answers = {
  '/builds': query => builds.filter(({ pipeline }) => !query.has('pipeline') || pipeline === query.get('pipeline')),
  '/costs': query => costs[query.get('entity')] ?? [],
};

/**
 * Builds and costs over HTTP, on this machine only. `requests` grows with every question; while
 * `failing` is set, none is answered.
 *
 * @returns {Promise<{url: string, requests: {path: string, authorization?: string}[], failing: boolean, stop: () => Promise<void>}>}
 */
export async function startUpstream() {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://upstream');
    upstream.requests.push({ path: request.url, authorization: request.headers.authorization });
    const answer = answers[pathname]?.(searchParams);
    response.writeHead(upstream.failing ? 503 : answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(upstream.failing ? {} : answer));
  });
  const upstream = {
    requests: [],
    failing: false,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  upstream.url = `http://127.0.0.1:${server.address().port}`;
  return upstream;
}
