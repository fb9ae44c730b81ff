// Files that are being worked on: whoever writes a plugin sees what changed without reloading.

/** How often files are looked at, in milliseconds. */
const interval = 1_000;

/**
 * Calls back once, when one of the files says something else than at first.
 *
 * @param {string[]} urls
 * @param {() => void} onchange
 * @returns {() => void} stops it
 */
export function watch(urls, onchange) {
  const last = new Map();
  let stopped = false;
  async function look() {
    let changed = false;
    for (const url of document.hidden ? [] : urls) {
      const text = await fetch(url, { cache: 'no-cache', credentials: 'omit' })
        .then(response => (response.ok ? response.text() : undefined))
        // The server may be restarting.
        .catch(() => undefined);
      if (text === undefined) continue;
      changed ||= last.has(url) && last.get(url) !== text;
      last.set(url, text);
    }
    if (stopped) return;
    if (changed) onchange();
    else setTimeout(look, interval);
  }
  look();
  return () => {
    stopped = true;
  };
}
