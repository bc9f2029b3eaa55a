import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { keepApart, type Point, roomiest } from './label-places.ts';

/** The office may put its own outlines in this file; the property `adcode` ties a shape to its county. */
const FILE = path.resolve('public/map/zhaotong-counties.geojson');
const WIDTH = 640;

const ring = z.array(z.tuple([z.number(), z.number()], z.number()));
const collection = z.object({
  features: z.array(
    z.object({
      properties: z.object({ adcode: z.coerce.string() }),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
      ]),
    }),
  ),
});

export interface CountyShapes {
  width: number;
  height: number;
  shapes: { code: string; path: string; label: Point }[];
}

let shapes: CountyShapes | null | undefined;

/** The counties' outlines as SVG paths, or null when the file is missing or is no such map. */
export function countyShapes(): CountyShapes | null {
  if (shapes === undefined) shapes = readShapes();
  return shapes;
}

function readShapes(): CountyShapes | null {
  try {
    return project(collection.parse(JSON.parse(readFileSync(FILE, 'utf8'))));
  } catch {
    // A report without its sketch is still a report; the page says that the outlines are missing.
    return null;
  }
}

/** Plate carrée at the map's middle latitude: good enough for a sketch of one prefecture. */
function project({ features }: z.output<typeof collection>): CountyShapes {
  const counties = features.map(({ properties, geometry }) => ({
    code: properties.adcode,
    rings: geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
  }));
  const points = counties.flatMap(({ rings }) => rings.flat());
  const [west, east] = extent(points.map(([lon]) => lon));
  const [south, north] = extent(points.map(([, lat]) => lat));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / ((east - west) * shrink);
  const place = ([lon, lat]: readonly [number, number, ...number[]]): Point => [
    Math.round((lon - west) * shrink * scale),
    Math.round((north - lat) * scale),
  ];
  const placed = counties.map(({ code, rings }) => ({
    code,
    rings: rings.map((points) => points.map(place)),
  }));
  const labels = keepApart(placed.map(({ rings }) => roomiest(rings[0] ?? [])));
  return {
    width: WIDTH,
    height: Math.round((north - south) * scale),
    shapes: placed.map(({ code, rings }, index) => ({
      code,
      path: rings.map(pathOf).join(''),
      label: labels[index] ?? [0, 0],
    })),
  };
}

const extent = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];

/** Relative steps, without those that rounding made empty: a third of the size of coordinates. */
function pathOf(points: Point[]): string {
  const [start, ...rest] = points;
  if (!start) return '';
  let [x, y] = start;
  let steps = '';
  for (const [nextX, nextY] of rest) {
    if (nextX === x && nextY === y) continue;
    steps += `l${nextX - x} ${nextY - y}`;
    [x, y] = [nextX, nextY];
  }
  return `M${start[0]} ${start[1]}${steps}z`;
}
