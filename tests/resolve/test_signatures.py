"""Who speaks as "we": the publisher, a letterhead, a signature; a headline or a person is none."""

import pytest

from accordingto.model.records import Segment
from accordingto.resolve.sides import PUBLISHER
from accordingto.resolve.signatures import name_speaker, name_voice, sign_entry
from factories import make_document, make_entry, make_statement, make_step

BODY = "We ask Velmark to release the railwaymen."


def document(head: str, foot: str = "", publisher: str | None = None):
    parts = [(head, "furniture"), ("A title", "title"), (BODY, "body"), (foot, "furniture")]
    text, segments = "", []
    for words, kind in parts:
        if words:
            segments.append(Segment(len(text), len(text) + len(words), kind))
            text += words + "\n\n"
    return make_document(text.rstrip() + "\n", publisher=publisher, segments=tuple(segments))


@pytest.mark.parametrize(
    ("head", "foot", "publisher", "voice"),
    [
        ("", "", "Ostria Today", "Ostria Today"),
        ("", "", None, None),
        ("LINE OF PEACE OBSERVATORY", "", None, "Line of Peace Observatory"),
        ("PEACEFOR\nPress Office", "", None, "PEACEFOR"),
        ("", "Ministry of Foreign Affairs of the Republic of Ostria", None, "Ministry of Foreign Affairs of Ostria"),
        ("", "Colonel Anke Ruys\nSpokesperson", None, None),
        ("Home News Sport", "Leave a reply", None, None),
    ],
)
def test_whose_voice_it_is(head, foot, publisher, voice):
    assert name_voice(document(head, foot, publisher)) == voice


def test_an_entry_is_signed_where_the_document_is():
    signed = document("PEACEFOR")
    entry = make_entry(make_step(signed, "ask Velmark"), by=(PUBLISHER,), of=("Velmark",), must_act=("Velmark",))
    assert sign_entry(entry, signed).by == ("PEACEFOR",)
    assert sign_entry(entry, document("")).by == (PUBLISHER,)


def test_only_the_documents_own_voice_speaks_by_its_name() -> None:
    made = document("", publisher="Ministry of Railways of Ostria")
    own = make_statement(made, BODY, speaker=PUBLISHER)
    assert name_speaker(own, made) == "Ministry of Railways of Ostria"
    assert name_speaker(own, None) == PUBLISHER
    assert name_speaker(make_statement(made, BODY, speaker="Ana Kol"), made) == "Ana Kol"
    assert name_speaker(make_statement(made, BODY, speaker=None), made) is None
