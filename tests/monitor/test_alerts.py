"""Alerts: what the rules find, with the rows behind it; one thing once; nobody private."""

from dataclasses import replace
from datetime import date, timedelta

from accordingto.monitor.alerts import Turn, Watched, find_alerts
from accordingto.monitor.rules import BaselineRule, DeadlineRule, LedgerRule, PositionRule, SilenceRule, TollRule
from factories import make_document, make_entity, make_entry, make_statement, make_step
from incidents_made import make_difference, make_incident

DOCUMENT = make_document()
WORDS = "We demand that Velmark withdraw its police by June 1"
ENTRY = make_entry(make_step(DOCUMENT, WORDS))


def on(day: str, **given) -> Watched:
    return Watched(date.fromisoformat(day), **given)


def titles(rule, watched):
    return [a.title for a in find_alerts([rule], watched)]


def test_a_deadline_within_the_days_given_is_told_with_its_words():
    rule = DeadlineRule("due", 7)
    assert titles(rule, on("2031-05-24", ledger=[ENTRY])) == []
    (alert,) = find_alerts([rule], on("2031-05-25", ledger=[ENTRY]))
    assert alert.title == "Due in 7 days (2031-06-01): Government of Ostria → Velmark: withdraw its police"
    assert (alert.rows, alert.document_ids) == ((ENTRY.id,), (DOCUMENT.id,))
    assert titles(rule, on("2031-06-02", ledger=[ENTRY])) == []


def test_a_settled_matter_and_other_parties_and_kinds_are_not_told():
    watched = on("2031-05-30", ledger=[replace(ENTRY, state="refused")])
    assert titles(DeadlineRule("due"), watched) == []
    watched = on("2031-05-30", ledger=[ENTRY])
    assert titles(DeadlineRule("due", parties=("Orlan",)), watched) == []
    assert titles(DeadlineRule("due", kinds=("measure",)), watched) == []
    assert len(titles(DeadlineRule("due", parties=("Velmark",)), watched)) == 1


def test_an_ultimatum_is_told_once_while_its_thread_grows_and_again_when_it_is_broken():
    new, broken = LedgerRule("new", kinds=("ultimatum",)), LedgerRule("broken", states=("claimed_breached",))
    (first,) = find_alerts([new], on("2031-05-13", ledger=[ENTRY]))
    other = make_document(path="reports/two.txt")
    claimed = make_step(other, "its police had fired", "claimed_breached")
    grown = make_entry(claimed, *ENTRY.steps, id="another", state="claimed_breached", claimed_by=("Ostria",))
    (again,) = find_alerts([new], on("2031-05-20", ledger=[grown]))
    assert set(first.keys) & set(again.keys)
    (other_alert,) = find_alerts([broken], on("2031-05-20", ledger=[grown]))
    assert not set(other_alert.keys) & set(first.keys)
    assert "by the word of Ostria" in other_alert.title


def test_two_rules_for_one_thing_give_one_alert():
    rules = [DeadlineRule("week", 7), DeadlineRule("month", 30)]
    assert [a.rule for a in find_alerts(rules, on("2031-05-30", ledger=[ENTRY]))] == ["week"]


def test_tolls_that_diverge_twofold_are_told():
    far = make_incident("2031-05-12", differences=(make_difference("dead", 3, ">7", None),))
    near = make_incident(
        "2031-05-12", differences=(make_difference("dead", 5, "~7"), make_difference("place", "A", "B"))
    )
    (alert,) = find_alerts([TollRule("tolls")], on("2031-05-13", incidents=[far, near]))
    assert alert.title == "Dead: from 3 to 7 are told of one assault in Brod, 2031-05-12"
    assert alert.rows == (far.id,)


def test_none_and_some_dead_diverge():
    incident = make_incident("2031-05-12", differences=(make_difference("dead", 0, 1),))
    assert len(titles(TollRule("tolls"), on("2031-05-13", incidents=[incident]))) == 1


def test_a_dyad_above_its_baseline_is_told_with_its_incidents():
    days = [date(2031, 3, 3) + timedelta(days=7 * n) for n in range(12)]
    read = [make_document(path=f"{d}/{n}", published=d.isoformat()) for d in days for n in range(10)]
    usual = [make_incident(d.isoformat()) for d in days]
    many = [make_incident(days[-1].isoformat()) for _ in range(8)]
    (alert,) = find_alerts([BaselineRule("more")], on("2031-05-20", documents=read, incidents=[*usual, *many]))
    assert alert.title.startswith("Velmark → Ostria: 9 happenings")
    assert len(alert.rows) == 9
    assert titles(BaselineRule("more", parties=("Orlan",)), on("2031-05-20", documents=read, incidents=many)) == []


def test_a_named_actor_that_falls_silent_is_told_once():
    said = make_statement(DOCUMENT, "its police had fired", speaker="Velmark")
    rule = SilenceRule("quiet", "Velmark", 14)
    assert titles(rule, on("2031-05-20", documents=[DOCUMENT], statements=[said])) == []
    (alert,) = find_alerts([rule], on("2031-05-26", documents=[DOCUMENT], statements=[said]))
    assert alert.title == "Velmark: nothing heard for 14 days, last on 2031-05-12"
    (later,) = find_alerts([rule], on("2031-06-26", documents=[DOCUMENT], statements=[said]))
    assert later.keys == alert.keys


def test_a_change_of_position_is_told_of_the_actors_named():
    turn = Turn("Velmark", "denies on 2 June what it said on 12 May", "2031-06-02", ("a", "b"), ("one",))
    assert titles(PositionRule("turns"), on("2031-06-02", turns=[turn])) == [f"Velmark: {turn.told}"]
    assert titles(PositionRule("turns", actors=("Orlan",)), on("2031-06-02", turns=[turn])) == []


def test_no_alert_names_a_private_person():
    person = make_entity("Ivo Brun", kind="person", public_role="unknown")
    office = make_entity("Mara Tarn", kind="person", public_role="office")
    by_person, by_office = (make_entry(make_step(DOCUMENT, WORDS), by=(n,)) for n in ("Ivo Brun", "Mara Tarn"))
    watched = on("2031-05-30", ledger=[by_person, by_office], entities=[person, office])
    assert [a.title.split(":")[1] for a in find_alerts([DeadlineRule("due")], watched)] == [" Mara Tarn → Velmark"]
    victim = make_incident("2031-05-12", recipients=("Ivo Brun",), differences=(make_difference("dead", 1, 9),))
    watched = on("2031-05-30", incidents=[victim], entities=[person], statements=[])
    assert titles(TollRule("tolls"), watched) == []
