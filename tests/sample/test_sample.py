"""The sample corpus holds what its README says: gold that rests on the texts, a calendar that is right, nobody real."""

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

import accordingto

SAMPLE = Path(accordingto.__file__).parent / "sample"
REPORTS = {p.stem: p for p in sorted((SAMPLE / "reports").iterdir())}
GOLD = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted((SAMPLE / "gold").glob("*.json"))}
DESK = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted((SAMPLE / "gold_desk").glob("*.json"))}
ROWS = ("statements", "events", "figures", "ledger")

ACTS = set("assert deny express accuse request reject threaten agree support concede".split())
TYPES = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST "
    "ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
LEDGER_KINDS = set("demand request offer commitment obligation measure ultimatum".split())
STATES = set(
    "open accepted refused deferred postponed suspended withdrawn partly_met "
    "claimed_met claimed_breached past_deadline lapsed met".split()
)
FACTUALITY = set("asserted alleged unrealised negated".split())
PRECISIONS = set("second minute hour day month year".split())
ACTOR_KINDS = set(
    "state government parliament judiciary military police igo mission party militia rebel "
    "group ngo media person unidentified other".split()
)

PRIVATE = ("Brzan", "Banek", "Modden", "Sorda", "L. K.", "Marta", "Hranić", "Amsel", "Lindmar", "Veldran")
REAL = (
    "Serbia Kosovo Albania Bosnia Croatia Montenegro Russia Ukraine Belarus Moldova Georgia Armenia Azerbaijan "
    "Israel Palestine Lebanon Syria Iraq Iran Turkey Cyprus Greece Germany France Britain Denmark Norway Sweden "
    "America China India Pakistan Taiwan Sudan Ethiopia NATO KFOR UNMIK OSCE Brussels Moscow Belgrade Pristina "
    "Vucic Vučić Kurti Putin Zelensky Zelenskyy Trump Biden Macron Merkel Erdogan Netanyahu Orban Stoltenberg Borrell"
).split()
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def article(path: Path) -> str:
    """The text of a report; of a page, the text of its body without tags; of wire items, all that they say."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = re.sub(r"(?s)<head>.*?</head>|<script.*?</script>", "", text)
        return html.unescape(re.sub(r"<[^>]+>", "", text))
    if path.suffix == ".jsonl":
        return "\n".join(f"{item['title']}\n{item['text']}" for item in map(json.loads, text.splitlines()))
    return text


def items() -> list[dict[str, str]]:
    return [
        json.loads(line)
        for p in REPORTS.values()
        if p.suffix == ".jsonl"
        for line in p.read_text(encoding="utf-8").splitlines()
    ]


def knowledge(name: str) -> list[dict]:
    return yaml.safe_load((SAMPLE / f"{name}.yaml").read_text(encoding="utf-8"))


def test_enough_reports_of_enough_publishers():
    single = [p for p in REPORTS.values() if p.suffix != ".jsonl"]
    assert len(single) + len(items()) == 50
    assert {p.suffix for p in REPORTS.values()} == {".txt", ".html", ".md", ".jsonl"}
    assert 8 <= len(knowledge("publishers")) <= 10
    assert {item["publisher"] for item in items()} <= {p["name"] for p in knowledge("publishers")}


def test_every_report_has_its_gold():
    assert set(GOLD) == {stem for stem, p in REPORTS.items() if p.suffix != ".jsonl" and stem < "25"}
    assert {row["file"].split("#")[0] for row in DESK["documents"].values()} == {p.name for p in REPORTS.values()}


@pytest.mark.parametrize("stem", GOLD)
def test_gold_rests_on_the_text(stem: str):
    gold, text = GOLD[stem], article(REPORTS[stem])
    anchors = [row["anchor"] for kind in (*ROWS, "never") for row in gold[kind] if "anchor" in row]
    about = gold["document"]
    for piece in [*anchors, *gold["noise"], *gold.get("repeated", []), *filter(None, [about["title_contains"]])]:
        assert piece in text, piece
        assert "\n" not in piece
    for piece in gold.get("repeated", []):
        assert text.count(piece) > 1, piece


@pytest.mark.parametrize("stem", GOLD)
def test_gold_uses_the_codebook(stem: str):
    gold = GOLD[stem]
    assert gold["document"].get("published_precision", "day") in PRECISIONS
    for row in gold["statements"]:
        assert row["speaker"] and row["act"] and set(row["act"]) <= ACTS, row
        assert row.get("form", "direct") in {"direct", "indirect", "mixed"}
    for row in gold["events"]:
        assert row["type"] and set(row["type"]) <= TYPES, row
        assert row.get("factuality", "asserted") in FACTUALITY
        assert set(row.get("counts", {})) <= {"dead", "injured", "arrested", "size", "displaced"}
        assert all(re.fullmatch(r"(2\d{3}(-\d\d){0,2})", d) for d in row.get("date", "2031").split("/")), row
    for row in gold["figures"]:
        assert re.fullmatch(r"([<>]=?|~)?[\d.]+(/[\d.]+)?", row["value"]), row
    for row in gold["ledger"]:
        assert {row["kind"], *row.get("kind_also", [])} <= LEDGER_KINDS, row
        assert {row["state"], *row.get("state_also", [])} <= STATES, row
        date.fromisoformat(row.get("deadline", "2031-01-01"))


def quoted() -> Iterator[tuple[str, str]]:
    """Every report that the gold for a desk quotes, by its short key, with the words."""
    for incident in DESK["incidents"]:
        for mention in incident["mentions"]:
            yield from ((mention["doc"], words) for words in mention["at"])
    for thread in DESK["ledger"]:
        yield from ((step["doc"], step["at"]) for step in thread["steps"])
    for pair in DESK["apart"]:
        yield from ((pair[side]["doc"], words) for side in ("one", "other") for words in pair[side]["at"])
    for lifted in DESK["copies"]["lifted"]:
        yield from ((lifted[side], words) for side in ("from", "to") for words in lifted["passages"])


def told(key: str) -> str:
    """The text of a report by its short key, of an item what the item says."""
    name, _, item = DESK["documents"][key]["file"].partition("#")
    if not item:
        return article(SAMPLE / "reports" / name)
    return next(f"{i['title']}\n{i['text']}" for i in items() if i["id"] == item)


def test_gold_for_a_desk_rests_on_the_texts():
    assert [(key, words) for key, words in quoted() if words not in told(key)] == []
    copies = DESK["copies"]
    keys = {k for group in copies["groups"] for k in group["members"]}
    keys |= {row[side] for kind in ("rewritten", "lifted", "quoted") for row in copies[kind] for side in ("from", "to")}
    assert keys <= set(DESK["documents"])


def test_gold_for_a_desk_is_as_much_as_it_has_to_be():
    gathered = [i for i in DESK["incidents"] if len({m["doc"] for m in i["mentions"]}) > 1]
    assert len(gathered) >= 25 and len(DESK["copies"]["groups"]) >= 6
    assert len([t for t in DESK["ledger"] if len({s["doc"] for s in t["steps"]}) > 1]) >= 15
    assert len(DESK["apart"]) >= 10
    for incident in DESK["incidents"]:
        low, high = incident["independent_sources"]
        assert 0 <= low <= high and set(incident["type"] or []) <= TYPES, incident["id"]
        assert set(incident["status"]) <= {"told", "one_side_only", "disputed", "denied", "not_realised"}
    for thread in DESK["ledger"]:
        states = {*thread["state"], *(s for step in thread["steps"] for s in step["state"])}
        states |= {s for day in thread["as_of"].values() for s in day}
        assert set(thread["kind"]) <= LEDGER_KINDS and states <= STATES, thread["id"]
        for day in (*thread["as_of"], *([thread["deadline"]] if "deadline" in thread else [])):
            date.fromisoformat(day)


def test_exact_copies_are_exact_and_lifted_passages_are_no_copies():
    for group in DESK["copies"]["groups"]:
        body = told(group["original"])
        for key, kind in group["members"].items():
            said = told(key).split("\n", 1)[1]
            assert (kind == "exact") == (said in body and key != group["original"]), (group["id"], key)
            assert kind != "near" or sum(p in body for p in said.split("\n\n")) >= 3, (group["id"], key)


@pytest.mark.parametrize("stem", GOLD)
def test_gold_asks_for_nothing_that_it_forbids(stem: str):
    gold = GOLD[stem]
    for rule in gold["never"]:
        kind, name = (rule["kind"], "actors") if "kind" in rule else ("statements", "speaker")
        for row in gold[kind]:
            if "anchor" in rule and rule["anchor"] not in row["anchor"] and row["anchor"] not in rule["anchor"]:
                continue
            if not set(rule[name]) & set(row.get(name, [])):
                continue
            fits = (
                set(rule.get("act", row.get("act", []))) & set(row.get("act", []))
                if kind == "statements"
                else (
                    set(rule.get("type", row["type"])) & set(row["type"])
                    and row.get("factuality", "asserted") in rule.get("factuality", FACTUALITY)
                )
            )
            assert not fits, (rule, row)


@pytest.mark.parametrize("stem", REPORTS)
def test_weekdays_agree_with_dates(stem: str):
    months = {m[:n]: i for i, m in enumerate(MONTHS, 1) for n in (3, len(m))}
    day = "|".join(f"{d}|{d[:3]}" for d in DAYS)
    month = "|".join(sorted(months, key=len, reverse=True))
    text = article(REPORTS[stem])
    for named, number, of, year in re.findall(rf"\b({day}),? (\d{{1,2}})\.? ({month}),? ?(\d{{4}})?", text):
        when = date(int(year or 2031), months[of], int(number))
        assert DAYS[when.weekday()][:3] == named[:3], (named, when)


def test_weekdays_in_anchors_agree_with_the_dates_of_events():
    for stem, gold in GOLD.items():
        for row in gold["events"]:
            named = [d for d in DAYS if d in row["anchor"]]
            if len(named) == 1 and re.fullmatch(r"\d{4}-\d\d-\d\d", row.get("date", "")):
                assert DAYS[date.fromisoformat(row["date"]).weekday()] == named[0], (stem, row["anchor"])


def test_reports_bring_their_own_difficulties():
    texts = {stem: article(p) for stem, p in REPORTS.items()}
    wire = texts["01_gunfire_at_brod-kaval"].split("\n", 2)[2].strip()
    assert any(item["text"] == wire for item in items()), "an exact reprint"
    lifted = "Lorry drivers and residents of the mainly Orvenian town of Kaval had blocked the road"
    assert sum(lifted in t for t in texts.values()) >= 3, "a paragraph lifted"
    assert any(g.get("repeated") for g in GOLD.values())
    assert sum(g["document"]["published"] is None for g in GOLD.values()) >= 2, "undated pages"
    states = {row["state"] for g in GOLD.values() for row in g["ledger"]}
    assert {"open", "refused", "deferred", "past_deadline", "claimed_met", "claimed_breached"} <= states


def test_nobody_and_nowhere_real():
    everything = "\n".join(
        [
            *(p.read_text(encoding="utf-8") for p in REPORTS.values()),
            *(p.read_text(encoding="utf-8") for p in SAMPLE.glob("*.yaml")),
        ]
    )
    found = re.findall(rf"\b(?:{'|'.join(REAL)})\b", everything)
    assert not found


def test_knowledge_is_well_formed_and_leaves_private_persons_out():
    actors, places = knowledge("actors"), knowledge("places")
    for entry in actors:
        assert entry["kind"] in ACTOR_KINDS, entry
        if entry["kind"] == "person":
            assert entry["gender"] in {"m", "f"} and entry["public_role"] in {"office", "public"}, entry
    listed = " ".join(str(name) for a in actors for name in (a["name"], *a.get("names", [])))
    assert not [name for name in PRIVATE if name in listed]
    assert all(
        re.fullmatch(r"X[A-Z]{2}", e["country"]) and e["country"] != "XKX"
        for e in (*actors, *places)
        if e.get("country")
    )
    assert all(p.get("reliability") is None for p in knowledge("publishers"))
    names = {e["name"] for e in actors} | {e["name"] for e in places}
    for place in places:
        assert set(place.get("disputed_by", [])) <= names
    for instrument in knowledge("instruments"):
        assert set(instrument["parties"]) <= names
        date.fromisoformat(instrument["date"])
