// Spots and the map of the world in, a map that can be moved out: MapLibre draws the ground, marks and names are elements of the page.
import type * as MapLibre from "maplibre-gl";
import { fetchWorld, type Label, type World } from "./worlds";

const LIBRARY = "/static/built/maplibre-gl.mjs";
const WORKER = "/static/built/maplibre-gl-worker.mjs";
const KM_A_DEGREE = 111.32;
const CELL_KM = 25;
const SVG = "http://www.w3.org/2000/svg";

export interface Spot {
  kind: "point" | "near" | "area" | "cell";
  name: string | null;
  names: string[];
  disputed_by: string[];
  latitude: number;
  longitude: number;
  count: number;
  told: string;
}

type Box = [number, number, number, number];

/** Whether this browser draws maps at all. Asked only when somebody wants one: to ask may take a while without graphics hardware. */
export function canDraw(): boolean {
  const pen = document.createElement("canvas").getContext("webgl2");
  pen?.getExtension("WEBGL_lose_context")?.loseContext();
  return Boolean(pen);
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function paints(): Record<string, [string, string][]> {
  const sea = colour("--map-sea");
  return {
    sea: [["background-color", sea]], lakes: [["fill-color", sea]], land: [["fill-color", colour("--raised")]],
    coast: [["line-color", colour("--line-strong")]], borders: [["line-color", colour("--faint")]],
    casing: [["line-color", colour("--raised")]], contested: [["line-color", colour("--deny-ink")]],
  };
}

function styleOf(world: World): MapLibre.StyleSpecification {
  const source = (data: GeoJSON.GeoJSON): MapLibre.GeoJSONSourceSpecification => ({ type: "geojson", data, tolerance: 0.2 });
  const painted = (id: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({ ...Object.fromEntries(paints()[id] ?? []), ...more });
  return {
    version: 8,
    sources: {
      land: source(world.land), lakes: source(world.lakes), borders: source(world.borders), contested: source(world.contested),
    },
    layers: [
      { id: "sea", type: "background", paint: painted("sea") },
      { id: "land", type: "fill", source: "land", paint: painted("land") },
      { id: "lakes", type: "fill", source: "lakes", paint: painted("lakes") },
      { id: "coast", type: "line", source: "land", paint: painted("coast", { "line-width": 0.7 }) },
      { id: "borders", type: "line", source: "borders", paint: painted("borders", { "line-width": 0.9 }) },
      { id: "casing", type: "line", source: "contested", paint: painted("casing", { "line-width": 3 }) },
      { id: "contested", type: "line", source: "contested", paint: painted("contested", { "line-width": 1.5, "line-dasharray": [4, 3] }) },
    ],
  };
}

function shape(name: string, given: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(given)) made.setAttribute(key, String(value));
  return made;
}

function reachOf(spot: Spot, unitsADegree: number): number {
  if (spot.kind === "cell") {
    const across = CELL_KM / (KM_A_DEGREE * Math.max(Math.cos((spot.latitude * Math.PI) / 180), 0.05));
    return Math.max((across * unitsADegree) / 2, 7);
  }
  const least = { point: 0, near: 9, area: 20 }[spot.kind];
  return Math.max(Math.min(4.5 + 2.1 * Math.sqrt(spot.count - 1), 26), least);
}

/** Draws the mark of a spot anew, as large as it is at this zoom. */
function drawPin(pin: HTMLElement, spot: Spot, unitsADegree: number): void {
  const reach = reachOf(spot, unitsADegree);
  const room = reach + 5;
  const drawing = shape("svg", { width: room * 2, height: room * 2, viewBox: `${-room} ${-room} ${room * 2} ${room * 2}`, "aria-hidden": "true" });
  if (spot.disputed_by.length) drawing.append(shape("circle", { class: "ring", r: reach + 3 }));
  if (spot.kind === "cell") drawing.append(shape("rect", { class: "mark", x: -reach, y: -reach, width: reach * 2, height: reach * 2 }));
  else drawing.append(shape("circle", { class: "mark", r: reach }));
  if (spot.count > 1 && reach > 6) {
    const count = shape("text", { class: "count", y: 4 });
    count.textContent = String(spot.count);
    drawing.append(count);
  }
  pin.querySelector("svg")?.remove();
  pin.prepend(drawing);
  pin.style.setProperty("--reach", `${reach + 2}px`);
}

function pinOf(spot: Spot, href: (place: string) => string): HTMLElement {
  const pin = document.createElement(spot.name ? "a" : "span");
  pin.className = `pin spot spot-${spot.kind}`;
  pin.setAttribute("aria-label", spot.told);
  pin.title = spot.told;
  if (pin instanceof HTMLAnchorElement && spot.name) {
    pin.href = href(spot.name);
    const name = document.createElement("bdi");
    name.className = "pin-name";
    name.textContent = [spot.name, ...spot.names.slice(0, 1)].join(" / ");
    pin.append(name);
  } else pin.setAttribute("role", "img");
  return pin;
}

function meets(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

/** A map that can be moved, in an element of its own. */
export class MovingMap {
  readonly element: HTMLElement;
  private pins: { marker: MapLibre.Marker; spot: Spot; element: HTMLElement }[] = [];
  private names: MapLibre.Marker[] = [];

  private constructor(
    private readonly library: typeof MapLibre,
    private readonly map: MapLibre.Map,
    private readonly world: World,
  ) {
    this.element = map.getContainer();
    map.on("moveend", () => this.arrange());
    const repaint = (): void => this.paint();
    new MutationObserver(repaint).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  }

  static async open(element: HTMLElement): Promise<MovingMap> {
    const [library, world] = await Promise.all([import(LIBRARY) as Promise<typeof MapLibre>, fetchWorld()]);
    library.setWorkerUrl(WORKER);
    const map = new library.Map({
      container: element, style: styleOf(world), attributionControl: false, dragRotate: false, pitchWithRotate: false,
      renderWorldCopies: false, maxZoom: 11, minZoom: 0.5, fadeDuration: 0, keyboard: true, cooperativeGestures: false,
    });
    map.touchZoomRotate.disableRotation();
    return new MovingMap(library, map, world);
  }

  /** Shows these spots; the window moves to them unless they are the same places as before. */
  show(spots: Spot[], href: (place: string) => string, move: boolean): void {
    for (const { marker } of this.pins) marker.remove();
    const above = { area: 0, cell: 1, near: 2, point: 3 };
    const ordered = [...spots].sort((a, b) => above[a.kind] - above[b.kind] || b.count - a.count);
    this.pins = ordered.slice(-400).map((spot) => {
      const element = pinOf(spot, href);
      const marker = new this.library.Marker({ element, anchor: "center" }).setLngLat([spot.longitude, spot.latitude]).addTo(this.map);
      return { marker, spot, element };
    });
    if (move && spots.length) this.fit(spots);
    this.arrange();
  }

  zoom(by: number): void {
    this.map.zoomTo(this.map.getZoom() + by);
  }

  resize(): void {
    this.map.resize();
  }

  private fit(spots: Spot[]): void {
    const [xs, ys] = [spots.map((s) => s.longitude), spots.map((s) => s.latitude)];
    const spare = Math.max(0.9 - (Math.max(...xs) - Math.min(...xs)) / 2, 0);
    this.map.fitBounds([Math.min(...xs) - spare, Math.min(...ys) - spare / 2, Math.max(...xs) + spare, Math.max(...ys) + spare / 2], {
      padding: 60, animate: false, maxZoom: 9,
    });
  }

  private paint(): void {
    if (!this.map.isStyleLoaded()) {
      this.map.once("idle", () => this.paint());
      return;
    }
    for (const [layer, properties] of Object.entries(paints())) {
      for (const [name, value] of properties) this.map.setPaintProperty(layer, name as "line-color", value);
    }
  }

  /** Draws marks at their size for this zoom, and as many names as have room. */
  private arrange(): void {
    const unitsADegree = (512 * 2 ** this.map.getZoom()) / 360;
    const taken: Box[] = [];
    for (const { spot, element } of this.pins) drawPin(element, spot, unitsADegree);
    for (const { spot, element } of [...this.pins].reverse()) {
      const name = element.querySelector<HTMLElement>(".pin-name");
      if (!name) continue;
      const { x, y } = this.map.project([spot.longitude, spot.latitude]);
      const left = x + reachOf(spot, unitsADegree) + 4;
      const box: Box = [left, y - 8, left + 7 * (name.textContent?.length ?? 0), y + 8];
      name.hidden = taken.some((other) => meets(box, other));
      if (!name.hidden) taken.push(box);
      taken.push([x - 8, y - 8, x + 8, y + 8]);
    }
    for (const marker of this.names) marker.remove();
    const shown = new Set(this.pins.map(({ spot }) => spot.name));
    this.names = this.world.labels.filter((l) => !shown.has(l.lines[0] ?? "")).flatMap((l) => this.place(l, unitsADegree, taken));
  }

  private place(label: Label, unitsADegree: number, taken: Box[]): MapLibre.Marker[] {
    const isLarge = label.disputed ? unitsADegree > 12 : Math.sqrt(label.size) * unitsADegree > 26;
    const { x, y } = this.map.project(label.at);
    const { clientWidth, clientHeight } = this.element;
    const half = 3.5 * Math.max(...label.lines.map((l) => l.length));
    const box: Box = [x - half, y - 8 * label.lines.length, x + half, y + 8 * label.lines.length];
    if (!isLarge || box[0] < 0 || box[1] < 0 || box[2] > clientWidth || box[3] > clientHeight) return [];
    if (taken.some((other) => meets(box, other))) return [];
    taken.push(box);
    const element = document.createElement("div");
    element.className = label.disputed ? "pin-country pin-disputed" : "pin-country";
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", label.told || label.lines.join(" / "));
    for (const text of label.lines) element.append(Object.assign(document.createElement("div"), { textContent: text }));
    return [new this.library.Marker({ element, anchor: "center" }).setLngLat(label.at).addTo(this.map)];
  }
}
