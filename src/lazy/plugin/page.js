// Plugins in the page, each in a shadow root: sheets of neither side reach the other, everything else
// does.

import base from './base.css';
import { Failure } from './failure.js';
import { createHost, frozen } from './host.js';
import { load, loaded, start } from './module.js';

let sheet;

/** Whoever is shown, to be told of errors that come later. */
const shown = new Set();

/** Places of those who left a moment ago: what they left behind may still fail. */
const left = new Map();

/** How long that moment is, in milliseconds. */
const moment = 5_000;

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
  const guard = { ...placesOf(request.url), fail };
  shown.add(guard);
  const started = (async () => {
    const { url, integrity } = request;
    const module = loaded(url, integrity) ?? (await load(url, integrity));
    if (!signal.aborted) handle = await start(module, shadowRoot(element), host, state);
    if (signal.aborted) takeAway();
    else request.onready();
  })();
  started.catch(error => fail(Failure.of(error, 'not-shown')));

  function fail(failure) {
    if (signal.aborted) return;
    leave();
    element.remove();
    request.onfailure(failure.message, failure.details);
  }

  function leave() {
    shown.delete(guard);
    left.set(guard.file, performance.now());
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
        fail(new Failure('stopped-updating', error));
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

/** How a module's errors can be told: by its file, or by the folder of what lies beside it. */
function placesOf(url) {
  const [file] = url.split('?');
  const folder = new URL('.', url);
  // What lies at the root of the site is the portal's.
  return { file, folder: folder.pathname === '/' ? file : folder.href };
}

function onLateError(thrown, ...places) {
  const where = [thrown?.stack, ...places].join('\n');
  for (const guard of ownersOf(where)) {
    const isLeftBehind = performance.now() - (left.get(guard.file) ?? -moment) < moment;
    if (!isLeftBehind) guard.fail(new Failure('stopped-later', thrown));
  }
}

/** Those whose file is named, else those whose folder is, the innermost. */
function ownersOf(where) {
  const all = [...shown];
  const byFile = all.filter(({ file }) => where.includes(file));
  if (byFile.length) return byFile;
  const byFolder = all.filter(({ folder }) => where.includes(folder));
  const innermost = Math.max(...byFolder.map(({ folder }) => folder.length));
  return byFolder.filter(({ folder }) => folder.length === innermost);
}

addEventListener('error', event => onLateError(event.error ?? event.message, event.filename));
addEventListener('unhandledrejection', event => onLateError(event.reason));
