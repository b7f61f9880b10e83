"""Sketches of entries and answers: what is read from them is what the texts tell, and matters found by them are the same."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

from accordingto.engine.resolutions import settle_desk
from accordingto.model.records import ActorMention
from accordingto.resolve.matters import make_matters
from accordingto.resolve.outcomes import find_outcomes
from accordingto.resolve.replies import spoken_reply
from accordingto.resolve.shelves import ORIGIN, Shelf
from accordingto.resolve.sides import PUBLISHER
from accordingto.resolve.tellings import maker_of, read_reply, read_telling, sketch_reply, sketch_telling
from accordingto.resolve.threads import tell_entry
from accordingto.store import open_store
from accordingto.store.base import Sketch
from factories import make_document, make_entity, make_entry, make_reading, make_statement, make_step

ASKING = make_document(
    "Ostria asks Velmark to release the 40 detained railwaymen of Brod by 4 May.", path="a", published="2031-03-17",
    publisher="Radio Brod",
)  # fmt: skip
ASKED = make_entry(
    make_step(ASKING, "to release the 40 detained railwaymen"), terms="to release the 40 detained railwaymen of Brod",
    kind="request", by=(PUBLISHER,), of=("Velmark",), must_act=("Velmark",), deadline=None, made_on=None,
)  # fmt: skip
LATER = make_document(
    "Premier Dov: we will never free the railwaymen. Velmark released 40 railwaymen of Brod.",
    path="b",
    published="2031-06-01",
)


def kept(data):
    return json.loads(json.dumps(data))


def test_a_telling_is_read_back_as_its_document_tells_it():
    told = tell_entry(ASKED, ASKING)
    assert told.entry.by == ("Radio Brod",) and told.wording.numbers == {"40"} and told.wording.pairs
    data = kept(sketch_telling(told, "Radio Brod", "matters@1"))
    assert read_telling(data, ASKED, told.day, ()) == told
    assert read_telling(data, ASKED, None, ("s",)) == replace(told, day=None, stories=frozenset({"s"}))


def test_answers_are_read_back_as_they_were():
    refused = make_statement(LATER, "we will never free the railwaymen", speaker="Premier Dov", act="reject")
    start = LATER.text.index("Velmark")
    velmark = ActorMention(LATER.id, start, start + 7, "Velmark", None, "Velmark", "state", "VEL", None, None)
    found = [spoken_reply(refused, LATER), *find_outcomes(LATER, (), (), [velmark])]
    assert [r.state for r in found if r] == ["refused", "claimed_met"]
    assert [read_reply(kept(sketch_reply(r, "matters@1"))) for r in found if r] == found


def test_with_or_without_sketches_the_same_is_found(tmp_path):
    entities = [make_entity("Velmark", kind="state", country="VEL"), make_entity("Premier Dov", country="VEL")]
    refused = make_statement(LATER, "we will never free the railwaymen", speaker="Premier Dov", act="reject")
    first = make_reading(ASKING, ledger=[ASKED], entities=entities)
    again = make_entry(
        make_step(LATER, "Velmark released 40 railwaymen of Brod"), terms="to release 40 detained railwaymen of Brod",
        kind="request", by=("Radio Brod",), of=("Velmark",), must_act=("Velmark",), deadline=None, made_on=None,
    )  # fmt: skip
    second = make_reading(LATER, statements=[refused], ledger=[again], entities=entities)
    found = []
    for sketched in (True, False):
        store = open_store(tmp_path / f"{sketched}.db")
        for reading in (first, second):
            with store.writer() as writer:
                writer.put(reading, "k")
            settle_desk(store, [make_matters()])
            if not sketched:
                with closing(sqlite3.connect(tmp_path / "False.db", isolation_level=None)) as file:
                    file.execute("DELETE FROM sketches WHERE kind IN ('ledger', 'replies')")
            with store.view() as view:
                assert bool(view.sketches("ledger", [ASKED.id])) == sketched
        with store.view() as view:
            found.append((view.pairs("ledger", [ASKED.id]), view.ledger()))
        store.close()
    assert found[0][0] and found[0] == found[1]


def test_what_another_version_or_other_lists_made_is_not_read(tmp_path):
    store = open_store(tmp_path / "desk.db")
    with store.writer() as writer:
        writer.put(make_reading(ASKING, ledger=[ASKED], entities=[make_entity("Velmark")]), "k")
    settle_desk(store, [make_matters()])
    with store.view() as view:
        data = dict(view.sketches("ledger", [ASKED.id])[ASKED.id])
        shelf = Shelf(view)
        shelf.take_things([ASKED.id])
        assert data["made"] == maker_of(ORIGIN) and shelf.documents == {}
    for made in ("matters@0", f"{ORIGIN}+00000000"):
        with store.writer() as writer:
            writer.keep_sketches(
                "ledger", [ASKING.id], [Sketch(ASKING.id, ASKED.id, data | {"made": made, "called": ["x"]}, ())]
            )
        with store.view() as view:
            shelf = Shelf(view)
            shelf.take_things([ASKED.id])
            assert shelf.told == {ASKED.id: tell_entry(ASKED, ASKING)} and [*shelf.documents] == [ASKING.id]
    store.close()
