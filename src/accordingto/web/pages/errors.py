"""What went wrong in, a page for people out (JSON under /api): what it was and what to do."""

import logging

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from accordingto.store.base import StoreError
from accordingto.web.renderings import JsonAnswer, show_page
from accordingto.web.wordings import _, mark

log = logging.getLogger(__name__)

HEADINGS = {
    404: mark("Not here"), 405: mark("Not possible here"), 400: mark("Not understood"), 503: mark("The desk does not answer"),
}  # fmt: skip
ADVICE = {
    404: mark(
        "It may have been read again since: rows are named by their words, so a changed reading changes its address."
    ),
    503: mark("Look at what the program says in its window, mend it, and load the page again."),
}


def add_error_pages(app: FastAPI) -> None:
    """Have an application answer errors with pages of the desk."""

    @app.exception_handler(HTTPException)
    async def show_http_error(request: Request, error: HTTPException) -> Response:
        detail = (
            error.detail if error.status_code != 404 or error.detail != "Not Found" else _("There is no such page.")
        )
        return _answer(request, error.status_code, detail)

    @app.exception_handler(StoreError)
    async def show_store_error(request: Request, error: StoreError) -> Response:
        log.error("%s", error)
        return _answer(request, 503, str(error))

    @app.exception_handler(Exception)
    async def show_failure(request: Request, error: Exception) -> Response:
        return _answer(request, 500, _("The program failed on this page. The reason stands in its window."))


def _answer(request: Request, status: int, detail: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JsonAnswer({"error": detail}, status)
    heading = _(HEADINGS.get(status, mark("This did not work")))
    advice = _(ADVICE[status]) if status in ADVICE else ""
    return show_page(request, "error.html", status, heading=heading, detail=detail, advice=advice)
