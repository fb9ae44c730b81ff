// Plugins in frames. A frame is a document of nobody's origin that may load nothing and connect to
// nothing; the plugin's text and everything it asks for go over one port. Nothing that comes over it is
// trusted: names are looked up, values are checked, floods are ended.

import tokens from '../../../style/tokens.css';
import base from './base.css';
import { Failure } from './failure.js';
import { read } from './module.js';
import { followTheme } from './theme.js';

/** A frame that has not answered for so long hangs, in milliseconds. */
const patience = 10_000;

/** More messages than these in one second are a flood. */
const flood = 1_000;

/** As high as a frame may become, in pixels. */
const tallest = 20_000;

/** Keys that mean something to the portal wherever the reader is. */
const keys = new Set(['/', '?', 'Escape', 'k', 'K']);

export function mountInFrame(request) {
  const leaving = new AbortController();
  const { signal } = leaving;
  const frame = createFrame(request);
  const { port1: port, port2 } = new MessageChannel();
  const requests = new Map();
  const now = { entity: request.entity, subpath: request.subpath };
  let heard = performance.now();
  let ticked = heard;
  let isLoaded = false;
  let hasAnswered = false;
  let count = 0;
  let hidden = document.hidden;
  let last = 'light';

  const receivers = {
    ready: () => request.onready(),
    failed: ({ reason, details }) => fail(new Failure(text(reason, 300), text(details, 4_000))),
    height({ height }) {
      if (Number.isFinite(height)) frame.style.height = `${Math.min(Math.max(Math.ceil(height), 0), tallest)}px`;
    },
    key: ({ key, ctrlKey, metaKey }) => {
      // Keys are pressed where the focus is.
      if (!keys.has(key) || frame.getRootNode().activeElement !== frame) return;
      const init = { key, ctrlKey: ctrlKey === true, metaKey: metaKey === true, bubbles: true, cancelable: true };
      frame.dispatchEvent(new KeyboardEvent('keydown', init));
      requestAnimationFrame(() => giveFocusBack(frame, signal));
    },
    notify: ({ message, kind }) => request.notify(text(message, 500), text(kind, 20)),
    call: message => void answer(message),
    cancel: ({ id }) => requests.get(id)?.abort(),
    alive() {},
  };

  const calls = {
    async fetch(id, [target, init]) {
      const controller = new AbortController();
      requests.set(id, controller);
      try {
        const { method, headers, body, cache } = Object(init);
        const wanted = { method, headers, body, cache, signal: controller.signal };
        const response = await request.fetch(text(target, 10_000), wanted, signal);
        const { status, statusText } = response;
        return { status, statusText, headers: [...response.headers], body: await response.arrayBuffer() };
      } finally {
        requests.delete(id);
      }
    },
    navigate: (_, [href]) => request.navigate(text(href, 10_000)),
    read: (_, [key]) => request.read(text(key, 200)),
    write: (_, [key, value]) => request.write(text(key, 200), value === undefined ? undefined : text(value, 1_000_000)),
  };

  async function answer({ id, name, args }) {
    // Some values cannot be sent back, ports among them.
    if (typeof id !== 'number') return;
    const call = Array.isArray(args) && named(calls, name);
    try {
      if (!call) throw new TypeError(`there is no ${text(name, 40)}`);
      const value = await call(id, args);
      port.postMessage({ is: 'result', id, value }, value?.body ? [value.body] : []);
    } catch (error) {
      const { name: kind = 'Error', message = String(error) } = Object(error);
      port.postMessage({ is: 'result', id, error: { name: kind, message } });
    }
  }

  port.onmessage = ({ data }) => {
    heard = performance.now();
    hasAnswered = true;
    count += 1;
    if (count > flood) return fail(new Failure('flooded'));
    named(receivers, data?.is)?.(data);
  };

  // A frame that hangs answers no question; one that was left for another document, neither.
  const watching = setInterval(() => {
    const tick = performance.now();
    count = 0;
    // Browsers slow down what is not seen, and stop what is left or looked into.
    if (document.hidden || hidden || tick - ticked > 3_000) heard = tick;
    hidden = document.hidden;
    ticked = tick;
    if (tick - heard > patience) fail(new Failure(hasAnswered ? 'hung' : 'document-missing'));
    else port.postMessage({ is: 'ask' });
  }, 1_000);

  const unfollow = followTheme(request.root, scheme => {
    last = scheme;
    port.postMessage({ is: 'theme', scheme });
    if (isLoaded) frame.contentWindow.postMessage({ scheme }, '*');
  });
  frame.onload = () => {
    // Whoever moves a frame in its page has it loaded anew, and its port is gone.
    if (isLoaded) return fail(new Failure('moved'));
    isLoaded = true;
    frame.contentWindow.postMessage('port', '*', [port2]);
    frame.contentWindow.postMessage({ scheme: last }, '*');
  };
  request.root.replaceChildren(frame);
  read(request.url, request.integrity)
    .then(source => {
      heard = performance.now();
      const { url, extension, entityHref, title } = request;
      port.postMessage({ is: 'start', source, url, extension, ...now, entityHref, title, tokens, base });
    })
    .catch(error => fail(Failure.of(error, 'not-shown')));

  function fail(failure) {
    if (signal.aborted) return;
    leave();
    frame.remove();
    request.onfailure(failure.message, failure.details);
  }

  function leave() {
    if (signal.aborted) return;
    clearInterval(watching);
    unfollow();
    leaving.abort();
    // The frame goes with the view, a moment after its plugin was told.
    port.postMessage({ is: 'unmount' });
    port.close();
  }

  return {
    update(entity, subpath) {
      Object.assign(now, { entity, subpath });
      port.postMessage({ is: 'update', ...now });
    },
    unmount: leave,
  };
}

/** A dialog that closes gives the focus back to elements, but not to frames. */
function giveFocusBack(frame, signal) {
  const dialog = document.querySelector('dialog[open]');
  const back = () => document.activeElement === document.body && frame.isConnected && frame.focus();
  // The dialog still has it when it says that it is closed.
  dialog?.addEventListener('close', () => setTimeout(back, 20), { once: true, signal });
}

function createFrame({ sandbox, title }) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('title', title);
  frame.src = sandbox;
  // The sheets of a page reach frames as they reach any element.
  frame.style.cssText = 'display: block; width: 100%; height: 0; border: 0; background: transparent;';
  return frame;
}

/** What should be a text, if it is one, and not longer than anybody needs: objects can refuse to be made one. */
const text = (value, longest) => (typeof value === 'string' ? value.slice(0, longest) : '');

/** What has this name, of one's own only: an object as a name would have its say in it. */
const named = (functions, name) => (typeof name === 'string' && Object.hasOwn(functions, name) ? functions[name] : undefined);
