// A text of any size to read: numbered lines, colours, a search, a copy and a file. Only the rows in sight
// are in the page. `options`: {type, label, name of the file, highlighter: URL of the worker, say(name, of): a
// text of the portal, locale: how numbers are written}.

import { element, icon, paused } from './definition/page.js';
import { Colours } from './source/colours.js';
import { endingOf, languageOf } from './source/language.js';
import { Rows } from './source/rows.js';

/** The height of a row in pixels, as in the sheet. */
const height = 20;
const beyond = 20;
const mostFound = 100_000;

/** Draws the text into `root`. */
export function mount(root, text, { type, label, name, highlighter, say, locale }) {
  const language = languageOf(type, text);
  const view = new View(text, label);
  view.colours = new Colours(highlighter, language, view.rows, () => view.draw());
  root.replaceChildren(barOf(view, text, `${name}.${endingOf(language)}`, { label, say, locale }), view.frame);
  view.draw();
  const resized = new ResizeObserver(() => view.draw());
  resized.observe(view.frame);
  return {
    unmount() {
      resized.disconnect();
      view.colours.stop();
      root.replaceChildren();
    },
  };
}

class View {
  constructor(text, label) {
    this.rows = new Rows(text);
    this.found = [];
    this.current = -1;
    this.length = 0;
    this.drawn = element('div', { class: 'drawn' });
    this.space = element('div', { class: 'space' }, this.drawn);
    this.space.style.blockSize = `${this.rows.count * height}px`;
    this.space.style.setProperty('--digits', String(String(this.rows.lines).length));
    this.frame = element('div', { class: 'lines', tabindex: '0', role: 'region', 'aria-label': label }, this.space);
    this.frame.addEventListener('scroll', () => this.draw(), { passive: true });
  }

  draw() {
    const { scrollTop, clientHeight } = this.frame;
    const first = Math.max(0, Math.floor(scrollTop / height) - beyond);
    const last = Math.min(this.rows.count, Math.ceil((scrollTop + clientHeight) / height) + beyond);
    const rows = [];
    for (let row = first; row < last; row++) rows.push(this.rowOf(row));
    this.drawn.style.transform = `translateY(${first * height}px)`;
    this.drawn.replaceChildren(...rows);
  }

  rowOf(row) {
    const number = this.rows.numbers[row] || '';
    return element(
      'div',
      { class: 'row' },
      element('span', { class: 'number', 'aria-hidden': 'true' }, String(number)),
      element('code', {}, this.piecesOf(row)),
    );
  }

  /** The row's text cut wherever a colour or a match begins or ends. */
  piecesOf(row) {
    const text = this.rows.at(row);
    const colours = this.colours.of(row);
    const matches = this.matchesOf(row, text.length);
    const cuts = new Set([0, text.length]);
    for (let place = 0; place < colours.length; place += 3) cuts.add(colours[place]).add(colours[place + 1]);
    for (const { start, end } of matches) cuts.add(start).add(end);
    const places = [...cuts].filter(cut => cut <= text.length).sort((one, other) => one - other);
    const pieces = [];
    let colour = 0;
    for (let index = 0; index + 1 < places.length; index++) {
      const [start, end] = [places[index], places[index + 1]];
      while (colour < colours.length && colours[colour + 1] <= start) colour += 3;
      const within = colour < colours.length && colours[colour] <= start;
      const match = matches.find(match => match.start <= start && end <= match.end);
      const words = text.slice(start, end);
      const coloured = within ? element('span', { 'data-token': colours[colour + 2] }, words) : words;
      pieces.push(match ? element('mark', { 'data-current': match.isCurrent }, coloured) : coloured);
    }
    return pieces;
  }

  matchesOf(row, length) {
    const start = this.rows.starts[row];
    const matches = [];
    for (let index = firstAfter(this.found, start - this.length + 1); index < this.found.length; index++) {
      const from = this.found[index] - start;
      if (from >= length) break;
      const end = Math.min(length, from + this.length);
      matches.push({ start: Math.max(0, from), end, isCurrent: index === this.current });
    }
    return matches;
  }

  /** Finds a text, in whatever case; goes to the first that is not above what is in sight. */
  search(wanted) {
    this.found = [];
    this.length = wanted.length;
    if (wanted) {
      const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
      for (const { index } of this.rows.text.matchAll(pattern)) {
        this.found.push(index);
        if (this.found.length === mostFound) break;
      }
    }
    const top = this.rows.starts[Math.min(Math.floor(this.frame.scrollTop / height), this.rows.count - 1)] ?? 0;
    const next = firstAfter(this.found, top);
    this.go(next < this.found.length ? next : 0);
  }

  /** Goes to a match, round and round. */
  go(index) {
    const count = this.found.length;
    this.current = count ? (index + count) % count : -1;
    if (count) {
      const place = this.rows.rowOf(this.found[this.current]) * height;
      const { scrollTop, clientHeight } = this.frame;
      if (place < scrollTop || place + height > scrollTop + clientHeight) {
        this.frame.scrollTop = Math.max(0, place - clientHeight / 3);
      }
    }
    this.draw();
    const mark = this.drawn.querySelector('mark[data-current]');
    mark?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

/** The first of ascending numbers that is not less than a number. */
function firstAfter(numbers, least) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function barOf(view, text, file, { label, say, locale }) {
  const written = number => number.toLocaleString(locale);
  const status = element('span', { class: 'count', role: 'status' });
  const field = element('input', {
    type: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': say('source-search-in', [label]),
    placeholder: say('source-search'),
  });
  const button = (name, title, onclick, disabled = false) =>
    element('button', { type: 'button', title, 'aria-label': title, disabled, onclick }, icon(name));
  const tell = () => {
    const { length } = view.found;
    const all = length === mostFound ? say('source-many', [written(length)]) : written(length);
    const found = () => (length ? say('source-found', [written(view.current + 1), all]) : say('source-not-found'));
    status.textContent = field.value ? found() : linesOf(view.rows);
    for (const step of [previous, next]) step.disabled = !length;
  };
  const linesOf = ({ lines, isCut }) =>
    isCut ? say('source-cut', [written(lines)]) : say('source-lines', [lines, written(lines)]);
  const search = () => {
    view.search(field.value);
    tell();
  };
  const step = by => {
    view.go(view.current + by);
    tell();
  };
  const previous = button('chevron-up', say('source-previous'), () => step(-1), true);
  const next = button('chevron-down', say('source-next'), () => step(1), true);
  field.addEventListener('input', paused(search));
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && field.value) {
      field.value = '';
      search();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const copy = button('copy', say('source-copy', [label]), async () => {
    status.textContent = await navigator.clipboard.writeText(text).then(
      () => say('source-copied'),
      () => say('source-not-copied'),
    );
    setTimeout(tell, 2000);
  });
  tell();
  return element(
    'div',
    { class: 'bar', role: 'group', 'aria-label': label },
    element('div', { class: 'search' }, icon('search'), field),
    status,
    previous,
    next,
    element('span', { class: 'gap' }),
    copy,
    button('download', say('source-download', [label]), () => download(text, file)),
  );
}

function download(text, file) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  element('a', { href: url, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
