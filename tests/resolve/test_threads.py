"""Threads: which entries of several documents are one matter, why, and what keeps two matters apart."""

from dataclasses import replace

import pytest

from accordingto.model.records import LedgerEntry
from accordingto.model.sameness import Judgement
from accordingto.resolve.clusters import find_clusters
from accordingto.resolve.sides import Sides
from accordingto.resolve.threads import find_pairs, hash_key, keys_of, tell_entry
from factories import make_document, make_entity, make_entry, make_step

SIDES = Sides(
    [
        make_entity("Government of Ostria", country="OST"),
        make_entity("Ostria", kind="state", country="OST"),
        make_entity("Velmark", kind="state", country="VEL"),
        make_entity("PEACEFOR", kind="mission", member_of=("Council",)),
        make_entity("Council", kind="igo"),
    ]
)


def entry(words: str, published: str | None, **given) -> tuple[LedgerEntry, object]:
    """An entry that rests on the whole of a document of its own."""
    document = make_document(words + ".", path=f"{published}/{words}", published=published)
    step = make_step(document, words, given.pop("state", "open"))
    made = {
        "terms": words,
        "kind": "request",
        "by": ("Ostria",),
        "of": ("PEACEFOR",),
        "deadline": None,
        "made_on": None,
    }
    return make_entry(step, **(made | given)), document


def together(*told, judgements=()) -> bool:
    """Whether all these entries come out as one thread."""
    entries, documents = [e for e, _ in told], {d.id: d for _, d in told}
    pairs = find_pairs(entries, documents, SIDES, "threads@1", judgements)
    clusters = find_clusters("ledger", pairs, judgements)
    return [len(m) for m in clusters.values()] == [len(entries)]


ASKED = entry("up to 400 border guards should return to the crossings", "2031-03-17", by=("Government of Ostria",))
REFUSED = entry(
    "turned down Ostria’s request to send up to 400 guards back", "2031-06-09", of=("Council",), state="refused"
)


def test_an_answer_months_later_in_other_words_is_of_the_same_matter():
    assert together(ASKED, REFUSED)


@pytest.mark.parametrize(
    "other",
    [
        entry("300 tons of flour should be let through", "2031-03-18"),  # another thing
        entry("up to 400 border guards should return to the crossings", "2031-03-18", by=("Velmark",)),
        entry("up to 400 border guards should return to the crossings", "2031-03-18", of=("Velmark",)),
        entry("will return 400 border guards to the crossings", "2031-03-18", kind="commitment"),
    ],
)
def test_another_thing_another_asker_another_addressee_and_a_promise_are_other_matters(other):
    assert not together(ASKED, other)


def test_last_year_s_request_is_another_matter():
    later = entry("up to 400 border guards should return", "2031-03-17", made_on="2031-03-17")
    earlier = entry("the guards should return", "2030-03-17", made_on="2030-03")
    assert not together(later, earlier)


def test_a_measure_that_is_put_off_is_the_same_with_another_day():
    levy = {"kind": "measure", "by": ("Velmark",), "of": ()}
    announced = entry("the transit levy takes effect", "2031-03-06", deadline="2031-04-01", **levy)
    put_off = entry("the levy on lorries", "2031-03-28", deadline="2031-05-01", state="postponed", **levy)
    another = entry("the school levy for parents", "2031-03-28", deadline="2031-09-01", **levy)
    assert together(announced, put_off)
    assert not together(announced, another)


def test_duties_under_two_clauses_of_one_treaty_are_two():
    duty = {"kind": "obligation", "of": (), "instruments": ("Brasque Protocol",)}
    four = entry("to keep heavy guns away from the crossings", "2031-03-06", clause="4", **duty)
    seven = entry("to keep the crossings open", "2031-03-09", clause="7", **duty)
    again = entry("has closed the crossings", "2031-03-12", clause="7", state="claimed_breached", **duty)
    assert not together(four, seven)
    assert together(seven, again)


