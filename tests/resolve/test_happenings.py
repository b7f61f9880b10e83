"""One happening or not: near misses are kept apart, accounts in other words come together."""

from accordingto.resolve.accounts import Account, as_data, keys_of, read_account
from accordingto.resolve.happenings import compare_accounts, cosine, km_between, may_be_one
from accordingto.resolve.scales import load_weighing
from factories import make_arrest, make_told

WEIGHING = load_weighing("incidents")


def chance(one: Account, other: Account) -> float:
    return WEIGHING.scale.chance(compare_accounts(one, other, WEIGHING))


def test_one_arrest_told_twice_and_two_arrests_on_one_day() -> None:
    assert chance(make_arrest("Ada Voss", "a"), make_arrest("Ada Voss", "b")) > 0.9
    assert (
        chance(make_arrest("Ada Voss", "a"), make_arrest("Otto Krell", "b"))
        < chance(make_arrest("Ada Voss", "a"), make_arrest("Ada Voss", "b")) / 2
    )


def test_last_year_is_another_year() -> None:
    last = {"date_start": "2030-05-12", "date_end": "2030-05-12"}
    assert not may_be_one(make_arrest("Ada Voss", "a"), make_arrest("Ada Voss", "b", **last))


def test_a_threat_and_its_execution_are_two() -> None:
    threat = make_arrest("Ada Voss", "a", factuality="unrealised", date_start=None, date_end=None)
    assert not may_be_one(threat, make_arrest("Ada Voss", "b"))


def test_a_request_and_its_refusal_are_two() -> None:
    asked = make_arrest("Ada Voss", "a", event_type="REQUEST", mode=None)
    assert not may_be_one(asked, make_arrest("Ada Voss", "b", event_type="REJECT", mode=None))


def test_nothing_is_told_before_it_happened() -> None:
    early = make_arrest("Ada Voss", "a", published="2031-05-01", date_start=None, date_end=None)
    assert not may_be_one(early, make_arrest("Ada Voss", "b")) and not may_be_one(make_arrest("Ada Voss", "b"), early)


def test_a_denial_may_be_of_the_same_happening() -> None:
    assert may_be_one(make_arrest("Ada Voss", "a"), make_arrest("Ada Voss", "b", factuality="negated"))


def test_references_to_a_past_war_gather() -> None:
    def war(text: str, words: str, path: str) -> Account:
        told = {"context": ("historical",), "date_start": "2012", "date_end": "2012", "actors": ("Velmark",)}
        return make_told(text, words, f"203{path}-05-13", path, recipients=("Ostria",), trigger=words, **told)

    one = war("In 2012 Velmark bombed Ostria for weeks.", "bombed", "1")
    other = war("Since the air war that Velmark waged on Ostria in 2012 little was mended.", "air war", "4")
    assert chance(one, other) > 0.5


def test_reasons_are_told_in_words() -> None:
    reasons = [
        f.reason for f in compare_accounts(make_arrest("Ada Voss", "a"), make_arrest("Otto Krell", "b"), WEIGHING)
    ]
    assert "other recipients: Ada Voss / Otto Krell" in reasons and "on one day: 2031-05-12" in reasons


def test_places_by_distance() -> None:
    near = make_arrest("Ada Voss", "a", place="Pellin", latitude=10.0, longitude=10.0)
    far = make_arrest("Ada Voss", "b", place="Orsk", latitude=12.0, longitude=10.0)
    distance = km_between(near, far)
    assert distance is not None and 222 < distance < 223
    assert km_between(near, make_arrest("Ada Voss", "c")) is None
    assert cosine({}, {}) == 0


def test_accounts_are_kept_as_json_and_share_keys() -> None:
    one, other = make_arrest("Ada Voss", "a"), make_arrest("Ada Voss", "b")
    assert read_account(as_data(one)) == one
    assert set(keys_of(one)) & set(keys_of(other))
