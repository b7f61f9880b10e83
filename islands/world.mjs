// Natural Earth's 10m countries (world-atlas) in, world.json out: land, borders with the names to their left and right, and where names stand.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";
import { filter, filterWeight, presimplify, simplify, sphericalRingArea, sphericalTriangleArea } from "topojson-simplify";

const SCALE = 1000; // units a degree: 0.001° is 111 m at the equator
const LEAST_TRIANGLE = 5e-8; // steradians: points that change less than about 2 km² are left out
const LEAST_ISLAND = 1.2e-7; // steradians: islands below about 5 km² are left out
const NAMES = {
  Macedonia: "North Macedonia", "Bosnia and Herz.": "Bosnia and Herzegovina", "Central African Rep.": "Central African Republic",
  "Dem. Rep. Congo": "DR Congo", "Dominican Rep.": "Dominican Republic", "Eq. Guinea": "Equatorial Guinea", "S. Sudan": "South Sudan",
  "Solomon Is.": "Solomon Islands", "W. Sahara": "Western Sahara", "N. Cyprus": "Northern Cyprus", "Falkland Is.": "Falkland Islands",
  "Faeroe Is.": "Faroe Islands", "United States of America": "United States", eSwatini: "Eswatini", Turkey: "Türkiye",
  "Cyprus U.N. Buffer Zone": "UN Buffer Zone in Cyprus",
}; // names that the source shortens, or that have changed since

/** Points as whole numbers, each but the first as the step from the one before, in one flat list. */
function pack(points) {
  const flat = [];
  let [x, y] = [0, 0];
  for (const [longitude, latitude] of points) {
    const [nextX, nextY] = [Math.round(longitude * SCALE), Math.round(latitude * SCALE)];
    if (flat.length && nextX === x && nextY === y) continue;
    flat.push(nextX - x, nextY - y);
    [x, y] = [nextX, nextY];
  }
  return flat;
}

/** Twice the signed area of a ring in square degrees, and its middle. */
function middleOf(ring) {
  let [area, x, y] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    area += cross;
    x += (ring[i][0] + ring[i + 1][0]) * cross;
    y += (ring[i][1] + ring[i + 1][1]) * cross;
  }
  return { area: Math.abs(area), x: x / (3 * area), y: y / (3 * area) };
}

function polygonsOf(geometry) {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
}

/** The part of a ring on one side of a meridian. */
function cutAt(ring, meridian, east) {
  const kept = [];
  ring.forEach((point, i) => {
    const before = ring[(i + ring.length - 1) % ring.length];
    const [isIn, wasIn] = [point[0] >= meridian === east, before[0] >= meridian === east];
    if (isIn !== wasIn) kept.push([meridian, before[1] + ((meridian - before[0]) / (point[0] - before[0])) * (point[1] - before[1])]);
    if (isIn) kept.push(point);
  });
  return kept;
}

/** A ring as rings that do not cross the line from -180° to 180°; one around a pole is closed below it. */
function unfold(ring) {
  let turn = 0;
  const whole = ring.map(([x, y], i) => {
    if (i) turn += ring[i - 1][0] - x > 180 ? 360 : x - ring[i - 1][0] > 180 ? -360 : 0;
    return [x + turn, y];
  });
  if (turn) whole.push([whole.at(-1)[0], -90], [whole[0][0], -90]);
  const made = [-360, 0, 360].map((by) => cutAt(cutAt(whole.map(([x, y]) => [x + by, y]), -180, true), 180, false));
  return made.filter((one) => one.length > 2).map((one) => [...one, one[0]]);
}

/** Whether a point lies in a country, by the rays that leave it. */
function holds(geometry, [x, y]) {
  let inside = false;
  for (const ring of polygonsOf(geometry).flat()) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[x1, y1], [x2, y2]] = [ring[i], ring[j]];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

/** The two countries of a line, the one to its left first, by points beside the middles of its steps. */
function leftFirst(line, [one, other], shapes) {
  let votes = 0;
  for (let i = 0; i + 1 < line.length; i += Math.max(1, Math.floor(line.length / 9))) {
    const [[x1, y1], [x2, y2]] = [line[i], line[i + 1]];
    const reach = 0.01 / (Math.hypot(x2 - x1, y2 - y1) || 1);
    const left = [(x1 + x2) / 2 - (y2 - y1) * reach, (y1 + y2) / 2 + (x2 - x1) * reach];
    votes += Number(holds(shapes.get(one), left)) - Number(holds(shapes.get(other), left));
  }
  return votes >= 0 ? [one, other] : [other, one];
}

/** Writes the map of the world that pages draw on. */
export function writeWorld(source, target) {
  const whole = JSON.parse(readFileSync(source, "utf8"));
  for (const { properties } of whole.objects.countries.geometries) properties.name = NAMES[properties.name] ?? properties.name;
  const lesser = filter(presimplify(whole, sphericalTriangleArea), filterWeight(whole, LEAST_ISLAND, sphericalRingArea));
  const world = simplify(lesser, LEAST_TRIANGLE);
  const land = polygonsOf(feature(world, world.objects.land).features[0].geometry).flat().flatMap(unfold).map(pack).filter((ring) => ring.length > 6);
  const sides = new Map();
  mesh(world, world.objects.countries, (a, b) => {
    if (a !== b) sides.set([a.properties.name, b.properties.name].sort().join("|"), true);
    return false;
  });
  const shapes = new Map(feature(world, world.objects.countries).features.map((one) => [one.properties.name, one.geometry]));
  const borders = [...sides.keys()].sort().flatMap((pair) => {
    const lines = mesh(world, world.objects.countries, (a, b) => a !== b && [a.properties.name, b.properties.name].sort().join("|") === pair);
    return lines.coordinates.map((line) => [...leftFirst(line, pair.split("|"), shapes), pack(line)]);
  });
  const names = feature(world, world.objects.countries).features.map(({ geometry, properties }) => {
    const largest = polygonsOf(geometry).map((polygon) => middleOf(polygon[0])).sort((a, b) => b.area - a.area)[0];
    return largest && [properties.name, Number(largest.x.toFixed(2)), Number(largest.y.toFixed(2)), Number((largest.area / 2).toFixed(2))];
  });
  const made = { of: "Natural Earth 1:10m by world-atlas 2.0.2", scale: SCALE, land, borders, names: names.filter(Boolean).sort() };
  writeFileSync(target, JSON.stringify(made));
}
