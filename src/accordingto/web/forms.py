"""A form that was sent in, its fields and who sent it out; what other sites send is refused."""

import hmac
from collections.abc import Mapping
from secrets import token_hex
from typing import Annotated, Any
from urllib.parse import parse_qsl, unquote

from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from accordingto.web.addresses import quote, urlencode
from accordingto.web.renderings import show_page
from accordingto.web.wordings import _, tell_number

MOST_BYTES = 1_000_000
MOST_FIELDS = 200
TOKEN, REVIEWER = "accordingto_form", "accordingto_reviewer"
"""The cookies: a token that only our own pages know, and the name of whoever reviews."""
A_YEAR = 365 * 24 * 3600
FORM_TYPE = "application/x-www-form-urlencoded"

Fields = Mapping[str, str]


async def read_form(request: Request) -> Fields:
    """Return the fields of a form. Raises HTTPException for one that another site sent, or that is none."""
    refuse_other_sites(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_TYPE:
        raise HTTPException(400, _("This is no form of the desk."))
    fields = _parse(await read_bounded(request))
    known, sent = request.cookies.get(TOKEN, ""), fields.get("token", "")
    if not known or not hmac.compare_digest(known.encode(), sent.encode()):
        raise HTTPException(403, _("This form did not come from a page of this desk that you have open: load the page again, "
                                   "and allow its cookies."))  # fmt: skip
    return fields


Sent = Annotated[Fields, Depends(read_form)]
"""A page's parameter of this kind is the form that was sent to it."""


async def read_bounded(request: Request) -> bytes:
    """Return what was sent. Raises HTTPException for more than a form of the desk can hold."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise HTTPException(400, _("More than %(n)s bytes were sent at once.", n=tell_number(MOST_BYTES)))
    return body


def refuse_other_sites(request: Request) -> None:
    """Raise HTTPException for what a browser sends for another site's page."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    ours = f"{request.url.scheme}://{request.url.netloc}"
    if site not in (None, "same-origin", "none") or (site is None and origin not in (None, "null", ours)):
        raise HTTPException(403, _("Only pages of this desk may do that."))


def _parse(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400, _("This is no form of the desk.")) from error
    return {name: value.replace("\r\n", "\n") for name, value in pairs}


def show_form_page(request: Request, template: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """Return a page with forms, which send a token that only our own pages know."""
    token = request.cookies.get(TOKEN) or token_hex(16)
    page = show_page(request, template, status, token=token, reviewer=reviewer_of(request), **shown)
    if TOKEN not in request.cookies:
        page.set_cookie(TOKEN, token, max_age=A_YEAR, httponly=True, samesite="strict")
    return page


def reviewer_of(request: Request) -> str:
    """Return the name of whoever reviews in this browser, else that of the settings; "" where neither is given."""
    named = " ".join(unquote(request.cookies.get(REVIEWER, "")).split())[:80]
    return named or str(request.app.state.reviewer)


def remember_reviewer(answer: RedirectResponse, name: str) -> RedirectResponse:
    """Let a browser keep the name of whoever reviews in it."""
    answer.set_cookie(REVIEWER, quote(" ".join(name.split())[:80]), max_age=A_YEAR, httponly=True, samesite="strict")
    return answer


def lead_to(path: str, **params: str | None) -> RedirectResponse:
    """Return the answer to a form that was taken: go on to another page of the desk."""
    query = urlencode({name: value for name, value in params.items() if value})
    return RedirectResponse(f"{path}?{query}" if query else path, 303)
