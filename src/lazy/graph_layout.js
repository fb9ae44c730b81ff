// A web worker that lays out graphs: layers, or columns where those would take too long. All numbers are
// whole.
// In: {id, isDense, isAngular, options, nodes: [width, height, ...],
// edges: [from, to, labelWidth, labelHeight, ...]}.
// Out: {id, size: [width, height], nodes: [x, y, ...], labels: [x, y, ...], points: [x, y, ...],
// ends: [...]}: where each node and label has its middle; the points of all edges one after the other,
// and where those of each edge end, counted in points; or {id, error}.

import { columns } from './graph/columns.js';
import { layers } from './graph/layers.js';

addEventListener('message', ({ data: { id, isDense, isAngular, options, nodes, edges } }) => {
  try {
    const lines = [];
    for (let index = 0; index < edges.length; index += 4) {
      const [from, to, width, height] = edges.subarray(index, index + 4);
      lines.push({ from, to, width, height });
    }
    const found = isDense
      ? columns(options.rankdir, nodes, lines)
      : layers(options, isAngular, nodes, lines);
    postMessage({ id, ...flat(found) });
  } catch (error) {
    postMessage({ id, error: String(error?.message ?? error) });
  }
});

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
