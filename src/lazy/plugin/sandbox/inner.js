// The plugin's own document: takes the port, and runs the plugin's text when it comes.

import { Failure } from '../failure.js';
import { createHost, frozen } from '../host.js';
import { start } from '../module.js';

// What a content security policy does not govern, gone before any of the plugin's code. Frames could
// bring it back, but the only script that the policy lets run in one is this: blobs are of the document
// that made them, and every frame here is of an origin of its own.
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'WebTransport']) {
  delete globalThis[name];
}

const leaving = new AbortController();
const state = { entity: undefined, subpath: '' };
const waiting = new Map();
let port;
let handle;
let last = 0;

const send = message => port.postMessage(message);

const receivers = {
  async start({ source, url, extension, entity, subpath, entityHref, title, tokens, base }) {
    adopt(`${tokens}\n${base}\nbody { margin: 0 }`);
    document.title = title;
    update({ entity, subpath });
    const { signal } = leaving;
    const notify = (message, kind) => send({ is: 'notify', message, kind });
    // The answer comes too late to be thrown.
    const navigate = href => void call('navigate')(href).catch(error => console.warn(error.message));
    const calls = { fetch: ask, navigate, notify, read: call('read'), write: call('write') };
    const root = document.createElement('div');
    document.body.append(root);
    new ResizeObserver(() => send({ is: 'height', height: document.documentElement.getBoundingClientRect().height })).observe(document.documentElement);
    try {
      const module = await import(URL.createObjectURL(new Blob([`${source}\n//# sourceURL=${url}`], { type: 'text/javascript' })));
      const started = await start(module, root, createHost({ extension, state, entityHref, signal, calls }), state);
      handle = started;
      send({ is: 'ready' });
    } catch (error) {
      fail(Failure.of(error, 'stopped-loading'));
    }
  },
  update(message) {
    update(message);
    try {
      handle?.update?.(state.entity);
    } catch (error) {
      fail(new Failure('stopped-updating', error));
    }
  },
  theme: ({ scheme }) => document.documentElement.style.setProperty('color-scheme', scheme),
  ask: () => send({ is: 'alive' }),
  result({ id, value, error }) {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) reject?.(asThrown(error));
    else resolve?.(value);
  },
  unmount() {
    leaving.abort();
    handle?.unmount();
  },
};

function update({ entity, subpath }) {
  Object.assign(state, { entity: frozen(entity), subpath });
}

function call(name) {
  return (...args) => {
    const id = (last += 1);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      send({ is: 'call', id, name, args });
    });
  };
}

/** `fetch` over the port: what cannot be copied is read first. */
async function ask(target, init) {
  const { method, body, cache, signal } = init;
  const headers = [...new Headers(init.headers)];
  const copied = body instanceof URLSearchParams || body instanceof FormData ? await new Response(body).text() : body;
  const pending = call('fetch')(target, { method, headers, cache, body: copied });
  const id = last;
  signal?.addEventListener('abort', () => send({ is: 'cancel', id }), { signal: leaving.signal });
  const { status, statusText, headers: received, body: bytes } = await pending;
  const isEmpty = [101, 204, 205, 304].includes(status);
  return new Response(isEmpty ? null : bytes, { status, statusText, headers: received });
}

function asThrown({ name, message }) {
  if (name === 'TypeError') return new TypeError(message);
  return name === 'Error' ? new Error(message) : new DOMException(message, name);
}

function fail(failure) {
  send({ is: 'failed', reason: failure.message, details: failure.details });
}

function adopt(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}

function onKey(event) {
  const { key, ctrlKey, metaKey, altKey, isTrusted, defaultPrevented } = event;
  const [target] = event.composedPath();
  const isText = target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
  const isCommand = (ctrlKey !== metaKey) && key.toLowerCase() === 'k';
  const isLone = !ctrlKey && !metaKey && !isText;
  if (!isTrusted || defaultPrevented || altKey || !(isCommand || isLone || key === 'Escape')) return;
  // The browser has a use of its own for this one.
  if (isCommand) event.preventDefault();
  send({ is: 'key', key, ctrlKey, metaKey });
}

addEventListener('message', ({ data, source, ports }) => {
  if (source !== parent || data !== 'port' || port || !ports[0]) return;
  [port] = ports;
  port.onmessage = message => receivers[message.data.is]?.(message.data);
  addEventListener('keydown', onKey);
  addEventListener('error', event => fail(new Failure('stopped-later', event.error ?? event.message)));
  addEventListener('unhandledrejection', event => fail(new Failure('stopped-later', event.reason)));
});
