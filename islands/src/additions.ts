// Documents are added without this script. It adds: files dropped on the form, and how far their reading is, looked up again.

const EVERY = 2000;

/** Lets files be dropped on a form: it takes them as if they had been chosen, and sends itself. */
function takeDrops(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  const hint = form.querySelector<HTMLElement>(".drop-hint");
  if (!input) return;
  if (hint) hint.hidden = false;
  const light = (on: boolean) => form.classList.toggle("over", on);
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      light(true);
    });
  }
  form.addEventListener("dragleave", () => light(false));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    light(false);
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    input.files = files;
    form.requestSubmit();
  });
}

/** Looks again how far the reading is until nothing is read any more, then loads the page for what came in. */
async function follow(box: HTMLElement): Promise<void> {
  const shown = box.querySelector<HTMLElement>(".runs");
  if (!shown) return;
  for (;;) {
    await new Promise((done) => setTimeout(done, EVERY));
    try {
      const answer = await fetch("/documents/additions", { headers: { accept: "text/html" } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector<HTMLElement>(".runs");
      if (!fresh) return;
      if (fresh.innerHTML !== shown.innerHTML) shown.replaceChildren(...fresh.childNodes);
      if (page.querySelector<HTMLElement>("[data-additions]")?.dataset.additions !== "running") {
        location.reload();
        return;
      }
    } catch {
      return;
    }
  }
}

document.addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-drop]")) takeDrops(form);
  const box = document.querySelector<HTMLElement>("[data-additions=running]");
  if (box) void follow(box);
});
