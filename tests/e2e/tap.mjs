// A tap on the line between page and backend: what goes over it, to the last connection, and a place
// to break it.

import { once } from 'node:events';
import { createServer, request as send } from 'node:http';

/**
 * @typedef {object} Exchange
 * @property {string} method `OPTIONS` are the browser's own questions
 * @property {string} path
 * @property {object} headers
 * @property {string} body
 * @property {number} at when it came, in milliseconds
 * @property {number} [status] what was answered; none yet, or nobody any more
 * @property {boolean} isLeft whether the asker left before the answer
 */

/**
 * `meet` is asked first what becomes of a request: it answers itself and returns true, or waits, or
 * does nothing and the backend is asked.
 *
 * @param {string} backend base URL
 * @returns {Promise<{url: string, seen: Exchange[], meet: (exchange: Exchange, response:
 *   import('node:http').ServerResponse) => unknown, clear: () => void, stop: () => Promise<void>}>}
 */
export async function startTap(backend) {
  const tap = { seen: [], meet: () => undefined };
  const server = createServer(async (request, response) => {
    const { method, url: path, headers } = request;
    const exchange = { method, path, headers, body: '', at: Date.now(), isLeft: false };
    tap.seen.push(exchange);
    response.once('finish', () => (exchange.status = response.statusCode));
    response.once('close', () => (exchange.isLeft = !response.writableFinished));
    exchange.body = Buffer.concat(await request.toArray().catch(() => [])).toString();
    if ((await tap.meet(exchange, response)) || response.destroyed) return;
    pass(backend, exchange, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(tap, {
    url: `http://127.0.0.1:${server.address().port}`,
    clear() {
      tap.seen.length = 0;
      tap.meet = () => undefined;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  });
}

function pass(backend, { method, path, headers, body }, response) {
  const target = new URL(path, backend);
  const onward = send(target, { method, headers: { ...headers, host: target.host } }, answer => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.once('error', () => response.destroy());
  response.once('close', () => onward.destroy());
  onward.end(body);
}

/** Answers as Backstage refuses, and lets the page read how long it is to wait. */
export function refuse({ headers: { origin } }, response, status, headers = {}) {
  response.writeHead(status, {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'retry-after',
    'content-type': 'application/json',
    ...headers,
  });
  response.end(JSON.stringify({ error: { name: 'Error', message: `deliberately refused with ${status}` } }));
  return true;
}

/** Hangs up. */
export function hangUp(_, response) {
  response.destroy();
  return true;
}
