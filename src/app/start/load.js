// Loads the program. The build writes in what it is called, and what has to be in it.

/* global PROGRAM, WASM, INTEGRITY, WORKER, TOO_OLD, NOT_LOADED, LATER, LATER_INTEGRITY */

import { words } from './language.js';
import { giveWay } from './offline.js';
import { files, folder } from './place.js';

/** The whole page is there. */
export const parsed =
  document.readyState === 'loading'
    ? new Promise(resolve => document.addEventListener('DOMContentLoaded', resolve, { once: true }))
    : Promise.resolve();

export async function load() {
  if (!globalThis.CSS?.supports?.('selector(:has(&))')) return say(TOO_OLD);
  let program;
  try {
    const wasm = fetch(files + WASM, { integrity: INTEGRITY });
    program = await import(files + PROGRAM);
    await program.default({ module_or_path: wasm });
  } catch (error) {
    console.error(error);
    await giveWay();
    const isOld = [SyntaxError, WebAssembly.CompileError, WebAssembly.LinkError].some(type => error instanceof type);
    return say(isOld ? TOO_OLD : NOT_LOADED);
  }
  await parsed;
  // The browser may do first what has been waiting for that.
  await new Promise(resolve => setTimeout(resolve));
  // WebAssembly cannot import, so it is given what can.
  program.portal(path => import(path), folder, files, WORKER);
  // No first row waits for what only paper and forced colours need.
  const later = { rel: 'stylesheet', href: files + LATER, integrity: LATER_INTEGRITY, media: 'print,(forced-colors:active)' };
  document.head.append(Object.assign(document.createElement('link'), later));
}

async function say(sentence) {
  await parsed;
  const note = Object.assign(document.createElement('p'), { className: 'crash', textContent: (await words)[sentence] ?? sentence });
  note.setAttribute('role', 'alert');
  document.body.prepend(note);
}
