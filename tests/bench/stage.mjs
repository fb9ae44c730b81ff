// What measurements stand on: sites, backends and the browser, which are stopped in the end whatever happens.

import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultDist, startSite } from '../e2e/site.mjs';
import { startBackend } from './backend.mjs';
import { Chromium } from './chromium.mjs';

/**
 * What is measured in one go.
 *
 * @typedef {{figures: string[], times?: number, step: (site: object, backend?: object) => Promise<void>}} Step
 */

export class Stage {
  #began = performance.now();
  #only;
  /** What has to be stopped, in the order it was started. */
  #stops = [];
  #interrupt = new AbortController();

  /** @param {string[]} [only] names of the figures that are wanted; all unless given */
  constructor(only) {
    this.#only = only;
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => this.#interrupt.abort(new Error(signal)));
    this.interrupted = new Promise((_, reject) => {
      this.#interrupt.signal.addEventListener('abort', () => reject(this.#interrupt.signal.reason));
    });
  }

  get isInterrupted() {
    return this.#interrupt.signal.aborted;
  }

  say(text) {
    console.log(`${((performance.now() - this.#began) / 1_000).toFixed(0).padStart(5)} s  ${text}`);
  }

  keep(thing, stop) {
    this.#stops.push(stop);
    return thing;
  }

  async stop() {
    for (const stop of this.#stops.reverse()) await stop().catch(error => console.error(error));
  }

  async openBrowser() {
    const browser = await Chromium.launch();
    return this.keep(browser, () => browser.close());
  }

  /** A build that runs meanwhile must not take the portal away under the bench. */
  async copyOfDist() {
    const dist = await mkdtemp(join(tmpdir(), 'callboard-bench-'));
    this.keep(dist, () => rm(dist, { recursive: true, force: true }));
    await cp(defaultDist(), dist, { recursive: true });
    return dist;
  }

  async openSite(config, { dist, mounts, warm = [], compress }) {
    const site = await startSite({ dist, config: { title: 'Callboard', ...config }, mounts, compress });
    this.keep(site, () => site.stop());
    // The site compresses a file when it is first asked for it, at the best quality, which takes
    // long. A CDN has it ready.
    for (const path of warm) {
      const answer = await fetch(site.url + path, { headers: { 'accept-encoding': 'br' } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
    }
    return site;
  }

  /** Nothing where it is not installed. */
  async openBackend({ entities, files }) {
    const expected = entities.length;
    this.say(`starting Backstage on PostgreSQL, which takes in ${expected} entities in a minute or two`);
    const { signal } = this.#interrupt;
    const backend = await startBackend({ synthetic: files.json, expected, signal, say: text => this.say(text) });
    if (!backend) return undefined;
    this.keep(backend, () => backend.stop());
    await this.#machineAtRest();
    return backend;
  }

  /** A database goes on tidying up for a while; that would be measured along. */
  async #machineAtRest() {
    for (let looks = 0; looks < 60; looks += 1) {
      const before = idleTime();
      await sleep(2_000, undefined, { signal: this.#interrupt.signal });
      const busy = 1 - (idleTime() - before) / (2_000 * cpus().length);
      if (busy < 0.1) return;
    }
    this.say('the machine does not come to rest: what follows is slower than it has to be');
  }

  /** @param {Step} step */
  isWanted({ figures }) {
    return !this.#only || figures.some(name => this.#only.includes(name));
  }

  /** @param {Step[]} steps */
  wanted(steps) {
    return steps.filter(step => this.isWanted(step));
  }

  /** @param {Step[]} steps */
  async measure(steps, site, backend) {
    for (const { figures, step, times = 1 } of steps) {
      this.say(figures.join(', '));
      try {
        for (let run = 0; run < times; run += 1) await step(site, backend);
      } catch (error) {
        if (this.isInterrupted) throw error;
        // The other figures are wanted all the same.
        process.exitCode = 1;
        console.error(error);
      }
    }
  }
}

/** Milliseconds that all processors have been idle so far. */
const idleTime = () => cpus().reduce((sum, { times }) => sum + times.idle, 0);

/** The addresses of a folder's files, as a site has them below a prefix. */
export const filesIn = async (folder, prefix = '/') =>
  (await readdir(folder, { withFileTypes: true }))
    .filter(entry => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map(({ name }) => prefix + name);
