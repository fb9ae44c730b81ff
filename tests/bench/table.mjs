// What was measured, as a table in a terminal.

import { figures, standing } from './figures.mjs';

/** @param {Record<string, number>} values */
export function table(values) {
  const rows = Object.keys(figures)
    .filter(name => values[name] !== undefined)
    .map(name => {
      const { goal, missing } = standing(name, values);
      const { stock = '-' } = figures[name];
      const verdict = goal === undefined ? '' : missing ? 'MISSED' : 'ok';
      return [name, show(values[name]), goal === undefined ? '-' : show(goal), show(stock), verdict];
    });
  return columns([['name', 'measured', 'goal', 'stock', ''], ...rows]);
}

export const show = value => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 3 : 1 });

/** The first column to the left, numbers to the right. */
export function columns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)));
  const line = row =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ');
  return rows.map(row => line(row).trimEnd()).join('\n');
}
