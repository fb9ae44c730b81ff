// The table of the README: which feature works over which backend.

import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

const readme = resolve(import.meta.dirname, '../../README.md');
const begin = '<!-- versions: written by `make versions` -->';
const end = '<!-- end of versions -->';

/** `found` has a map of verdicts, by the name of the feature, for every backend. */
export function tableOf(backends, features, found) {
  const head = `| Catalog backend | ${backends.map(({ name }) => name).join(' | ')} |`;
  const rule = `|---|${backends.map(() => '---').join('|')}|`;
  const rows = features.map(({ name }) => {
    const cells = backends.map(backend => found.get(backend.name).get(name)?.verdict ?? '?');
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  return [head, rule, ...rows, '', ...notes(found)].join('\n');
}

/** What the page says where something is absent, and what it asks in place of what is missing. */
function notes(found) {
  const all = [...found.values()].flatMap(verdicts => [...verdicts]);
  const lines = (verdict, textOf) => {
    const byText = new Map();
    for (const [name, one] of all.filter(([, one]) => one.verdict === verdict)) {
      const text = textOf(one);
      byText.set(text, (byText.get(text) ?? new Set()).add(name));
    }
    return [...byText].map(([text, names]) => [text, [...names]]);
  };
  const absent = lines('absent', one => one.sentence).map(
    ([sentence, names]) => `- *absent* (${names.join(', ').toLowerCase()}), and the page says: "${sentence}"`,
  );
  const older = lines('falls back', one => one.by.map(name => `\`${name}\``).join(' and ')).map(
    ([by, names]) => `- *falls back* (${names.join(', ').toLowerCase()}) to ${by}`,
  );
  return [...older, ...absent];
}

/** What stands in the README. */
export async function readTable() {
  const text = await readFile(readme, 'utf8');
  const [from, to] = places(text);
  return text.slice(from, to).trim();
}

export async function writeTable(table) {
  const text = await readFile(readme, 'utf8');
  const [from, to] = places(text);
  await writeFile(readme, `${text.slice(0, from)}\n${table}\n\n${text.slice(to)}`);
}

function places(text) {
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end);
  if (from < begin.length || to < from) throw new Error(`README.md lacks ${begin} … ${end}`);
  return [from, to];
}

/** The verdicts of one backend as the README has them, by feature. */
export async function verdictsOf(backend) {
  const [head, , ...rows] = (await readTable()).split('\n').filter(line => line.startsWith('|')).map(cells);
  const column = head.indexOf(backend.name);
  return new Map(rows.map(row => [row[0], row[column]]));
}

const cells = line => line.split('|').slice(1, -1).map(cell => cell.trim());
