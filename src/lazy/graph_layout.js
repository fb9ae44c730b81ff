// A web worker that lays out graphs: layers by dagre. All numbers are whole.
// In: {id, options, nodes: [width, height, ...], edges: [from, to, labelWidth, labelHeight, ...]}.
// Out: {id, size: [width, height], nodes: [x, y, ...], labels: [x, y, ...], points: [x, y, ...],
// ends: [...]}: where each node and label has its middle; the points of all edges one after the other,
// and where those of each edge end, counted in points; or {id, error}.

import dagre from '@dagrejs/dagre';

addEventListener('message', ({ data: { id, options, nodes, edges } }) => {
  try {
    postMessage({ id, ...layout(options, nodes, edges) });
  } catch (error) {
    postMessage({ id, error: String(error?.message ?? error) });
  }
});

function layout(options, nodes, edges) {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph(options);
  for (let index = 0; index < nodes.length; index += 2) {
    graph.setNode(String(index / 2), { width: nodes[index], height: nodes[index + 1] });
  }
  const keys = [];
  for (let index = 0; index < edges.length; index += 4) {
    const [from, to, width, height] = edges.subarray(index, index + 4);
    const key = { v: String(from), w: String(to), name: String(index) };
    keys.push(key);
    graph.setEdge(key, { width, height, labelpos: 'c' });
  }
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const points = [];
  const ends = [];
  const labels = [];
  for (const key of keys) {
    const edge = graph.edge(key);
    for (const { x, y } of edge.points) points.push(x, y);
    ends.push(points.length / 2);
    labels.push(edge.x ?? 0, edge.y ?? 0);
  }
  const places = graph.nodes().flatMap(name => {
    const { x, y } = graph.node(name);
    return [x, y];
  });
  return {
    size: whole([width, height]),
    nodes: whole(places),
    labels: whole(labels),
    points: whole(points),
    ends: Int32Array.from(ends),
  };
}

const whole = numbers => Int32Array.from(numbers, Math.round);
