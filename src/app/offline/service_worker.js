// Keeps the portal for the next visit and for one without a network. A build is kept whole and served
// whole: its page, and whatever that page loads, come from one deployment. What was seen of the catalog is
// shown again only without a network; with one, what cannot be reached says so.

/* global BUILD, FILES, PROGRAM */

const build = `build ${BUILD}`;
const seen = 'seen';

/** First segments of the portal's own addresses. */
const routes = ['', 'catalog', 'catalog-graph', 'catalog-import', 'problems', 'settings'];

/** Answers kept of the catalog and of files beside the portal. */
const most = 400;

/** The base of a backend that lets everybody in; what others answer is not kept. */
const open = new URL(location.href).searchParams.get('keep');

const page = new URL('./', location.href).href;

addEventListener('install', event => event.waitUntil(install()));
addEventListener('activate', event => event.waitUntil(tidy()));
addEventListener('message', ({ data }) => data === 'take over' && skipWaiting());
addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (request.mode === 'navigate') {
    if (request.destination === 'document' && isPage(url)) event.respondWith(givePage(request));
  } else if (isOfBuild(url)) event.respondWith(giveFile(request));
  else if (isWorthKeeping(url, request)) event.respondWith(ask(event));
});

async function install() {
  const cache = await caches.open(build);
  const answer = await fetch(page, { cache: 'no-cache' });
  const text = await answer.text();
  // Hosts replace files one by one: then this is tried again at a later visit.
  if (!answer.ok || !text.includes(PROGRAM)) throw new Error('The page is of another build.');
  // What was redirected no browser takes for a page.
  await cache.put(page, new Response(text, { headers: answer.headers }));
  await cache.addAll(FILES);
}

/** The build before is kept: pages of it may be open, and want the rest of it. */
async function tidy() {
  const builds = (await caches.keys()).filter(name => name.startsWith('build ') && name !== build);
  for (const name of builds.slice(0, -1)) await caches.delete(name);
}

/** Addresses of the portal itself; what else lies on its origin is not its own. */
function isPage({ origin, pathname }) {
  if (origin !== location.origin || !page.endsWith('/')) return false;
  const [first] = pathname.slice(new URL(page).pathname.length).split('/');
  return routes.includes(first);
}

async function givePage(request) {
  const cache = await caches.open(build);
  return (await cache.match(page)) ?? fetch(request);
}

const isOfBuild = ({ origin, pathname }) => origin === location.origin && /\/(callboard-|lazy\/)[^/]*$/.test(pathname);

/** Another build that is kept may be the one that asks. Files that come when they are needed are kept then. */
async function giveFile(request) {
  const cache = await caches.open(build);
  const kept = (await cache.match(request)) ?? (await caches.match(request));
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && /\/lazy\//.test(request.url)) await cache.put(request, answer.clone());
  return answer;
}

/** Files beside the portal; what a backend answers, on whatever origin, only where it lets everybody in. */
function isWorthKeeping({ origin, href, pathname }, { headers }) {
  if (open && ['/api/catalog/', '/api/auth/guest/refresh'].some(path => href.startsWith(open + path))) return true;
  return origin === location.origin && !/\/api\//.test(pathname) && !headers.has('authorization');
}

async function ask(event) {
  const { request } = event;
  try {
    const answer = await fetch(request);
    if (answer.status === 200) event.waitUntil(keep(request, answer.clone()));
    return answer;
  } catch (error) {
    const kept = navigator.onLine ? undefined : await caches.match(request, { cacheName: seen, ignoreVary: true });
    if (!kept) throw error;
    // The page says that it may be out of date.
    const headers = new Headers(kept.headers);
    headers.set('x-callboard-kept', 'yes');
    return new Response(kept.body, { status: kept.status, headers });
  }
}

async function keep(request, answer) {
  const cache = await caches.open(seen);
  await cache.put(request, answer);
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - most))) await cache.delete(old);
}
