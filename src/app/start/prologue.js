// What stands on the page before the program does: the first rows, drawn from the answer that start.js has
// asked for, or the page as the reader left it (picture.js). It looks as the program draws it; the tests
// hold the two together. When the program has drawn as much it says so, and takes the place.

import { translate } from './language.js';
import { folder } from './place.js';

const id = 'prologue';

/** Tags of a row before the rest becomes a number. */
const tagsShown = 2;

const tones = { production: 'success', experimental: 'info', deprecated: 'warning' };

/** Milliseconds that the rest of the program's page may take beside a picture that has it already. */
const patience = 2_000;

/**
 * Draws the page of the list, without its rows.
 *
 * @param {{title?: string, organization?: string, backend: string}} config as it is written
 * @param {Record<string, string>} words the reader's, by the English
 */
export function begin({ title = 'Callboard', organization, backend }, words) {
  translate(parts(), words);
  const page = parts().cloneNode(true);
  const at = selector => page.querySelector(selector);
  at('.brand .name').textContent = title;
  fill(at('.organization'), organization);
  if (backend !== 'embedded') at('.source span').textContent = backend.replace(/^.*?:\/\//, '').replace(/\/+$/, '');
  const { theme } = document.documentElement.dataset;
  at('.menu use').setAttribute('href', `#icon-${{ light: 'sun', dark: 'moon' }[theme] ?? 'monitor'}`);
  if (/^(Mac|iP)/.test(navigator.platform)) {
    at('.search').setAttribute('aria-keyshortcuts', 'Meta+K');
    at('.search kbd').textContent = '⌘ K';
  }
  for (const later of page.querySelectorAll('.catalog-table, .pager')) later.remove();
  stand(page);
}

/**
 * Draws the first page of the catalog into that page, if it still stands there.
 *
 * @param {{items: object[], totalItems: number, pageInfo: {nextCursor?: string}}} list as the catalog gives it
 */
export function draw({ items, totalItems, pageInfo }) {
  const section = document.querySelector(`#${id} section[aria-busy=true]`);
  if (!section || !items.length) return;
  const rows = parts().querySelector('section').cloneNode(true);
  const at = selector => rows.querySelector(selector);
  if (items.every(({ metadata }) => (metadata.namespace ?? 'default') === 'default')) {
    for (const cell of rows.querySelectorAll('.namespace')) cell.remove();
    at('.catalog-table').dataset.columns = 7;
  }
  const row = at('tbody tr');
  row.replaceWith(...items.map((entity, place) => rowOf(row.cloneNode(true), entity, place)));
  if (totalItems <= items.length) at('.pager').remove();
  else if (!pageInfo.nextCursor) at('[data-step=next] button').disabled = true;
  at('.skeleton').remove();
  section.replaceChildren(...rows.childNodes);
  section.ariaBusy = 'false';
  document.querySelector(`#${id} h1 .count`).textContent = totalItems;
}

const parts = () => document.getElementById('prologue-parts').content;

/** What is there stays in front of the program until that is ready; what is done meanwhile is done then. */
export function stand(page) {
  const prologue = Object.assign(document.createElement('div'), { id });
  prologue.append(page);
  const done = [];
  const press = event => {
    const pressed = event.target.closest(reachable);
    if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (pressed.localName === 'a' && !pressed.hash) event.preventDefault();
    const place = placeOf(pressed);
    done.push(() => find(place)?.click());
  };
  let written;
  const write = ({ target }) => {
    if (isText(target)) written = { place: placeOf(target), text: target.value };
  };
  const type = event => {
    if (isText(event.target)) return;
    const isCommand = (event.ctrlKey || event.metaKey) && event.key === 'k';
    if (!isCommand && !['/', '?'].includes(event.key)) return;
    event.preventDefault();
    done.push(() => document.body.dispatchEvent(new KeyboardEvent('keydown', event)));
  };
  prologue.addEventListener('click', press);
  prologue.addEventListener('input', write);
  addEventListener('keydown', type);
  const leave = () => {
    if (!prologue.isConnected) return;
    removeEventListener('keydown', type);
    const focused = prologue.contains(document.activeElement) && placeOf(document.activeElement);
    prologue.remove();
    if (focused) find(focused)?.focus();
    for (const again of done) again();
    if (written) fillIn(find(written.place), written.text);
  };
  // A page without rows the program can show as well.
  prologue.addEventListener('here', () => !prologue.querySelector('tbody tr') && leave());
  prologue.addEventListener('over', () => whenComplete(prologue, leave), { once: true });
  document.body.append(prologue);
}

/** Waits for the parts of the program's page that come after its rows, where the prologue has them. */
function whenComplete(prologue, then) {
  const isComplete = () => prologue.querySelector('.filter-bar > .place') || !document.querySelector('.filter-bar > .place');
  const end = performance.now() + patience;
  const look = () => (isComplete() || performance.now() > end ? then() : requestAnimationFrame(look));
  look();
}

const reachable = 'a, button, input';

/** All that can be reached in a place, without what opens over it later. */
const allIn = place => [...place.querySelectorAll(reachable)].filter(element => !element.closest('dialog'));

/** Which of all that can be reached an element is; the program draws them in the same order. */
const placeOf = element => ({ place: allIn(document.getElementById(id)).indexOf(element), name: nameOf(element) });

function find({ place, name }) {
  const all = allIn(document.body);
  return nameOf(all[place]) === name ? all[place] : all.find(element => nameOf(element) === name);
}

const isText = element => element.matches?.('input:not([type=checkbox], [type=radio])');

/** As if it had been typed there. */
function fillIn(field, text) {
  if (!field) return;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

const nameOf = element => element && [element.localName, element.getAttribute('href') ?? (isText(element) ? '' : element.value), element.ariaLabel, element.textContent].join(' ');

function rowOf(row, entity, place) {
  const at = selector => row.querySelector(selector);
  const { kind, metadata, spec = {} } = entity;
  const own = { kind, namespace: metadata.namespace ?? 'default', name: metadata.name };
  const title = spec.profile?.displayName ?? metadata.title ?? short(own);
  const name = at('th .link');
  Object.assign(name, { id: `prologue-row-${place}`, textContent: title });
  name.setAttribute('href', hrefOf(own));
  at('.ref').textContent = short(own) === title.toLowerCase().replaceAll(' ', '-') ? '' : short(own);
  for (const control of row.querySelectorAll('input, button')) {
    control.id = `prologue-${control.classList[0] ?? 'select'}-${place}`;
    control.setAttribute('aria-labelledby', `${control.id} ${name.id}`);
  }
  at('input').value = `${kind}:${own.namespace}/${own.name}`.toLowerCase();
  for (const cell of row.querySelectorAll('.ref-cell')) refer(cell, spec, own);
  at('.type').textContent = text(spec.type);
  const lifecycle = text(spec.lifecycle);
  at('.status-dot').textContent = lifecycle;
  at('.status-dot').dataset.tone = tones[lifecycle.toLowerCase()] ?? 'neutral';
  fill(at('.namespace'), own.namespace);
  at('.description').textContent = text(metadata.description).split(/\s+/).filter(Boolean).join(' ');
  tag(row, metadata.tags ?? []);
  return row;
}

const text = value => (typeof value === 'string' ? value : '');

/** Writes it where there is a place for it, and takes the place away where there is nothing to write. */
function fill(element, content) {
  if (content) element?.append(content);
  else element?.remove();
}

/** A reference as an entity may write it: `name`, `namespace/name`, or with its kind in front. */
function refer(cell, spec, own) {
  const field = cell.dataset.field;
  delete cell.dataset.field;
  const [, kind, namespace = own.namespace, name] = /^(?:([^/:]+):)?(?:([^/]+)\/)?(.+)$/.exec(text(spec[field])) ?? [];
  if (!name) return;
  const target = { kind: kind ?? { owner: 'group' }[field] ?? field, namespace, name };
  const link = cell.firstElementChild;
  link.setAttribute('href', hrefOf(target));
  link.textContent = short(target);
}

function tag(row, tags) {
  for (const [place, chip] of row.querySelectorAll('.chip').entries()) {
    chip.textContent = tags[place] ?? '';
    chip.setAttribute('href', tags[place] ? `${folder}catalog?${new URLSearchParams({ 'filters[tags]': tags[place] })}` : '');
  }
  const rest = tags.slice(tagsShown);
  const more = row.querySelector('.more-tags');
  more.title = rest.join(', ');
  more.textContent = rest.length ? `+${rest.length}` : '';
}

const short = ({ namespace, name }) => (namespace.toLowerCase() === 'default' ? name : `${namespace}/${name}`);

const hrefOf = ({ kind, namespace, name }) => [`${folder}catalog`, ...[namespace.toLowerCase(), kind.toLowerCase(), name].map(encodeURIComponent)].join('/');
