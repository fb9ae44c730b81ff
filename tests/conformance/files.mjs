// Descriptor files on a web server of one's own, for the locations that the tests register.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, normalize, resolve } from 'node:path';

const component = (name, description, more = '') => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
  description: ${description}
spec:
  type: service
  lifecycle: production
  owner: group:default/wardens
${more}`;

const initial = {
  '/component.yaml': component('gatehouse', 'Lets in whoever knocks.'),
  '/several.yaml': [
    'apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: { name: castle }\nspec: { owner: wardens }\n',
    component('drawbridge', 'Goes up and down.', '  system: castle\n  providesApis: [crossing]\n  dependsOn: [component:gatehouse]\n'),
    component('moat', 'Keeps the water in.', '  system: castle\n'),
  ].join('---\n'),
  '/nested.yaml':
    'apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: keep }\nspec: { type: url, targets: [./tower.yaml] }\n',
  '/half-missing.yaml':
    'apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: ruin }\nspec: { type: url, targets: [./tower.yaml, ./missing.yaml] }\n',
  '/tower.yaml': component('tower', 'Sees far.'),
  '/api.yaml':
    'apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: { name: crossing }\nspec:\n  type: openapi\n  lifecycle: production\n  owner: wardens\n  definition: { $text: ./definition.txt }\n',
  '/definition.txt': 'openapi: 3.0.0\ninfo: { title: Crossing, version: 1.0.0 }\npaths: {}\n',
  '/changing.yaml': component('portcullis', 'Is up.'),
  '/moved.yaml': component('postern', 'The small door.'),
  '/twice.yaml': [component('twin', 'The first.'), component('twin', 'The second.')].join('---\n'),
  '/broken.yaml': 'apiVersion: backstage.io/v1alpha1\nkind: [Component\nmetadata: }\n',
  '/text.yaml': 'just a line of text\n',
  '/empty.yaml': '',
  '/no-name.yaml': 'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {}\nspec: {}\n',
  '/bad-name.yaml': component('not a name', 'Has spaces.'),
  '/no-owner.yaml': component('ownerless', 'Belongs to nobody.').replace(/ +owner:.*\n/, ''),
  '/unknown-kind.yaml': component('strange', 'Of a kind of its own.').replace('kind: Component', 'kind: Dragon'),
  '/missing-text.yaml': component('textless', '{ $text: ./nowhere.txt }'),
};

/** @returns {Promise<{host: string, url: (name: string) => string, write: (name: string, text: string) => void, stop: () => Promise<void>}>} */
export async function serveFiles(port) {
  const files = new Map(Object.entries(initial));
  const server = createServer((request, response) => {
    const text = files.get(new URL(request.url, 'http://x').pathname);
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/plain', 'access-control-allow-origin': '*' });
    response.end(text ?? 'no such file');
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${port}`;
  return {
    host,
    url: name => `http://${host}${name}`,
    write: (name, text) => files.set(name, text),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const demo = resolve(import.meta.dirname, '../../public/demo');

const good = text =>
  text
    .replace(/^ *- \.\/mistakes\/.*\n/m, '')
    .split(/^---\n/m)
    .filter(document => !/^kind: Template$|^  type: mcp-server$/m.test(document))
    .join('---\n');

/**
 * The demo catalog without its deliberate mistakes, for one of which Backstage drops a whole Location,
 * and without its template, a kind that the backend knows only with the scaffolder, and its MCP server,
 * an API that has no definition, which only a newer model allows. Over HTTP, for it resolves what a
 * placeholder names only against a URL.
 */
export async function serveDemo(port) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://x').pathname);
    const text = await readFile(join(demo, path), 'utf8').catch(() => undefined);
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/plain' });
    response.end(text === undefined ? 'no such file' : good(text));
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const changed = component('portcullis', 'Is down.');
export const names = Object.keys(initial).filter(name => name.endsWith('.yaml'));
