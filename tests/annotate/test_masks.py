"""The parser sees the same words whichever party is named."""

from accordingto.annotate.masks import mask_names
from accordingto.annotate.names import NameIndex
from accordingto.model.knowledge import Knowledge, KnownActor

INDEX = NameIndex(
    Knowledge(
        actors=(
            KnownActor("Orvenia", adjectives=("Orvenian",), demonyms=("Orven",), kind="state", capital=("Halvec",)),
            KnownActor("Dremland", adjectives=("Dremish",), demonyms=("Drem",), kind="state", capital=("Ostrohal",)),
            KnownActor("Damir Oslavec", kind="person"),
            KnownActor("Sigrun Aldemar", kind="person"),
            KnownActor("Ministry of Truth", kind="government"),
            KnownActor("Orvenian Customs", kind="government"),
            KnownActor("Radio Halvec", kind="media"),
            KnownActor("Bank of Orvenia", kind="other"),
        )
    ),
    str.split,
)


def shown(text: str) -> str:
    words = text.split()
    return " ".join(mask_names(words, INDEX.find(words), INDEX)[0])


def test_swapped_parties_look_alike() -> None:
    one = "Orvenia blames Dremish forces ; Damir Oslavec told Ostrohal that Drems left"
    other = "Dremland blames Orvenian forces ; Sigrun Aldemar told Halvec that Orvens left"
    assert shown(one) == shown(other) != one


def test_count_of_words_stays_and_ordinary_names_are_left() -> None:
    text = "the Ministry of Truth in Halvec"
    words = text.split()
    masked, replaced = mask_names(words, INDEX.find(words), INDEX)
    assert masked == ["the", "Ministry", "of", "Truth", "in", "Paris"]
    assert replaced == {5}


def test_states_and_peoples_inside_longer_names_look_alike_known_or_not() -> None:
    known = "the Orvenian Customs said Radio Halvec and the Bank of Orvenia lied"
    other = "the Dremish Customs said Radio Ostrohal and the Bank of Dremland lied"
    assert shown(known) == shown(other) == "the German Customs said Radio Paris and the Bank of France lied"


def test_a_given_name_before_a_known_surname_looks_like_one() -> None:
    assert shown("we met Damir Aldemar in Halvec") == "we met John Smith in Paris"
    assert shown("we met President Oslavec , then Oslavec left") == "we met President Smith , then Smith left"
    assert shown("Gone . Yesterday Oslavec left") == "Gone . Yesterday Smith left"
