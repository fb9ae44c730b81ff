// A page of somebody else's, on an origin of its own, that embeds parts of a portal.

import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * @param {(path: string) => string | undefined} pageAt the HTML of a path
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 */
export async function startGuestPages(pageAt) {
  const server = createServer((request, response) => {
    const page = pageAt(new URL(request.url, 'http://page').pathname);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page ?? 'There is no such page.');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    // Another name of this machine: another site, not only another port.
    url: `http://localhost:${server.address().port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
