// Takes the place of service-worker.js where it should never have been: clears what it kept, goes away,
// and loads the open pages anew from the host.

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) {
    if (name === 'seen' || name.startsWith('build ')) await caches.delete(name);
  }
  await registration.unregister();
  for (const client of await clients.matchAll({ type: 'window' })) await client.navigate(client.url);
}
