// The service worker: it is asked for when the visit has come to rest, and a build that it has got is told.

import { folder } from './place.js';

const script = `${folder}service-worker.js`;

/** Milliseconds after the start: what a visit needs comes first. */
const rest = 5_000;

const container = navigator.serviceWorker;

/** @param {string} [backend] base of a backend that lets everybody in */
export function work(backend) {
  if (!container) return;
  const address = backend ? `${script}?${new URLSearchParams({ keep: backend })}` : script;
  setTimeout(() => register(address).catch(error => console.info('Nothing is kept for visits without a network:', error.message)), rest);
}

async function register(address) {
  const registration = await container.register(address, { updateViaCache: 'none' });
  tellOf(registration);
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', () => tellOf(registration));
  });
}

/** Tells the program of a new build, which takes it over when the reader wants. The first one ever is no news. */
function tellOf({ waiting }) {
  if (!waiting || !container.controller) return;
  addEventListener('callboard-take-over', () => takeOver(waiting), { once: true });
  dispatchEvent(new Event('callboard-build'));
}

function takeOver(waiting) {
  container.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take over');
}

/** A build that does not start gives way to one that waits. True if there is one. */
export async function giveWay() {
  const registration = await container?.getRegistration();
  await registration?.update().catch(() => {});
  const next = registration?.waiting ?? registration?.installing;
  if (!next) return false;
  const go = () => next.state === 'installed' && takeOver(next);
  next.addEventListener('statechange', go);
  go();
  return true;
}
