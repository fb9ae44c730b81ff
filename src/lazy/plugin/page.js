// Plugins in the page, each in a shadow root: sheets of neither side reach the other, everything else
// does.

import base from './base.css';
import { Failure } from './failure.js';
import { createHost, frozen } from './host.js';
import { load, start } from './module.js';

let sheet;

/** Whoever is shown, to be told of errors that come later. */
const shown = new Set();

export function mountInPage(request) {
  const leaving = new AbortController();
  const state = { entity: frozen(request.entity), subpath: request.subpath };
  const { signal } = leaving;
  const fetch = (path, init) => request.fetch(path, init, signal);
  const { navigate, notify, read, write } = request;
  const host = createHost({ ...request, state, signal, calls: { fetch, navigate, notify, read, write } });
  const element = document.createElement('div');
  request.root.replaceChildren(element);

  let handle;
  const guard = { owns: ownership(request.url), fail };
  shown.add(guard);
  const started = (async () => {
    const module = await load(request.url, request.integrity);
    if (!signal.aborted) handle = await start(module, shadowRoot(element), host);
    if (signal.aborted) takeAway();
    else request.onready();
  })();
  started.catch(error => fail(Failure.of(error, 'It could not be shown.')));

  function fail(failure) {
    if (signal.aborted) return;
    leave();
    element.remove();
    request.onfailure(failure.message, failure.details);
  }

  function leave() {
    shown.delete(guard);
    leaving.abort();
    takeAway();
  }

  function takeAway() {
    const last = handle;
    handle = undefined;
    try {
      last?.unmount();
    } catch (error) {
      console.error(`${request.extension.plugin} could not unmount`, error);
    }
  }

  return {
    update(entity, subpath) {
      if (signal.aborted) return;
      Object.assign(state, { entity: frozen(entity), subpath });
      try {
        handle?.update?.(state.entity);
      } catch (error) {
        fail(new Failure('It stopped while it was updated.', error));
      }
    },
    unmount: leave,
  };
}

function shadowRoot(element) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(base);
  }
  const shadow = element.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet];
  const root = document.createElement('div');
  shadow.append(root);
  return root;
}

/** Whether an error is of this module, or of what lies beside it. */
function ownership(url) {
  const folder = new URL('.', url).href;
  const [file] = url.split('?');
  // What lies at the root of the site is the portal's.
  const place = new URL(folder).pathname === '/' ? file : folder;
  return (...texts) => texts.some(text => String(text ?? '').includes(place));
}

function onLateError(thrown, ...places) {
  for (const guard of [...shown]) {
    if (guard.owns(thrown?.stack, ...places)) guard.fail(new Failure('It stopped after it was shown.', thrown));
  }
}

addEventListener('error', event => onLateError(event.error ?? event.message, event.filename));
addEventListener('unhandledrejection', event => onLateError(event.reason));
