"""Files that people bring in, how far their reading is out: as part of pages, and as JSON for a page that looks again."""

import hmac
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException

from accordingto.engine.run_logs import is_running
from accordingto.store.base import View
from accordingto.web.adders import ENDINGS, MOST_BYTES, MOST_FILES, Adder, UnfitFileError
from accordingto.web.forms import TOKEN, lead_to, refuse_other_sites, show_form_page
from accordingto.web.renderings import Desk, JsonAnswer
from accordingto.web.wordings import _

router = APIRouter()
api = APIRouter()
LATEST = 5


@router.post("/documents", response_model=None)
async def take_files(request: Request) -> RedirectResponse:
    """Take files and have them read in the background; lead to the documents, where it is told how far that is."""
    refuse_other_sites(request)
    adder: Adder | None = request.app.state.adder
    if adder is None:
        raise HTTPException(
            403, _("This desk takes files only where it answers to its own machine alone; use: accordingto add")
        )
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        raise HTTPException(411, _("The files came without their length."))
    if int(length) > MOST_BYTES:
        raise HTTPException(
            413, _("More than %(n)s MB were sent at once; use: accordingto add FOLDER", n=MOST_BYTES // 1_000_000)
        )
    try:
        async with request.form(max_files=MOST_FILES, max_fields=10) as form:
            known, sent = request.cookies.get(TOKEN, ""), str(form.get("token", ""))
            if not known or not hmac.compare_digest(known.encode(), sent.encode()):
                raise HTTPException(
                    403, _("This form did not come from a page of this desk that you have open: load it again.")
                )
            files = [
                (f.filename or "", f.file) for f in form.getlist("files") if isinstance(f, UploadFile) and f.filename
            ]
            adder.take(files)
    except UnfitFileError as error:
        raise HTTPException(400, str(error)) from error
    except MultiPartException as error:
        raise HTTPException(
            400, _("This is no form of the desk, or has more than %(n)s files.", n=MOST_FILES)
        ) from error
    return lead_to("/documents")


@router.get("/documents/additions", response_class=HTMLResponse)
def show_additions(request: Request, view: Desk) -> HTMLResponse:
    """Show how far the runs that add documents are."""
    return show_form_page(request, "additions.html", **additions_of(request, view))


@api.get("/runs")
def give_runs(request: Request, view: Desk) -> JsonAnswer:
    """Give the latest runs that added documents, the latest first, and how many files that were brought wait to be read."""
    return JsonAnswer(tell_additions(request, view))


def additions_of(request: Request, view: View) -> dict[str, Any]:
    """Return what the box of additions shows."""
    takes = request.app.state.adder is not None
    return {"additions": tell_additions(request, view), "takes_files": takes, "endings": ENDINGS}


def tell_additions(request: Request, view: View) -> dict[str, Any]:
    """Return what is being added to the desk, also by other programs, as a page or script tells it."""
    adder: Adder | None = request.app.state.adder
    runs = [{**asdict(run), "running": is_running(run)} for run in view.runs(LATEST)]
    failed = adder.failed if adder else None
    return {
        "rows": runs, "total": len(runs), "offset": 0, "waiting": adder.waiting if adder else 0,
        "failed": failed.reason if failed else None, "documents": view.counts()["documents"],
    }  # fmt: skip
