// Runs before anything is there, and begins what the program would begin first: while that is on its way,
// so are the configuration, a guest's token and the first list. The program takes what is begun by its
// address (`src/api/network/begun.rs`), and asks by itself what is not.

// Before the first paint, so that a chosen theme does not flash.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // No storage, no choice.
}

// The program waits to be told what it is; WebAssembly cannot import, so it is given what can.
addEventListener('TrunkApplicationStarted', () => wasmBindings.portal(path => import(path)));

/** The list that opens without a word in the address, as the program asks for it. */
const fields = [
  ...['kind', 'metadata.name', 'metadata.namespace', 'metadata.title', 'metadata.description', 'metadata.tags'],
  ...['metadata.annotations.backstage.io/view-url', 'metadata.annotations.backstage.io/edit-url'],
  ...['spec.profile.displayName', 'spec.owner', 'spec.system', 'spec.type', 'spec.lifecycle', 'spec.target', 'spec.targets'],
];
const firstList = `limit=20&fields=${encodeURIComponent(fields)}&filter=kind%3Dcomponent&orderField=metadata.name%2Casc`;

function begin() {
  const begun = (globalThis.callboardBegun = new Map());
  // What nobody has taken by then was begun in vain, and will be out of date.
  setTimeout(() => begun.clear(), 30_000);
  /** Asks, and leaves the answer for the program. Once that has come for it, it asks on by itself. */
  const ask = async (url, headers) => {
    const answer = fetch(url, { headers, signal: AbortSignal.timeout(30_000) });
    begun.set(url, answer);
    const read = await (await answer).clone().json();
    if (!begun.has(url)) throw new Error('The program is there.');
    return read;
  };
  const isFirstList = ['/', '/catalog'].includes(location.pathname) && !location.search;

  const follow = async () => {
    const { backend, backends, auth = 'guest', endpoints } = await ask(new URL('/config.json', location.href).href);
    // What is configured in another way the program knows better.
    if (!/^https?:/.test(backend) || backends || endpoints || auth !== 'guest') return;
    const base = backend.replace(/\/+$/, '');
    const { backstageIdentity } = await ask(`${base}/api/auth/guest/refresh`);
    if (!isFirstList) return;
    await ask(`${base}/api/catalog/entities/by-query?${firstList}`, {
      accept: 'application/json',
      authorization: `Bearer ${backstageIdentity.token}`,
    });
  };
  // The program meets what went wrong itself, and can say it.
  follow().catch(() => {});
}

// Backstage's server writes the configuration into the page, further down.
if (document.documentElement.dataset.config !== 'injected') begin();
