"""A desk in, pictures of its pages out, light and dark: `python -m accordingto.web.pictures --desk FILE --out DIR`."""

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from accordingto.store import open_store
from accordingto.store.base import Store, StoreError
from accordingto.web.servers import serve_aside

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTH, HEIGHT = 1280, 800


class PictureError(RuntimeError):
    """Pictures that cannot be made: says why and what to do."""


def find_browser() -> str | None:
    """Return the path of an installed Chromium, None if there is none."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Give a Chromium without a window, closed afterwards. Raises PictureError if none is installed."""
    path = find_browser()
    if path is None:
        raise PictureError(f"no browser found (looked for {', '.join(BROWSERS)}); install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


def choose_page(store: Store) -> str:
    """Return the address of the document with the most events (of known publishers, if any), one of its rows chosen.

    Raises PictureError for a desk without events.
    """
    with store.view() as view:
        counts = view.values("events", "document_id")
        if not counts:
            raise PictureError("this desk holds no events: there is nothing to show yet")
        named = {d.id for d in view.documents() if d.publisher}
        document_id = min(counts, key=lambda i: (i not in named, -counts[i], i))
        events = list(view.rows("events", document_id))
    shown = next((e for e in events if e.sources), events[0])
    return f"/documents/{document_id}#e-{shown.id}"


def take_pictures(store: Store, folder: Path, page: str | None = None) -> list[Path]:
    """Write `desk-light.png` and `desk-dark.png` of a page of the desk to a folder, and return their paths."""
    page = page or choose_page(store)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    with serve_aside(store) as address, open_browser() as browser:
        for scheme in SCHEMES:
            paths.append(folder / f"desk-{scheme}.png")
            context = browser.new_context(
                viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme, locale="en-GB"
            )
            shown = context.new_page()
            shown.goto(address + page)
            shown.screenshot(path=paths[-1])
            context.close()
    return paths


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures that the command line asks for; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m accordingto.web.pictures", description=__doc__)
    parser.add_argument("--desk", default="desk.db", help="the desk's file")
    parser.add_argument("--out", type=Path, default=Path("docs/pictures"), help="the folder for the pictures")
    parser.add_argument("--page", help="the page to show, such as /timeline (a document unless told otherwise)")
    given = parser.parse_args(arguments)
    try:
        store = open_store(given.desk, create=False)
        try:
            for path in take_pictures(store, given.out, given.page):
                print(f"{path}: {path.stat().st_size // 1000} kB")
        finally:
            store.close()
    except (PictureError, StoreError) as error:
        print(f"pictures: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
