// A web worker that lays out graphs: layers by dagre.
// In: {id, options, nodes: [[width, height]], edges: [[from, to, labelWidth, labelHeight]]}, all by index.
// Out: {id, width, height, nodes: [[x, y]], edges: [[[x, y], ...]], labels: [[x, y] | null]}, or {id, error}.

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
  nodes.forEach(([width, height], index) => graph.setNode(String(index), { width, height }));
  edges.forEach(([from, to, width, height], index) => {
    graph.setEdge(String(from), String(to), { width, height, labelpos: 'c' }, String(index));
  });
  dagre.layout(graph);
  const { width, height } = graph.graph();
  return {
    width,
    height,
    nodes: nodes.map((_, index) => {
      const { x, y } = graph.node(String(index));
      return [x, y];
    }),
    edges: edges.map(([from, to], index) => {
      const { points } = graph.edge(String(from), String(to), String(index));
      return points.map(({ x, y }) => [x, y]);
    }),
    labels: edges.map(([from, to], index) => {
      const { x, y } = graph.edge(String(from), String(to), String(index));
      return x === undefined ? null : [x, y];
    }),
  };
}
