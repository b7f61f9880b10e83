// Links to pictures (SVG) of the desk in, a way to have each as PNG beside it out, drawn in the browser at twice its size.
const SCALE = 2;

async function draw(address: string): Promise<Blob> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser draws no pictures");
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture was made")))));
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function offer(link: HTMLAnchorElement): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "png";
  button.textContent = "PNG";
  link.after(" ", button);
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      save(await draw(link.href), (link.download || "picture.svg").replace(/\.svg$/, ".png"));
    } catch (error) {
      button.textContent = `PNG: ${error instanceof Error ? error.message : "not made"}`;
    }
    button.disabled = false;
  });
}

/** Offers every picture of a part of the page as PNG, too. */
export function offerPictures(within: ParentNode): void {
  for (const link of within.querySelectorAll<HTMLAnchorElement>("a.picture")) offer(link);
}
