// Counts requests and differences, and tells what differed.

import { explained } from './explained.mjs';
import { target } from './transport.mjs';

/** Differences of a kind that are printed; all are in target/conformance/differences.json. */
const printed = 5;

export class Ledger {
  requests = 0;
  /** Unexplained ones. */
  differences = [];
  #phase = '';
  #rows = new Map();
  #reasons = new Map();

  constructor(seed) {
    this.seed = seed;
  }

  begin(phase) {
    this.#phase = phase;
  }

  /** Counts a request, and what it showed. */
  enter(entry) {
    this.requests += 1;
    const row = this.#row(entry.kind);
    row.requests += 1;
    row.found += isAnswered(entry.theirs) ? 1 : 0;
    if (entry.found) this.add(entry);
  }

  /** A difference that belongs to a request already counted. */
  add(entry) {
    const { request, ours, theirs } = entry;
    const reason = explained.find(({ matches }) => matches(request, ours, theirs));
    if (reason) {
      this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
      return;
    }
    const row = this.#row(entry.kind);
    row.differences += 1;
    // Whole answers would be megabytes; the request asks for them again.
    const { path, ...values } = entry.found;
    const said = Object.fromEntries(Object.entries(values).map(([side, value]) => [side, short(value)]));
    this.differences.push({ replay: `${this.seed}:${entry.id}`, phase: this.#phase, kind: entry.kind, request, at: path, ...said });
    if (row.differences <= printed) console.log(this.#told(entry));
  }

  #row(kind) {
    const name = `${this.#phase}: ${kind}`;
    if (!this.#rows.has(name)) this.#rows.set(name, { requests: 0, found: 0, differences: 0 });
    return this.#rows.get(name);
  }

  #told({ id, kind, request, ours, theirs, found }) {
    const { path, ours: mine, theirs: yours } = found;
    return [
      `${this.#phase}: ${kind} differs at ${path || 'the answer itself'}   (--replay ${this.seed}:${id})`,
      `  ${request.method ?? 'GET'} ${target(request)}${request.body ? `\n  ${short(request.body)}` : ''}${request.text ? `\n  ${short(request.text)}` : ''}`,
      `  ours:   ${ours.status ?? ''} ${short(mine)}`,
      `  theirs: ${theirs.status ?? ''} ${short(yours)}`,
    ].join('\n');
  }

  /** Tables, and the one line that a script reads. */
  close() {
    for (const [name, { requests, found, differences }] of this.#rows) {
      const share = `${Math.round((100 * found) / requests)} % found something`;
      console.log(`${name.padEnd(28)} ${String(requests).padStart(6)} requests, ${share}, ${differences} differences`);
    }
    const found = [...this.#rows.values()].reduce((sum, row) => sum + row.found, 0);
    console.log(`${Math.round((100 * found) / this.requests)} % of all requests found something`);
    for (const [{ name, reason }, times] of this.#reasons) console.log(`explained ${times} times: ${name} (${reason})`);
    console.log(`conformance: ${this.requests} requests, ${this.differences.length} differences`);
  }
}

/** Whether there is anything in an answer: else two catalogs could agree about nothing at all. */
function isAnswered({ status, body }) {
  if (status >= 400) return false;
  if (Array.isArray(body)) return body.length > 0;
  const { items, facets } = body ?? {};
  if (items) return items.some(item => item !== null) || body.totalItems > 0;
  if (facets) return Object.values(facets).some(values => values.length > 0);
  return true;
}

function short(value) {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 600 ? `${text.slice(0, 600)}… (${text.length} characters)` : text;
}
