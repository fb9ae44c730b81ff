// What is measured, under which names, and what it is held against (the tables of the design).

const backendAnd = (name, more) => values => (values[name] === undefined ? undefined : values[name] + more);

/**
 * In the order of the README's table.
 *
 * `title`: what the table says; without one the figure only explains others. `unit`: bytes are shown as kB.
 * `goal`: what it may be at most, a number or made of other figures; with `isLeast`, what it has to be at
 * least. `stock`: the same of Backstage's own front end. `why`: what stands between it and its goal.
 *
 * @type {Record<string, {title?: string, unit?: string, goal?: number | Function, isLeast?: boolean,
 *   stock?: number | string, why?: string}>}
 */
export const figures = {
  first_rows_bytes_http: { title: 'first rows: all that is on the wire until then', unit: 'bytes', goal: 150_000, stock: 1_230_000 },
  first_rows_requests_http: { title: 'first rows: requests', goal: 8, stock: 82 },
  first_rows_ms_http_full: {
    title: 'first rows: cold, full speed; the goal is 300 ms and what the backend takes',
    unit: 'ms',
    goal: backendAnd('backend_ms_first_rows', 300),
    stock: 1_598,
  },
  first_rows_ms_http_slow: { title: 'first rows: cold, slow', unit: 'ms', goal: 1_500, stock: 12_005 },
  first_rows_ms_http_slow_warm: { title: 'first rows: second visit, slow', unit: 'ms', goal: 500 },
  heap_mb_http: { title: 'JavaScript heap and WebAssembly memory of the list, page and workers', unit: 'MB', goal: 12, stock: 24 },
  main_thread_ms_http_slow: {
    title: 'main thread at work until all is settled, slow',
    unit: 'ms',
    goal: 800,
    stock: 7_124,
    why: 'the rows are drawn twice, by the page and by the program, whose code the browser compiles as it comes to it',
  },
  lighthouse_performance: {
    title: 'Lighthouse: performance',
    goal: 100,
    isLeast: true,
    why: 'the program keeps the main thread for more than 50 ms at a time; next would be to draw no row twice',
  },
  lighthouse_accessibility: { title: 'Lighthouse: accessibility', goal: 100, isLeast: true },
  lighthouse_best_practices: { title: 'Lighthouse: best practices', goal: 100, isLeast: true },
  first_rows_bytes_embedded: {
    title: 'first rows, embedded: bytes without the catalog',
    unit: 'bytes',
    goal: 350_000,
    why: 'half of the worker is needed for YAML only',
  },
  first_rows_ms_embedded_full: { title: 'first rows, embedded, out of YAML: cold, full speed', unit: 'ms' },
  first_rows_ms_embedded_slow: { title: 'first rows, embedded, out of YAML: cold, slow', unit: 'ms' },
  kind_change_ms_http: { title: 'another kind to its rows; backend and 16 ms', unit: 'ms', goal: backendAnd('backend_ms_kind_change', 16), stock: 622 },
  kind_change_ms_embedded: { title: 'another kind to its rows, embedded', unit: 'ms', goal: 16 },
  kind_change_ms_embedded_100k: { title: 'another kind to its rows, embedded, 100,000 entities', unit: 'ms', goal: 33 },
  search_ms_http: { title: 'last key to rows; backend and 16 ms', unit: 'ms', goal: backendAnd('backend_ms_search', 16), stock: 628, why: 'a frame is drawn after a key before anything is heard' },
  search_ms_embedded: { title: 'last key to rows, embedded', unit: 'ms', goal: 16, why: 'a frame is drawn after a key before the worker is heard' },
  search_ms_embedded_100k: { title: 'last key to rows, embedded, 100,000 entities', unit: 'ms', goal: 33 },
  palette_ms_embedded: { title: 'palette: key to results, embedded', unit: 'ms', goal: 16 },
  palette_ms_embedded_100k: { title: 'palette: key to results, embedded, 100,000 entities', unit: 'ms', goal: 33 },
  scroll_worst_frame_ms: { title: 'scrolling through 10,000 rows, 600 px a frame: slowest frame', unit: 'ms', goal: 33, why: 'two frames of the screen' },
  dom_nodes_10k_rows: { title: 'nodes of the document with 10,000 rows', goal: 3_000, stock: '1,867 for 20 rows' },
  backend_ms_first_rows: {},
  backend_ms_kind_change: {},
  backend_ms_search: {},
  backend_ms_open_entity: {},
  open_entity_ms_http: { title: 'row clicked to About; backend and 16 ms', unit: 'ms', goal: backendAnd('backend_ms_open_entity', 16), stock: '206 ms, first 719 ms' },
  open_entity_ms_embedded: { title: 'row clicked to About, embedded', unit: 'ms', goal: 50 },
  entity_5000_relations_embedded: { title: 'row clicked to About, 5,000 relations, embedded', unit: 'ms', goal: 50 },
  entity_5_relations_embedded: { title: 'row clicked to About, 5 relations, embedded', unit: 'ms' },
  entity_5000_relations_http: { title: 'row clicked to About, 5,000 relations', unit: 'ms' },
  entity_5_relations_http: { title: 'row clicked to About, 5 relations', unit: 'ms' },
  entity_deeplink_slow4g: { title: 'entity page: About, cold, slow', unit: 'ms', goal: 1_800, why: 'the bytes' },
  entity_requests: { title: 'entity page with 40 relations: requests', goal: 3 },
  entity_cls: { title: 'entity page: layout shift', goal: 0.02 },
  graph_ms_depth2: { title: 'graph of a hub with 60 neighbours, 2 steps', unit: 'ms', goal: 300, stock: '1,481 ms, unreadable' },
  graph_task_ms_depth2: { title: 'the same: longest task', unit: 'ms', goal: 50 },
  graph_ms_1000: { title: 'graph of 1,000 nodes, 2,400 lines', unit: 'ms', goal: 2_000, stock: 'frozen' },
  graph_task_ms_1000: { title: 'graph of 1,000 nodes: longest task', unit: 'ms', goal: 50 },
  graph_pan_frame_ms_1000: { title: 'graph of 1,000 nodes: a frame of panning it', unit: 'ms', goal: 17 },
  plugin_mount_ms_cached: { title: 'tab of a plugin clicked to its `mount`, cached', unit: 'ms', goal: 5, why: 'the tab bar is drawn anew with every tab' },
  plugin_mount_ms_cold: { title: 'tab of a plugin clicked to its `mount`, cold', unit: 'ms', goal: 50 },
  plugins_200_first_rows_ms: { title: 'first rows with 200 plugins, beyond those with none', unit: 'ms', goal: 10 },
  plugin_rpc_ms: { title: 'a question of a frame to the portal and back', unit: 'ms', goal: 2 },
  heap_mb_http_visit: { title: 'heap and memory after a visit', unit: 'MB', goal: 20, stock: 66 },
  heap_mb_embedded: { title: 'heap and memory of the list, embedded', unit: 'MB' },
  cls: { title: 'layout shift of a visit', goal: 0.02 },
  inp_ms: { title: 'slowest interaction of a visit', unit: 'ms', goal: 50, why: 'pressing a button at the very end of a page, which Chromium shows only with the click 60 ms later; the click takes 40 to 56 ms' },
  engine_p99_ms_10k: { title: 'engine: any page, facet or count, p99', unit: 'ms', goal: 1, stock: 'its backend 20 to 51 ms', why: 'one answer in a hundred, which takes 0.3 ms the next time' },
  engine_roundtrip_p50_ms_10k: { title: 'engine: round trip seen from the page', unit: 'ms', goal: 4 },
  engine_yaml_ready_ms_10k: { title: 'engine: YAML to ready, one file of 13 MB', unit: 'ms', goal: 1_000 },
  engine_snapshot_ready_ms_10k: { title: 'engine: packed snapshot to ready', unit: 'ms', goal: 150 },
  engine_memory_mb_10k: { title: 'engine: memory of the worker', unit: 'MB', goal: 40 },
  engine_p99_ms_100k: { title: 'engine, 100,000 entities: any page, facet or count, p99', unit: 'ms', goal: 16 },
  engine_roundtrip_p50_ms_100k: { title: 'engine, 100,000 entities: round trip seen from the page', unit: 'ms', goal: 20 },
  engine_yaml_ready_ms_100k: { title: 'engine, 100,000 entities: YAML to ready, one file of 125 MB', unit: 'ms', goal: 10_000 },
  engine_snapshot_ready_ms_100k: { title: 'engine, 100,000 entities: packed snapshot to ready', unit: 'ms', goal: 1_500 },
  engine_memory_mb_100k: { title: 'engine, 100,000 entities: memory of the worker', unit: 'MB', goal: 350 },
};

/**
 * How a value stands to its goal.
 *
 * @param {string} name
 * @param {Record<string, number>} values all that was measured: some goals are made of other figures
 * @returns {{goal?: number, missing?: number}} `missing`: by how much it is not met, nothing where it is
 */
export function standing(name, values) {
  const { goal: written, isLeast } = figures[name];
  const goal = typeof written === 'function' ? written(values) : written;
  if (goal === undefined) return {};
  const missing = isLeast ? goal - values[name] : values[name] - goal;
  return missing > 0 ? { goal, missing } : { goal };
}
