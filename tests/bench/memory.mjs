// What a page holds in memory, and what its workers do.

/**
 * Bytes in use after a collection: script, and the memory of WebAssembly.
 *
 * @param {import('./chromium.mjs').Session[]} sessions a page and its workers: they are weighed in one go, when
 *   all have collected what nobody needs
 * @returns {Promise<{script: number, wasm: number}[]>}
 */
export async function weigh(sessions) {
  await Promise.all(sessions.map(collect));
  return Promise.all(sessions.map(weighOne));
}

async function collect(session) {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
}

async function weighOne(session) {
  const memory = { expression: 'bench.memory()', returnByValue: true };
  const [{ usedSize }, { result }] = await Promise.all([
    session.send('Runtime.getHeapUsage'),
    session.send('Runtime.evaluate', memory),
  ]);
  return { script: usedSize, wasm: result.value };
}
