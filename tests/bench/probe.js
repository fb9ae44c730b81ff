// Runs in every page before anything of the portal, and takes the times: what is measured here
// does not wait for the protocol. `window.bench` is what the other side asks.

(() => {
  if (window.bench) return;
  const rowLinks = 'section[aria-label="Entities"] tbody th[scope="row"] a[href]';
  const rows = () => [...document.querySelectorAll(rowLinks)];
  const names = () =>
    rows()
      .map(link => link.getAttribute('href'))
      .join('\n');
  const rowKeys = () =>
    [...document.querySelectorAll('dialog[open] [role="option"]')].map(row => row.dataset.key);
  const isListBusy = () => document.querySelector('section[aria-label="Entities"]')?.ariaBusy === 'true';

  const hasHeading = (selector, text) =>
    [...document.querySelectorAll(selector)].some(({ textContent }) => textContent.trim().startsWith(text));
  const hasAbout = () => hasHeading('main h2', 'About');
  // Of any front end, and past the door that some have for guests.
  const hasEntityRows = () => {
    const doors = [...document.querySelectorAll('button')].filter(({ textContent }) => textContent.trim() === 'Enter');
    for (const door of doors) door.click();
    return document.querySelector('tbody tr a[href*="/catalog/"]') !== null;
  };
  // Waiting, it has no boxes or those of another question.
  const hasGraph = () =>
    document.querySelector('main .graph[aria-busy="false"] [data-box]') !== null &&
    document.querySelector('main [aria-busy="true"]') === null;

  /** After the frame that shows what is in the document now. */
  const painted = () =>
    new Promise(resolve =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(undefined);
      }),
    );

  /** Resolves with what `check` first returns, looked at after every change of the document. */
  const watch = check =>
    new Promise(resolve => {
      const look = () => {
        const found = check();
        if (!found) return;
        observer.disconnect();
        resolve(found);
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      look();
    });

  // Rows of the older question stay on screen until the newer ones are there: only rows that
  // differ, in a list that waits for nothing, are new.
  const conditions = {
    newRows: before => !isListBusy() && rows().length > 0 && names() !== before.names,
    newRowsOfText: (before, text) =>
      conditions.newRows(before) && new URLSearchParams(location.search).get('filters[text]') === text,
    newRowsOfLetters: (_, letters, known) =>
      document.querySelector('dialog[open] [role="combobox"]')?.value === letters &&
      rowKeys().some(key => !known.includes(key)),
    about: before => document.title !== before.title && hasAbout(),
    heading: (_, text) => hasHeading('h1, h2, h3, h4, h5, h6', text),
    graph: before => document.title !== before.title && hasGraph(),
  };

  /**
   * Waits for the next trusted event of this type, and from then on for the condition.
   * `laidOut`: milliseconds of the event until the new state is in the document, with style and
   * layout done; `drawn`: until the frame that shows it.
   */
  const arm = (type, condition, ...args) => {
    const before = { names: names(), title: document.title };
    let start;
    addEventListener(type, event => (start = event.timeStamp), { capture: true, once: true });
    bench.armed = watch(() => {
      if (start === undefined || !conditions[condition](before, ...args)) return undefined;
      document.body.getBoundingClientRect();
      return { laidOut: performance.now() - start };
    }).then(async ({ laidOut }) => ({ laidOut, drawn: (await painted()) - start }));
  };

  /** Resolves once nothing is awaited and the document has been at rest for a while. */
  const settled = (rest = 300) =>
    new Promise(resolve => {
      let timer;
      const again = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          if (isListBusy()) return again();
          observer.disconnect();
          resolve();
        }, rest);
      };
      const observer = new MutationObserver(again);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      again();
    });

  const memories = new Set();
  const keep = ({ instance }) => {
    for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      keep(result instanceof WebAssembly.Instance ? { instance: result } : result);
      return result;
    };
  }

  const visit = { lcp: 0, cls: 0, slowest: 0, shifted: 0, longest: 0 };
  const observe = (type, options, each) =>
    new PerformanceObserver(list => list.getEntries().forEach(each)).observe({
      type,
      buffered: true,
      ...options,
    });

  // Layout shifts count by the worst window: up to 5 s, no gap of 1 s (web.dev/cls).
  const shifts = { value: 0, first: 0, last: 0 };
  observe('layout-shift', {}, ({ value, startTime, hadRecentInput }) => {
    visit.shifted += value;
    if (hadRecentInput) return;
    const goesOn = startTime - shifts.last < 1_000 && startTime - shifts.first < 5_000;
    if (!goesOn) Object.assign(shifts, { value: 0, first: startTime });
    shifts.value += value;
    shifts.last = startTime;
    visit.cls = Math.max(visit.cls, shifts.value);
  });
  observe('largest-contentful-paint', {}, ({ startTime }) => (visit.lcp = startTime));
  observe('event', { durationThreshold: 16 }, ({ interactionId, duration }) => {
    if (interactionId) visit.slowest = Math.max(visit.slowest, duration);
  });
  observe('longtask', {}, ({ duration }) => (visit.longest = Math.max(visit.longest, duration)));
  const taken = (name, otherwise = 0) => {
    const value = visit[name] || otherwise;
    visit[name] = 0;
    return value;
  };

  window.bench = {
    arm,
    settled,
    /** What the rows of the palette are known by. */
    rowKeys,
    /** The worst shift of the whole visit, and the slowest reaction since one last asked. */
    visit: () => {
      const slowest = taken('slowest');
      return { cls: visit.cls, slowest };
    },
    /** All that shifted since one last asked, after input too. */
    shifted: () => taken('shifted'),
    /** The longest task of the main thread since one last asked. Below 50 none is told of. */
    longestTask: () => taken('longest', 50),
    memory: () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    /** Milliseconds from the start of the navigation until the first row of data is drawn. */
    firstRows: watch(() => rows().length > 0).then(painted),
    /** The same over any front end. */
    entityRows: watch(hasEntityRows).then(painted),
    /** Milliseconds until the largest thing was painted, and the worst shift. */
    painting: () => ({ lcp: visit.lcp, cls: visit.cls }),
    /** The same, until an entity's description. */
    about: watch(hasAbout).then(painted),
    /** The same, until a graph. */
    graph: watch(hasGraph).then(painted),
  };
})();
