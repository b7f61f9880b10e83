// A document's text and its cards in, rows and words that light up together out, with keys to step through them.
const KINDS: Record<string, string> = { s: "statement", e: "event", f: "figure", l: "ledger" };

type Fits = (card: HTMLElement) => boolean;

/** The id of a row in an anchor such as `e-ID`, `r-ID`, `c-ID-2`. */
function rowOf(anchor: string): string {
  return anchor.replace(/^[erc]-/, "").replace(/-\d+$/, "");
}

function near(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}

function withKey(event: MouseEvent | KeyboardEvent): boolean {
  return event.metaKey || event.ctrlKey || event.altKey;
}

/** The rows of a page: where each is shown, which one is chosen. */
class Rows {
  readonly cards: HTMLElement[];
  readonly wide = matchMedia("(min-width: 68rem)");
  chosen: string | null = null;
  private readonly places = new Map<string, HTMLElement[]>();

  constructor() {
    this.cards = [...document.querySelectorAll<HTMLElement>(".cards .card")];
    for (const element of document.querySelectorAll<HTMLElement>(".text .m, .cards .card")) {
      const row = element.dataset.row ?? "";
      this.places.set(row, [...(this.places.get(row) ?? []), element]);
    }
  }

  light(row: string | null | undefined): void {
    for (const element of document.querySelectorAll(".lit")) element.classList.remove("lit");
    for (const element of this.places.get(row ?? "") ?? []) element.classList.add("lit");
  }

  settle(): void {
    this.chosen = location.hash ? rowOf(decodeURIComponent(location.hash.slice(1))) : null;
    this.light(this.chosen);
  }

  wordsOf(row: string): HTMLElement | undefined {
    return this.places.get(row)?.find((element) => element.classList.contains("m"));
  }

  cardOf(row: string): HTMLElement | undefined {
    return this.places.get(row)?.find((element) => element.classList.contains("card"));
  }

  go(row: string, toCard: boolean): void {
    document.documentElement.classList.add("stepping");
    history.replaceState(null, "", `#${toCard ? "r" : "e"}-${row}`);
    this.settle();
    if (this.wide.matches || toCard) bring(this.cardOf(row));
    if (this.wide.matches || !toCard) bring(this.wordsOf(row));
  }

  step(fits: Fits, back: boolean): void {
    const shown = this.cards.filter((card) => card.offsetParent !== null && (fits(card) || card.dataset.row === this.chosen));
    const at = shown.findIndex((card) => card.dataset.row === this.chosen);
    const next = shown[back ? Math.max(at - 1, 0) : at + 1];
    if (next && fits(next)) this.go(next.dataset.row ?? "", false);
  }

  letGo(): void {
    history.replaceState(null, "", location.pathname + location.search);
    this.settle();
  }
}

function bring(element: HTMLElement | undefined): void {
  element?.scrollIntoView({ block: "center" });
}

function listenToPointer(rows: Rows, text: HTMLElement, cards: HTMLElement): void {
  const hover = (event: MouseEvent): void => {
    const over = near(event.target, "[data-row]");
    rows.light(over ? over.dataset.row : rows.chosen);
  };
  text.addEventListener("mouseover", hover);
  cards.addEventListener("mouseover", hover);
  document.querySelector("main")?.addEventListener("mouseleave", () => rows.light(rows.chosen));
  text.addEventListener("click", (event) => {
    const over = near(event.target, "[data-row]");
    if (!over || withKey(event) || event.shiftKey || String(getSelection())) return;
    event.preventDefault();
    rows.go(over.dataset.row ?? "", true);
  });
  cards.addEventListener("click", (event) => {
    const link = near(event.target, "a.label, .words a");
    if (!link || withKey(event) || event.shiftKey) return;
    event.preventDefault();
    rows.go(near(link, ".card")?.dataset.row ?? "", false);
  });
}

function listenToKeys(rows: Rows, help: HTMLDetailsElement | null): void {
  document.addEventListener("keydown", (event) => {
    if (near(event.target, "input:not([type=checkbox]), select, textarea") || withKey(event)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const kind = KINDS[key];
    if (key === "j" || key === "k") rows.step(() => true, key === "k");
    else if (kind) rows.step((card) => card.dataset.kind === kind, event.shiftKey);
    else if (/^[1-9]$/.test(key)) rows.step((card) => card.dataset.voice === key, false);
    else if (key === "?" && help) help.open = !help.open;
    else if (key === "Escape" && rows.chosen) rows.letGo();
    else if (key === "Enter" && rows.chosen && !near(event.target, "a, button, summary, input")) {
      rows.go(rows.chosen, location.hash.startsWith("#e-"));
    } else return;
    event.preventDefault();
  });
}

/** Links the words of a document with its cards; does nothing on a page that has no text beside cards. */
export function linkRows(): void {
  const text = document.querySelector<HTMLElement>(".text");
  const cards = document.querySelector<HTMLElement>(".cards");
  const rows = new Rows();
  if (!text || !cards || !rows.cards.length) return;
  const help = document.querySelector<HTMLDetailsElement>(".keys");
  listenToPointer(rows, text, cards);
  listenToKeys(rows, help);
  addEventListener("hashchange", () => rows.settle());
  if (help) help.hidden = false;
  rows.settle();
  if (rows.chosen && rows.wide.matches) {
    bring(location.hash.startsWith("#r-") ? rows.wordsOf(rows.chosen) : rows.cardOf(rows.chosen));
  }
}
