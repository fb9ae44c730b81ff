// What a plugin's code is given. It is the same in the page and in a frame; only the calls behind it
// differ.

/**
 * @param {object} about
 * @param {{plugin: string, kind: string, id: string}} about.extension
 * @param {{entity?: object, subpath: string}} about.state what is now; it changes
 * @param {string} about.entityHref
 * @param {AbortSignal} about.signal
 * @param {object} about.calls fetch, navigate, notify, read, write
 */
export function createHost({ extension, state, entityHref, signal, calls }) {
  const alive = () => signal.throwIfAborted();
  return Object.freeze({
    apiVersion: 1,
    extension: Object.freeze({ ...extension }),
    signal,
    get entity() {
      return state.entity;
    },
    async fetch(path, init = {}) {
      alive();
      if (typeof path !== 'string') throw new TypeError('host.fetch takes a path or a URL as text');
      return calls.fetch(path, init);
    },
    href: reference => hrefOf(reference, entityHref),
    navigate(href) {
      alive();
      calls.navigate(String(href));
    },
    subpath: () => state.subpath,
    notify(message, kind = 'info') {
      alive();
      calls.notify(String(message), String(kind));
    },
    storage: Object.freeze({
      async get(key) {
        alive();
        const text = await calls.read(String(key));
        return text === undefined ? undefined : JSON.parse(text);
      },
      async set(key, value) {
        alive();
        await calls.write(String(key), JSON.stringify(value));
      },
    }),
  });
}

/** JSON as a value that nobody can change. */
export const frozen = text => text && JSON.parse(text, (_, value) => Object.freeze(value));

/** `[kind:][namespace/]name` (catalog-model, `ref.ts`); a kind is needed here. */
function hrefOf(reference, entityHref) {
  const [, kind, namespace = 'default', name] = /^([^:/]+):(?:([^/]+)\/)?([^/]+)$/.exec(String(reference)) ?? [];
  if (!name) throw new TypeError(`"${reference}" is no reference such as "component:default/web"`);
  const parts = { kind: kind.toLowerCase(), namespace: namespace.toLowerCase(), name };
  return entityHref.replace(/\{(\w+)\}/g, (_, part) => encodeURIComponent(parts[part]));
}
