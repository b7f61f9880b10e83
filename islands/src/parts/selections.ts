// Where selected words stand in the document's text: code points from its start, without the numbers of rows between them.

/** The text between a block's start and a place in it; numbers of rows (`.ref`) are no part of the text. */
function textBefore(block: Element, node: Node, offset: number): string {
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return plainText(range);
}

function plainText(range: Range): string {
  const part = range.cloneContents();
  for (const ref of part.querySelectorAll(".ref")) ref.remove();
  return part.textContent ?? "";
}

function blockOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>(".text [data-start]") ?? null;
}

export function linkSelection(): void {
  const link = document.querySelector<HTMLAnchorElement>("#add-row");
  if (!link) return;
  const plain = link.href;
  const follow = (): void => {
    const selection = document.getSelection();
    const range = selection && !selection.isCollapsed && selection.rangeCount ? selection.getRangeAt(0) : null;
    const block = range ? blockOf(range.startContainer) : null;
    const words = range ? plainText(range).trim() : "";
    if (!range || !block || !words || words.length > 5000) return;
    const lead = plainText(range).length - plainText(range).trimStart().length;
    const before = textBefore(block, range.startContainer, range.startOffset);
    const start = Number(block.dataset.start) + [...before].length + lead;
    link.href = `${plain}?${new URLSearchParams({ evidence: words, evidence_start: String(start) })}`;
    link.classList.add("chosen");
  };
  document.addEventListener("selectionchange", follow);
  follow();
}
