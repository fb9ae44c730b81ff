// Light or dark, where an element is.

/**
 * Calls back with `light` or `dark`, now and whenever it changes.
 *
 * @param {Element} element
 * @param {(scheme: string) => void} onscheme
 * @returns {() => void} stops it
 */
export function followTheme(element, onscheme) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let last;
  function look() {
    const schemes = getComputedStyle(element).colorScheme.split(' ');
    const [first] = schemes;
    const scheme = schemes.length > 1 || first === 'normal' || !first ? (dark.matches ? 'dark' : 'light') : first;
    if (scheme !== last) onscheme((last = scheme));
  }
  const observer = new MutationObserver(look);
  observer.observe(document.documentElement, { attributes: true });
  const { host } = element.getRootNode();
  if (host) observer.observe(host, { attributes: true });
  dark.addEventListener('change', look);
  // Once it is in the page.
  requestAnimationFrame(look);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', look);
  };
}
