// Where boxes and lines are by dagre: layers, with a way for every line between the boxes. Lines leave a
// box by the side that faces where they lead, each in a place of its own, so that arrows arrive straight.

import dagre from '@dagrejs/dagre';

/** Between lines at one side of a box at most, and from its corners at least. */
const PORT_GAP = 14;
const CORNER = 9;
/** Between lines that turn in the same place at most; what they share of the gap in which they do. */
const TURN_GAP = 5;
const TURN_SHARE = 0.8;

/**
 * @param {{rankdir: string}} options of dagre
 * @param {boolean} isAngular whether lines turn only where no boxes are
 * @param {Int32Array} sizes width and height of every box
 * @param {{from: number, to: number, width: number, height: number}[]} lines boxes by their places, and
 *   the size of their words
 * @returns {{size: number[], nodes: number[][], labels: number[][], lines: number[][][]}} middles of boxes
 *   and words, points of lines
 */
export function layers(options, isAngular, sizes, lines) {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph(options);
  for (let index = 0; index < sizes.length; index += 2) {
    graph.setNode(String(index / 2), { width: sizes[index], height: sizes[index + 1] });
  }
  const keys = lines.map(({ from, to, width, height }, index) => {
    const key = { v: String(from), w: String(to), name: String(index) };
    graph.setEdge(key, { width, height, labelpos: 'c' });
    return key;
  });
  dagre.layout(graph);
  const isUpright = options.rankdir === 'TB' || options.rankdir === 'BT';
  const axes = isUpright ? ['y', 'x', 'height', 'width'] : ['x', 'y', 'width', 'height'];
  const boxes = graph.nodes().map(name => graph.node(name));
  const ways = keys.map(key => {
    const { points } = graph.edge(key);
    return { from: graph.node(key.v), to: graph.node(key.w), points, label: graph.edge(key) };
  });
  if (isAngular) for (const way of ways) straighten(way, boxes, axes);
  fasten(ways, axes);
  if (isAngular) turn(ways, axes);
  const { width = 0, height = 0 } = graph.graph();
  const pair = ({ x = 0, y = 0 }) => [x, y];
  return {
    size: [width, height],
    nodes: boxes.map(pair),
    labels: ways.map(({ label }) => pair(label)),
    lines: ways.map(({ points }) => points.map(pair)),
  };
}

/** Puts the ends of lines at the sides of their boxes, in the order in which they arrive there. */
function fasten(ways, [along, across, length, breadth]) {
  const sides = new Map();
  const side = (box, other, point, next) => {
    const towards = Math.sign(other[along] - box[along]);
    if (!sides.has(box)) sides.set(box, new Map([[-1, []], [0, []], [1, []]]));
    sides.get(box).get(towards).push({ point, next });
    point[along] = box[along] + (towards * box[length]) / 2;
  };
  for (const { from, to, points } of ways) {
    side(from, to, points[0], points[1]);
    side(to, from, points.at(-1), points.at(-2));
  }
  for (const [box, all] of sides) {
    for (const ends of all.values()) {
      const gap = Math.min(PORT_GAP, (box[breadth] - 2 * CORNER) / Math.max(1, ends.length - 1));
      ends.sort((one, other) => one.next[across] - other.next[across]);
      ends.forEach(({ point }, index) => {
        point[across] = box[across] + (index - (ends.length - 1) / 2) * gap;
      });
    }
  }
}

/** Lets a line run straight past boxes and under its words: it turns in the gaps between layers. */
function straighten(way, boxes, [along, across, length]) {
  const { points, label } = way;
  const inner = points.slice(1, -1).flatMap(point => {
    const isLabel = point.x === label.x && point.y === label.y;
    const passed = isLabel ? [label] : boxes.filter(box => box[along] === point[along]);
    const half = Math.max(0, ...passed.map(box => box[length])) / 2;
    const towards = Math.sign(points.at(-1)[along] - points[0][along]);
    return [-half, half].map(by => ({ [along]: point[along] + towards * by, [across]: point[across] }));
  });
  way.points = [points[0], ...inner, points.at(-1)];
}

/** Turns lines half-way between two points, those that would turn in one place beside each other. */
function turn(ways, [along, across]) {
  const places = new Map();
  for (const { points } of ways) {
    for (let index = points.length - 1; index > 0; index -= 1) {
      const [before, after] = points.slice(index - 1, index + 1);
      if (before[across] === after[across]) continue;
      const middle = (before[along] + after[along]) / 2;
      const corners = [before, after].map(point => ({ [along]: middle, [across]: point[across] }));
      points.splice(index, 0, ...corners);
      const place = Math.round(middle / TURN_GAP);
      if (!places.has(place)) places.set(place, []);
      const room = Math.abs(after[along] - before[along]) * TURN_SHARE;
      places.get(place).push({ corners, room, isDown: before[across] < after[across], from: before[across] });
    }
  }
  // Of two that go down, the lower turns first: so they do not cross.
  const key = ({ isDown, from }) => (isDown ? -from : from);
  for (const turns of places.values()) {
    const gap = Math.min(TURN_GAP, ...turns.map(({ room }) => room / turns.length));
    turns.sort((one, other) => one.isDown - other.isDown || key(one) - key(other));
    turns.forEach(({ corners }, index) => {
      for (const corner of corners) corner[along] += (index - (turns.length - 1) / 2) * gap;
    });
  }
}
