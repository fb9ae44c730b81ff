// Whether anything ran that should not have, and what would run if it were pressed.

/** Runs in every page before anything of the portal. */
export function watchExecution() {
  globalThis.fired = 0;
  globalThis.fire = () => void (globalThis.fired += 1);
  for (const name of ['alert', 'confirm', 'prompt', 'print']) globalThis[name] = globalThis.fire;
}

/** Runs in the page: what ran, and every element or attribute that could run something. */
export function readExecution() {
  const found = [];
  const roots = [document.body];
  const isCode = value => /^[\s\u0000-\u0020]*(javascript|vbscript|livescript|data(?!:image\/)|feed|jar|view-source|blob|filesystem|x):/i.test(value);
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      const name = element.localName;
      // The page itself has one of these, for those without scripts.
      const isOurs = name === 'noscript' && element.parentElement === document.body;
      if (/^(script|iframe|frame|object|embed|base|meta|link|applet|marquee|xss|noscript)$/.test(name) && !isOurs) {
        const src = element.getAttribute('src') ?? element.getAttribute('href') ?? '';
        const isPortal = src !== '' && new URL(src, location.href).origin === location.origin && !isCode(src);
        if (!isPortal) found.push(element.outerHTML.slice(0, 200));
      }
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/i.test(attribute)) found.push(`${attribute} of ${element.outerHTML.slice(0, 200)}`);
        if (/^(href|src|action|formaction|data|srcdoc|xlink:href|poster|background)$/i.test(attribute) && (isCode(value) || attribute === 'srcdoc'))
          found.push(`${attribute}=${value.slice(0, 100)}`);
      }
    }
  }
  if (globalThis.fired) found.push(`${globalThis.fired} ran`);
  return [...new Set(found)];
}
