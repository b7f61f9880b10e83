// The keys of a row's page: accept, correct, reject, skip, previous, undo. They are off until somebody wants them.

const WANTED = "accordingto.keys";
let sent = false;

function wanted(): boolean {
  try {
    return localStorage.getItem(WANTED) === "yes";
  } catch {
    return false;
  }
}

function remember(on: boolean): void {
  try {
    localStorage.setItem(WANTED, on ? "yes" : "no");
  } catch {
    // A browser that keeps nothing has the keys until the page is left.
  }
}

function show(on: boolean): void {
  for (const key of document.querySelectorAll<HTMLElement>(".key")) key.hidden = !on;
}

function send(what: string): void {
  const form = document.querySelector<HTMLFormElement>(`form[data-decide="${what}"]`);
  if (form && !sent) form.requestSubmit();
}

function open(id: string): void {
  const details = document.getElementById(id);
  if (!(details instanceof HTMLDetailsElement)) return;
  details.open = true;
  details.scrollIntoView({ block: "nearest" });
  details.querySelector<HTMLElement>("textarea, select, input:not([type=hidden])")?.focus();
}

function go(where: string): void {
  document.querySelector<HTMLAnchorElement>(`a[data-go="${where}"]`)?.click();
}

const KEYS: Record<string, () => void> = {
  a: () => send("accept"),
  c: () => open("correct"),
  x: () => open("reject"),
  n: () => go("next"),
  p: () => go("before"),
  u: () => send("undo"),
};

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
}

export function listenForKeys(): void {
  const choice = document.querySelector<HTMLInputElement>("#keys-wanted");
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-open]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(link.dataset.open ?? "");
    });
  }
  document.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  if (!choice) return;
  choice.checked = wanted();
  choice.parentElement?.removeAttribute("hidden");
  show(choice.checked);
  choice.addEventListener("change", () => {
    remember(choice.checked);
    show(choice.checked);
    choice.blur();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isTyping(event.target)) (event.target as HTMLElement).blur();
    if (!choice.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
    const press = KEYS[event.key];
    if (press) {
      event.preventDefault();
      press();
    }
  });
}
