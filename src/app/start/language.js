// The language of what stands there before the program, chosen as the program does (src/session/language.rs).
// The page is written in English; the build wrote what it says in others, by the English.

/* global LANGUAGES */

import { files } from './place.js';

/** The reader's choice, else the first of the browser's that there is; undefined for English. */
export const language = [kept() ?? [], navigator.languages]
  .flat()
  .map(tag => tag.toLowerCase().split('-')[0])
  .find(code => code === 'en' || LANGUAGES[code]);

/** What is said in that language, by the English. Without it the page is in English. */
export const words = LANGUAGES[language] ? import(files + LANGUAGES[language]).then(module => module.default).catch(() => ({})) : Promise.resolve({});

const spoken = ['aria-label', 'title', 'placeholder'];

/** Says a part of the page in that language. */
export function translate(part, words) {
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: node } = texts;
    const text = node.data.trim();
    if (words[text]) node.data = node.data.replace(text, words[text]);
  }
  for (const element of part.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const name of spoken) {
      const said = words[element.getAttribute(name)];
      if (said) element.setAttribute(name, said);
    }
  }
}

function kept() {
  try {
    return localStorage.getItem('language') ?? undefined;
  } catch {
    return undefined;
  }
}
