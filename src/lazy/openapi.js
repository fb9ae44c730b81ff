// OpenAPI by Swagger UI, in a shadow root so that neither style reaches the other. Large documents are
// listed, and one operation at a time is drawn.
// `options`: {reader: URL of the worker, onproblem: called with a reason, say(name, of): a text of the portal}.

import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import theirs from 'swagger-ui-dist/swagger-ui.css';
import { element, icon, paused, reading } from './definition/page.js';
import { Reader } from './definition/reader.js';
import ours from './definition/swagger.css';
import { followTheme } from './plugin/theme.js';

const batch = 200;

/** Draws a definition into `root`. Resolves when it is drawn, refuses when it cannot be loaded. */
export async function mount(root, text, { reader: url, onproblem, say }) {
  const reader = new Reader(url);
  root.replaceChildren(reading(say));
  let unmount = () => {};
  try {
    const { outline, problem, error } = await reader.ask({ type: 'openapi', text });
    root.replaceChildren();
    if (error) throw new Error(error);
    if (problem) onproblem(say(problem.name, problem.of));
    else if (outline.whole) unmount = drawReference(root, outline.whole, say, { docExpansion: 'list' });
    else unmount = drawList(root, outline, reader, say);
  } catch (error) {
    reader.stop();
    throw error;
  }
  return {
    unmount() {
      unmount();
      reader.stop();
      root.replaceChildren();
    },
  };
}

/** Draws a document by Swagger UI, with settings of its own; returns what takes it away. */
function drawReference(root, document, say, settings) {
  const host = element('div', { class: 'reference' });
  root.append(host);
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = sheets();
  const node = element('div');
  shadow.append(node);
  SwaggerUI({
    domNode: node,
    spec: document,
    // Otherwise definitions are sent to a validator on the internet.
    validatorUrl: null,
    deepLinking: false,
    defaultModelsExpandDepth: 0,
    plugins: [harmless],
    requestInterceptor: request => refuseOtherFiles(request, say),
    ...settings,
  });
  const ends = [followTheme(host, scheme => host.classList.toggle('dark', scheme === 'dark')), nameServers(node, say)];
  return () => ends.forEach(end => end());
}

/** The choice of a server has words beside it that are no label; returns what stops looking for it. */
function nameServers(node, say) {
  const look = () => node.querySelector('#servers:not([aria-label])')?.setAttribute('aria-label', say('document-server'));
  const observer = new MutationObserver(look);
  observer.observe(node, { childList: true, subtree: true });
  look();
  return () => observer.disconnect();
}

/** References into other files would be fetched from whoever the definition names. */
function refuseOtherFiles(request, say) {
  if (request.loadSpec) throw new Error(say('document-other-files'));
  return request;
}

/** Markdown without HTML of its own and without pictures, which would be fetched from anywhere. */
function harmless() {
  return {
    wrapComponents: {
      Markdown: (Original, { React }) => properties =>
        React.createElement(Original, { ...properties, source: withoutHtml(properties.source) }),
    },
  };
}

/** The head of the document stands above the list. */
const withoutHead = () => ({ wrapComponents: { InfoContainer: () => () => null } });

/** A word joiner after `<` makes it a character like others; a picture becomes a link to it. */
export function withoutHtml(source) {
  if (typeof source !== 'string') return source;
  return source.replace(/<(?!https?:|mailto:)(?=[a-z/!?])/gi, '<\u2060').replace(/!\[/g, '[');
}

let made;

function sheets() {
  made ??= [theirs.replaceAll('html.dark-mode', ':host(.dark)'), ours].map(text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return made;
}

/** The list of all operations beside the one that is open. */
function drawList(root, { title, version, operations }, reader, say) {
  const status = element('span', { class: 'count', role: 'status' });
  const field = element('input', {
    type: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': say('document-filter-operations'),
    placeholder: say('document-filter'),
  });
  const list = element('ul', { class: 'operations' });
  const more = element('button', { type: 'button', class: 'more', onclick: () => grow() });
  const place = element('div', { class: 'place' }, element('p', { class: 'nothing' }, say('document-choose-operation')));
  let found = operations.map((operation, index) => ({ ...operation, index }));
  const all = found;
  let shown = 0;
  let current;
  let clear = () => {};
  const grow = () => {
    const next = found.slice(shown, shown + batch);
    shown += next.length;
    list.append(...next.map(operation => element('li', {}, linkOf(operation))));
    more.textContent = say('document-more', [Math.min(batch, found.length - shown), found.length]);
    more.hidden = shown >= found.length;
  };
  const draw = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    found = all.filter(operation => {
      const text = `${operation.method} ${operation.path} ${operation.summary} ${operation.tag}`.toLowerCase();
      return words.every(word => text.includes(word));
    });
    status.textContent = words.length ? say('document-found', [found.length, all.length]) : say('document-operation-count', [all.length]);
    list.replaceChildren();
    shown = 0;
    grow();
  };
  const linkOf = operation =>
    element(
      'button',
      {
        type: 'button',
        'aria-pressed': String(operation.index === current),
        'data-index': operation.index,
        onclick: () => open(operation),
      },
      element('span', { class: 'badge', 'data-method': operation.method }, operation.method.toUpperCase()),
      element('code', { class: operation.deprecated ? 'deprecated' : undefined }, operation.path),
      operation.summary && element('span', { class: 'about' }, operation.summary),
    );
  const open = async ({ index }) => {
    current = index;
    for (const button of list.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(Number(button.dataset.index) === index));
    }
    const { document: part, error } = await reader.ask({ part: index });
    if (current !== index) return;
    clear();
    place.replaceChildren();
    if (error) place.append(element('p', { role: 'alert' }, say('document-operation-failed', [error])));
    else clear = drawReference(place, part, say, { docExpansion: 'full', plugins: [harmless, withoutHead] });
    place.scrollIntoView({ block: 'nearest' });
  };
  field.addEventListener('input', paused(draw));
  draw();
  root.append(
    element('div', { class: 'head' }, title && element('h2', {}, title, version && element('span', { class: 'version' }, version))),
    element('div', { class: 'narrow' }, icon('search'), field, status),
    element('div', { class: 'beside' }, element('nav', { 'aria-label': say('document-operations') }, list, more), place),
  );
  return () => clear();
}
