// Chromium or, by BROWSER=firefox, Firefox, pages in it that remember what went wrong, and waiting on
// conditions.

import { chromium, firefox } from 'playwright-core';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let launched;

export const isFirefox = process.env.BROWSER === 'firefox';

/** The one browser of this process. Firefox as it is released is driven by WebDriver BiDi. */
export function launch() {
  launched ??= isFirefox
    ? firefox.launch({
        channel: 'moz-firefox',
        executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
        firefoxUserPrefs: { 'ui.prefersReducedMotion': 1 },
      })
    : chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args });
  return launched;
}

export async function closeBrowser() {
  const browser = await launched;
  launched = undefined;
  await browser?.close();
}

const complaints = new WeakMap();

/**
 * A page of its own: no other page's storage, cache or worker.
 *
 * @param {string} url
 * @param {object} [options]
 * @param {'light' | 'dark'} [options.theme] what the system prefers
 * @param {number} [options.width]
 * @param {number} [options.height]
 * @param {boolean} [options.clipboard] whether the page may write to the clipboard
 * @param {string} [options.locale] what the browser's reader speaks
 * @param {(page: import('playwright-core').Page) => Promise<void>} [options.prepare] done before it goes anywhere
 * @param {boolean} [options.early] whether to go on before the program is there
 * @param {boolean} [options.offline] whether it may have a service worker, which answers in place of the
 *   network and is not seen by routes
 */
export async function openPage(
  url,
  { theme = 'light', width = 1280, height = 800, clipboard = false, early = false, offline = false, locale, prepare } = {},
) {
  const browser = await launch();
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    ...(locale && { locale }),
    // Colours are read while they change, otherwise.
    reducedMotion: 'reduce',
    serviceWorkers: offline ? 'allow' : 'block',
    permissions: clipboard ? ['clipboard-read', 'clipboard-write'] : [],
  });
  context.setDefaultTimeout(15_000);
  const page = watched(await context.newPage());
  if (!early) waitForProgram(page);
  await prepare?.(page);
  await page.goto(url);
  return page;
}

/**
 * Whoever goes to a page of the portal goes on when the program is there: what stands there before it
 * (src/app/start) is replaced under the hands of a test that points at places.
 */
function waitForProgram(page) {
  const isThere = () => {
    const isPortal = document.getElementById('prologue-parts');
    return !isPortal || (!document.getElementById('prologue') && document.querySelector('body > .shell, body > main, .crash'));
  };
  for (const name of ['goto', 'reload']) {
    const go = page[name].bind(page);
    page[name] = async (...to) => {
      const answer = await go(...to);
      // It may be held back on purpose.
      await page.waitForFunction(isThere, undefined, { timeout: 3_000 }).catch(() => {});
      return answer;
    };
  }
}

/** The page, of which `complaintsOf` tells from now on. */
export function watched(page) {
  const heard = [];
  complaints.set(page, heard);
  page.on('pageerror', error => {
    const told = String(error.stack ?? error);
    if (!isOfFirefox(told)) heard.push(`uncaught: ${told}`);
  });
  page.on('crash', () => heard.push('the page crashed'));
  page.on('console', message => {
    if (message.type() !== 'error' || isLateIcon(message) || isOfFirefox(message.text())) return;
    heard.push(`console.error: ${message.text()} (${message.location().url})`);
  });
  return page;
}

/** What Firefox says of a server that is not there, and all that it tells of an error that is logged. */
const isOfFirefox = text => isFirefox && /^(Error$|Cross-Origin Request Blocked)/.test(text);

/** Browsers ask for the icon in their own time, perhaps when the site has been stopped already. */
const isLateIcon = message => /\/callboard-icon-\w+\.svg$/.test(message.location().url) && message.text().includes('ERR_CONNECTION_REFUSED');

/** Uncaught errors and console errors of a page, but for those that match. */
export function complaintsOf(page, expected = []) {
  const heard = complaints.get(page) ?? [];
  return heard.filter(text => !expected.some(pattern => pattern.test(text)));
}

/** Waits until nothing is loading. */
export async function settled(page) {
  await page.waitForFunction(() => {
    const main = document.querySelector('main');
    const statuses = [...document.querySelectorAll('[role="status"]')];
    // In every language of the tests (language.mjs).
    const loading = statuses.some(status => /^\u200b?(Loading|Wird geladen)$/.test(status.textContent.trim()));
    return main?.childElementCount > 0 && !loading && !document.querySelector('#prologue, [aria-busy="true"]');
  });
}

/** Waits until everything is loaded, drawn, and the document has come to rest. */
export async function atRest(page) {
  await settled(page);
  await page.waitForFunction(() => !document.querySelector('main .to-come'));
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise(resolve => {
      const rest = () => setTimeout(() => (observer.disconnect(), resolve()), 200);
      let timer = rest();
      const observer = new MutationObserver(() => {
        clearTimeout(timer);
        timer = rest();
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  });
}

/**
 * Repeats a check until it passes. The last refusal is thrown when time is up.
 *
 * @template T
 * @param {() => T | Promise<T>} check
 * @returns {Promise<T>}
 */
export async function eventually(check, timeout = 8_000) {
  const end = performance.now() + timeout;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 40));
    }
  }
}
