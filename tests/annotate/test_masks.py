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
        )
    ),
    str.split,
)


def shown(text: str) -> str:
    words = text.split()
    return " ".join(mask_names(words, INDEX.find(words))[0])


def test_swapped_parties_look_alike() -> None:
    one = "Orvenia blames Dremish forces ; Damir Oslavec told Ostrohal that Drems left"
    other = "Dremland blames Orvenian forces ; Sigrun Aldemar told Halvec that Orvens left"
    assert shown(one) == shown(other) != one


def test_count_of_words_stays_and_ordinary_names_are_left() -> None:
    text = "the Ministry of Truth in Halvec"
    words = text.split()
    masked, replaced = mask_names(words, INDEX.find(words))
    assert masked == ["the", "Ministry", "of", "Truth", "in", "Paris"]
    assert replaced == {5}
