// A web worker that lays out graphs: layers by dagre, or columns where those would take too long. All
// numbers are whole.
// In: {id, isDense, options, nodes: [width, height, ...], edges: [from, to, labelWidth, labelHeight, ...]}.
// Out: {id, size: [width, height], nodes: [x, y, ...], labels: [x, y, ...], points: [x, y, ...],
// ends: [...]}: where each node and label has its middle; the points of all edges one after the other,
// and where those of each edge end, counted in points; or {id, error}.

import dagre from '@dagrejs/dagre';
import { columns } from './graph/columns.js';

addEventListener('message', ({ data: { id, isDense, options, nodes, edges } }) => {
  try {
    const lines = [];
    for (let index = 0; index < edges.length; index += 4) {
      const [from, to, width, height] = edges.subarray(index, index + 4);
      lines.push({ from, to, width, height });
    }
    const found = isDense ? columns(options.rankdir, nodes, lines) : layers(options, nodes, lines);
    postMessage({ id, ...flat(found) });
  } catch (error) {
    postMessage({ id, error: String(error?.message ?? error) });
  }
});

function layers(options, nodes, lines) {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph(options);
  for (let index = 0; index < nodes.length; index += 2) {
    graph.setNode(String(index / 2), { width: nodes[index], height: nodes[index + 1] });
  }
  const keys = lines.map(({ from, to, width, height }, index) => {
    const key = { v: String(from), w: String(to), name: String(index) };
    graph.setEdge(key, { width, height, labelpos: 'c' });
    return key;
  });
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const point = ({ x = 0, y = 0 }) => [x, y];
  return {
    size: [width, height],
    nodes: graph.nodes().map(name => point(graph.node(name))),
    labels: keys.map(key => point(graph.edge(key))),
    lines: keys.map(key => graph.edge(key).points.map(point)),
  };
}

function flat({ size, nodes, labels, lines }) {
  const whole = pairs => Int32Array.from(pairs.flat(), Math.round);
  let end = 0;
  return {
    size: Int32Array.from(size, Math.ceil),
    nodes: whole(nodes),
    labels: whole(labels),
    points: whole(lines.flat()),
    ends: Int32Array.from(lines, points => (end += points.length)),
  };
}
