"""Sentences that rows keep in English are told in the reader's language, names and words of texts as they are."""

import string
from pathlib import Path

import pytest

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
    assert len(told) > 500 and len(unknown) < len(told) / 50, unknown[:20]
