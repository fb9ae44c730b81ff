// The table of the README: what was measured, when and on what, beside its goals and the stock front end.

import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { figures, standing } from './figures.mjs';

const readme = resolve(import.meta.dirname, '../../README.md');
const begin = '<!-- numbers: written by `make bench` -->';
const end = '<!-- end of numbers -->';
const head = ['', 'here', 'goal', 'stock front end', 'goal met', 'measured'];

/**
 * Writes the rows of what was measured now; the others stay as they were, with their days.
 *
 * @param {Record<string, number>} values by the names of figures
 * @param {{measured_at: string, machine: string, chromium: string, entities: number, runs: number}} about
 */
export async function writeNumbers(values, about) {
  const text = await readFile(readme, 'utf8');
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end);
  if (from < begin.length || to < from) throw new Error(`README.md lacks ${begin} … ${end}`);
  const rows = rowsWith(values, about.measured_at.slice(0, 10), rowsIn(text.slice(from, to)));
  const table = [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
  await writeFile(readme, `${text.slice(0, from)}\n${circumstances(about)}\n\n${table}\n\n${text.slice(to)}`);
}

const circumstances = ({ machine, chromium, entities, runs }) =>
  `Medians of ${runs} by \`make bench\` over ${entities.toLocaleString('en')} entities; last on ${machine},
${chromium.replace(/^\w*Chrome\//, 'Chromium ')}. Where nothing else is said, over http: a real Backstage 1.55 backend on PostgreSQL,
on another origin than the portal. "Embedded" has no backend, "engine" is that catalog inside its worker. "Slow"
is Slow 4G (1.6 Mbit/s, 150 ms round trip) and CPU / 4. The stock front end was measured on the same kind of
machine. Buttons are held for 60 ms, as a quick finger does.`;

/** Rows of a table that was written before, by their titles. */
function rowsIn(text) {
  const lines = text.split('\n').filter(line => line.startsWith('| '));
  const rows = lines.map(line => line.split('|').slice(1, -1).map(cell => cell.trim()));
  return new Map(rows.slice(2).map(row => [row[0], row]));
}

function rowsWith(values, day, before) {
  const named = Object.entries(figures).filter(([, { title }]) => title);
  return named.flatMap(([name, { title }]) => {
    const row = values[name] === undefined ? before.get(title) : rowOf(name, values, day);
    return row ? [row] : [];
  });
}

function rowOf(name, values, day) {
  const { title, unit, stock, why } = figures[name];
  const { goal, missing } = standing(name, values);
  const written = value => (typeof value === 'number' ? withUnit(value, unit) : (value ?? '-'));
  const verdict = missing ? [`no, by ${written(missing)}`, ...(why ? [why] : [])].join(': ') : 'yes';
  return [title, written(values[name]), written(goal), written(stock), goal === undefined ? '' : verdict, day];
}

const units = { bytes: [1_000, ' kB'], ms: [1, ' ms'], MB: [1, ' MB'] };

function withUnit(value, unit) {
  const [size, name] = units[unit] ?? [1, ''];
  const shown = value / size;
  return shown.toLocaleString('en', { maximumFractionDigits: shown < 1 ? 3 : shown < 20 ? 1 : 0 }) + name;
}
