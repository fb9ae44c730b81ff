// A page as the bench uses one: opened, throttled, clicked, asked for its times and its bytes.

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { weigh } from './memory.mjs';

const source = name => readFileSync(join(import.meta.dirname, name), 'utf8');
const [probe, workerProbe] = [source('probe.js'), source('worker_probe.js')];

/** How long a button is held down, in milliseconds: quick for a finger. */
const press = 60;

/** Longer than anything takes that is still worth measuring. */
const patience = 90_000;

// The preset "Slow 4G" of Chromium's tools.
const slowNetwork = {
  offline: false,
  latency: 150,
  downloadThroughput: 1.6e6 / 8,
  uploadThroughput: 750e3 / 8,
};
const slowCpu = { rate: 4 };

const screen = { width: 1280, height: 800, deviceScaleFactor: 1, mobile: false };

export class Page {
  #browser;
  #session;
  #target;
  #break;
  #broken = new Promise((_, reject) => (this.#break = reject));
  #open = new Map();
  #complaints = [];
  /** Every request of the page and its workers, in order. */
  requests = [];
  workers = [];

  /**
   * @param {import('./chromium.mjs').Chromium} browser
   * @param {{context: string, slow?: boolean}} options `slow`: Slow 4G, and the CPU divided by 4.
   *   The network of workers is slow too; their CPU is not, Chromium slows the main thread only
   */
  static async open(browser, { context, slow = false }) {
    const page = new Page();
    page.#browser = browser;
    page.#broken.catch(() => {});
    const { targetId } = await browser.root.send('Target.createTarget', {
      url: 'about:blank',
      browserContextId: context,
    });
    page.#target = targetId;
    const { sessionId } = await browser.root.send('Target.attachToTarget', { targetId, flatten: true });
    await page.#prepare(browser.session(sessionId), slow);
    return page;
  }

