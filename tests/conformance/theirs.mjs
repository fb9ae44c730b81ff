// Keeps the real backend with the sources of the comparison running, for `run.mjs --theirs URL`.

import { once } from 'node:events';
import { resolve } from 'node:path';
import { serveDemo } from './files.mjs';
import { ports, startTheirs } from './sides.mjs';
import { readable, sources } from './sources.mjs';

const given = await sources(resolve(import.meta.dirname, '../../target/conformance'));
const served = await serveDemo(ports.demo);
const { url, stop } = await startTheirs({ ...given, port: ports.theirs, reading: readable });
console.log(`ready: ${new URL(url).origin}`);
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
await stop();
await served.stop();
