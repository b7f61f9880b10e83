"""Sentences that rows keep in English are told in the reader's language, names and words of texts as they are."""

import ast
import re
import string
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

import accordingto.resolve
from accordingto.annotate.links import LINKS
from accordingto.store import open_store
from accordingto.web import reasons
from accordingto.web.reasons import tell_reason
from accordingto.web.wordings import Reader, read_by

GERMAN = Reader("de", "de_DE")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("their documents are of one story", "ihre Dokumente gehören zu einer Story"),
        ("on one day: 2031-03-14", "am selben Tag: 14. März 2031"),
        (
            "one is told as ASSAULT, the other as SANCTION",
            "eines wird als „Angriff“ berichtet, das andere als „Sanktion“",
        ),
        ("told in one word: “opened fire”, “fired”", "mit einem Wort berichtet: „opened fire“, „fired“"),
        ("actors: police and others / police", "Handelnde: police and others / police"),
        ("98% of the one report is in the other", "98 % der einen Meldung steht in der anderen"),
        ("both give one number: dead 3, injured >=4", "beide nennen dieselbe Zahl: 3 tot, mindestens 4 verletzt"),
        (
            "told again of Juro Penn; both speak of: police, fired",
            "erneut von Juro Penn berichtet; beide sprechen von: police, fired",
        ),
        (
            "says so, then denies it, on 2031-05-12 and on 2031-05-14 (both speak of: bridge)",
            "sagt es, dann: bestreitet es, am 12. Mai 2031 und am 14. Mai 2031 (beide sprechen von: bridge)",
        ),
        ("Due in 3 days (2031-06-01): nobody named: leave", "In 3 Tagen fällig (1. Juni 2031): niemand genannt: leave"),
        ("Demand (open): Brod → Tarn: leave", "Forderung (offen): Brod → Tarn: leave"),
        (
            "Dead: from 3 to 1200 are told of one assault in Brod, 2031-05-12",
            "Tote: von einem Geschehen (Angriff, Brod, 12. Mai 2031) werden 3 bis 1.200 berichtet",
        ),
        (
            "Brod: gives another number than before: dead: 3, then 1200, on 2031-05-12T06:30 and on 2031-05-14",
            "Brod: nennt eine andere Zahl als zuvor: Tote: 3, dann 1.200, am 12. Mai 2031, 06:30 und am 14. Mai 2031",
        ),
        (
            "Brod: may contradict what it said before: promised or set, then put off, before and on 2031-05-14",
            "Brod: widerspricht vielleicht dem zuvor Gesagten: zugesagt oder gesetzt, dann verschoben, davor und am 14. Mai 2031",
        ),
        (
            "says “closed”, then “opened”, on 2031-05-12 and on 2031-05-14 (both speak of: bridge)",
            "sagt „closed“, dann „opened“, am 12. Mai 2031 und am 14. Mai 2031 (beide sprechen von: bridge)",
        ),
        (
            "one is called by the day on which the other was made: 02-09, 05-20",
            "eines wird nach dem Tag genannt, an dem das andere entstand: 9. Februar, 20. Mai",
        ),
        (
            "Lesk Courier was published first (2031-05-12), Radio Velm after it (not before 2031-05-14)",
            "zuerst erschien: Lesk Courier (12. Mai 2031), danach: Radio Velm (nicht vor dem 14. Mai 2031)",
        ),
        (
            "Brod → Tarn: 7 happenings from 2031-05-12 on, more than the 1.4 expected (chance 0.002)",
            "Brod → Tarn: 7 Geschehnisse ab 12. Mai 2031, mehr als die erwarteten 1,4 (Wahrscheinlichkeit 0.002)",
        ),
        ("something that no rule says", "something that no rule says"),
    ],
)
def test_a_sentence_is_told_with_its_values(sentence: str, told: str) -> None:
    assert tell_reason(sentence) == sentence
    with read_by(GERMAN):
        assert tell_reason(sentence) == told


def test_every_sentence_has_a_form_in_which_no_english_word_is_left() -> None:
    messages = [m for m, _pattern in reasons._patterns()] + sorted(reasons._whole())
    with read_by(GERMAN):
        told = {m: reasons._(m) for m in messages}
    same = {m for m, german in told.items() if m == german}
    assert all(
        not "".join(part[0] for part in string.Formatter().parse(m.replace("%(", "{").replace(")s", "}"))).strip(
            " ():,"
        )
        for m in same
    )
    assert {reason for _chance, reason in LINKS.values()} <= set(told)


