// Sends a request exactly as it is written. `fetch` would normalise the path, refuse a body with GET
// and add a content type of its own.

import { Agent, request as open } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

const json = { 'content-type': 'application/json' };

/** Milliseconds after which a catalog has lost a request. */
const patience = 60_000;

/**
 * @typedef {object} Request
 * @property {string} [method] GET unless named
 * @property {string} path below the catalog's base, percent-encoded: `/entities/by-query`
 * @property {[string, string][]} [query] parameters, encoded here
 * @property {string} [search] a query string that is sent as it is
 * @property {unknown} [body] sent as JSON
 * @property {string} [text] a body that is sent as it is
 * @property {Record<string, string>} [headers] instead of `content-type: application/json`
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {unknown} body parsed where it says that it is JSON, else the text
 */

/** What stands in the request line below the base. */
export function target({ path, query = [], search }) {
  const written = search ?? query.map(pair => pair.map(encodeURIComponent).join('=')).join('&');
  return written ? `${path}?${written}` : path;
}

/**
 * @param {{url: string, token?: string}} server `url` is the catalog's base
 * @param {Request} request
 * @returns {Promise<Answer>}
 */
export function send({ url, token }, request) {
  const { method = 'GET', body, text = body === undefined ? undefined : JSON.stringify(body) } = request;
  const base = new URL(url);
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(request.headers ?? (text !== undefined && json)),
    ...(text !== undefined && { 'content-length': Buffer.byteLength(text) }),
  };
  const path = base.pathname.replace(/\/$/, '') + target(request);
  return new Promise((resolve, reject) => {
    const outgoing = open({ agent, host: base.hostname, port: base.port, method, path, headers }, incoming => {
      const chunks = [];
      incoming.on('data', chunk => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const { statusCode: status, headers } = incoming;
        resolve({ status, headers, body: read(headers, Buffer.concat(chunks).toString('utf8')) });
      });
    });
    outgoing.setTimeout(patience, () => outgoing.destroy(new Error(`no answer in ${patience} ms`)));
    outgoing.on('error', error => reject(new Error(`${method} ${base.host}${path}: ${error.message}`)));
    outgoing.end(text);
  });
}

function read(headers, text) {
  if (!headers['content-type']?.startsWith('application/json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
