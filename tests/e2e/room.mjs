// What does not fit.

/** The outermost elements that make the page scroll sideways. */
export function sideways(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      element => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('[aria-hidden=true]'),
    );
    const outer = wide.filter(element => !wide.includes(element.parentElement));
    const name = ({ localName, className, id }) => `<${localName} class="${className}"${id && ` id="${id}"`}>`;
    return [`the page is ${scrollWidth} wide in a window of ${clientWidth}`, ...outer.slice(0, 5).map(name)];
  });
}

/**
 * Texts of which a part cannot be seen: cut by what they are in, which neither scrolls nor says by an ellipsis
 * that there is more.
 */
export function cut(page) {
  return page.evaluate(() => {
    const shows = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    // Hidden for the eye on purpose; pictures, which are moved; what is clamped with an ellipsis.
    const isExempt = (element, { clipPath, textOverflow, webkitLineClamp }) =>
      clipPath !== 'none' || textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || element.closest('svg, .frame, .avatar, [aria-hidden=true], .swagger-ui');
    const hides = value => value === 'hidden' || value === 'clip';
    const found = [];
    for (const element of document.body.querySelectorAll('*')) {
      const style = getComputedStyle(element);
      const [x, y] = [hides(style.overflowX), hides(style.overflowY)];
      if (!(x || y) || !element.textContent.trim() || !shows(element) || isExempt(element, style)) continue;
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      if ((x && scrollWidth > clientWidth + 1) || (y && scrollHeight > clientHeight + 1)) {
        found.push(`<${element.localName} class="${element.className}"> is ${clientWidth}x${clientHeight} for ${scrollWidth}x${scrollHeight}: ${element.textContent.trim().slice(0, 40)}`);
      }
    }
    return found;
  });
}
