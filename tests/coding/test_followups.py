"""What the sentence right after a demand or a promise tells of it: done, refused, or nothing at all."""

import pytest

from coding_readings import ledger


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (
            "The Line of Contact Observatory called on Torvišta to bring a boy of 16 before a judge. That was done on 10 March.",
            ["open", "claimed_met"],
        ),
        (
            "The Line of Contact Observatory called on Torvišta to bring a boy of 16 before a judge. That was not done.",
            ["open", "claimed_breached"],
        ),
        (
            "The United Orvenian List asked Merinja’s government to drop the charges against Prohor. Eskildal refused.",
            ["open", "refused"],
        ),
        (
            "The United Orvenian List asked Torvišta to drop the charges. Eskildal said that he could not instruct a court.",
            ["open", "refused"],
        ),
        (
            "The United Orvenian List asked Merinja’s government to drop the charges against Prohor. Eskildal agreed.",
            ["open", "accepted"],
        ),
    ],
)
def test_what_the_next_sentence_tells(text, states):
    (entry,) = ledger(text)
    assert [s.state for s in entry.steps] == states
    assert entry.state == states[-1]


@pytest.mark.parametrize(
    "after",
    [
        "That would be done in May.",
        "Averink refused.",
        "Eskildal refused to speak of the weather.",
        "Eskildal said that Merinja could not afford a war.",
        "The court was empty.",
    ],
)
def test_sentences_that_tell_of_something_else(after):
    (entry, *_) = ledger(
        f"The United Orvenian List asked Merinja’s government to drop the charges against Prohor. {after}"
    )
    assert entry.state == "open"


def test_whose_word_it_is():
    (entry,) = ledger(
        "The Line of Contact Observatory called on Torvišta to bring a boy of 16 before a judge. That was done."
    )
    assert entry.claimed_by == ("@publisher",)


def test_she_would_not_refuses_what_was_asked() -> None:
    entries = ledger(
        "The opposition called on Interior Minister Maija Rennik to resign. The minister said she would not."
    )
    assert [e.state for e in entries] == ["refused"]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("The interior minister said she would not.", "refused"),
        ("Rennik answered that she would not do so.", "refused"),
        ("She said no.", "refused"),
        ("She has declined to oblige.", "refused"),
        ("Rennik said she would.", "accepted"),
        ("Rennik said that she was considering the demand.", "deferred"),
    ],
)
def test_short_answers_to_what_was_asked(answer: str, state: str) -> None:
    for gap in (" ", "\n\n"):
        (entry,) = ledger(f"Slavko Mirdan demanded that Maija Rennik step down.{gap}{answer}")
        if gap == " " or not answer.startswith("She"):
            assert [(s.state, s.by) for s in entry.steps][1:] == [(state, ("Maija Rennik",))]


@pytest.mark.parametrize(
    "answer", ["She declined to comment.", "Gavril Petrušan said he would not.", "Rennik said that it would not rain."]
)
def test_what_is_no_answer_to_it(answer: str) -> None:
    (entry,) = ledger(f"Slavko Mirdan demanded that Maija Rennik step down. {answer}")
    assert [s.state for s in entry.steps] == ["open"]


def test_who_was_told_no_was_refused() -> None:
    (entry,) = ledger("Mirela Ostoyan asked MERFOR for an escort, but was told no.")
    assert [(s.state, s.by) for s in entry.steps] == [("open", ("Mirela Ostoyan",)), ("refused", ("MERFOR",))]


def test_somebody_else_who_was_told_no_did_not_ask() -> None:
    (entry,) = ledger("Mirela Ostoyan asked MERFOR for an escort, and a driver was told no by his wife.")
    assert [s.state for s in entry.steps] == ["open"]
