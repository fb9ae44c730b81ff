// Where boxes and lines of a dense graph are. Layers with a way for every line between the boxes, as dagre
// has them, take minutes for a thousand boxes with four thousand lines, and are a column a screen wide and
// forty high. Here every step away from the first box is a rank, as many columns wide as make the picture
// about the shape of a screen, and lines run straight from side to side, under the boxes.
//
// "Along" is where relations lead, "across" the other way; whole numbers in, fractions out.

/** How much longer than high a picture is. */
const SHAPE = 1.8;
/** Between boxes of a column, columns of a rank, and ranks; before the first and after the last. */
const GAP = 12;
const COLUMN_GAP = 36;
const RANK_GAP = 110;
const MARGIN = 8;
/** How far lines go straight before they bend, and around boxes of one column. */
const STUB = 14;
/** How often ranks are ordered by their neighbours, there and back. */
const SWEEPS = 4;

/**
 * @param {string} direction LR, RL, TB or BT
 * @param {Int32Array} sizes width and height of every box
 * @param {{from: number, to: number}[]} lines boxes by their places
 * @returns {{size: number[], nodes: number[][], labels: number[][], lines: number[][][]}} middles of boxes
 *   and labels, points of lines
 */
export function columns(direction, sizes, lines) {
  const isUpright = direction === 'TB' || direction === 'BT';
  const count = sizes.length / 2;
  const boxes = Array.from({ length: count }, (_, place) => ({
    along: sizes[2 * place + (isUpright ? 1 : 0)],
    across: sizes[2 * place + (isUpright ? 0 : 1)],
    near: [],
  }));
  for (const { from, to } of lines) {
    boxes[from].near.push({ box: boxes[to], step: 1 });
    boxes[to].near.push({ box: boxes[from], step: -1 });
  }
  const ranks = ranked(boxes);
  arrange(ranks);
  const shape = isUpright ? 1 / SHAPE : SHAPE;
  const { along, across } = place(ranks, shape);
  const turned = turn(direction, along);
  const ways = lines.map(({ from, to }) => way(boxes[from], boxes[to]));
  return {
    size: isUpright ? [across, along] : [along, across],
    nodes: boxes.map(box => turned([box.start + box.along / 2, box.middle])),
    labels: ways.map(points => turned(middle(points))),
    lines: ways.map(points => points.map(turned)),
  };
}

/** Boxes by rank: one more or one less than that of the box from which each is reached first. */
function ranked(boxes) {
  for (const root of boxes) {
    if (root.rank !== undefined) continue;
    root.rank = 0;
    const reached = [root];
    for (const { rank, near } of reached) {
      for (const { box, step } of near) {
        if (box.rank !== undefined) continue;
        box.rank = rank + step;
        reached.push(box);
      }
    }
  }
  const ranks = new Map();
  for (const box of boxes) {
    if (!ranks.has(box.rank)) ranks.set(box.rank, []);
    ranks.get(box.rank).push(box);
  }
  return [...ranks.keys()].sort((one, other) => one - other).map(rank => ranks.get(rank));
}

/** Orders every rank by where the neighbours of its boxes are in others: fewer lines cross. */
function arrange(ranks) {
  const number = rank => rank.forEach((box, index) => (box.order = (index + 0.5) / rank.length));
  ranks.forEach(number);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const rank of sweep % 2 ? ranks.toReversed() : ranks) {
      for (const box of rank) {
        const others = box.near.filter(({ box: other }) => other.rank !== box.rank);
        const sum = others.reduce((sum, { box: { order } }) => sum + order, 0);
        box.wish = others.length ? sum / others.length : box.order;
      }
      rank.sort((one, other) => one.wish - other.wish || one.order - other.order);
      number(rank);
    }
  }
}

/** Gives every box its place, in the smallest picture of about this shape. */
function place(ranks, shape) {
  let across = Math.max(...ranks.flat().map(box => box.across)) * 2;
  let wrapped;
  do {
    across *= 1.1;
    wrapped = ranks.map(rank => wrap(rank, across));
  } while (lengthOf(wrapped) > across * shape);
  let start = MARGIN;
  for (const { columns, rows, taken } of wrapped) {
    const gap = (across - taken) / rows.length;
    for (const { boxes, along } of columns) {
      let at = MARGIN;
      boxes.forEach((box, row) => {
        box.start = start + (along - box.along) / 2;
        box.middle = at + (rows[row] + gap) / 2;
        at += rows[row] + gap;
      });
      start += along + COLUMN_GAP;
    }
    start += RANK_GAP - COLUMN_GAP;
  }
  return { along: start - RANK_GAP + MARGIN, across: across + 2 * MARGIN };
}

/** A rank in as few columns as fit; neighbours stay in one row, and rows are as high as their highest. */
function wrap(rank, across) {
  for (let count = 1; ; count += 1) {
    const rows = [];
    rank.forEach((box, index) => {
      const row = Math.floor(index / count);
      rows[row] = Math.max(rows[row] ?? 0, box.across + GAP);
    });
    const taken = rows.reduce((sum, row) => sum + row, 0);
    if (taken > across && rows.length > 1) continue;
    const columns = Array.from({ length: Math.min(count, rank.length) }, (_, column) => {
      const boxes = rank.filter((_, index) => index % count === column);
      return { boxes, along: Math.max(...boxes.map(box => box.along)) };
    });
    return { columns, rows, taken };
  }
}

function lengthOf(wrapped) {
  const columns = wrapped.flatMap(({ columns }) => columns);
  const lengths = columns.reduce((sum, { along }) => sum + along + COLUMN_GAP, 0);
  return lengths + wrapped.length * (RANK_GAP - COLUMN_GAP);
}

/** The points of a line, along and across: from the side of a box to that of another which faces it. */
function way(from, to) {
  const end = box => box.start + box.along;
  if (end(from) <= to.start) return bent(end(from), from.middle, to.start, to.middle, STUB);
  if (end(to) <= from.start) return bent(from.start, from.middle, end(to), to.middle, -STUB);
  // One above the other: around those in between.
  const aside = Math.max(end(from), end(to)) + STUB;
  return [
    [end(from), from.middle],
    [aside, from.middle],
    [aside, to.middle],
    [end(to), to.middle],
  ];
}

function bent(along, across, endAlong, endAcross, stub) {
  const [start, end] = [
    [along, across],
    [endAlong, endAcross],
  ];
  return [start, [along + stub, across], [endAlong - stub, endAcross], end];
}

const middle = points => {
  const [one, other] = points.slice(points.length / 2 - 1);
  return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
};

/** From along and across to x and y. */
function turn(direction, length) {
  return {
    LR: ([along, across]) => [along, across],
    RL: ([along, across]) => [length - along, across],
    TB: ([along, across]) => [across, along],
    BT: ([along, across]) => [across, length - along],
  }[direction];
}
