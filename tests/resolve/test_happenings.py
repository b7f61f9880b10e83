"""One happening or not: near misses are kept apart, accounts in other words come together."""

from typing import Any

from accordingto.resolve.accounts import Account, Setting, as_data, keys_of, make_account, read_account
from accordingto.resolve.happenings import compare_accounts, cosine, km_between, may_be_one
from accordingto.resolve.scales import load_weighing

from accordingto.model.records import Document
from accordingto.resolve.sides import Sides
from factories import make_event, make_plain

WEIGHING = load_weighing("incidents")


def account(text: str, words: str, published: str = "2031-05-13", path: str = "a", **given: Any) -> Account:
    document: Document = make_plain(text, path=path, published=published)
    made: dict[str, Any] = {
        "place": None,
        "place_text": None,
        "actors": (),
        "recipients": (),
        "counts": {},
        "mode": None,
    }
    return make_account(make_event(document, words, **(made | given)), Setting(document, Sides([])))


def chance(one: Account, other: Account) -> float:
    return WEIGHING.scale.chance(compare_accounts(one, other, WEIGHING))


ARREST = "Police in Pellin arrested the banker Ada Voss on Monday."


def arrest(whom: str, path: str, published: str = "2031-05-13", **given: Any) -> Account:
    told = {"event_type": "COERCE", "mode": "arrest", "recipients": (whom,), "trigger": "arrested"} | given
    return account(ARREST.replace("Ada Voss", whom), "arrested", published, path, **told)


def test_one_arrest_told_twice_and_two_arrests_on_one_day() -> None:
    assert chance(arrest("Ada Voss", "a"), arrest("Ada Voss", "b")) > 0.9
    assert (
        chance(arrest("Ada Voss", "a"), arrest("Otto Krell", "b"))
        < chance(arrest("Ada Voss", "a"), arrest("Ada Voss", "b")) / 2
    )


def test_last_year_is_another_year() -> None:
    last = {"date_start": "2030-05-12", "date_end": "2030-05-12"}
    assert not may_be_one(arrest("Ada Voss", "a"), arrest("Ada Voss", "b", **last))


def test_a_threat_and_its_execution_are_two() -> None:
    threat = arrest("Ada Voss", "a", factuality="unrealised", date_start=None, date_end=None)
    assert not may_be_one(threat, arrest("Ada Voss", "b"))


def test_a_request_and_its_refusal_are_two() -> None:
    asked = arrest("Ada Voss", "a", event_type="REQUEST", mode=None)
    assert not may_be_one(asked, arrest("Ada Voss", "b", event_type="REJECT", mode=None))


def test_nothing_is_told_before_it_happened() -> None:
    early = arrest("Ada Voss", "a", published="2031-05-01", date_start=None, date_end=None)
    assert not may_be_one(early, arrest("Ada Voss", "b")) and not may_be_one(arrest("Ada Voss", "b"), early)


def test_a_denial_may_be_of_the_same_happening() -> None:
    assert may_be_one(arrest("Ada Voss", "a"), arrest("Ada Voss", "b", factuality="negated"))


def test_references_to_a_past_war_gather() -> None:
    def war(text: str, words: str, path: str) -> Account:
        told = {"context": ("historical",), "date_start": "2012", "date_end": "2012", "actors": ("Velmark",)}
        return account(text, words, f"203{path}-05-13", path, recipients=("Ostria",), trigger=words, **told)

    one = war("In 2012 Velmark bombed Ostria for weeks.", "bombed", "1")
    other = war("Since the air war that Velmark waged on Ostria in 2012 little was mended.", "air war", "4")
    assert chance(one, other) > 0.5


def test_reasons_are_told_in_words() -> None:
    reasons = [f.reason for f in compare_accounts(arrest("Ada Voss", "a"), arrest("Otto Krell", "b"), WEIGHING)]
    assert "other recipients: Ada Voss / Otto Krell" in reasons and "on one day: 2031-05-12" in reasons


def test_places_by_distance() -> None:
    near = arrest("Ada Voss", "a", place="Pellin", latitude=10.0, longitude=10.0)
    far = arrest("Ada Voss", "b", place="Orsk", latitude=12.0, longitude=10.0)
    distance = km_between(near, far)
    assert distance is not None and 222 < distance < 223
    assert km_between(near, arrest("Ada Voss", "c")) is None
    assert cosine({}, {}) == 0


def test_accounts_are_kept_as_json_and_share_keys() -> None:
    one, other = arrest("Ada Voss", "a"), arrest("Ada Voss", "b")
    assert read_account(as_data(one)) == one
    assert set(keys_of(one)) & set(keys_of(other))
