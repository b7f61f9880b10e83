"""What one speaker said, split where the act changes."""

from accordingto.coding.attributions import find_attributions
from accordingto.coding.pieces import form_of, own_side, split_by_act
from accordingto.coding.speech import attribute_speech
from coding_readings import annotate


def pieces(text: str) -> list[tuple[str, str, str]]:
    annotations = annotate(text)
    rows = attribute_speech(annotations, find_attributions(annotations))
    return [
        (p.act, p.form, " … ".join(text[s:e] for s, e in p.spans)) for a in rows for p in split_by_act(annotations, a)
    ]


def test_split_where_the_act_changes() -> None:
    text = "“Orvenia is waging a war of terror against us. MERFOR must stop it,” Joost Averink said."
    assert [act for act, _, _ in pieces(text)] == ["accuse", "request"]


def test_plain_assertion_goes_with_its_neighbour() -> None:
    text = "“The night was long. MERFOR must stop it,” Joost Averink said."
    assert [act for act, _, _ in pieces(text)] == ["request"]


def test_quotation_after_a_clause_is_a_piece_of_its_own() -> None:
    text = "Joost Averink noted that Dremland had left, “but Orvenia has not fulfilled its duties.”"
    assert [(act, form) for act, form, _ in pieces(text)] == [("assert", "indirect"), ("accuse", "direct")]


def test_forms() -> None:
    annotations = annotate("“It is late,” he said. It was “very late indeed for him”, she said.")
    text = annotations.document.text
    assert form_of(annotations, [(1, 12)]) == "direct"
    assert form_of(annotations, [(text.index("It was"), text.index(", she"))]) == "mixed"
    assert form_of(annotations, [(text.index("he said"), text.index("he said") + 7)]) == "indirect"


def test_own_side_has_name_and_country() -> None:
    annotations = annotate("Joost Averink said it was late.")
    (attribution,) = find_attributions(annotations)
    assert own_side(annotations, attribution) == {"Joost Averink", "XDR"}


def test_the_leader_of_a_party_is_not_on_the_side_of_the_state() -> None:
    annotations = annotate("The leader of the United Orvenian List, Slavko Mirdan, said it was late.")
    (attribution,) = find_attributions(annotations)
    assert own_side(annotations, attribution) == {"Slavko Mirdan"}


def test_who_vows_to_respond_threatens_and_who_promises_an_answer_to_a_letter_does_not() -> None:
    assert [act for act, _, _ in pieces("The rebels vowed to respond in their own time.")] == ["threaten"]
    assert [act for act, _, _ in pieces("The mayor promised to respond to the letter.")] == ["agree"]
