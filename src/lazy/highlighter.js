// A web worker that colours texts by highlight.js: parts of a text on demand, so that size does not matter.
// In: {id, language, lines: [text], skip}. Out: {id, lines: [[start, end, class, ...]]}, those after `skip`.

import hljs from 'highlight.js/lib/core';

const grammars = {
  graphql: () => import('highlight.js/lib/languages/graphql'),
  json: () => import('highlight.js/lib/languages/json'),
  protobuf: () => import('highlight.js/lib/languages/protobuf'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

/** Takes pieces of text with their class in place of HTML. */
class Pieces {
  constructor() {
    this.pieces = [];
    this.scopes = [];
  }
  addText(text) {
    this.pieces.push(text, this.scopes.at(-1) ?? '');
  }
  openNode(scope) {
    this.scopes.push(scope.split('.')[0]);
  }
  closeNode() {
    this.scopes.pop();
  }
  startScope(scope) {
    this.openNode(scope);
  }
  endScope() {
    this.closeNode();
  }
  __addSublanguage(emitter) {
    this.pieces.push(...emitter.pieces);
  }
  finalize() {}
  toHTML() {
    return '';
  }
}

hljs.configure({ __emitter: Pieces });

addEventListener('message', async ({ data: { id, language, lines, skip } }) => {
  try {
    if (!hljs.getLanguage(language)) hljs.registerLanguage(language, (await grammars[language]()).default);
    const { _emitter: emitter } = hljs.highlight(lines.join('\n'), { language, ignoreIllegals: true });
    postMessage({ id, lines: byLine(emitter.pieces).slice(skip) });
  } catch (error) {
    postMessage({ id, error: String(error?.message ?? error) });
  }
});

function byLine(pieces) {
  const lines = [[]];
  let column = 0;
  for (let place = 0; place < pieces.length; place += 2) {
    const [text, scope] = [pieces[place], pieces[place + 1]];
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) {
        lines.push([]);
        column = 0;
      }
      if (scope && part) lines.at(-1).push(column, column + part.length, scope);
      column += part.length;
    }
  }
  return lines;
}
