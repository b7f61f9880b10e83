// The desk reads without this script. It adds: colours that stay chosen, rows and words that light up together, keys to step through them.
import { offerThemes, restoreTheme } from "./parts/themes";
import { linkRows } from "./parts/rows";

restoreTheme();
document.addEventListener("DOMContentLoaded", () => {
  offerThemes();
  linkRows();
});
