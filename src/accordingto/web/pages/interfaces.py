"""The routes of the JSON interface in, their description as OpenAPI and as a page that loads nothing from outside out."""

from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse
from pydantic import TypeAdapter

import accordingto
from accordingto.model.records import TABLES
from accordingto.web.pages import api
from accordingto.web.renderings import JsonAnswer, show_page

router = APIRouter()

PARAMETERS = {
    "offset": "the first row to give, from 0; 50 rows are given at a time",
    "speaker": "the speaker's whole name", "act": "a code of the codebook's acts", "about": "a name that it is about",
    "document": "the id of a document", "words": "words that must all occur", "type": "a PLOVER type",
    "factuality": "asserted, alleged, unrealised or negated", "actor": "an actor's whole name",
    "recipient": "a recipient's whole name", "source": "of events and figures: according to whom; else the kind of publisher",
    "language": "a language as BCP 47", "category": "who or what is counted, as a code", "unit": "the unit of a figure",
    "from": "the first day, month or year", "to": "the last day, month or year", "state": "a code of the ledger's states",
    "kind": "a kind: of the ledger, of actors (state, person, …), of relations (accuse, ask, …)",
    "by": "of the ledger: who asks, owes or promises; of series: all, type, quad, dyad or place",
    "must_act": "whose move it is",
    "q": "words, names, and “phrases” that must all occur", "in": "the table to look through",
    "quad": "a quad class, such as MATERIAL CONFLICT", "status": "told, one_side_only, disputed, denied or not_realised",
    "step": "day, week or month",
    "any": "1: also what rests on a party's word alone", "placed": "no: only what has no point, yes: only what has one",
    "table": "the table whose rows are reviewed", "tag": "a tag", "assignee": "who is to look at it",
    "addressee": "a name that it is addressed to", "towards": "a name that it is about or addressed to",
    "instrument": "an instrument's whole name",
    "due": "coming or overdue", "disputed": "yes or no", "as_of": "a past day", "month": "a month such as 2031-05",
    "country": "an ISO code", "sector": "a PLOVER sector",
    "place": "a place's whole name", "publisher": "a publisher's whole name",
    "since": "a day or a moment (UTC) since when things are new", "story": "the id of a story",
    "party": "a whole name of one who takes part",
    "sources": "at least so many independent sources",
    "diverging": "yes: only those on which the accounts differ", "order": "newest, or sources: most independent sources first",
}  # fmt: skip
CHOOSING_MATTERS = ("kind", "state", "party", "by", "must_act", "instrument", "due", "disputed", "words")
TAKEN = {
    "/front": ("since",),
    "/documents": ("publisher", "source", "language", "words", "story", "from", "to", "offset"),
    "/statements": ("speaker", "act", "about", "addressee", "towards", "document", "words", "offset"),
    "/events": ("type", "factuality", "actor", "recipient", "party", "source", "document", "from", "to", "offset"),
    "/figures": ("source", "category", "unit", "words", "document", "offset"),
    "/ledger": (*CHOOSING_MATTERS, "as_of", "offset"),
    "/ledger/{entry_id}": ("as_of",),
    "/calendar": ("month", *CHOOSING_MATTERS),
    "/instruments": ("words", "offset"),
    "/actors": ("words", "kind", "country", "sector", "offset"),
    "/actors/{actor}/positions": ("words",),
    "/relations": ("kind", "actor", "from", "to"),
    "/map": ("type", "quad", "status", "actor", "recipient", "place", "from", "to", "any", "placed"),
    "/series": ("step", "by", "type", "quad", "actor", "recipient", "place", "from", "to", "any"),
    "/map/incidents": (
        "type", "quad", "status", "actor", "recipient", "place", "from", "to", "any", "placed", "offset",
    ),
    "/incidents": ("type", "status", "place", "party", "from", "to", "sources", "diverging", "order", "offset"),
    "/review/queue": ("table", "document", "tag", "assignee", "offset"),
    "/review/decisions": ("by", "offset"),
    "/review/reopened": ("offset",),
    "/search": (
        "q", "in", "speaker", "act", "type", "factuality", "place", "publisher", "source", "from", "to", "offset",
    ),
}  # fmt: skip
"""Which fields of the address each list understands; a list that is not named here takes none."""


@router.get("/api/v1/openapi.json")
def give_description(request: Request) -> JsonAnswer:
    """Give the description of the interface."""
    return JsonAnswer(describe_interface())


@router.get("/api", response_class=HTMLResponse)
def show_interface(request: Request) -> HTMLResponse:
    """Show the description of the interface."""
    told = describe_interface()
    tables = [
        (name, schema["properties"], schema.get("required", ()))
        for name, schema in told["components"]["schemas"].items()
    ]
    return show_page(request, "interface.html", paths=told["paths"], tables=tables, tell_type=tell_type)


@cache
def describe_interface() -> dict[str, Any]:
    """Return the description of the interface in OpenAPI, with the rows of the contract as its schemas."""
    told = get_openapi(title="accordingto", version=accordingto.__version__, routes=api.router.routes)
    for path, operations in told["paths"].items():
        taken = TAKEN.get(path.removeprefix(api.router.prefix), ())
        for operation in operations.values():
            operation.setdefault("parameters", []).extend(_parameter(name) for name in taken)
            operation["responses"].pop("422", None)
    schemas: dict[str, Any] = {}
    for name, cls in TABLES.items():
        schema = TypeAdapter(cls).json_schema(ref_template="#/components/schemas/{model}")
        schemas |= schema.pop("$defs", {})
        schemas[name] = schema
    told["components"] = {"schemas": schemas}
    return told


def tell_type(schema: dict[str, Any]) -> str:
    """Return a schema's type in a few words: `text`, `number or null`, `list of text`, `one of …`."""
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(tell_type(option) for option in schema["anyOf"]))
    if "enum" in schema:
        return "one of " + ", ".join(map(str, schema["enum"]))
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if schema.get("type") == "array":
        return f"list of {tell_type(schema.get('items', {}))}"
    kind = str(schema.get("type", "any"))
    return {"string": "text", "integer": "whole number", "boolean": "yes or no"}.get(kind, kind)


def _parameter(name: str) -> dict[str, Any]:
    kind = "integer" if name == "offset" else "string"
    return {"name": name, "in": "query", "required": False, "description": PARAMETERS[name], "schema": {"type": kind}}
