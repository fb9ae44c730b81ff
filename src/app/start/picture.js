// The list as the reader left it, for the next visit: it stands there until the program has asked anew.
// Kept only where nobody has to sign in, so that nobody sees what another was shown.

import { stand } from './prologue.js';

const key = 'picture';

/** Characters; what is larger takes longer to read than it saves. */
const largest = 400_000;

const here = () => location.pathname + location.search;

/** Where the language that is spoken stands. */
const { documentElement: root } = document;

/** A build's classes are its own. */
const sheet = () => document.querySelector('link[rel=stylesheet]')?.getAttribute('href');

/** Shows it, if there is one of this address, of this build and in this language. */
export function restore() {
  let kept;
  try {
    kept = JSON.parse(localStorage.getItem(key));
  } catch {
    return false;
  }
  if (kept?.address !== here() || kept.sheet !== sheet() || kept.language !== root.lang) return false;
  const { content } = Object.assign(document.createElement('template'), { innerHTML: kept.html });
  // A strict policy takes no styles out of text.
  for (const element of content.querySelectorAll('[data-styles]')) {
    element.style.cssText = element.dataset.styles;
    delete element.dataset.styles;
  }
  stand(content);
  return true;
}

/** Keeps the list whenever the page is left, from now on. */
export function keepOnLeaving() {
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep());
  addEventListener('pagehide', keep);
}

export function forget() {
  try {
    localStorage.removeItem(key);
  } catch {
    // No storage, no picture.
  }
}

function keep() {
  const rows = document.querySelector('main section[aria-busy=false] > .catalog-table[data-endless=false] tbody tr');
  if (document.getElementById('prologue') || !rows) return;
  const html = picture([document.querySelector('body > .skip-link'), document.querySelector('body > .shell')]);
  if (html.length > largest) return;
  try {
    localStorage.setItem(key, JSON.stringify({ address: here(), sheet: sheet(), language: root.lang, html }));
  } catch {
    // A full storage has no room for what is only faster.
  }
}

function picture(elements) {
  const copy = document.createElement('template').content;
  for (const element of elements) copy.append(element.cloneNode(true));
  // What is typed and ticked is no part of a copy.
  const fields = elements.flatMap(element => [...element.querySelectorAll('input')]);
  for (const [place, field] of copy.querySelectorAll('input').entries()) {
    const { type, value, checked } = fields[place];
    if (['checkbox', 'radio'].includes(type)) field.toggleAttribute('checked', checked);
    else field.setAttribute('value', value);
  }
  for (const element of copy.querySelectorAll('dialog, [role=menu], [popover]')) element.remove();
  for (const element of copy.querySelectorAll('[style]')) {
    element.dataset.styles = element.getAttribute('style');
    element.removeAttribute('style');
  }
  return [...copy.children].map(({ outerHTML }) => outerHTML).join('');
}
