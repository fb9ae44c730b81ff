// Runs the test backend until it is interrupted.

import { parseArgs } from 'node:util';
import { startBackstage } from './backstage.mjs';

const usage =
  'node start.mjs [--port N] [--catalog DIR_OR_FILE]... [--database sqlite|pg] [--synthetic FILE]';

const interrupt = new AbortController();
const interrupted = new Promise(resolve => interrupt.signal.addEventListener('abort', resolve));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => interrupt.abort());

try {
  const { port, catalog: catalogs, database, synthetic } = options();
  const { signal } = interrupt;
  const backend = await startBackstage({ port, catalogs, database, synthetic, signal });
  console.log(`backend ready on ${backend.url} with ${backend.entities} entities`);
  const end = await Promise.race([backend.exited, interrupted]);
  await backend.stop();
  if (!signal.aborted) throw new Error(end);
} catch (error) {
  if (!interrupt.signal.aborted) {
    console.error(`callboard: ${error.message}`);
    process.exitCode = 1;
  }
}

function options() {
  const string = { type: 'string' };
  try {
    const { values } = parseArgs({
      options: {
        port: string,
        catalog: { type: 'string', multiple: true },
        database: string,
        synthetic: string,
      },
    });
    return { ...values, port: values.port && Number(values.port) };
  } catch (error) {
    throw new Error(`${error.message}\nusage: ${usage}`);
  }
}
