// Gets a plugin's module, and finds out why it cannot be had: browsers tell scripts no more than that a
// module did not load.

import { Failure } from './failure.js';

const preloads = new Map();

/** Modules that have come, to be had without waiting for the browser's answer. */
const modules = new Map();

/** How long a module may take to come, in milliseconds. */
const loadLimit = 30_000;

/** How long `mount` may take, in milliseconds. */
const mountLimit = 10_000;

const javascript = new Set(['text/javascript', 'application/javascript', 'application/ecmascript', 'text/ecmascript']);

/** A module that was loaded before under the same conditions. */
export const loaded = (url, integrity) => modules.get(keyOf(url, integrity));

/** Imports a module that has to have a hash, if one is given. */
export async function load(url, integrity) {
  try {
    // A browser imports a module whose preload was refused: waiting for the preload is the check.
    if (integrity) await settleWithin(loadLimit, preload(url, integrity), 'slow-module');
    const module = await settleWithin(loadLimit, import(url), 'slow-module');
    modules.set(keyOf(url, integrity), module);
    return module;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw (await whyNot(url, integrity)) ?? new Failure('stopped-loading', error);
  }
}

/** The text of a module, under the same conditions. */
export async function read(url, integrity) {
  const options = { credentials: 'omit', ...(integrity && { integrity }) };
  const come = fetch(url, options).then(async response => ({ response, text: await response.text() }));
  try {
    const { response, text } = await settleWithin(loadLimit, come, 'slow-module');
    if (response.ok && isJavaScript(response)) return text;
  } catch (error) {
    if (error instanceof Failure) throw error;
  }
  throw (await whyNot(url, integrity)) ?? new Failure('no-module');
}

/**
 * Calls a module's `mount`, and holds it to its contract. What changed of `state` meanwhile, the handle is
 * told at once.
 */
export async function start(module, root, host, state) {
  if (module.apiVersion !== 1) {
    throw new Failure(module.apiVersion === undefined ? 'no-version' : ['other-version', shown(module.apiVersion)]);
  }
  if (typeof module.mount !== 'function') throw new Failure('no-mount');
  let pending;
  try {
    const { entity, subpath } = state;
    pending = Promise.resolve(module.mount(root, host));
    const handle = await settleWithin(mountLimit, pending, 'slow-mount');
    if (typeof handle?.unmount !== 'function') {
      throw new Failure(['no-unmount', shown(handle)]);
    }
    if (state.entity !== entity || state.subpath !== subpath) handle.update?.(state.entity);
    return handle;
  } catch (error) {
    // What comes after all is not wanted any more.
    pending?.then(late => late?.unmount?.()).catch(() => {});
    throw error instanceof Failure ? error : new Failure('stopped-mounting', error);
  }
}

/** `sha384-...` of bytes, as `integrity` has it. */
export async function digest(bytes, algorithm = 'sha384') {
  const hash = new Uint8Array(await crypto.subtle.digest(algorithm.replace('sha', 'SHA-'), bytes));
  return `${algorithm}-${btoa(String.fromCharCode(...hash))}`;
}

function preload(url, integrity) {
  const key = keyOf(url, integrity);
  if (!preloads.has(key)) {
    const loaded = new Promise((resolve, reject) => {
      const link = document.createElement('link');
      Object.assign(link, { rel: 'modulepreload', href: url, integrity, crossOrigin: 'anonymous' });
      link.onload = resolve;
      link.onerror = reject;
      document.head.append(link);
    });
    preloads.set(key, loaded);
    loaded.catch(() => preloads.delete(key));
  }
  return preloads.get(key);
}

const keyOf = (url, integrity) => `${integrity ?? ''} ${url}`;

function settleWithin(limit, promise, reason) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Failure([reason, limit / 1000])), limit);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Asks for the file by itself: a server's answer says what is wrong with it. */
async function whyNot(url, integrity) {
  const response = await fetch(url, { credentials: 'omit', cache: 'no-cache', signal: AbortSignal.timeout(mountLimit) }).catch(() => undefined);
  if (!response) return new Failure(['unreachable', url]);
  if (!response.ok) return new Failure(['status', response.status, url]);
  if (!isJavaScript(response)) {
    const type = response.headers.get('content-type');
    return new Failure(type === null ? ['no-type', url] : ['other-type', url, type]);
  }
  // Without a secure context nothing can be hashed, and the browser's own check has to do.
  if (integrity && globalThis.crypto?.subtle) {
    const [algorithm] = integrity.split('-');
    const found = await digest(await response.arrayBuffer(), algorithm);
    if (found !== integrity) return new Failure(['other-file', url, found, integrity]);
  }
  return undefined;
}

function isJavaScript(response) {
  const [type] = (response.headers.get('content-type') ?? '').split(';');
  return javascript.has(type.trim().toLowerCase());
}

function shown(value) {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 80);
  } catch {
    return typeof value;
  }
}
