"""A store in, the web desk out: pages, JSON and static files, closed to every other address."""

from collections.abc import Awaitable, Callable, Collection
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles

from accordingto.engine.chains import Recipe
from accordingto.engine.own_actors import own_folders
from accordingto.settings import Settings
from accordingto.store.base import Store
from accordingto.web.adders import Adder
from accordingto.web.maskings import Masking, Masks
from accordingto.web.pages import (
    actors,
    additions,
    api,
    calendar,
    claims,
    decisions,
    documents,
    errors,
    events,
    exports,
    figures,
    front,
    incidents,
    instruments,
    interfaces,
    ledger,
    map,
    relations,
    reports,
    reviews,
    search,
    series,
    statements,
    timeline,
    turns,
)
from accordingto.web.readers import Reading
from accordingto.web.renderings import HEADERS
from accordingto.web.settlers import Settler

STATIC = Path(__file__).parent / "static"
ROUTERS = (
    front.router, additions.router, documents.router, incidents.router, claims.router, statements.router,
    events.router, figures.router, ledger.router, timeline.router, search.router, map.router, series.router,
    reviews.router, decisions.router, turns.router, calendar.router, instruments.router, actors.router, relations.router,
    reports.router, exports.router,
    api.router, interfaces.router,
)  # fmt: skip


def create_app(
    store: Store,
    hosts: Collection[str] | None = None,
    recipe: Recipe | None = None,
    names: bool = False,
    adding: bool = False,
) -> FastAPI:
    """Return the web desk of a store.

    `hosts`: the names under which it may be called (against pages of others that point a name of theirs at
    this machine); None allows all. `recipe`: what is known beforehand and what documents are read with, None for
    what the settings say; happenings and threads follow people's decisions only where it is given.
    Private people stand under pseudonyms, but in the texts of documents, unless `names` are
    asked for. `adding`: files that people bring are read into the desk.
    """
    app = FastAPI(title="accordingto", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.store = store
    app.state.names = names
    settings = Settings()
    app.state.recipe = recipe or _recipe_of(settings)
    app.state.reviewer = settings.reviewer
    app.state.adder = Adder(store.where, _folders_of(store, recipe, settings)) if adding else None
    app.state.settler = Settler(store, recipe) if recipe is not None else None
    app.state.names = names
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    errors.add_error_pages(app)

    @app.middleware("http")
    async def guard(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        if hosts is not None and request.url.hostname not in hosts:
            response: Response = PlainTextResponse("This desk does not answer to that name.", 421)
        else:
            response = await answer(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.url.path.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"
        return response

    app.add_middleware(Reading)
    if not names:
        app.add_middleware(Masking, masks=Masks(store))
    return app


def _folders_of(store: Store, recipe: Recipe | None, settings: Settings) -> list[Path]:
    """Return the folders of knowledge that a run of `add` must be told: not those of the settings and of the desk itself."""
    known = {folder.resolve() for folder in (*settings.knowledge, *own_folders(store.where))}
    return [folder for folder in (recipe.knowledge if recipe else ()) if folder.resolve() not in known]


def _recipe_of(settings: Settings) -> Recipe:
    return Recipe(settings.knowledge, settings.language_model, settings.reader)
