// The small timeline of a page in, a stretch of days drawn upon it with the pointer out.
const LEFT = 8;
const LEAST = 5;

function dayAt(share: number, first: string, last: string): string {
  const [from, to] = [Date.parse(`${first}T00:00Z`), Date.parse(`${last}T00:00Z`)];
  const day = from + Math.min(Math.max(share, 0), 1) * (to - from);
  return new Date(Math.round(day / 86_400_000) * 86_400_000).toISOString().slice(0, 10);
}

/** Lets people draw over the days of a section; `chosen` hears the first and the last day. */
export function offerBrush(section: HTMLElement, chosen: (from: string, to: string) => void): void {
  const drawing = section.querySelector<SVGSVGElement>("svg.days");
  const { from, to } = section.dataset;
  if (!drawing || !from || !to) return;
  const { width, height } = drawing.viewBox.baseVal;
  const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  mark.setAttribute("class", "brush");
  mark.setAttribute("y", "14");
  mark.setAttribute("height", String(height - 16));
  const at = (event: PointerEvent): number => {
    const box = drawing.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * width;
  };
  let start: number | null = null;
  let drawn = false;
  drawing.classList.add("brushable");
  section.querySelector<HTMLElement>(".brush-hint")?.removeAttribute("hidden");
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button === 0) [start, drawn] = [at(event), false];
  });
  drawing.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const now = at(event);
    if (!drawn && Math.abs(now - start) < LEAST) return;
    if (!drawn) drawing.setPointerCapture(event.pointerId);
    drawn = true;
    drawing.append(mark);
    mark.setAttribute("x", String(Math.min(start, now)));
    mark.setAttribute("width", String(Math.abs(now - start)));
  });
  drawing.addEventListener("pointerup", (event) => {
    const began = start;
    start = null;
    if (began === null || !drawn) return;
    const share = (x: number): number => (x - LEFT) / (width - 2 * LEFT);
    const [low, high] = [Math.min(began, at(event)), Math.max(began, at(event))];
    chosen(dayAt(share(low), from, to), dayAt(share(high), from, to));
  });
  drawing.addEventListener("pointercancel", () => {
    start = null;
    mark.remove();
  });
  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("click", (event) => drawn && event.preventDefault(), true);
}
