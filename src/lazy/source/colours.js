// The colours of rows, asked of the worker block by block.

const block = 400;

/** Rows before a block that the worker reads too, so that it knows what it is within. */
const lead = 100;

export class Colours {
  /** `onready` is called when rows got colours. */
  constructor(url, language, rows, onready) {
    this.rows = rows;
    this.language = language;
    this.onready = onready;
    this.blocks = new Map();
    if (!language) return;
    this.worker = new Worker(url, { type: 'module' });
    // Without colours the text is as readable as without the worker.
    this.worker.onerror = () => (this.worker = undefined);
    this.worker.onmessage = ({ data: { id, lines } }) => {
      if (!lines) return;
      this.blocks.set(id, lines);
      this.onready();
    };
  }

  /** [[start, end, class, ...]] of a row; none yet if it has to be asked for. */
  of(row) {
    const id = Math.floor(row / block);
    if (!this.blocks.has(id)) this.ask(id);
    return this.blocks.get(id)?.[row % block] ?? [];
  }

  ask(id) {
    if (!this.worker) return;
    this.blocks.set(id, undefined);
    const first = id * block;
    const from = Math.max(0, first - lead);
    const lines = [];
    for (let row = from; row < Math.min(first + block, this.rows.count); row++) lines.push(this.rows.at(row));
    this.worker.postMessage({ id, language: this.language, lines, skip: first - from });
  }

  stop() {
    this.worker?.terminate();
  }
}
