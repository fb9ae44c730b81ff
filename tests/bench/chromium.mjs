// Chromium over a pipe, with nothing in between: the scripts that a test driver adds to a page
// would be measured along, and a worker is a session of its own here, to be throttled and asked.

import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const args = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--no-sandbox',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-gpu',
  '--disable-quic',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--mute-audio',
];

/** One end of the protocol: the browser itself, a page or a worker. Its events carry parameters. */
export class Session extends EventEmitter {
  #browser;

  constructor(browser, id) {
    super();
    this.#browser = browser;
    this.id = id;
  }

  send(method, params = {}) {
    return this.#browser.call(method, params, this.id);
  }

  /** The session of a target that the protocol says is attached. */
  child(id) {
    return this.#browser.session(id);
  }
}

export class Chromium {
  #child;
  #profile;
  #requests = new Map();
  #sessions = new Map();
  #lastId = 0;
  #rest = [];

  static async launch() {
    const browser = new Chromium();
    browser.#profile = await mkdtemp(join(tmpdir(), 'callboard-chromium-'));
    browser.#child = spawn(
      process.env.CHROME ?? '/usr/bin/chromium',
      [...args, `--user-data-dir=${browser.#profile}`],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    browser.root = browser.session(undefined);
    const [, , , , output] = browser.#child.stdio;
    output.on('data', chunk => browser.#read(chunk));
    browser.#child.once('error', error => browser.#fail(error));
    browser.#child.once('exit', () => browser.#fail(new Error('Chromium ended')));
    try {
      const { product } = await browser.root.send('Browser.getVersion');
      browser.version = product;
      return browser;
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  /** A fresh profile: no cache, no storage, no token. */
  async context() {
    const { browserContextId } = await this.root.send('Target.createBrowserContext');
    return browserContextId;
  }

  async dispose(browserContextId) {
    await this.root.send('Target.disposeBrowserContext', { browserContextId });
  }

  async close() {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid && exitCode === null && signalCode === null) {
      const exit = once(this.#child, 'exit');
      const stubborn = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
      this.root.send('Browser.close').catch(() => this.#child.kill());
      await exit;
      clearTimeout(stubborn);
    }
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  session(id) {
    if (!this.#sessions.has(id)) this.#sessions.set(id, new Session(this, id));
    return this.#sessions.get(id);
  }

  call(method, params, sessionId) {
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      this.#requests.set(id, { method, sessionId, resolve, reject });
      this.#child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  #read(chunk) {
    let start = 0;
    for (let end; (end = chunk.indexOf(0, start)) >= 0; start = end + 1) {
      const message = Buffer.concat([...this.#rest, chunk.subarray(start, end)]);
      this.#rest = [];
      this.#receive(JSON.parse(message));
    }
    if (start < chunk.length) this.#rest.push(chunk.subarray(start));
  }

  #receive({ id, result, error, method, params, sessionId }) {
    if (method) {
      if (method === 'Target.detachedFromTarget') this.#forget(params.sessionId);
      this.session(sessionId).emit(method, params);
      return;
    }
    const request = this.#requests.get(id);
    this.#requests.delete(id);
    if (error) request?.reject(new Error(`${request.method}: ${error.message}`));
    else request?.resolve(result);
  }

  /** Whoever still waits for an answer of a session that is gone would wait for ever. */
  #forget(sessionId) {
    this.#sessions.delete(sessionId);
    for (const [id, request] of this.#requests) {
      if (request.sessionId !== sessionId) continue;
      this.#requests.delete(id);
      request.reject(new Error(`${request.method}: its target is gone`));
    }
  }

  #fail(error) {
    for (const { reject } of this.#requests.values()) reject(error);
    this.#requests.clear();
  }
}
