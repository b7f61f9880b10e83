"""A desk of one happening in several tellings: a report, its reprint, a rival toll, a denial, and another deed."""

from dataclasses import replace
from pathlib import Path

from accordingto.model.reading import Reading
from accordingto.model.records import Incident, Related
from accordingto.model.sameness import Passage
from accordingto.store.base import Settlement, Store
from demo_desks import CLAIM, answer_reading, claim_reading, fill, undated_reading
from factories import make_document, make_event, make_incident, make_judgement, make_pair, make_reading
from incidents_made import make_difference

REPRINT = (
    "Three guards dead at Brod\n\n"
    "Velmark’s police opened fire on the Brod post at dawn, killing five guards, the Ostrian government said.\n"
    "“We demand that Velmark withdraw its police by June 1,” Premier Ada Tarn said. “They shot at sleeping men.”\n"
)
RIVAL = "Massacre at Brod\n\nVelmark’s men cowardly attacked the post at Brod on Monday, the Lesk Courier learned. Nine guards died.\n"
FIRST, ANSWER, OTHER = claim_reading(), answer_reading(), undated_reading()


def reprint_reading() -> Reading:
    """Return the reprint of the claim, under another headline and with another toll."""
    document = make_document(REPRINT, "reports/reprint.txt", publisher="Brod Mirror", published="2031-05-12T18:00")
    told = "Velmark’s police opened fire on the Brod post at dawn, killing five guards"
    return make_reading(document, events=(make_event(document, told, actors=("Velmark Police",), counts={"dead": 5}),))


def rival_reading() -> Reading:
    """Return a report of the same from elsewhere, in other words."""
    document = make_document(RIVAL, "reports/rival.txt", publisher="Lesk Courier", published="2031-05-14")
    event = make_event(
        document, "cowardly attacked the post at Brod", actors=("Velmark",), sources=(), voice="document",
        party_word=False, counts={"dead": 9}, trigger="attacked", factuality="alleged",
    )  # fmt: skip
    return make_reading(document, events=(event,))


REPRINTED, RIVALLED = reprint_reading(), rival_reading()
EVENTS = (FIRST.events[0], REPRINTED.events[0], RIVALLED.events[0], ANSWER.events[0])


def the_happening() -> Incident:
    """Return the happening that all but one of the readings tell of."""
    rival = EVENTS[2]
    return make_incident(
        *EVENTS, status="disputed", affirmed_by=("Government of Ostria", "Lesk Courier"), denied_by=("Juro Penn",),
        independent_sources=2,
        differences=(
            make_difference("dead", 3, 5, 9), make_difference("actors", "Velmark Police", "Velmark"),
            make_difference("happened", "happened", "alleged", "did not happen"),
            replace(
                make_difference("judgement", "cowardly"),
                values=(
                    replace(make_difference("judgement", "cowardly").values[0], document_ids=(rival.document_id,)),
                ),
            ),
        ),
    )  # fmt: skip


OTHER_HAPPENING = make_incident(
    OTHER.events[0], actors=(), recipients=(), place="Lesk", date_start=None, date_end=None,
    affirmed_by=("witnesses",), confidence=0.4,
)  # fmt: skip
HAPPENING = replace(the_happening(), related=(Related(OTHER_HAPPENING.id, "carries_out"),))


def find_passage(words: str) -> Passage:
    """Return where some words stand in the claim and in its reprint."""
    a, b = CLAIM.index(words), REPRINT.index(words)
    return Passage(a, a + len(words), b, b + len(words))


def fill_happening(path: Path) -> Store:
    """Return a desk with the happening, settled: copies, pairs with reasons, what a person decided."""
    store = fill(path, FIRST, ANSWER, OTHER, REPRINTED, RIVALLED)
    first, reprint = FIRST.document.id, REPRINTED.document.id
    shared = [
        find_passage("Velmark’s police opened fire on the Brod post at dawn, killing"),
        find_passage("“We demand that Velmark withdraw its police by June 1,” Premier Ada Tarn said."),
    ]
    if first > reprint:
        shared = [Passage(p.other_start, p.other_end, p.start, p.end) for p in shared]
    told, reprinted, rival, denied = (e.id for e in EVENTS)
    given = {"kind": "incidents", "origin": "incidents@1"}
    pairs = [
        make_pair(told, reprinted, score=0.97, **given), make_pair(told, rival, score=0.8, **given),
        make_pair(reprinted, rival, score=0.7, **given), make_pair(rival, OTHER.events[0].id, "UNSURE", 0.4, **given),
    ]  # fmt: skip
    with store.writer() as writer:
        copy = make_pair(first, reprint, form="near", passages=tuple(shared))
        group = {"copy_group": "group", "original_id": first}
        writer.settle(
            Settlement(
                "documents", pairs=[copy], clusters={"group": [first, reprint]}, fields={first: group, reprint: group}
            )
        )
        clusters = {HAPPENING.id: list(HAPPENING.event_ids), OTHER_HAPPENING.id: [OTHER.events[0].id]}
        writer.settle(Settlement("incidents", pairs=pairs, clusters=clusters, rows=[HAPPENING, OTHER_HAPPENING]))
        joined = make_judgement(told, denied, kind="incidents", by="person:Ana Lund", why="the same dawn")
        apart = make_judgement(told, OTHER.events[0].id, "NEGATIVE", kind="incidents", by="person:Ana Lund")
        link = make_pair(
            told, OTHER.events[0].id, score=0.75, kind="relations", form="carries_out", origin="incidents@1"
        )
        writer.settle(Settlement("relations", pairs=[link]))
        for judgement in (joined, apart):
            writer.judge(judgement, [first])
    return store
