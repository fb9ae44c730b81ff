// What is measured, under which names, and what it is held against (the tables of the design).

const backendAnd = (name, more) => values => (values[name] === undefined ? undefined : values[name] + more);

/**
 * `budget`: a number, or made of other figures. `stock`: the same of Backstage's own front end.
 *
 * @type {Record<string, {budget?: number | Function, stock?: string}>}
 */
export const figures = {
  first_rows_bytes_http: { budget: 150_000, stock: '1,230,000 (gzip)' },
  first_rows_requests_http: { budget: 8, stock: '82' },
  first_rows_bytes_embedded: { budget: 350_000 },
  first_rows_ms_http_full: { budget: backendAnd('backend_ms_first_rows', 300), stock: '1,598' },
  first_rows_ms_http_slow: { budget: 1_500, stock: '12,005' },
  first_rows_ms_http_slow_warm: { budget: 500 },
  first_rows_ms_embedded_full: {},
  first_rows_ms_embedded_slow: {},
  kind_change_ms_embedded: { budget: 16 },
  search_ms_embedded: { budget: 16 },
  palette_ms_embedded: { budget: 16 },
  palette_ms_embedded_100k: { budget: 33 },
  kind_change_ms_embedded_100k: { budget: 33 },
  search_ms_embedded_100k: { budget: 33 },
  scroll_worst_frame_ms: { budget: 33 },
  dom_nodes_10k_rows: { budget: 3_000 },
  kind_change_ms_http: { budget: backendAnd('backend_ms_kind_change', 16), stock: '622' },
  search_ms_http: { budget: backendAnd('backend_ms_search', 16), stock: '628' },
  backend_ms_kind_change: {},
  backend_ms_search: {},
  open_entity_ms_embedded: { budget: 50 },
  open_entity_ms_http: { budget: backendAnd('backend_ms_open_entity', 16), stock: '206, first time 719' },
  entity_deeplink_slow4g: { budget: 1_800 },
  entity_requests: { budget: 3 },
  entity_cls: { budget: 0.02 },
  entity_5000_relations_embedded: { budget: 50 },
  entity_5_relations_embedded: {},
  entity_5000_relations_http: {},
  entity_5_relations_http: {},
  graph_ms_depth2: { budget: 300, stock: '1,481 (unreadable)' },
  graph_task_ms_depth2: { budget: 50 },
  graph_ms_1000: { budget: 2_000, stock: 'frozen' },
  graph_task_ms_1000: { budget: 50 },
  graph_pan_frame_ms_1000: { budget: 17 },
  plugin_mount_ms_cached: { budget: 5 },
  plugin_mount_ms_cold: { budget: 50 },
  plugins_200_first_rows_ms: { budget: 10 },
  plugin_rpc_ms: { budget: 2 },
  heap_mb_http: { budget: 12, stock: '24' },
  heap_mb_http_visit: { budget: 20, stock: '66' },
  heap_mb_embedded: {},
  main_thread_ms_http_slow: { budget: 800, stock: '7,124' },
  engine_p99_ms_10k: { budget: 1, stock: '20-51 (its backend)' },
  engine_roundtrip_p50_ms_10k: { budget: 4 },
  engine_yaml_ready_ms_10k: { budget: 1_000 },
  engine_snapshot_ready_ms_10k: { budget: 150 },
  engine_memory_mb_10k: { budget: 40 },
  engine_p99_ms_100k: { budget: 16 },
  engine_roundtrip_p50_ms_100k: { budget: 20 },
  engine_yaml_ready_ms_100k: { budget: 10_000 },
  engine_snapshot_ready_ms_100k: { budget: 1_500 },
  engine_memory_mb_100k: { budget: 350 },
  cls: { budget: 0.02 },
  inp_ms: { budget: 50 },
};

/** What every measurement found, by name; names that are not figures explain them. */
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

/** @param {Record<string, number>} medians */
export function table(medians) {
  const rows = Object.entries(figures)
    .filter(([name]) => medians[name] !== undefined)
    .map(([name, { budget, stock = '-' }]) => {
      const limit = typeof budget === 'function' ? budget(medians) : budget;
      const verdict = limit === undefined ? '' : medians[name] <= limit ? 'ok' : 'OVER';
      return [name, show(medians[name]), limit === undefined ? '-' : show(limit), stock, verdict];
    });
  return columns([['name', 'measured', 'budget', 'stock', ''], ...rows]);
}

const show = value => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 3 : 1 });

/** The first column to the left, numbers to the right. */
export function columns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)));
  const line = row =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ');
  return rows.map(row => line(row).trimEnd()).join('\n');
}
