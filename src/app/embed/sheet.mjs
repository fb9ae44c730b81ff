// The portal's sheet for shadow roots: what it says of the document it says of `.embedded`, the element in
// the root that everything is in. Neither the page's sheets nor its sizes reach that.

/** Before anything of the portal's: nothing of what the page lets its elements inherit. */
const reset = `@layer embedded {
  :host { display: block; flex: auto; min-inline-size: min(100%, 20rem); }
  :host([hidden]) { display: none; }
  .embedded { all: initial; display: block; container: embedded / inline-size; }
}
`;

/** @param {string} sheet the portal's, for a document */
export function forShadowRoots(sheet) {
  const components = sheet.indexOf('@layer components {');
  const [page, rest] = [sheet.slice(0, components), sheet.slice(components)];
  const ours = page
    .replace('color-scheme: light dark;', 'color-scheme: inherit;')
    .replace(/:root\[data-theme="(\w+)"\]/g, ':host([theme="$1"]) .embedded')
    .replace(/:root\b/g, '.embedded')
    // The page is as long as it is.
    .replace('min-height: 100dvh;', '')
    .replace(/^(\s*)(?:html|body)(?= [{>])/gm, '$1.embedded');
  return (
    (reset + ours + rest)
      // How wide the window is says nothing of the place in a page.
      .replace(/@media (?=\((?:min|max)-width:)/g, '@container embedded ')
      // The root's letters are the page's, and so is what `rem` means.
      .replace(/(\d*\.?\d+)rem\b/g, (_, size) => `${Number(size) * 16}px`)
  );
}
