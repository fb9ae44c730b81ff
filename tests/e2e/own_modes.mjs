// A catalog of a test's own in both modes, to be changed at will, with files that locations may be
// registered of; and what each catalog itself says, past the portal.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBackstage } from '../backstage/backstage.mjs';
import { eventually, settled } from './browser.mjs';
import { freePort, startSite } from './site.mjs';

/** Runs in the page: whoever asks the worker later finds it. */
function keepWorker() {
  const Original = Worker;
  globalThis.Worker = class extends Original {
    constructor(...about) {
      super(...about);
      if (/callboard-worker/.test(about[0])) globalThis.catalogWorker = this;
    }
  };
}

/** Runs in the page: one question to the worker of the portal. */
function askWorker([method, target, body]) {
  const worker = globalThis.catalogWorker;
  // The portal counts from 1.
  const id = 1e6 + Math.round(performance.now() * 1000);
  return new Promise(resolve => {
    worker.addEventListener('message', function listen({ data }) {
      if (data.id !== id) return;
      worker.removeEventListener('message', listen);
      resolve({ status: data.status, text: new TextDecoder().decode(data.body) });
    });
    worker.postMessage({ id, method, target, body: body ? JSON.stringify(body) : '' });
  });
}

/**
 * `root` is the text of the file that both catalogs are configured with. `write` puts a file where
 * both can register it; its URL is `urlOf(site, name)`.
 */
export async function startOwnModes(root) {
  const folder = await mkdtemp(join(tmpdir(), 'callboard-own-'));
  const write = (name, text) => writeFile(join(folder, name), text);
  await write('root.yaml', root);
  const port = await freePort();
  const mounts = { '/files/': folder };
  const sites = await Promise.all([
    startSite({ config: { backend: 'embedded', catalog: ['files/root.yaml'] }, mounts }),
    startSite({ config: { backend: `http://127.0.0.1:${port}`, auth: 'guest' }, mounts }),
  ]);
  const reading = sites.map(site => `127.0.0.1:${site.port}`);
  const backend = await startBackstage({ port, catalogs: [join(folder, 'root.yaml')], reading });

  async function askBackend([method, target, body]) {
    const headers = { authorization: `Bearer ${backend.token}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${backend.url}/api/catalog${target}`, init);
    return { status: answer.status, text: await answer.text() };
  }

  return {
    sites,
    write,
    urlOf: (site, name) => `${site.url}/files/${name}`,
    /** The embedded catalog over another file of the folder. */
    siteOver: name => startSite({ config: { backend: 'embedded', catalog: [`files/${name}`] }, mounts }),
    isEmbedded: site => site === sites[0],
    /** A page whose catalog can be asked: `[page, ask]`. */
    async visit(open, site, path, options) {
      const page = await open('about:blank', options);
      await page.addInitScript(keepWorker);
      await page.goto(site.url + path);
      // A worker that does not listen yet hears nothing.
      await settled(page);
      const ask = async (method, target, body) => {
        const question = [method, target, body];
        const answer = site !== sites[1] ? await page.evaluate(askWorker, question) : await askBackend(question);
        return { status: answer.status, json: answer.text && JSON.parse(answer.text) };
      };
      return [page, ask];
    },
    async stop() {
      await Promise.all(sites.map(site => site.stop()));
      await backend.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Registers a URL past the portal, and waits for this entity. */
export async function registered(ask, target, byName) {
  const { status, json } = await ask('POST', '/locations', { type: 'url', target });
  if (status !== 201) throw new Error(`${target}: ${status} ${JSON.stringify(json)}`);
  await eventually(async () => {
    const answer = await ask('GET', byName);
    if (answer.status !== 200) throw new Error(`${byName}: ${answer.status}`);
  }, 30_000);
}
