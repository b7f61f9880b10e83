// The packed map of the world in, land, borders and names as GeoJSON out.
import type { Feature, FeatureCollection, LineString, Polygon, Position } from "geojson";

interface Packed {
  scale: number;
  land: number[][];
  borders: [string, string, number[]][];
  names: [string, number, number, number][];
}

export interface Label {
  lines: string[];
  at: [number, number];
  size: number;
  disputed: boolean;
  told: string;
}

export interface Dispute {
  name: string;
  names: string[];
  disputed_by: string[];
  at: [number, number];
}

export interface World {
  land: FeatureCollection<Polygon>;
  lakes: FeatureCollection<Polygon>;
  borders: FeatureCollection<LineString>;
  contested: FeatureCollection<LineString>;
  labels: Label[];
}

function unpack(flat: number[], scale: number): Position[] {
  const points: Position[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < flat.length; i += 2) {
    x += flat[i] ?? 0;
    y += flat[i + 1] ?? 0;
    points.push([x / scale, y / scale]);
  }
  return points;
}

/** Twice the signed area of a ring: its sign tells land from what is cut out of it. */
function turn(ring: Position[]): number {
  return ring.reduce((sum, [x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? [];
    return sum + x * nextY - nextX * y;
  }, 0);
}

function polygon(ring: Position[]): Feature<Polygon> {
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

function line(points: Position[]): Feature<LineString> {
  return { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: points } };
}

function collect<Shape extends Polygon | LineString>(features: Feature<Shape>[]): FeatureCollection<Shape> {
  return { type: "FeatureCollection", features };
}

async function ask<Answer>(address: string): Promise<Answer> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as Answer;
}

/** Says whose claim meets whose, in the words that the page gives. */
function tellContested(names: string[], by: string[]): string {
  const words = document.querySelector<HTMLElement>(".map-tools")?.dataset.contested ?? "{names}: {others}";
  return words.replace("{names}", () => names.join(" · ")).replace("{others}", () => by.join(", "));
}

/** Fetches the map of the world and the disputes from the desk. */
export async function fetchWorld(): Promise<World> {
  const [packed, told] = await Promise.all([
    ask<Packed>("/static/built/world.json"),
    ask<{ disputes: Dispute[]; lines: Position[][] }>("/api/v1/disputes"),
  ]);
  const rings = packed.land.map((flat) => unpack(flat, packed.scale));
  const largest = rings.reduce((most, ring) => (Math.abs(turn(ring)) > Math.abs(most) ? turn(ring) : most), 0);
  const isLand = (ring: Position[]): boolean => turn(ring) > 0 === largest > 0;
  const contested = new Set(told.disputes.flatMap((d) => [d.name, ...d.names]));
  const countries = packed.names
    .filter(([name]) => !contested.has(name))
    .map(([name, x, y, size]): Label => ({ lines: [name], at: [x, y], size, disputed: false, told: "" }));
  const disputes = told.disputes.map((d): Label => {
    const names = [...new Set([d.name, ...d.names])];
    return { lines: names.slice(0, 2), at: d.at, size: 0, disputed: true, told: tellContested(names, d.disputed_by) };
  });
  return {
    land: collect(rings.filter(isLand).map(polygon)),
    lakes: collect(rings.filter((ring) => !isLand(ring)).map(polygon)),
    borders: collect(packed.borders.map(([, , flat]) => line(unpack(flat, packed.scale)))),
    contested: collect(told.lines.map(line)),
    labels: [...disputes, ...countries.sort((a, b) => b.size - a.size)],
  };
}
