// Loads the program into somebody else's page, once for all elements, with what the portal's own page has
// beside it: the sheet and the icons.

import text from 'callboard:sheet';
import sprite from '../../../style/icons.svg';

const files = new URL('.', import.meta.url).href;

let settled;
let attempts = 0;

/** Resolves to `show`. What could not be loaded is loaded anew when somebody asks again. */
export function settle() {
  settled ??= load().catch(error => {
    settled = undefined;
    throw error;
  });
  return settled;
}

async function load() {
  // Browsers may keep that a module could not be loaded.
  const again = attempts ? `?attempt=${attempts}` : '';
  attempts += 1;
  const wasm = fetch(new URL(WASM, files));
  // Whatever comes first of two failures is told.
  wasm.catch(() => {});
  const program = await import(new URL(PROGRAM + again, files).href);
  await program.default({ module_or_path: wasm });
  program.visit(address => import(address), files, WORKER);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const icons = new DOMParser().parseFromString(sprite, 'image/svg+xml').documentElement;

  /** Shows an order in a shadow root; returns what ends that. */
  return (root, order) => {
    root.adoptedStyleSheets = [sheet];
    // References to icons look no further than their own tree.
    if (!root.querySelector('.sprite')) root.append(document.importNode(icons, true));
    const place = document.createElement('div');
    place.className = 'embedded';
    root.append(place);
    const shown = program.Embedded.of({ ...order, place });
    return () => {
      place.remove();
      shown.end();
    };
  };
}
