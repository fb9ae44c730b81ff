// The real backend, and how long it takes by itself: the very requests of the page, without one.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBackstage } from '../backstage/backstage.mjs';
import { freePort } from '../e2e/site.mjs';

const packages = join(import.meta.dirname, '../backstage/node_modules/@backstage/backend-defaults');

/**
 * @param {{synthetic: string, expected: number, signal: AbortSignal, say: (text: string) => void}} options
 * @returns {Promise<Backend | undefined>} nothing where the backend or PostgreSQL is not installed
 */
export async function startBackend({ synthetic, expected, signal, say }) {
  if (!existsSync(packages))
    return say('the packages of tests/backstage are not installed (.ci/ensure backstage)');
  const port = await freePort();
  const backend = new Backend(`http://127.0.0.1:${port}`);
  const progress = setInterval(async () => {
    const count = await backend.count().catch(() => undefined);
    if (count !== undefined) say(`the backend has taken in ${count} of ${expected} entities`);
  }, 10_000);
  try {
    const { stop } = await startBackstage({ port, synthetic, database: 'pg', timeout: 900_000, signal });
    backend.stop = stop;
    say('waiting until the backend has indexed them for its own search, too');
    await backend.atRest(signal);
    return backend;
  } catch (error) {
    if (!error.message.includes('are not installed')) throw error;
    return say(error.message.split('\n')[0]);
  } finally {
    clearInterval(progress);
  }
}

class Backend {
  #token;

  constructor(url) {
    this.url = url;
  }

  async #signIn() {
    const answer = await fetch(`${this.url}/api/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    if (!answer.ok) throw new Error(`signing in as a guest: ${answer.status}`);
    const { backstageIdentity } = await answer.json();
    this.#token = backstageIdentity.token;
  }

  async #ask({ url, method = 'GET', body }) {
    const headers = { authorization: `Bearer ${this.#token}`, accept: 'application/json' };
    if (body) headers['content-type'] = 'application/json';
    const answer = await fetch(url, { method, headers, body });
    if (!answer.ok) throw new Error(`${answer.status} for ${method} ${url}`);
    return answer.json();
  }

  async count() {
    if (!this.#token) await this.#signIn();
    const { totalItems } = await this.#ask({ url: `${this.url}/api/catalog/entities/by-query?limit=0` });
    return totalItems;
  }

  /** Until its search has run over the new entities: that would be measured along. */
  async atRest(signal) {
    const url = `${this.url}/api/search/.backstage/scheduler/v1/tasks`;
    const began = Date.now();
    const isOver = ({ taskState }) =>
      taskState?.status === 'idle' && Date.parse(taskState.lastRunEndedAt) > began;
    // Not being asked to run, it would not; that is rest, too.
    while (Date.now() - began < 60_000) {
      await sleep(1_000, undefined, { signal });
      const { tasks } = await this.#ask({ url });
      if (tasks.every(isOver)) return;
    }
  }

  /**
   * Milliseconds until the answer that the page draws is there, with the page's other requests on
   * the way at the same time, as they are from a page. Connections are open already.
   */
  async time(requests) {
    const asked = requests.filter(
      ({ url, method }) => url.startsWith(`${this.url}/api/catalog/`) && method !== 'OPTIONS',
    );
    const isDrawn = ({ url }) => /\/entities\/by-(query|name)/.test(url);
    if (!asked.some(isDrawn))
      throw new Error(`nothing to draw was asked of the backend: ${asked.map(({ url }) => url)}`);
    // A token is good for an hour; a new one is free of that worry.
    await this.#signIn();
    const started = performance.now();
    let drawn;
    await Promise.all(
      asked.map(async request => {
        await this.#ask(request);
        if (isDrawn(request)) drawn = performance.now() - started;
      }),
    );
    return drawn;
  }

  /** The same for the first visit: the sign-in, and then the page. */
  async timeFirst(requests) {
    const started = performance.now();
    await this.#signIn();
    const signedIn = performance.now() - started;
    return signedIn + (await this.time(requests));
  }
}
