// Runs before anything is there. The first rows come first: while what they need is on its way nothing
// else is, and they stand there (prologue.js) before the program does.

import { language, words } from './language.js';
import { load, parsed } from './load.js';
import { work } from './offline.js';
import { forget, keepOnLeaving, restore } from './picture.js';
import { folder, isInjected, isList } from './place.js';
import { begin, draw } from './prologue.js';

/** Milliseconds that the program waits for the first rows. */
const patience = 1_500;

/** What an earlier visit may leave without the first page being another one for it. */
const indifferent = ['theme', 'language', 'stock-stars', 'picture'];

/** The list that opens without a word in the address, as the program asks for it. */
const fields = [
  ...['kind', 'metadata.name', 'metadata.namespace', 'metadata.title', 'metadata.description', 'metadata.tags'],
  ...['metadata.annotations.backstage.io/view-url', 'metadata.annotations.backstage.io/edit-url'],
  ...['spec.profile.displayName', 'spec.owner', 'spec.system', 'spec.type', 'spec.lifecycle', 'spec.target', 'spec.targets'],
];
const firstList = `limit=20&fields=${encodeURIComponent(fields)}&filter=kind%3Dcomponent&orderField=metadata.name%2Casc`;

const isFirstList = isList && !location.search;

/** Answers on their way for the program, by their addresses (`src/api/network/begun.rs`). */
const begun = (globalThis.callboardBegun = new Map());

// Before the first paint, so that a chosen theme does not flash.
const kept = read();
if (['light', 'dark'].includes(kept?.theme)) document.documentElement.dataset.theme = kept.theme;
if (language) document.documentElement.lang = language;

// Backstage's server writes the configuration into the page, further down.
if (isInjected) load();
else start();

function read() {
  try {
    return { ...localStorage };
  } catch {
    return undefined;
  }
}

async function start() {
  const rows = follow().catch(() => {});
  await parsed;
  const stands = kept && restore();
  // The program meets what went wrong itself, and can say it.
  if (isFirstList && !stands) await Promise.race([rows, new Promise(resolve => setTimeout(resolve, patience))]);
  load();
}

/** Asks for one after the other, each as soon as it is known, and draws the rows. */
async function follow() {
  const configuration = new URL(`${folder}config.json`, location.href).href;
  const config = await ask(configuration);
  const { backend, backends, auth = 'guest', endpoints, extensions } = config;
  if (backends || !['guest', 'none'].includes(auth)) {
    forget();
    document.getElementById('prologue')?.dispatchEvent(new Event('over'));
    work();
    return;
  }
  keepOnLeaving();
  const isServer = /^https?:/.test(backend);
  const isNew = isFirstList && kept && !extensions && Object.keys(kept).every(key => indifferent.includes(key));
  if (isNew && (isServer || backend === 'embedded')) Promise.all([words, parsed]).then(([words]) => document.getElementById('prologue') ?? begin(config, words));
  work(isServer && !endpoints ? backend.replace(/\/+$/, '') : undefined);
  // What is configured in another way the program knows better.
  if (!isServer || endpoints || auth !== 'guest') return;
  const base = backend.replace(/\/+$/, '');
  if (isTaken(configuration)) return;
  const refresh = `${base}/api/auth/guest/refresh`;
  const { backstageIdentity } = await ask(refresh);
  if (!isFirstList || isTaken(refresh)) return;
  const list = await ask(`${base}/api/catalog/entities/by-query?${firstList}`, {
    accept: 'application/json',
    authorization: `Bearer ${backstageIdentity.token}`,
  });
  await Promise.all([words, parsed]);
  draw(list);
  // They are to be seen, not only to be there: the next frame is the one after theirs.
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
}

/** Whether the program has come for it; then it asks on by itself. */
const isTaken = url => !begun.has(url);

/** Asks, and leaves the answer for the program. */
async function ask(url, headers) {
  const answer = fetch(url, { headers, signal: AbortSignal.timeout(30_000) });
  begun.set(url, answer);
  // What nobody has taken by then was begun in vain, and will be out of date.
  setTimeout(() => begun.delete(url), 30_000);
  return (await answer).clone().json();
}
