// Loads the program. The build writes in what it is called, and what has to be in it.

/* global PROGRAM, WASM, INTEGRITY */

import { giveWay } from './offline.js';
import { files, folder } from './place.js';

const tooOld = 'This browser is too old for Callboard, which needs one of 2024 or later.';
const notLoaded = 'The portal could not be loaded. Check the connection, then reload the page.';

/** The whole page is there. */
export const parsed =
  document.readyState === 'loading'
    ? new Promise(resolve => document.addEventListener('DOMContentLoaded', resolve, { once: true }))
    : Promise.resolve();

export async function load() {
  if (!globalThis.CSS?.supports?.('selector(:has(&))')) return say(tooOld);
  let program;
  try {
    const wasm = fetch(files + WASM, { integrity: INTEGRITY });
    program = await import(files + PROGRAM);
    await program.default({ module_or_path: wasm });
  } catch (error) {
    console.error(error);
    await giveWay();
    const isOld = [SyntaxError, WebAssembly.CompileError, WebAssembly.LinkError].some(type => error instanceof type);
    return say(isOld ? tooOld : notLoaded);
  }
  await parsed;
  // WebAssembly cannot import, so it is given what can.
  program.portal(path => import(path), folder);
}

async function say(words) {
  await parsed;
  const note = Object.assign(document.createElement('p'), { className: 'crash', textContent: words });
  note.setAttribute('role', 'alert');
  document.body.prepend(note);
}
