// Definitions that are drawn by us: AsyncAPI, GraphQL and protocol buffers, as an outline.
// `options`: {type, reader: URL of the worker, onproblem: called with a reason, say(name, of): a text of the
// portal, locale: how numbers are written}.

import { drawOutline } from './definition/outline.js';
import { reading } from './definition/page.js';
import { Reader } from './definition/reader.js';

/** Draws a definition into `root`. Resolves when it is drawn, refuses when it cannot be loaded. */
export async function mount(root, text, { type, reader: url, onproblem, say, locale }) {
  const reader = new Reader(url);
  root.replaceChildren(reading(say));
  try {
    const { outline, problem, error } = await reader.ask({ type, text });
    root.replaceChildren();
    if (error) throw new Error(error);
    if (problem) onproblem(say(problem.name, problem.of));
    else drawOutline(root, outline, { say, locale });
  } finally {
    reader.stop();
  }
  return { unmount: () => root.replaceChildren() };
}
