"""A page of the desk in a real browser: what it asked for, what went wrong in it, whom it shuts out."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass
class Visit:
    """A page in a browser, with what went wrong in it and what it asked for."""

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a page of the desk."""
        self.page.goto(self.address + path)
        return self.page

    def shut_out(self) -> list[str]:
        """Return what axe-core finds against WCAG 2.2 AA on the page as it stands, a line each."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("tags => axe.run(document, {runOnly: tags})", WCAG)
        return [f"{v['id']}: {v['help']}: {n['html'][:200]}" for v in found["violations"] for n in v["nodes"]]


def with_context(**given: Any) -> pytest.MarkDecorator:
    """Let a test visit with these settings of the browser."""
    return pytest.mark.parametrize("visit", [given], indirect=True)


def wait_for_sight(page: Page, selector: str) -> None:
    """Wait until an element lies within the window (in a column that scrolls: within that, too)."""
    page.wait_for_function(
        """selector => {
            const element = document.querySelector(selector);
            const at = element.getBoundingClientRect();
            const found = document.elementFromPoint(at.left + 2, at.top + Math.min(at.height, 20) / 2);
            return at.top >= 0 && at.bottom <= innerHeight + 1 && found && element.contains(found);
        }""",
        arg=selector, timeout=5000,
    )  # fmt: skip
