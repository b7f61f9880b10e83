"""A threat and its execution, a request and its refusal: two happenings, linked; nothing else is."""

from accordingto.model.records import Related
from accordingto.resolve.accounts import Account
from accordingto.resolve.relations import name_related, relate_accounts, turn
from accordingto.resolve.scales import load_weighing
from factories import make_arrest, make_told

WEIGHING = load_weighing("incidents")


def form(one: Account, other: Account) -> str | None:
    pair = relate_accounts(one, other, WEIGHING, "incidents@2")
    if pair is None:
        return None
    return pair.form if pair.one == one.id else turn(str(pair.form))


def threat(whom: str = "Ada Voss", day: str = "2031-05-02") -> Account:
    told = {"factuality": "unrealised", "date_start": None, "date_end": None, "place": "Pellin", "geo_precision": 1}
    return make_arrest(whom, "a", published=day, **told)


def deed(**given: object) -> Account:
    return make_arrest("Ada Voss", "b", place="Pellin", geo_precision=1, **given)


def test_a_threat_is_carried_out_by_what_follows() -> None:
    assert form(deed(), threat()) == "carries_out"
    assert form(threat(), deed()) == "carried_out_by"


def test_what_was_done_before_does_not_carry_it_out() -> None:
    assert form(deed(), threat(day="2031-05-20")) is None
    assert form(deed(), threat("Otto Krell")) is None
    assert form(deed(), deed(published="2031-05-14")) is None


def test_a_refusal_is_linked_to_its_request() -> None:
    parties = {"actors": ("Ostria",), "recipients": ("Border Force",)}
    text = "Ostria asked the Border Force for the return of 400 officers to the crossings."
    undated = {"date_start": None, "date_end": None}
    asked = make_told(text, text[7:-18], "2031-05-02", "a", event_type="REQUEST", trigger="asked", **parties, **undated)
    parties = {"actors": ("Border Force",), "recipients": ("Ostria",)}
    text = "The Border Force refused the return of 400 officers to Ostria."
    day = {"event_type": "REJECT", "trigger": "refused", "date_start": "2031-05-19", "date_end": "2031-05-19"}
    refused = make_told(text, text[17:-11], "2031-05-20", "b", **parties, **day)
    assert form(refused, asked) == "refuses"
    text = "The bank of Orsk refused a loan."
    stranger = make_told(text, text[17:-1], "2031-05-20", "c", actors=("Bank of Orsk",), **day)
    assert form(stranger, asked) is None


def test_relations_are_named_by_happening() -> None:
    pair = relate_accounts(deed(), threat(), WEIGHING, "incidents@2")
    assert pair is not None
    where = {deed().id: "deed", threat().id: "threat"}
    assert name_related([pair], [deed().id], where) == (Related("threat", "carries_out"),)
    assert name_related([pair], [threat().id], where) == (Related("deed", "carried_out_by"),)
    assert name_related([pair], [deed().id, threat().id], where) == ()
