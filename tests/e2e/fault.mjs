// A proxy before a real backend that fails on demand, as networks, proxies and servers do.

import { once } from 'node:events';
import { createServer, request as send } from 'node:http';

const names = {
  400: 'InputError',
  401: 'AuthenticationError',
  403: 'NotAllowedError',
  404: 'NotFoundError',
  500: 'Error',
  503: 'ServiceUnavailableError',
};

/**
 * @typedef {object} Fault
 * @property {'refuse' | 'slow' | 'html' | 'status' | 'cut' | 'break'} how `cut` ends the body in the
 *   middle as if it were whole, `break` ends the connection there
 * @property {number} [status] for `status`
 * @property {number} [delay] for `slow`, milliseconds
 * @property {RegExp} [only] the paths it strikes; all of them unless given
 * @property {number} [times] how often it strikes; until healed unless given
 */

/**
 * @param {string} backend base URL of the real one
 * @returns {Promise<{url: string, fail: (fault: Fault) => void, heal: () => void,
 *   seen: string[], abandoned: string[], stop: () => Promise<void>}>} `seen` are paths as they
 *   came, `abandoned` those whose asker left before the answer
 */
export async function startFaultProxy(backend) {
  const seen = [];
  const abandoned = [];
  let fault;
  const server = createServer((request, response) => {
    const isPreflight = request.method === 'OPTIONS';
    if (!isPreflight) seen.push(request.url);
    response.once('close', () => response.writableFinished || abandoned.push(request.url));
    strike(takeFault(request.url, isPreflight), backend, request, response);
  });

  function takeFault(url, isPreflight) {
    if (!fault || fault.times === 0 || !(fault.only?.test(url) ?? true)) return undefined;
    // The permission to ask is not what fails; without a connection there is none, though.
    if (isPreflight && fault.how !== 'refuse') return undefined;
    if (fault.times) fault.times -= 1;
    return fault;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    seen,
    abandoned,
    fail: next => (fault = { ...next }),
    heal: () => (fault = undefined),
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function strike(fault, backend, request, response) {
  switch (fault?.how) {
    case 'refuse':
      return request.socket.destroy();
    case 'slow': {
      const timer = setTimeout(() => pass(backend, request, response), fault.delay);
      return response.once('close', () => clearTimeout(timer));
    }
    case 'html':
      return say(request, response, 200, 'text/html', '<!doctype html><title>Welcome</title><p>Welcome.');
    case 'status':
      return refuse(request, response, fault.status);
    case 'cut':
      return pass(backend, request, response, (body, headers) => {
        const half = body.subarray(0, Math.floor(body.length / 2));
        response.writeHead(200, { ...headers, 'content-length': half.length });
        response.end(half);
      });
    case 'break':
      return pass(backend, request, response, (body, headers) => {
        response.writeHead(200, { ...headers, 'content-length': body.length });
        response.write(body.subarray(0, Math.floor(body.length / 2)), () => request.socket.destroy());
      });
    default:
      return pass(backend, request, response);
  }
}

/** Backstage's error body (errors `serializeError`, backend-app-api `MiddlewareFactory`). */
function refuse(request, response, status) {
  const body = {
    error: { name: names[status], message: `deliberately refused with ${status}` },
    request: { method: request.method, url: request.url },
    response: { statusCode: status },
  };
  say(request, response, status, 'application/json', JSON.stringify(body));
}

function say(request, response, status, type, body) {
  const { origin } = request.headers;
  const cors = origin && {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  };
  response.writeHead(status, { 'content-type': type, ...cors });
  response.end(body);
}

/** Hands the request on and the answer back, or gives the answer to `change`. */
async function pass(backend, request, response, change) {
  const target = new URL(request.url, backend);
  // Compressed bodies could not be cut into broken JSON.
  const headers = { ...request.headers, host: target.host, 'accept-encoding': 'identity' };
  const onward = send(target, { method: request.method, headers });
  onward.once('error', () => request.socket.destroy());
  response.once('close', () => onward.destroy());
  request.pipe(onward);
  const [answer] = await once(onward, 'response').catch(() => []);
  if (!answer) return;
  if (!change) {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
    return;
  }
  const chunks = await answer.toArray().catch(() => undefined);
  // The length and the tag are those of the whole body: half of it must not be kept under them.
  const { 'content-length': _, 'transfer-encoding': __, etag: ___, ...kept } = answer.headers;
  if (chunks) change(Buffer.concat(chunks), kept);
}
