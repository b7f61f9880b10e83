// The map page in, the same alive out: one filter for days, map and list without a reload, days by brush, a map that can be moved.
import { offerBrush } from "./parts/brushes";
import { canDraw, MovingMap, type Spot } from "./parts/moving_maps";
import { offerPictures } from "./parts/pictures";

let moving: MovingMap | null = null;
let wanted = recall();
let asked = 0;

const SHARED = ["type", "quad", "status", "actor", "recipient", "place", "from", "to", "any", "placed"];

/** Whether a map that moves was wanted last. */
function recall(): boolean {
  try {
    return localStorage.getItem("map") === "moves";
  } catch {
    return false;
  }
}

function keep(moves: boolean): void {
  wanted = moves;
  try {
    if (moves) localStorage.setItem("map", "moves");
    else localStorage.removeItem("map");
  } catch {
    /* storage is off: the choice lasts for this page */
  }
}

function here(changes: Record<string, string>): string {
  const fields = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) fields.set(name, value);
    else fields.delete(name);
  }
  fields.delete("offset");
  for (const [name, value] of [...fields]) if (!value) fields.delete(name);
  return `/map${fields.size ? `?${fields}` : ""}`;
}

/** Puts what an address shows into the page, in the place of what it showed before. */
async function go(address: string, remember: boolean): Promise<void> {
  const turn = ++asked;
  const shown = document.getElementById("shown");
  shown?.classList.add("map-wait");
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn !== asked) return;
    if (remember) history.pushState(null, "", address);
    for (const selector of ["#shown", ".filters"]) {
      const [now, then] = [page.querySelector(selector), document.querySelector(selector)];
      if (now && then) then.replaceWith(document.adoptNode(now));
    }
    const told = document.getElementById("told");
    if (told) told.textContent = document.getElementById("counted")?.textContent ?? "";
    await enliven(true);
    const target = new URL(address, location.href).hash;
    if (target) document.querySelector(target)?.scrollIntoView({ block: "start" });
  } catch {
    location.assign(address);
  }
}

async function showMoving(move: boolean): Promise<void> {
  const holder = document.querySelector<HTMLElement>(".map-drawing");
  if (!holder || !wanted) return;
  if (!moving) {
    const element = document.createElement("div");
    element.className = "map-moving";
    holder.append(element);
    holder.classList.add("moving");
    moving = await MovingMap.open(element);
  }
  if (moving.element.parentElement !== holder) holder.append(moving.element);
  holder.classList.add("moving");
  moving.resize();
  const fields = new URLSearchParams(location.search);
  for (const name of [...fields.keys()]) if (!SHARED.includes(name)) fields.delete(name);
  fields.set("lang", document.documentElement.lang);
  const answer = await fetch(`/api/v1/map?${fields}`);
  const { spots } = (await answer.json()) as { spots: Spot[] };
  moving.show(spots, (place) => `${here({ place })}#list`, move);
}

function leaveMoving(): void {
  keep(false);
  moving?.element.remove();
  document.querySelector(".map-drawing")?.classList.remove("moving");
}

/** Gives the tools above the map what only a script can do. */
function offerTools(): void {
  const tools = document.querySelector<HTMLElement>(".map-tools");
  if (!tools || !("WebGL2RenderingContext" in window)) return;
  const button = document.createElement("button");
  button.type = "button";
  const tell = (): void => {
    button.textContent = (wanted ? tools.dataset.still : tools.dataset.moving) ?? "";
  };
  tell();
  button.addEventListener("click", async () => {
    if (wanted) leaveMoving();
    else if (canDraw()) {
      keep(true);
      tell();
      await showMoving(true);
    } else {
      button.disabled = true;
      button.textContent = tools.dataset.unable ?? "";
      return;
    }
    tell();
  });
  tools.prepend(button, " ");
}

async function enliven(move: boolean): Promise<void> {
  offerTools();
  offerPictures(document);
  const days = document.getElementById("days");
  if (days) offerBrush(days, (from, to) => void go(here({ from, to }), true));
  await showMoving(move);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches(".filters")) return;
  event.preventDefault();
  const fields = [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" && value ? [[name, value]] : []));
  void go(`/map?${new URLSearchParams(fields)}`, true);
});

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement | SVGAElement>("#shown a") : null;
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  const href = link.getAttribute("href") ?? "";
  if (moving && wanted && link.matches(".map-tools a:not(.picture)")) {
    const by = Number((link as HTMLElement).dataset.zoom);
    if (by) {
      event.preventDefault();
      moving.zoom(by);
      return;
    }
  }
  if (!/^\/map(\?|#|$)/.test(href)) return;
  event.preventDefault();
  void go(href, true);
});

addEventListener("popstate", () => void go(location.pathname + location.search, false));

void enliven(true);
