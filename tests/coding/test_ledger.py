"""What is asked, promised and owed, and how it is said to stand."""

from coding_readings import ledger


def rows(text: str, **given: object) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str, str | None]]:
    return [(e.kind, e.by, e.of, e.state, e.deadline) for e in ledger(text, **given)]  # type: ignore[arg-type]


def test_demand_and_request() -> None:
    assert rows("Damir Oslavec demanded that MERFOR open the bridge by March 20.") == [
        ("demand", ("Damir Oslavec",), ("MERFOR",), "open", "2031-03-20")
    ]
    assert rows("Damir Oslavec asked MERFOR to open the bridge.") == [
        ("request", ("Damir Oslavec",), ("MERFOR",), "open", None)
    ]


def test_refused_request() -> None:
    (entry,) = ledger("MERFOR turned down a request from Orvenia to send up to 400 officers to the bridge.")
    assert (entry.kind, entry.by, entry.of, entry.state) == ("request", ("Orvenia",), ("MERFOR",), "refused")
    assert "400 officers" in entry.terms


def test_answer_joins_its_request() -> None:
    (entry,) = ledger(
        "Orvenia requested the return of its officers last month. On Friday MERFOR turned down the request of Orvenia."
    )
    assert entry.state == "refused"
    assert [s.state for s in entry.steps] == ["open", "refused"]
    assert entry.made_on == "2031-02"


def test_ultimatum_by_threat() -> None:
    (entry,) = ledger(
        "Ulrik Vandersted warned that he will close the port unless Orvenia withdraws its guns by April 10."
    )
    assert (entry.kind, entry.of, entry.deadline) == ("ultimatum", ("Orvenia",), "2031-04-10")


def test_terms_of_an_agreement_bind_each_side() -> None:
    entries = ledger(
        "Orvenia and Dremland reached an agreement whereby Orvenia would withdraw its guns and Dremland would lift the ban."
    )
    assert [(e.kind, e.by) for e in entries] == [("commitment", ("Orvenia",)), ("commitment", ("Dremland",))]


def test_obligations_claimed_met_and_breached() -> None:
    entries = ledger(
        "Anton Selbezh said that Orvenia has carried out all of its obligations under the Brasque Protocol, "
        "“but Dremland has not fulfilled theirs.”"
    )
    assert [(e.by, e.state, e.claimed_by) for e in entries] == [
        (("Orvenia",), "claimed_met", ("Anton Selbezh",)),
        (("Dremland",), "claimed_breached", ("Anton Selbezh",)),
    ]
    assert all("Brasque Protocol" in e.instruments for e in entries)


def test_postponed_measure() -> None:
    (entry,) = ledger("Torben Eskildal delayed implementation of the levy by a month until May 1.")
    assert (entry.kind, entry.by, entry.state, entry.deadline) == (
        "measure",
        ("Torben Eskildal",),
        "postponed",
        "2031-05-01",
    )


def test_deadline_that_has_passed_says_so() -> None:
    (entry,) = ledger("Damir Oslavec had demanded that MERFOR open the bridge by March 10.")
    assert (entry.deadline, entry.state) == ("2031-03-10", "past_deadline")


def test_plain_news_owes_nothing() -> None:
    assert rows("The convoy crossed the bridge on Monday. Nobody was hurt.") == []


def test_steps_rest_on_words() -> None:
    text = "Damir Oslavec asked MERFOR to open the bridge. MERFOR must open the bridge, Damir Oslavec repeated."
    for entry in ledger(text):
        assert entry.steps
        for step in entry.steps:
            assert text[step.evidence_start : step.evidence_end].strip()


def test_an_answer_to_another_request_is_none_to_this_one() -> None:
    entries = ledger(
        "Orvenia demanded that MERFOR release the prisoners by March 20. "
        "The request of Orvenia for the return of customs officers has been refused by MERFOR."
    )
    assert ("open", 1) in [(e.state, len(e.steps)) for e in entries]


def test_what_is_asked_once_more_is_asked_on_the_day_of_the_text() -> None:
    (entry,) = ledger("Damir Oslavec repeated his demand that MERFOR open the bridge.")
    assert [s.on for s in entry.steps] == ["2031-03-15"]


def test_an_answer_in_other_words_joins_the_one_request_of_its_side() -> None:
    (entry,) = ledger(
        "Orvenia requested the deployment of troops last month. "
        "On Friday MERFOR turned down a request from Orvenia to send up to 400 soldiers."
    )
    assert [s.state for s in entry.steps] == ["open", "refused"]
