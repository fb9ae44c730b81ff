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
    const takes = scheme => schemes.includes(scheme);
    // A page that says nothing of schemes is light.
    const scheme = takes('dark') && (dark.matches || !takes('light')) ? 'dark' : 'light';
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
