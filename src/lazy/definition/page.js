// Nodes of the page. Text stays text: nothing here takes HTML.

/** An element with attributes and children; nothing, where a child is undefined, null or false. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat().filter(child => child !== undefined && child !== null && child !== false));
  return made;
}

/** An icon out of the page's own. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** A text in paragraphs. */
export const prose = text =>
  text
    .split(/\n\s*\n/)
    .filter(part => part.trim())
    .map(part => element('p', {}, part.trim()));

/** Calls after the reader has paused. */
export function paused(call, wait = 100) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, wait);
  };
}

/** What is shown while a definition is read; invisible at first, as everywhere. */
export const reading = say => element('p', { class: 'reading-definition', role: 'status' }, say('document-reading'));
