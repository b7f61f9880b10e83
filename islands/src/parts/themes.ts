// A button with the id "theme", its words as data (system, light, dark) in, the colours of the desk out: those of the system, light or dark, kept in this browser.
const THEMES = ["", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

function asTheme(told: string | null | undefined): Theme {
  return told === "light" || told === "dark" ? told : "";
}

function recall(): Theme {
  try {
    return asTheme(localStorage.getItem("theme"));
  } catch {
    return "";
  }
}

function keep(theme: Theme): void {
  try {
    if (theme) localStorage.setItem("theme", theme);
    else localStorage.removeItem("theme");
  } catch {
    /* storage is off: the choice lasts for this page */
  }
}

function paint(theme: Theme): void {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

function painted(): Theme {
  return asTheme(document.documentElement.dataset.theme);
}

/** Paints the page in the colours that were chosen last. */
export function restoreTheme(): void {
  paint(recall());
}

/** Shows the button that goes through the colours. */
export function offerThemes(): void {
  const button = document.getElementById("theme");
  if (!button) return;
  const tell = (): void => {
    button.textContent = button.dataset[painted() || "system"] ?? "";
  };
  tell();
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(painted()) + 1) % THEMES.length] ?? "";
    paint(next);
    keep(next);
    tell();
  });
}
