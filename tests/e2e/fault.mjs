// A proxy before a real backend that fails on demand, as networks, proxies and servers do.

import { once } from 'node:events';
import { createServer, request as send } from 'node:http';

const names = {
  400: 'InputError',
  401: 'AuthenticationError',
  403: 'NotAllowedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  429: 'TooManyRequestsError',
  500: 'Error',
  503: 'ServiceUnavailableError',
};

const page = '<!doctype html><title>Welcome</title><p>Welcome.';

/** How long an answer that others are to overtake waits for them, in milliseconds. */
const overtaking = 2_000;

/**
 * @typedef {object} Fault
 * @property {'refuse' | 'down' | 'slow' | 'html' | 'status' | 'gateway' | 'empty' | 'type' | 'cut' |
 *   'break' | 'twice' | 'late' | 'change'} how `down` is a server that nobody runs, `refuse` one that
 *   hangs up; `gateway` is a status with a page that allows no other origin to read it; `type` the right
 *   answer under a wrong type; `cut` ends the body in the middle as if it were whole, `break` ends the
 *   connection there; `twice` sends the request on two times; `late` answers after the next answer
 * @property {number} [status] for `status` and `gateway`
 * @property {string} [retryAfter] for `status`: the header
 * @property {number} [delay] milliseconds until it strikes
 * @property {(body: Buffer, path: string) => Buffer | string} [change] for `change`: another body
 * @property {RegExp} [only] the paths it strikes; all of them unless given
 * @property {'too' | 'only'} [preflights] whether it strikes them. Without a connection there are none
 *   anyway; else the permission to ask is not what fails
 * @property {() => boolean} [when] whether it strikes this time
 * @property {number} [times] how often it strikes; until healed unless given
 * @property {number} [lasts] milliseconds after which it ends by itself
 */

/**
 * @param {string} backend base URL of the real one
 * @param {object} [between]
 * @param {Record<string, string>} [between.headers] what every request has when it gets there, as a
 *   proxy that signs readers in adds it
 * @param {RegExp} [between.lacks] paths that the backend shall not have
 * @returns {Promise<{url: string, fail: (fault: Fault) => void, heal: () => Promise<void>,
 *   add: (fault: Fault) => () => Promise<void>, isFailing: () => boolean, endSessions: () => void,
 *   seen: string[], abandoned: string[], struck: Fault[],
 *   renewed: () => number, stop: () => Promise<void>}>} `fail` is one fault in place of
 *   any other, `add` one more, which what it returns ends; whoever waits for an answer when a fault ends
 *   gets it then. `endSessions` refuses the tokens of all who asked so far. `seen` are paths as
 *   they came, `abandoned` those whose asker left before the answer, `struck` the fault of each request
 *   that met one; `renewed` is when a token was last asked for (`performance.now`)
 */
export async function startFaultProxy(backend, { headers = {}, lacks } = {}) {
  const seen = [];
  const abandoned = [];
  const struck = [];
  const faults = new Set();
  const tokens = new Set();
  let refused = new Set();
  let renewed = 0;
  const server = createServer((request, response) => {
    const isPreflight = request.method === 'OPTIONS';
    if (!isPreflight) seen.push(request.url);
    if (/^\/api\/auth\/\w+\/refresh/.test(request.url)) renewed = performance.now();
    response.once('close', () => response.writableFinished || abandoned.push(request.url));
    const fault = takeFault(request.url, isPreflight);
    if (fault) struck.push(fault);
    const { authorization } = request.headers;
    if (authorization) tokens.add(authorization);
    if (!fault && refused.has(authorization)) return refuse(request, response, { status: 401 });
    if (!fault && !isPreflight && lacks?.test(request.url)) return refuse(request, response, { status: 404 });
    Object.assign(request.headers, headers);
    strike(fault, backend, request, response).catch(() => request.socket.destroy());
    response.once('finish', () => overtake(fault));
  });

  function takeFault(url, isPreflight) {
    for (const fault of faults) {
      if (fault.times === 0 || !(fault.only?.test(url) ?? true)) continue;
      const meets = isPreflight ? fault.how === 'refuse' || fault.preflights : fault.preflights !== 'only';
      if (!meets || !(fault.when?.() ?? true)) continue;
      if (fault.times) fault.times -= 1;
      return fault;
    }
    return undefined;
  }

  /** An answer went out: those that were to come after another are due. */
  function overtake(fault) {
    for (const other of faults) if (other !== fault && other.how === 'late') release(other);
    if (fault?.how === 'late') release(fault);
  }

  function add(about) {
    const fault = { ...about, held: new Set() };
    faults.add(fault);
    if (fault.how === 'down') close();
    const end = () => {
      clearTimeout(timer);
      release(fault);
      const wasUp = isUp();
      faults.delete(fault);
      return isUp() && !wasUp ? listen(server, port) : Promise.resolve();
    };
    const timer = fault.lasts && setTimeout(end, fault.lasts);
    fault.end = end;
    return end;
  }

  const isUp = () => ![...faults].some(({ how }) => how === 'down');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  const heal = async () => void (await Promise.all([...faults].map(fault => fault.end())));

  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    abandoned,
    struck,
    renewed: () => renewed,
    fail(fault) {
      heal();
      add(fault);
    },
    add,
    heal,
    isFailing: () => [...faults].some(({ times }) => times !== 0),
    endSessions: () => (refused = new Set(tokens)),
    async stop() {
      await heal();
      close();
      await once(server, 'close');
    },
  };
}

