// The worker that reads definitions, as promises.

/** Starts the worker at `url`. */
export class Reader {
  constructor(url) {
    this.worker = new Worker(url, { type: 'module' });
    this.open = new Map();
    this.worker.onmessage = ({ data }) => {
      this.open.get(data.id)?.resolve(data);
      this.open.delete(data.id);
    };
    this.worker.onerror = () => {
      for (const { reject } of this.open.values()) reject(new Error('The reader of definitions could not be loaded.'));
      this.open.clear();
    };
  }

  /** Answers with `outline`, `document`, `problem` or `error`. */
  ask(question) {
    const id = (this.last = (this.last ?? 0) + 1);
    return new Promise((resolve, reject) => {
      this.open.set(id, { resolve, reject });
      this.worker.postMessage({ id, ...question });
    });
  }

  stop() {
    this.worker.terminate();
  }
}
