export type Point = [x: number, y: number];

const STEPS = 28;
/** A label is this wide and high: a name above a figure. */
const LABEL = { width: 72, height: 46 };

/**
 * The place inside a ring with the most room around it for a label, on a grid: a centroid may lie outside a
 * crescent or on its edge.
 */
export function roomiest(ring: Point[]): Point {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const [west, north] = [Math.min(...xs), Math.min(...ys)];
  const [stepX, stepY] = [(Math.max(...xs) - west) / STEPS, (Math.max(...ys) - north) / STEPS];
  let best: { point: Point; room: number } | undefined;
  for (let row = 1; row < STEPS; row++) {
    for (let column = 1; column < STEPS; column++) {
      const point: Point = [Math.round(west + column * stepX), Math.round(north + row * stepY)];
      const room = isInside(point, ring) ? roomAround(point, ring) : 0;
      if (room > (best?.room ?? 0)) best = { point, room };
    }
  }
  return best?.point ?? ring[0] ?? [0, 0];
}

/** Moves labels that overlap sideways, each by half of what is needed. */
export function keepApart(labels: Point[]): Point[] {
  const moved = labels.map(([x, y]): Point => [x, y]);
  moved.forEach((one, index) => {
    for (const other of moved.slice(index + 1)) {
      const overlap = LABEL.width - Math.abs(one[0] - other[0]);
      if (overlap <= 0 || Math.abs(one[1] - other[1]) >= LABEL.height) continue;
      const push = Math.ceil(overlap / 2) * (one[0] < other[0] ? -1 : 1);
      one[0] += push;
      other[0] -= push;
    }
  });
  return moved;
}

/** Distance to the nearest corner, counted less across than up, as labels are wider than high. */
function roomAround([x, y]: Point, ring: Point[]): number {
  const flat = LABEL.height / LABEL.width;
  return Math.min(...ring.map(([cornerX, cornerY]) => Math.hypot((cornerX - x) * flat, cornerY - y)));
}

/** Even-odd rule. */
function isInside([x, y]: Point, ring: Point[]): boolean {
  let inside = false;
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}
