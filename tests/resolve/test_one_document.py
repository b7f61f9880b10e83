"""What one document tells twice: a deed and its harm, a noun that takes up what was told, two deeds."""

from accordingto.resolve.accounts import Account
from accordingto.resolve.one_document import compare_within, is_harm_of, is_taken_up
from factories import make_told

STORY = (
    "A cutter rammed the ferry Alma at noon. Three sailors were killed. The march went on. A crowd marched to the port."
)


def told(words: str, trigger: str, **given: object) -> Account:
    return make_told(STORY, words, trigger=trigger, **given)


def reasons(one: Account, other: Account) -> list[str]:
    return [name for name, _, _ in compare_within(one, other)]


RAMMED = told("A cutter rammed the ferry Alma", "rammed", actors=("cutter",), recipients=("Alma",))
KILLED = told("Three sailors were killed", "killed", recipients=("sailors",))


def test_the_harm_belongs_to_the_deed_told_beside_it() -> None:
    assert is_harm_of(RAMMED, KILLED) and reasons(RAMMED, KILLED) == ["harm"]


def test_not_where_another_did_it_or_another_is_named() -> None:
    by_guards = told("Three sailors were killed", "killed", actors=("guards",), recipients=("sailors",))
    assert not is_harm_of(RAMMED, by_guards) and reasons(RAMMED, by_guards) == ["one_document_others"]
    ada = told("Three sailors were killed", "killed", recipients=("Ada Voss",))
    otto = told("A cutter rammed the ferry Alma", "rammed", actors=("cutter",), recipients=("Otto Krell",))
    assert not is_harm_of(otto, ada)


def test_two_harms_are_two() -> None:
    other = told("A cutter rammed the ferry Alma", "killed", recipients=("guards",))
    assert not is_harm_of(other, KILLED)


MARCHED = told("A crowd marched to the port", "marched", event_type="PROTEST", mode="demo", actors=("crowd",))


def test_a_noun_takes_up_what_was_told() -> None:
    march = make_told(
        STORY + " Police counted 600 at the march.", "the march", trigger="march", event_type="PROTEST", mode="demo",
        date_start=None, date_end=None, actors=("people",),
    )  # fmt: skip
    assert march.known and is_taken_up(MARCHED, march) and reasons(MARCHED, march) == ["taken_up"]


def test_not_of_others_nor_elsewhere() -> None:
    text = STORY + " The mayor had organised the march."
    march = make_told(
        text, "organised the march", trigger="march", event_type="PROTEST", mode="demo", date_start=None, date_end=None,
        actors=("Ada Voss",),
    )  # fmt: skip
    assert march.known and not is_taken_up(MARCHED, march)
