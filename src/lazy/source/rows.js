// A text as rows of a bounded length: a line of megabytes would stop the browser.

const longest = 1000;

/** Browsers cannot lay out more: what is beyond is in what is copied and downloaded. */
const mostRows = 1_000_000;

export class Rows {
  constructor(text) {
    this.text = text;
    /** Where each row starts, and the number of its line, 0 for what continues one. */
    this.starts = [];
    this.numbers = [];
    let line = 0;
    let from = 0;
    while (from <= text.length && this.starts.length < mostRows) {
      const found = text.indexOf('\n', from);
      const end = found < 0 ? text.length : found;
      line++;
      for (let start = from, number = line; ; start += longest, number = 0) {
        this.starts.push(start);
        this.numbers.push(number);
        if (start + longest >= end) break;
      }
      if (found < 0 || (end + 1 === text.length && line > 0)) {
        from = text.length + 1;
      } else {
        from = end + 1;
      }
    }
    this.lines = line;
    this.isCut = from <= text.length;
  }

  get count() {
    return this.starts.length;
  }

  /** The text of a row, without the end of its line. */
  at(row) {
    const end = this.starts[row + 1] ?? this.text.length;
    return this.text.slice(this.starts[row], end).replace(/\r?\n$/, '');
  }

  /** The row in which a place of the text is. */
  rowOf(place) {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