def test_the_reasons_of_the_sample_are_known(sample_desk: Path) -> None:
    with open_store(sample_desk).view() as view:
        things = {
            "documents": [d.id for d in view.documents()], "incidents": [e.id for e in view.rows("events")],
            "ledger": [e.id for e in view.rows("ledger")], "actors": [e.id for e in view.rows("entities")],
        }  # fmt: skip
        told = {reason for kind, ids in things.items() for pair in view.pairs(kind, ids) for reason in pair.reasons}
    unknown = sorted(r for r in told if not reasons.is_known(r))
    assert len(told) > 500 and not unknown, unknown[:20]


IN_BRACES = re.compile(r"\{((?:[^{}]|\{[^{}]*\})*)\}")
NAME = "Zq"
VALUES = (NAME, "3", "2031-05-12", "30%")
"""What stands in a sentence for a value of which the code alone does not tell what it is."""
MADE = {
    "days": "on 2031-05-12 and on 2031-05-14", "reason": "told in the same words", "mover": "same", "role": "actors",
    "MOVED[state]": "put off", "_told(then.act)": "says so", "_told(now.act)": "agrees",
    "f' of {of}' if of else ''": "", "', '.join(sorted(named))": "02-09, 05-20",
}  # fmt: skip
"""What stands for values that are words of the program."""
REASONLESS = {
    "differences.py", "due_days.py", "originals.py", "points.py", "publishers.py", "sides.py",
    "signatures.py", "tallies.py", "threads.py", "word_runs.py",
}  # fmt: skip
"""Modules that write no reasons."""
PARTS = {
    "both give one number: ", " or {other.mode if one.mode else 'else'}", "before and on {later.day}",
    "on {earlier.day} and on {later.day}", "on {first.day} and on {later.day}", "{what}: {before[what]}, then {after[what]}",
    "put off", " as ", " of ", "1 independent source", "{len(sources)} independent sources", "1 report", "{total} reports",
    "Government of ", "Ministry of ", "Army of ", "Armed Forces of ", "due {meaning}", "happens {thing}", "toll {t.what}",
    "{number} at most, of {reports}. ", "({n}) {s.words}.", "nothing found that it shares with the others",
}  # fmt: skip
"""Parts of reasons and of the counting in words that stand in the code by themselves, and a word of a text."""


def test_every_reason_that_the_code_can_write_is_known() -> None:
    """No sentence of the rooms that write reasons is told with a part left in English."""
    (folder,) = accordingto.resolve.__path__
    modules = [path for path in sorted(Path(folder).glob("*.py")) if path.name not in REASONLESS]
    found = {(text, path.name) for path in modules for text in _list_literals(path) if text not in PARTS}
    unknown = sorted(f"{name}: {text}" for text, name in found if not _is_told(text))
    assert len(found) > 100 and not unknown, "\n".join(unknown)


def _list_literals(path: Path) -> Iterator[str]:
    """Yield the texts of two words or more in a module, values in braces; no documentation, no patterns, no lists of words."""
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Call(func=ast.Attribute(attr="compile" | "split")):
                continue
            case ast.JoinedStr(values=values):
                parts = (
                    f"{{{ast.unparse(v.value)}}}" if isinstance(v, ast.FormattedValue) else ast.literal_eval(v)
                    for v in values
                )
                yield from filter(_has_words, ["".join(parts)])
            case ast.Constant(value=str(text)):
                yield from filter(_has_words, [text])
            case _:
                waiting += ast.iter_child_nodes(node)


def _has_words(text: str) -> bool:
    """Tell whether a text is more than one word, and no pattern."""
    bare = IN_BRACES.sub("", text)
    return " " in bare and re.search("[a-z]{2}", bare) is not None and "\\b" not in text


def _is_told(text: str) -> bool:
    """Tell whether a text is known with some values in its places, and none of its own words is taken for a value."""
    parts = IN_BRACES.split(text)
    choices = [(part,) if n % 2 == 0 else (MADE[part],) if part in MADE else VALUES for n, part in enumerate(parts)]
    return any(_is_whole("".join(filled)) for filled in product(*choices))


def _is_whole(sentence: str) -> bool:
    if sentence in reasons._whole():
        return True
    for message, pattern in reasons._patterns():
        if found := pattern.fullmatch(sentence):
            kinds = dict(reasons.PLACE.findall(message))
            values = [(kinds[name], value) for name, value in found.groupdict().items()]
            return all(
                _is_whole(value) if kind == "reason" else not re.search("[a-z]{2}", value.replace(NAME, ""))
                for kind, value in values
                if kind not in ("said", "relation", "moved")
            )
    return False
