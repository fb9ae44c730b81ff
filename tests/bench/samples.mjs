// What every measurement found, and what is made of many.

/** By name; names that are not figures explain them. */
export class Samples {
  #all = new Map();

  add(name, value) {
    if (!this.#all.has(name)) this.#all.set(name, []);
    this.#all.get(name).push(round(value));
  }

  medians() {
    return Object.fromEntries([...this.#all].map(([name, values]) => [name, round(median(values))]));
  }

  toJSON() {
    return Object.fromEntries(this.#all);
  }
}

export function median(values) {
  return quantile(values, 0.5);
}

export function quantile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

const round = value => Number(value.toFixed(Math.abs(value) < 10 ? 3 : 1));
