// The desk reads without this script. It adds: colours that stay chosen, rows and words that light up together, keys to step through them.
(() => {
  "use strict";
  const root = document.documentElement;
  const THEMES = ["", "light", "dark"];
  const NAMES = { "": "Colours: system", light: "Colours: light", dark: "Colours: dark" };

  const recall = () => {
    try { return localStorage.getItem("theme") || ""; } catch { return ""; }
  };
  const keep = (theme) => {
    try { theme ? localStorage.setItem("theme", theme) : localStorage.removeItem("theme"); } catch { /* storage is off: the choice lasts for this page */ }
  };
  const paint = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  paint(recall());

  const offerThemes = () => {
    const button = document.getElementById("theme");
    const tell = () => { button.textContent = NAMES[root.dataset.theme || ""]; };
    tell();
    button.hidden = false;
    button.addEventListener("click", () => {
      const next = THEMES[(THEMES.indexOf(root.dataset.theme || "") + 1) % THEMES.length];
      paint(next);
      keep(next);
      tell();
    });
  };

  const rowOf = (id) => id.replace(/^[erc]-/, "").replace(/-\d+$/, "");

  const linkRows = () => {
    const cards = [...document.querySelectorAll(".cards .card")];
    if (!cards.length) return;
    const places = new Map();
    for (const element of document.querySelectorAll(".text .m, .cards .card")) {
      const row = element.dataset.row;
      places.set(row, [...(places.get(row) || []), element]);
    }
    let fixed = null;
    const light = (row) => {
      for (const element of document.querySelectorAll(".lit")) element.classList.remove("lit");
      for (const element of places.get(row) || []) element.classList.add("lit");
    };
    const settle = () => {
      fixed = location.hash ? rowOf(decodeURIComponent(location.hash.slice(1))) : null;
      light(fixed);
    };
    const hover = (event) => {
      const over = event.target.closest("[data-row]");
      light(over ? over.dataset.row : fixed);
    };
    const wordsOf = (row) => (places.get(row) || []).find((e) => e.classList.contains("m"));
    const cardOf = (row) => (places.get(row) || []).find((e) => e.classList.contains("card"));
    const wide = matchMedia("(min-width: 68rem)");
    const bring = (element) => { if (element) element.scrollIntoView({ block: "center" }); };
    const go = (row, toCard) => {
      root.classList.add("stepping");
      history.replaceState(null, "", `#${toCard ? "r" : "e"}-${row}`);
      settle();
      if (wide.matches || toCard) bring(cardOf(row));
      if (wide.matches || !toCard) bring(wordsOf(row));
    };

    document.querySelector(".text").addEventListener("mouseover", hover);
    document.querySelector(".cards").addEventListener("mouseover", hover);
    document.querySelector("main").addEventListener("mouseleave", () => light(fixed));
    document.querySelector(".text").addEventListener("click", (event) => {
      const over = event.target.closest("[data-row]");
      if (!over || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || String(getSelection())) return;
      event.preventDefault();
      go(over.dataset.row, true);
    });
    document.querySelector(".cards").addEventListener("click", (event) => {
      const link = event.target.closest("a.label, .words a");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(link.closest(".card").dataset.row, false);
    });
    const step = (fits, back) => {
      const shown = cards.filter((card) => card.offsetParent !== null && (fits(card) || card.dataset.row === fixed));
      const at = shown.findIndex((card) => card.dataset.row === fixed);
      const next = shown[back ? Math.max(at - 1, 0) : at + 1];
      if (next && fits(next)) go(next.dataset.row, false);
    };
    const letGo = () => {
      history.replaceState(null, "", location.pathname + location.search);
      settle();
    };
    const KINDS = { s: "statement", e: "event", f: "figure", l: "ledger" };
    const keys = document.querySelector(".keys");
    document.addEventListener("keydown", (event) => {
      const busy = event.target.closest("input:not([type=checkbox]), select, textarea");
      if (busy || event.metaKey || event.ctrlKey || event.altKey) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (key === "j" || key === "k") step(() => true, key === "k");
      else if (KINDS[key]) step((card) => card.dataset.kind === KINDS[key], event.shiftKey);
      else if (/^[1-9]$/.test(key)) step((card) => card.dataset.voice === key, false);
      else if (key === "?") keys.open = !keys.open;
      else if (key === "Escape" && fixed) letGo();
      else if (key === "Enter" && fixed && !event.target.closest("a, button, summary, input")) go(fixed, location.hash.startsWith("#e-"));
      else return;
      event.preventDefault();
    });
    addEventListener("hashchange", settle);
    keys.hidden = false;
    settle();
    if (fixed && wide.matches) {
      const other = location.hash.startsWith("#r-") ? wordsOf(fixed) : cardOf(fixed);
      bring(other);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    offerThemes();
    linkRows();
  });
})();
