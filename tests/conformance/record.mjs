// Writes down how the real backend refuses each invalid request, into refusals.json, for tests that
// have no backend at hand. node tests/conformance/record.mjs URL (a backend that theirs.mjs started)

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { invalid } from './invalid.mjs';
import { startTheirs } from './sides.mjs';
import { send } from './transport.mjs';

const side = await startTheirs({ running: process.argv[2] });
const refusals = [];
for (const request of invalid) {
  const { status, body } = await send(side, request);
  // A failure is not worth repeating, nor a schema's complaint of a page's length.
  if (status < 400 || status === 500 || request.text?.length > 1000 || JSON.stringify(body).length > 700) continue;
  refusals.push({ request, status, body });
}
const lines = refusals.map(refusal => JSON.stringify(refusal)).join(',\n');
await writeFile(join(import.meta.dirname, 'refusals.json'), `[\n${lines}\n]\n`);
console.log(`${refusals.length} refusals`);