async function listen(server, port) {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server.address().port;
}

/** Whoever is kept waiting by a fault waits no longer. */
function release(fault) {
  for (const go of [...fault.held]) go();
}

/** Waits, at most so many milliseconds, until the fault ends or the asker leaves. */
function held(fault, delay, response) {
  return new Promise(resolve => {
    const go = () => {
      clearTimeout(timer);
      fault.held.delete(go);
      resolve();
    };
    const timer = setTimeout(go, delay);
    fault.held.add(go);
    response.once('close', go);
  });
}

async function strike(fault, backend, request, response) {
  if (fault?.delay && fault.how !== 'late') await held(fault, fault.delay, response);
  switch (fault?.how) {
    case 'refuse':
      return request.socket.destroy();
    case 'html':
      return say(request, response, 200, { 'content-type': 'text/html' }, page);
    case 'status':
      return refuse(request, response, fault);
    case 'gateway':
      response.writeHead(fault.status, { 'content-type': 'text/html' });
      return response.end(`<!doctype html><title>${fault.status}</title><h1>Bad Gateway</h1><hr>nginx`);
    case 'empty':
      return say(request, response, 200, { 'content-type': 'application/json' }, '');
    case 'type':
      return pass(backend, request, response, (body, headers, status) => {
        response.writeHead(status, { ...headers, 'content-type': 'text/plain', 'content-length': body.length });
        response.end(body);
      });
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
    case 'late':
      return pass(backend, request, response, async (body, headers, status) => {
        await held(fault, fault.delay ?? overtaking, response);
        response.writeHead(status, { ...headers, 'content-length': body.length });
        response.end(body);
      });
    case 'change':
      return pass(backend, request, response, (body, headers, status) => {
        const changed = Buffer.from(fault.change(body, request.url));
        response.writeHead(status, { ...headers, 'content-length': changed.length });
        response.end(changed);
      });
    default:
      return pass(backend, request, response, undefined, fault?.how === 'twice' ? 2 : 1);
  }
}

/** Backstage's error body (errors `serializeError`, backend-app-api `MiddlewareFactory`). */
function refuse(request, response, { status, retryAfter }) {
  const body = {
    error: { name: names[status] ?? 'Error', message: `deliberately refused with ${status}` },
    request: { method: request.method, url: request.url },
    response: { statusCode: status },
  };
  const waiting = retryAfter && { 'retry-after': retryAfter, 'access-control-expose-headers': 'retry-after' };
  say(request, response, status, { 'content-type': 'application/json', ...waiting }, JSON.stringify(body));
}

function say(request, response, status, headers, body) {
  const { origin } = request.headers;
  const cors = origin && {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  };
  response.writeHead(status, { ...headers, ...cors });
  response.end(body);
}

/** Hands the request on, so many times, and the last answer back, or gives that to `change`. */
async function pass(backend, request, response, change, times = 1) {
  const target = new URL(request.url, backend);
  // Compressed bodies could not be cut into broken JSON.
  const headers = { ...request.headers, host: target.host, 'accept-encoding': 'identity' };
  const question = Buffer.concat(await request.toArray());
  let answer;
  for (let time = 0; time < times; time++) {
    answer?.resume();
    const onward = send(target, { method: request.method, headers });
    onward.once('error', () => request.socket.destroy());
    response.once('close', () => onward.destroy());
    onward.end(question);
    [answer] = await once(onward, 'response').catch(() => []);
    if (!answer) return;
  }
  if (!change) {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
    return;
  }
  const chunks = await answer.toArray().catch(() => undefined);
  // The length and the tag are those of the whole body: half of it must not be kept under them.
  const { 'content-length': _, 'transfer-encoding': __, etag: ___, ...kept } = answer.headers;
  if (chunks) await change(Buffer.concat(chunks), kept, answer.statusCode);
}
