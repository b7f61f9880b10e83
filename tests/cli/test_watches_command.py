"""`ledger`, `series`, `alerts`, `claims`, `positions`: what they print, what they keep, what they refuse."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from accordingto.engine.resolutions import settle_desk
from accordingto.resolve.matters import make_matters
from accordingto.store import open_store
from factories import make_document, make_entity, make_entry, make_reading, make_statement, make_step

Run = Callable[..., int]
Capture = pytest.CaptureFixture[str]
WHO = (make_entity("Ostria", kind="state", country="OST"), make_entity("PEACEFOR", kind="mission"))


def reading(text: str, published: str, state: str, **given):
    document = make_document(text, path=published, published=published)
    made = {
        "kind": "ultimatum",
        "by": ("Ostria",),
        "of": ("PEACEFOR",),
        "must_act": ("PEACEFOR",),
        "terms": text,
        "made_on": None,
    }
    entry = make_entry(make_step(document, text, state), **(made | given))
    statement = make_statement(document, text, speaker="Ostria", act="deny" if state == "refused" else "assert")
    return make_reading(document, ledger=[entry], statements=[statement], entities=WHO)


ASKED = reading("the return of 400 border guards to the crossings", "2031-05-28", "open", deadline="2031-06-01")
REFUSED = reading("the return of 400 guards to the crossings", "2031-06-09", "refused", deadline=None)
FLOUR = reading("300 tons of flour for the villages", "2031-06-09", "open", deadline="2031-06-12")


@pytest.fixture
def desk(run: Run) -> Run:
    """Runs commands in a folder with a desk of three documents."""
    store = open_store("desk.db")
    with store.writer() as writer:
        for one in (ASKED, REFUSED, FLOUR):
            writer.put(one, "k")
    settle_desk(store, [make_matters()])
    store.close()
    return run


def lines(capfd: Capture) -> list[str]:
    return capfd.readouterr().out.splitlines()


def test_deadlines_go_into_a_calendar_file(desk: Run, capfd: Capture, tmp_path: Path) -> None:
    assert desk("ledger", "--ics", "due.ics", "--state", "refused") == 0
    assert lines(capfd) == ["1 deadlines in due.ics"]
    told = Path("due.ics").read_bytes()
    assert told.count(b"BEGIN:VEVENT") == 1 and b"DTSTART;VALUE=DATE:20310601" in told
    assert desk("ledger", "--ics", "no/such/folder.ics") == 2


def test_the_ledger_is_told_with_its_steps_and_on_past_days(desk: Run, capfd: Capture) -> None:
    assert desk("ledger", "--state", "refused") == 0
    told = lines(capfd)
    assert "ultimatum, due 2031-06-01  [refused]  Ostria → PEACEFOR" in told[0] and len(told) == 4
    assert desk("ledger", "--as-of", "2031-06-02", "--json") == 0
    assert [json.loads(line)["state"] for line in lines(capfd)] == ["past_deadline"]
    assert desk("ledger", "--party", "Orlan") == 0 and lines(capfd) == []
    assert desk("ledger", "--as-of", "June") == 2
    assert "'June' is no day" in capfd.readouterr().err


def test_exports_are_of_a_past_day_too(desk: Run) -> None:
    assert desk("export", "then", "--as-of", "2031-05-30") == 0
    assert desk("export", "now") == 0
    states = {
        d: [json.loads(x)["state"] for x in Path(d, "ledger.jsonl").read_text().splitlines()] for d in ("then", "now")
    }
    assert states == {"then": ["open"], "now": ["refused", "open"]}


def test_people_decide_and_take_back(desk: Run, capfd: Capture) -> None:
    entry, other = ASKED.ledger[0].id, REFUSED.ledger[0].id
    assert desk("ledger", "met", entry, "--by", "Ana", "--why", "seen") == 0
    assert lines(capfd)[0].endswith("refused → met")
    assert desk("ledger", "undo", other, "--by", "Ana") == 0
    assert lines(capfd)[0].endswith("met → refused")
    assert desk("ledger", "entries", entry) == 0
    assert "both name 400" in lines(capfd)[-1]
    assert desk("ledger", "apart", entry, other, "--by", "Ana") == 0
    assert desk("ledger", "same", entry, FLOUR.ledger[0].id, "--by", "Ana") == 0
    capfd.readouterr()
    assert desk("ledger", "--json") == 0
    assert sorted(len(json.loads(line)["steps"]) for line in lines(capfd)) == [1, 2]
    assert desk("ledger", "met", "none", "--by", "Ana") == 2
    assert "no matter none" in capfd.readouterr().err


def test_alerts_are_told_once_and_stand_in_the_feed(desk: Run, capfd: Capture) -> None:
    assert desk("alerts", "--dry-run") == desk("alerts") == 0
    told = lines(capfd)
    assert told[: len(told) // 2] == told[len(told) // 2 :] and any("Due in 3 days (2031-06-12)" in t for t in told)
    assert desk("alerts", "--feed", "alerts.json", "--feed", "alerts.json") == 0
    assert lines(capfd) == []
    assert len(json.loads(Path("alerts.json").read_text())["items"]) == len(told) // 2
    assert desk("alerts", "--feed", "alerts.txt") == 2
    Path("rules.yaml").write_text("rules: [{when: never}]")
    assert desk("alerts", "--rules", "rules.yaml") == 2
    assert "rules.yaml: rule 1: `when` is 'never'" in capfd.readouterr().err


def test_a_webhook_that_fails_is_told_and_the_alerts_are_kept(desk: Run, capfd: Capture) -> None:
    Path("rules.yaml").write_text("rules: [{name: due, when: deadline}]\ndeliver: {webhook: 'http://127.0.0.1:1/x'}")
    assert desk("alerts", "--rules", "rules.yaml") == 1
    found = capfd.readouterr()
    assert "Due in 3 days" in found.out and "did not take 1 alerts" in found.err
    assert desk("alerts", "--rules", "rules.yaml") == 0


def test_series_tell_what_was_read(desk: Run, capfd: Capture) -> None:
    assert desk("series") == 0
    assert lines(capfd)[0] == "all happenings: 0 incidents by week"
    assert desk("series", "--json", "--step", "month") == 0
    (series,) = json.loads(capfd.readouterr().out)
    assert [p["read"]["documents"] for p in series["points"]] == [1, 2]
    assert desk("series", "--anomalies") == 0 and lines(capfd) == ["nothing"]
    assert desk("series", "--by", "colour") == 2
    assert "there are all, type, quad, dyad, place" in capfd.readouterr().err


def test_claims_and_positions(desk: Run, capfd: Capture) -> None:
    said = ASKED.statements[0].id
    assert desk("claims", said) == 0
    assert "first: Ostria: “the return of 400 border guards" in lines(capfd)[0]
    assert desk("claims", "none") == 2
    capfd.readouterr()
    assert desk("positions", "Ostria", "guards") == 0
    told = lines(capfd)
    assert len(told) == 5 and told[2].startswith(
        "? contradicts: says so, then denies it, on 2031-05-28 and on 2031-06-09"
    )
    pair = f"{said},{REFUSED.statements[0].id}"
    assert desk("positions", "Ostria", "--turns", "--dismiss", pair, "--by", "Ana") == 0
    assert lines(capfd) == []
    assert desk("positions", "Ostria", "--dismiss", said) == 2
