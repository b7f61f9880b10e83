"""A request in, whoever reads its answer out: by the address (`?lang=`, `?dates=`), else as kept, else as the browser says."""

from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accordingto.model.tongues import ENGLISH, Tongue, spoken
from accordingto.web.labels import tell_bounded, tell_counts, tell_day, tell_number, tell_published, tell_span
from accordingto.web.wordings import (
    DATE_FORMS,
    LANGUAGES,
    PROGRAM,
    Reader,
    find_code,
    find_plural,
    find_text,
    read_by,
)

LANGUAGE, DATES = "accordingto_language", "accordingto_dates"
"""The cookies that keep what was chosen."""
A_YEAR = 365 * 24 * 3600
LOCALES = {"en": "en_GB", "de": "de_DE"}
"""Whose dates and numbers a language has where the browser names no country."""
FOR_PROGRAMS = ("/api/v1", "/export/", "/search/rows")
"""Where English words and ISO dates are given whoever asks, unless the address names a language."""


def choose_reader(params: Mapping[str, str], cookies: Mapping[str, str], accepted: str) -> Reader:
    """Return who reads. `accepted`: the header Accept-Language; without one of our languages in it: English."""
    tags = rank_languages(accepted)
    asked = (params.get("lang"), cookies.get(LANGUAGE), *(tag.partition("_")[0] for tag in tags))
    language = next((a for a in asked if a in LANGUAGES), next(iter(LANGUAGES)))
    forms = (params.get("dates"), cookies.get(DATES))
    dates = next((f for f in forms if f in DATE_FORMS), DATE_FORMS[0])
    locale = next((tag for tag in tags if tag.startswith(language + "_")), LOCALES[language])
    return Reader(language, locale, dates)


def tongue_of(reader: Reader) -> Tongue:
    """Return in what words and with what forms of dates and numbers reports are made for a reader; for a program, plain English."""
    if reader == PROGRAM:
        return ENGLISH
    return Tongue(
        reader.language,
        find_text,
        find_plural,
        find_code,
        tell_day,
        tell_span,
        tell_published,
        tell_number,
        tell_bounded,
        tell_counts,
    )


def rank_languages(accepted: str) -> list[str]:
    """Return the locales that a header Accept-Language names and that are known, the one that is liked best first."""
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted[:1000].split(",")):
        tag, _, rest = part.partition(";")
        weight = rest.strip().removeprefix("q=")
        try:
            known = str(Locale.parse(tag.strip(), sep="-"))
            liked = float(weight) if weight else 1.0
        except (ValueError, TypeError, UnknownLocaleError):
            continue
        if liked > 0:
            ranked.append((-liked, place, known))
    return [tag for _, _, tag in sorted(ranked)]


class Reading:
    """Lets every page be made for whoever reads it, and keeps what was chosen in the address."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        params, header = request.query_params, request.headers.get("accept-language", "")
        reader = choose_reader(params, request.cookies, header)
        if scope["path"].startswith(FOR_PROGRAMS):
            reader = choose_reader(params, {}, "") if "lang" in params else PROGRAM
        kept = {name: value for name, value in ((LANGUAGE, params.get("lang")), (DATES, params.get("dates"))) if value}
        allowed = {name: value for name, value in kept.items() if value in (*LANGUAGES, *DATE_FORMS)}
        with read_by(reader), spoken(tongue_of(reader)):
            await self._app(scope, receive, _keeping(allowed, send) if allowed else send)


def _keeping(kept: Mapping[str, str], send: Send) -> Send:
    """Return what sends an answer on with cookies that keep a choice."""

    async def send_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            cookies = [
                (b"set-cookie", f"{name}={value}; Max-Age={A_YEAR}; Path=/; HttpOnly; SameSite=lax".encode())
                for name, value in kept.items()
            ]
            message = {**message, "headers": [*message["headers"], *cookies]}
        await send(message)

    return send_on
