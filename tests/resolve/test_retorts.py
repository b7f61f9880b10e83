"""Denials that stand behind a claim and do not say it again."""

from accordingto.resolve.retorts import find_retorts, says_no
from factories import make_document, make_statement


def retorts(document, claim, *others):
    return [s.id for s, _ in find_retorts([claim], others, {document.id: document})]


def test_a_denial_of_the_accusation_is_of_the_last_accusation_before_it():
    text = "Ostria accused Velmark of shelling the school. Snow fell on the hills all night and roads were closed to cars. "
    text += "The accusation was denied by Velmark, which said that none of its units had fired. Halm spoke of rain."
    document = make_document(path="accused", text=text, published="2031-05-12")
    claim = make_statement(document, "shelling the school", act="accuse", speaker="Ostria", id="1")
    denied = make_statement(document, "none of its units had fired", speaker="Velmark", id="2")
    rain = make_statement(document, "Halm spoke of rain", content="rain", speaker="Halm", id="3")
    assert retorts(document, claim, denied, rain) == ["2"]


def test_a_blanket_denial_right_behind_what_its_speaker_goes_on_to_say_is_of_it():
    text = "The boy was beaten, said Ostria, who asked for more; she wants him freed. Velmark denies any wrongdoing."
    document = make_document(path="blanket", text=text, published="2031-05-12")
    claim = make_statement(document, "The boy was beaten", speaker="Ostria", id="1")
    more = make_statement(document, "wants him freed", act="request", speaker="Ostria", id="2")
    denied = make_statement(document, "any wrongdoing", act="deny", cue="denies", speaker="Velmark", id="3")
    assert retorts(document, claim, more, denied) == ["3"]


def test_another_accusation_in_between_is_the_one_that_is_denied():
    text = "Ostria accused Velmark of shelling the school. Halm accused it of theft, too. The accusation was denied by Velmark."
    document = make_document(path="between", text=text, published="2031-05-12")
    claim = make_statement(document, "shelling the school", act="accuse", speaker="Ostria", id="1")
    theft = make_statement(document, "theft", act="accuse", speaker="Halm", id="2")
    denied = make_statement(document, "The accusation", act="deny", cue="denied", speaker="Velmark", id="3")
    assert retorts(document, claim, theft, denied) == []
    assert retorts(document, theft, claim, denied) == ["3"]


def test_such_a_thing_that_never_was_denies_and_what_stands_far_away_does_not():
    text = (
        "Halm had offered eighty beds, Ostria said. There had never been such an offer, Velmark said.\n"
        + "Snow fell. " * 30
    )
    text += "There was no such plan, Orlan said."
    document = make_document(path="such", text=text, published="2031-05-12")
    claim = make_statement(document, "Halm had offered eighty beds", speaker="Ostria", id="1")
    denied = make_statement(document, "There had never been such an offer", speaker="Velmark", id="2")
    far = make_statement(document, "There was no such plan", speaker="Orlan", id="3")
    assert retorts(document, claim, denied, far) == ["2"]


def test_saying_no():
    document = make_document("A line.", path="no")
    said = {
        act: make_statement(document, "line", act=act, content="none of its units fired") for act in ("assert", "deny")
    }
    assert says_no(said["assert"]) and not says_no(said["deny"])
    assert not says_no(
        make_statement(document, "line", content="its units had fired and will do so until nothing is left")
    )


def test_a_story_that_is_called_an_invention_and_no_evidence_of_that_are_denials_of_what_stands_before_them():
    for words in ("the whole story a fairy tale", "that account pure invention", "there was no evidence of that"):
        text = f"Ostria said that Velmark had poisoned the well. Velmark's mayor said: {words}."
        document = make_document(path=words, text=text, published="2031-05-12")
        claim = make_statement(document, "Velmark had poisoned the well", speaker="Ostria", id="1")
        denied = make_statement(document, words, speaker="Velmark", id="2")
        assert retorts(document, claim, denied) == ["2"], words


def test_evidence_of_something_else_is_no_denial():
    text = "Ostria said that Velmark had poisoned the well. Velmark's mayor said there was no evidence of a drought."
    document = make_document(path="drought", text=text, published="2031-05-12")
    claim = make_statement(document, "Velmark had poisoned the well", speaker="Ostria", id="1")
    other = make_statement(document, "there was no evidence of a drought", speaker="Velmark", id="2")
    assert retorts(document, claim, other) == []