  async #prepare(session, slow) {
    this.#session = session;
    session.on('Target.attachedToTarget', attached => void this.#attach(attached).catch(this.#break));
    session.on('Target.detachedFromTarget', ({ sessionId }) => (this.workers = this.workers.filter(({ id }) => id !== sessionId)));
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
      this.#complaints.push(`uncaught: ${exception?.description ?? text}`);
    });
    this.#listen(session);
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Performance.enable'),
      session.send('Network.enable'),
      session.send('Emulation.setFocusEmulationEnabled', { enabled: true }),
      session.send('Emulation.setDeviceMetricsOverride', screen),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: probe }),
      session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    ]);
    if (!slow) return;
    await session.send('Network.emulateNetworkConditions', slowNetwork);
    await session.send('Emulation.setCPUThrottlingRate', slowCpu);
  }

  async #attach({ sessionId, targetInfo }) {
    const worker = this.#session.child(sessionId);
    if (targetInfo.type === 'worker') {
      this.workers.push(worker);
      this.#listen(worker);
      await worker.send('Network.enable');
      await worker.send('Runtime.evaluate', { expression: workerProbe });
    }
    await worker.send('Runtime.runIfWaitingForDebugger');
  }

  /** The page asks for a worker's script, and the worker hears of its end: ids mean the same in both. */
  #listen(session) {
    session.on('Network.requestWillBeSent', ({ requestId, request, wallTime }) => {
      const { url, method, postData: body } = request;
      const entry = { url, method, body, sent: wallTime * 1_000, bytes: 0 };
      this.requests.push(entry);
      this.#open.set(requestId, entry);
    });
    const ended = (requestId, change) => {
      Object.assign(this.#open.get(requestId) ?? {}, change);
      this.#open.delete(requestId);
    };
    // What came over the wire, headers included; nothing for what the cache had.
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      ended(requestId, { bytes: encodedDataLength }),
    );
    session.on('Network.loadingFailed', ({ requestId, errorText }) =>
      ended(requestId, { failed: errorText }),
    );
    session.on('Network.requestServedFromCache', ({ requestId }) => ended(requestId, { cached: true }));
  }

  /** Until the new document is there, empty as it may be. */
  async goto(url) {
    const committed = once(this.#session, 'Page.frameNavigated');
    const { errorText } = await this.#session.send('Page.navigate', { url });
    if (errorText) throw new Error(`${errorText} for ${url}`);
    await committed;
  }

  /** Calls a function in the page, and waits for what it promises. */
  async evaluate(call, ...values) {
    const expression = `(${call})(...${JSON.stringify(values)})`;
    const { result, exceptionDetails } = await this.#patiently(
      this.#session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }),
      call.name || JSON.stringify(values),
    );
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async #patiently(promise, what) {
    const limit = new AbortController();
    const late = sleep(patience, undefined, { signal: limit.signal }).then(() => {
      const heard = this.#complaints.join('\n') || 'the page did not complain';
      throw new Error(`no answer within ${patience / 1_000} s to ${what}\n${heard}`);
    });
    late.catch(() => {});
    try {
      return await Promise.race([promise, late, this.#broken]);
    } finally {
      limit.abort();
    }
  }

  async firstRows() {
    return this.evaluate(() => bench.firstRows);
  }

  /** Until the document is at rest and nothing is on the way. */
  async settled() {
    do await this.evaluate(() => bench.settled());
    while (this.#open.size > 0 && (await sleep(50, true)));
  }

  /**
   * Measures one action, from its event until the page shows its result.
   *
   * @param {'click' | 'keydown'} type
   * @param {[condition: string, ...args: unknown[]]} expected one of the conditions of probe.js
   * @param {() => Promise<void>} act
   * @returns {Promise<{laidOut: number, drawn: number}>} milliseconds
   */
  async time(type, expected, act) {
    await this.evaluate((...args) => bench.arm(...args), type, ...expected);
    await act();
    return this.evaluate(() => bench.armed);
  }

  /**
   * Presses the left button on the first element that has this text, and is not hidden; lets go as
   * soon as a finger does, which is when it is a click.
   */
  async click(selector, text = '') {
    const place = await this.find(selector, text);
    for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased']) {
      if (type === 'mouseReleased') await sleep(press);
      const button = type === 'mouseMoved' ? 'none' : 'left';
      await this.#session.send('Input.dispatchMouseEvent', { type, ...place, button, clickCount: 1 });
    }
  }

  /** Waits for an element, and says where its middle is. */
  find(selector, text = '') {
    return this.evaluate(
      (selector, text) =>
        new Promise(resolve => {
          const look = () => {
            const found = [...document.querySelectorAll(selector)].find(element =>
              element.textContent.trim().startsWith(text),
            );
            if (!found) return requestAnimationFrame(look);
            // Nearest would be below the table's head, which sticks to the top.
            found.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { x, y, width, height } = found.getBoundingClientRect();
            resolve({ x: x + width / 2, y: y + height / 2 });
          };
          look();
        }),
      selector,
      text,
    );
  }

  async press(key) {
    const isLetter = key.length === 1;
    const code = isLetter ? `Key${key.toUpperCase()}` : key;
    const windowsVirtualKeyCode = isLetter
      ? key.toUpperCase().charCodeAt(0)
      : { Backspace: 8, Enter: 13, Escape: 27 }[key];
    const common = { key, code, windowsVirtualKeyCode };
    await this.#session.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      ...common,
      ...(isLetter && { text: key }),
    });
    await this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  }

  /** Bytes in use after a collection: script and WebAssembly memory of the page and its workers. */
  async memory() {
    const [page, ...workers] = await weigh([this.#session, ...this.workers]);
    return { page, workers };
  }

  /** Milliseconds that the main thread was at work so far. */
  async taskTime() {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1_000;
  }

  /** Leaves for good, as a reader does; what a portal keeps for the next visit is there by then. */
  async leave() {
    // Where there is a service worker it comes a while after the rest.
    await this.evaluate(async () => {
      const ready = navigator.serviceWorker?.ready;
      await Promise.race([ready, new Promise(resolve => setTimeout(resolve, 20_000))]);
    });
    await this.goto('about:blank');
    await this.close();
  }

  async close() {
    await this.#browser.root.send('Target.closeTarget', { targetId: this.#target });
  }
}