def test_people_s_judgements_win():
    (one, _), (other, _) = ASKED, REFUSED
    pair = sorted((one.id, other.id))
    apart = Judgement("ledger", *pair, "NEGATIVE", "person:Ana", "2031-06-10T09:00Z")
    assert not together(ASKED, REFUSED, judgements=[apart])
    flour = entry("300 tons of flour should be let through", "2031-03-18")
    joined = Judgement("ledger", *sorted((one.id, flour[0].id)), "POSITIVE", "person:Ana", "2031-06-10T09:00Z")
    assert together(ASKED, flour, judgements=[joined])


def test_the_reasons_are_told_in_words():
    documents = {d.id: d for _, d in (ASKED, REFUSED)}
    (pair,) = find_pairs([ASKED[0], REFUSED[0]], documents, SIDES, "threads@1")
    assert pair.answer == "POSITIVE"
    assert "both name 400" in pair.reasons
    assert any(r.startswith("both speak of: ") and "guards" in r for r in pair.reasons)


def test_two_entries_of_one_text_stay_two_unless_all_speaks_for_one():
    (one, document) = ASKED
    other = replace(one, id="other", terms="guards", steps=(replace(one.steps[0], evidence_end=20),))
    pairs = find_pairs([one, other], {document.id: document}, SIDES, "threads@1")
    assert [p.answer for p in pairs] == ["UNSURE"] or pairs[0].score >= 0.8


def test_keys_are_few_and_the_same_everywhere():
    keys = keys_of(tell_entry(*ASKED), SIDES)
    assert len(keys) == len(set(keys)) < 60
    assert hash_key("asked|Ostria|=troop") == hash_key("asked|Ostria|=troop") != hash_key("given|Ostria|=troop")
    assert -(2**63) <= hash_key(keys[0]) < 2**63


def test_a_matter_that_is_called_by_its_day_is_the_one_made_on_that_day():
    called = entry("Ostria’s request of 17 March", "2031-06-09", of=("Council",), state="refused")
    assert together(ASKED, called)
    assert not together(ASKED, entry("Ostria’s request of 2 April", "2031-06-09", of=("Council",), state="refused"))
    assert set(keys_of(tell_entry(*ASKED), SIDES)) & set(keys_of(tell_entry(*called), SIDES))


def test_words_around_terms_that_say_nothing_prove_little():
    names = entry("publish the names of those whom it counts among the dead", "2031-03-24", by=("Council",), of=())
    day = entry("to name a day, said the Council, which counts five dead", "2031-03-28", by=("Council",), of=())
    assert not together(names, (replace(day[0], terms="to name a day"), day[1]))


GRANTABLE = entry("to publish the signed lists of every toll station on the lake", "2031-03-17", of=("Velmark",))
GRANTED = "the signed lists of every toll station would be published"


def test_a_promise_by_whoever_was_asked_grants_what_was_asked():
    promise = {"kind": "commitment", "of": (), "must_act": ("Velmark",)}
    assert together(GRANTABLE, entry(GRANTED, "2031-03-20", by=("Velmark",), **promise))
    assert not together(GRANTABLE, entry(GRANTED, "2031-03-20", by=("PEACEFOR",), **promise))
    assert not together(GRANTABLE, entry(GRANTED, "2031-03-10", by=("Velmark",), **promise))
    assert not together(GRANTABLE, entry("a list of boats would be sold", "2031-03-20", by=("Velmark",), **promise))


def test_one_clause_of_one_treaty_is_one_matter_in_whatever_words():
    told = {"kind": "obligation", "by": ("Velmark",), "of": (), "instruments": ("Brod Award",)}
    ordered = entry("Velmark must give back the barges", "2031-03-17", clause="2", **told)
    assert together(
        ordered, entry("point 2 of the Brod Award", "2031-06-09", clause="2", state="claimed_breached", **told)
    )
    assert not together(
        ordered, entry("point 3 of the Brod Award", "2031-06-09", clause="3", state="claimed_breached", **told)
    )
