// Pages of somebody else's, on an origin of their own, that embed parts of a portal.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { eventually } from './browser.mjs';

/**
 * `urlOf` gives a page of its own to a body and what is in the head before the script.
 *
 * @param {() => string} script the address of embed.js
 * @returns {Promise<{urlOf: (body: string, head?: string) => string, stop: () => Promise<void>}>}
 */
export async function startGuestPages(script) {
  const pages = [];
  const server = createServer((request, response) => {
    const page = pages[Number(request.url.slice(1))];
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page ?? 'There is no such page.');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    urlOf(body, head = '') {
      pages.push(`<!doctype html><html lang="en"><head><title>A wiki</title>${head}
        <link rel="icon" href="data:,">
        <script type="module" src="${script()}"></script></head>
        <body><main><h1>About our services</h1>${body}</main></body></html>`);
      // Another name of this machine: another site, not only another port.
      return `http://localhost:${server.address().port}/${pages.length - 1}`;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** `<callboard-tab>` of these attributes, after one that says which it is. */
export const tab = (id, attributes) => {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<callboard-tab id="${id}"${written.join('')}></callboard-tab>`;
};

/** Waits until the element shows something that is not on its way any more; returns its text. */
export async function shown(page, id) {
  await page.locator(`#${id}`).scrollIntoViewIfNeeded();
  return eventually(async () => {
    const { text, isBusy } = await page.evaluate(id => {
      const root = document.getElementById(id).shadowRoot;
      const place = root?.querySelector('.embedded');
      const statuses = [...(place?.querySelectorAll('[role=status]') ?? [])];
      const isBusy = statuses.some(({ textContent }) => textContent === 'Loading') || place?.querySelector('[aria-busy=true]');
      return { text: place?.innerText ?? '', isBusy: Boolean(isBusy) };
    }, id);
    assert.ok(text.trim() && !isBusy, `#${id} shows ${JSON.stringify(text)}`);
    return text;
  }, 15_000);
}

/** What happened to elements, as [name, detail]: an init script, so that nothing is missed. */
export function hear() {
  globalThis.heard = [];
  for (const name of ['callboard-navigate', 'callboard-error']) {
    addEventListener(name, event => {
      globalThis.heard.push([name, event.detail, event.target.id]);
      if (name === 'callboard-navigate' && !globalThis.lets) event.preventDefault();
    });
  }
}
