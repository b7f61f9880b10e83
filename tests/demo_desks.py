"""A small demo desk about countries that do not exist, and the web desk on it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from accordingto.model.reading import Reading
from accordingto.model.records import Segment
from accordingto.store import open_store
from accordingto.store.base import Store
from factories import make_document, make_entry, make_event, make_figure, make_reading, make_statement, make_step

CLAIM = (
    "Ostria accuses Velmark of firing on border post\n"
    "12 May 2031, 10:15\n\n"
    "Velmark’s police opened fire on the Brod post at dawn, killing three guards, the Ostrian government said.\n"
    "“We demand that Velmark withdraw its police by June 1,” Premier Ada Tarn said. “They shot at sleeping men.”\n"
    "The Velmark Interior Ministry denied that its police had fired.\n"
    "Tarn may send the army if the police stay.\n\n"
    "See also: Ten recipes for spring\n"
)
ANSWER = (
    "Velmark: no shots from our side\n\n"
    "No policeman of ours fired a shot at Brod, Interior Minister Juro Penn told Radio Velm, "
    "citing a report by the Joint Monitors. Only one guard was hurt, Penn said.\n"
)
UNDATED = "Witnesses told the Courier that about 40 people had allegedly fled the village of Lesk.\n"


def claim_reading() -> Reading:
    """Return a dated report with an accusation, a denial, a threat, furniture, a ledger entry and nested rows."""
    title, line, tail = CLAIM.index("\n"), CLAIM.index("\n\n"), CLAIM.index("See also")
    segments = (
        Segment(0, title, "title"), Segment(title, line, "dateline"), Segment(line, tail, "body"),
        Segment(tail, len(CLAIM), "furniture"),
    )  # fmt: skip
    document = make_document(
        CLAIM, "reports/claim.txt", segments=segments, publisher="Ostria Today", published="2031-05-12T10:15",
        published_precision="minute", url="https://ostria-today.example/claim", warnings=("repeated_text",),
    )  # fmt: skip
    told = "Velmark’s police opened fire on the Brod post at dawn, killing three guards"
    accused = make_statement(
        document, told, act="accuse", about=("Velmark Police",), said_on="2031-05-12", cue="said",
    )  # fmt: skip
    asked = make_statement(
        document, "We demand that Velmark withdraw its police by June 1", speaker="Ada Tarn", act="request",
        form="direct", about=("Velmark",), addressees=("Velmark",), said_on="2031-05-12",
    )  # fmt: skip
    denied = make_statement(
        document, "The Velmark Interior Ministry denied that its police had fired",
        speaker="Interior Ministry of Velmark", act="deny", responds_to=(accused.id,),
    )  # fmt: skip
    events = (
        make_event(
            document, told, actors=("Velmark Police",), statement_id=accused.id, counts={"dead": 3, "injured": "~4"}
        ),
        make_event(
            document, "Tarn may send the army if the police stay", event_type="MOBILIZE", mode="troops", actors=("Ada Tarn",),
            recipients=(), factuality="unrealised", voice="document", sources=(), party_word=False, counts={},
            date_start=None, date_end=None, date_basis=None, place=None, place_text=None,
        ),
    )  # fmt: skip
    step = make_step(document, "We demand that Velmark withdraw its police by June 1", statement_id=asked.id)
    return make_reading(
        document, statements=(accused, asked, denied), events=events,
        figures=(make_figure(document, "three guards", 3, what="guards"),),
        ledger=(make_entry(step, by=("Ada Tarn",)),),
    )  # fmt: skip


def answer_reading() -> Reading:
    """Return the other side's report: a denial inside another's report, a negated event, no dateline."""
    document = make_document(
        ANSWER, "reports/answer.txt", publisher="Radio Velm", published="2031-05-13", url="javascript:alert(1)"
    )
    told = "No policeman of ours fired a shot at Brod"
    monitors = make_statement(document, "a report by the Joint Monitors", speaker="Joint Monitors", act="assert")
    penn = make_statement(document, told, speaker="Juro Penn", act="deny", reported_by=monitors.id)
    event = make_event(
        document, told, actors=("Velmark Police",), recipients=(), factuality="negated", sources=("Juro Penn",),
        counts={}, date_start="2031-05", date_end="2031-05", date_basis="text",
    )  # fmt: skip
    return make_reading(document, statements=(penn, monitors), events=(event,))


def undated_reading() -> Reading:
    """Return a report without date, title and publisher, with an alleged event."""
    document = make_document(
        UNDATED, "reports/undated.txt", publisher=None, published=None, published_precision=None, title=None,
        published_basis=None, segments=(Segment(0, len(UNDATED), "body"),),
    )  # fmt: skip
    words = "about 40 people had allegedly fled the village of Lesk"
    event = make_event(
        document, words, event_type="RETREAT", mode="flee", quad_code="MATERIAL COOPERATION", factuality="alleged",
        actors=(), recipients=(), sources=("witnesses",), party_word=None, counts={"displaced": "~40"}, place="Lesk",
        date_start=None, date_end=None, date_basis=None,
    )  # fmt: skip
    figure = replace(make_figure(document, "about 40 people", 40), low=None, high=None)
    return make_reading(document, events=(event,), figures=(figure,))


def fill(path: Path, *readings: Reading) -> Store:
    """Return a desk in a file with these readings; without any, with the three of the demo."""
    store = open_store(path)
    with store.writer() as writer:
        for reading in readings or (claim_reading(), answer_reading(), undated_reading()):
            writer.put(reading, "demo")
    return store


class Visitor:
    """Asks an application for pages in this process; an error in a page is answered, not raised."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def get(self, address: str, method: str = "GET", host: str = "desk") -> httpx.Response:
        """Return the answer to one request; a redirection is not followed."""
        return self.ask(method, address, host)

    def ask(self, method: str, address: str, host: str = "desk", **sent: Any) -> httpx.Response:
        """Return the answer to one request with what is sent (`data`, `json`, `headers`); a redirection is not followed."""
        with ThreadPoolExecutor(1) as aside:  # a browser in this process keeps a loop of its own running
            return aside.submit(asyncio.run, self._ask(method, address, host, sent)).result()

    async def _ask(self, method: str, address: str, host: str, sent: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(self._app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
            return await client.request(method, address, **sent)
