// An outline as nodes: sections of items that open, with a field that narrows them down.

import { element, icon, paused, prose } from './page.js';

/** Items of a section that are drawn before the reader asks for more, and with each asking. */
const batch = 100;

/** Draws the head and the sections of an outline into `root`. What the portal calls them it says itself. */
export function drawOutline(root, { title, version, description, facts = [], sections }, { say, locale }) {
  const count = sections.reduce((sum, { items }) => sum + items.length, 0);
  const status = element('span', { class: 'count', role: 'status' });
  const field = element('input', {
    type: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': say('document-filter-definition'),
    placeholder: say('document-filter'),
  });
  const body = element('div', { class: 'sections' });
  const names = new Set(sections.flatMap(({ items }) => items.map(({ name }) => name)));
  const show = word => {
    field.value = '';
    draw(word);
  };
  const draw = opened => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = sections.map(section => ({ ...section, items: section.items.filter(item => matches(item, words)) }));
    const left = found.reduce((sum, { items }) => sum + items.length, 0);
    status.textContent = words.length ? say('document-found', [left, count]) : '';
    const tools = { names, show, opened, heading: title ? 'h3' : 'h2', say, locale };
    body.replaceChildren(...found.filter(({ items }) => items.length).map(section => sectionOf(section, tools)));
    if (!left) body.append(element('p', { class: 'nothing' }, say('document-no-match')));
    const target = opened && [...body.querySelectorAll('details')].find(({ dataset }) => dataset.name === opened);
    target?.scrollIntoView({ block: 'nearest' });
    target?.querySelector('summary').focus();
  };
  field.addEventListener('input', paused(() => draw()));
  draw();
  root.append(
    head({ title, version, description, facts }, say),
    element('div', { class: 'narrow' }, icon('search'), field, status),
    body,
  );
}

function head({ title, version, description, facts }, say) {
  const pairs = facts.map(([name, value]) => element('div', {}, element('dt', {}, say(name)), element('dd', {}, value)));
  return element(
    'div',
    { class: 'head' },
    title && element('h2', {}, title, version && element('span', { class: 'version' }, version)),
    description && prose(description),
    pairs.length > 0 && element('dl', {}, pairs),
  );
}

function matches(item, words) {
  if (!words.length) return true;
  const rows = (item.rows ?? []).map(({ name }) => name).join(' ');
  const text = `${item.name} ${item.badge ?? ''} ${item.summary ?? ''} ${rows}`.toLowerCase();
  return words.every(word => text.includes(word));
}

function sectionOf({ title, items }, tools) {
  const { say, locale } = tools;
  const list = element('div', { class: 'items' });
  const wanted = tools.opened ? items.findIndex(({ name }) => name === tools.opened) + 1 : 0;
  let shown = 0;
  const more = element('button', { type: 'button', class: 'more', onclick: () => grow() });
  const grow = (least = 0) => {
    const next = items.slice(shown, Math.max(shown + batch, least));
    shown += next.length;
    list.append(...next.map(item => itemOf(item, tools)));
    more.textContent = say('document-more', [Math.min(batch, items.length - shown), items.length]);
    more.hidden = shown >= items.length;
  };
  grow(wanted);
  return element(
    'section',
    { 'aria-label': say(title) },
    element(tools.heading, {}, say(title), ' ', element('span', { class: 'count' }, items.length.toLocaleString(locale))),
    list,
    more,
  );
}

/** What is inside is drawn when it is opened. */
function itemOf(item, tools) {
  const summary = element(
    'summary',
    {},
    item.badge && element('span', { class: 'badge' }, item.badge),
    element('code', { class: item.deprecated ? 'deprecated' : undefined }, item.name),
    item.summary && element('span', { class: 'about' }, item.summary),
  );
  const details = element('details', { 'data-name': item.name }, summary);
  const fill = () => {
    if (details.open && details.childElementCount === 1) details.append(insideOf(item, tools));
  };
  details.addEventListener('toggle', fill);
  if (item.name === tools.opened) {
    details.open = true;
    fill();
  }
  return details;
}

function insideOf(item, tools) {
  const { description, notes = [], rows = [], examples = [] } = item;
  const { say } = tools;
  const inside = [
    description && prose(description),
    notes.map(([name, values]) =>
      element('p', {}, element('span', { class: 'label' }, `${say(name)}: `), values.flatMap((value, index) => [
        index > 0 && ', ',
        typeOf(value, tools),
      ])),
    ),
    rows.length > 0 && tableOf(item, rows, tools),
    examples.map(({ name = say('document-example'), text }) =>
      element('figure', {}, element('figcaption', {}, name), element('pre', { tabindex: '0', 'aria-label': name, role: 'region' }, text)),
    ),
  ].flat(2).filter(Boolean);
  return element('div', { class: 'inside' }, inside.length ? inside : element('p', {}, say('document-no-more')));
}

function tableOf(item, rows, tools) {
  const { say } = tools;
  const label = say('document-parts', [item.name]);
  const names = ['document-part-name', 'document-part-type', 'document-part-description'];
  const heads = names.map(name => element('th', { scope: 'col' }, say(name)));
  return element(
    'div',
    { class: 'rows', tabindex: '0', role: 'group', 'aria-label': label },
    element(
      'table',
      { 'aria-label': label },
      element('thead', {}, element('tr', {}, heads)),
      element('tbody', {}, rows.map(row => rowOf(row, tools))),
    ),
  );
}

function rowOf({ name, type, note, choice, required, deprecated, reason, description, arguments: takes = [] }, tools) {
  const { say } = tools;
  const flags = [
    required && say('document-required'),
    deprecated && say('document-deprecated'),
    choice && say('document-one-of', [choice]),
    note,
  ];
  const about = [description, reason && say('document-deprecated-because', [reason])].filter(Boolean).join('\n');
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      element('code', { class: deprecated ? 'deprecated' : undefined }, name),
      flags.filter(Boolean).map(flag => element('span', { class: 'flag' }, flag)),
    ),
    element('td', {}, typeOf(type ?? '', tools)),
    element(
      'td',
      {},
      prose(about),
      takes.length > 0 && element('ul', { 'aria-label': say('document-arguments') }, takes.map(argument => argumentOf(argument, tools))),
    ),
  );
}

function argumentOf({ name, type, fallback, description }, tools) {
  return element(
    'li',
    {},
    element('code', {}, `${name}: `),
    typeOf(type, tools),
    fallback && element('code', {}, ` = ${fallback}`),
    description && ` ${description}`,
  );
}

/** A type, in which the names of other items lead to them. */
function typeOf(type, { names, show }) {
  const parts = String(type).split(/([\w.]+)/);
  return element(
    'code',
    { class: 'type' },
    parts.map(part =>
      names.has(part) ? element('button', { type: 'button', onclick: () => show(part) }, part) : part,
    ),
  );
}
