"""What went wrong in, a page for people out (JSON under /api): what it was and what to do."""

import logging

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from accordingto.store.base import StoreError
from accordingto.web.renderings import JsonAnswer, show_page

log = logging.getLogger(__name__)

HEADINGS = {404: "Not here", 405: "Not possible here", 400: "Not understood", 503: "The desk does not answer"}
ADVICE = {
    404: "It may have been read again since: rows are named by their words, so a changed reading changes its address.",
    503: "Look at what the program says in its window, mend it, and load the page again.",
}


def add_error_pages(app: FastAPI) -> None:
    """Have an application answer errors with pages of the desk."""

    @app.exception_handler(HTTPException)
    async def show_http_error(request: Request, error: HTTPException) -> Response:
        detail = error.detail if error.status_code != 404 or error.detail != "Not Found" else "There is no such page."
        return _answer(request, error.status_code, detail)

    @app.exception_handler(StoreError)
    async def show_store_error(request: Request, error: StoreError) -> Response:
        log.error("%s", error)
        return _answer(request, 503, str(error))

    @app.exception_handler(Exception)
    async def show_failure(request: Request, error: Exception) -> Response:
        return _answer(request, 500, "The program failed on this page. The reason stands in its window.")


def _answer(request: Request, status: int, detail: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JsonAnswer({"error": detail}, status)
    heading = HEADINGS.get(status, "This did not work")
    return show_page(request, "error.html", status, heading=heading, detail=detail, advice=ADVICE.get(status, ""))
