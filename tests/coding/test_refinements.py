"""Attributions that say nothing twice and end where they should."""

from accordingto.coding.attributions import find_attributions
from accordingto.coding.refinements import denied_words, inside, refine_attributions
from coding_readings import annotate


def refined(text: str) -> list[tuple[str, str]]:
    annotations = annotate(text)
    rows = refine_attributions(annotations, find_attributions(annotations))
    return [(a.cue.act, text[slice(*a.content[0])]) for a in rows]


def test_own_act_inside_own_words_is_one() -> None:
    assert refined("Maija Rennik said she rejects the offer.") == [("reject", "she rejects the offer")]


def test_words_end_where_the_speaker_goes_on() -> None:
    assert refined("Maija Rennik said it was late and accused Orvenia of lying.") == [
        ("assert", "it was late"),
        ("accuse", "lying"),
    ]


def test_others_words_stay_nested() -> None:
    annotations = annotate("Maija Rennik said that MERFOR had denied the report.")
    outer, inner = sorted(find_attributions(annotations), key=lambda a: a.anchor.i)
    assert inside(inner, outer)
    assert not inside(outer, inner)


def test_denial_of_what_stands_before() -> None:
    annotations = annotate("Averink claimed that it was late, something that was denied by MERFOR.")
    denial = next(a for a in find_attributions(annotations) if a.cue.act == "deny")
    token = denied_words(annotations, denial)
    assert token is not None
    assert token.text == "something"
