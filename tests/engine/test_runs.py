"""Runs: order, failures, skipping, processes."""

from collections.abc import Iterator

import pytest

from accordingto.engine.processes import CrewError
from accordingto.engine.runs import Memory, run_sources, same_address
from accordingto.model.stages import Source, Unreadable
from toy_stages import ToyRecipe, sources

TEXTS = ["slow one", "two", "bad three", "four", "fault five", "bonjour six", "seven", "slow eight", "nine"]


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_sources_whatever_the_workers(workers: int) -> None:
    outcomes = list(run_sources(sources(*TEXTS), ToyRecipe(), workers))
    assert [o.path for o in outcomes] == [f"{n:03}.txt" for n in range(len(TEXTS))]
    words = [o.reading.times[0].text if o.reading and o.reading.times else None for o in outcomes]
    assert words == ["slow", "two", None, "four", None, None, "seven", "slow", "nine"]
    assert outcomes[2].failure == "it is bad"
    assert outcomes[4].failure == "a fault in the program in stage toy-ingest (KeyError: 'fault'); please report it"
    assert outcomes[5].reading is not None and outcomes[5].reading.document.warnings == ("not_english",)
    assert len({o.key for o in outcomes if o.key}) == 7


def test_a_killed_process_costs_its_document_only() -> None:
    outcomes = list(run_sources(sources("one", "kill two", "three", "kill four", "five", "six"), ToyRecipe(), 2))
    assert [bool(o.reading) for o in outcomes] == [True, False, True, False, True, True]
    assert outcomes[1].failure is not None and "stopped (SIGKILL)" in outcomes[1].failure


def test_processes_that_cannot_start_say_why_once() -> None:
    with pytest.raises(CrewError, match="no stages today"):
        list(run_sources(sources("one", "two"), ToyRecipe(broken=True), 2))


def test_what_cannot_be_read_and_what_is_held_are_told_apart() -> None:
    items = [Unreadable("x.txt", "it is a cat"), *sources("one", "two")]
    keys = {o.path: o.key for o in run_sources(items, ToyRecipe())}
    memory = Memory(holds=lambda source, key: key == keys["000.txt"])
    outcomes = list(run_sources(items, ToyRecipe(), 1, memory))
    assert [(o.failure, o.held) for o in outcomes] == [("it is a cat", False), (None, True), (None, False)]
    other = run_sources(items, ToyRecipe(config={"model": "b"}), 1, memory)
    assert [o.held for o in other] == [False, False, False]


def test_a_file_by_two_spellings_is_read_once() -> None:
    twice = [Source(b"one", path="a.txt"), Source(b"one", path="./b/../a.txt"), Source(b"two", path="./a.txt")]
    assert [o.path for o in run_sources(twice, ToyRecipe())] == ["a.txt", "./a.txt"]


def test_a_slow_document_holds_the_others_back_within_bounds() -> None:
    taken = 0

    def items() -> Iterator[Source]:
        nonlocal taken
        for source in sources("slow one", *["more"] * 40):
            taken += 1
            yield source

    running = run_sources(items(), ToyRecipe(), 2)
    next(running)
    assert taken <= 9
    assert len(list(running)) == 40


def test_urls_and_ids_of_lines_keep_their_spelling() -> None:
    assert same_address("https://example.org/./a") == "https://example.org/./a"
    assert same_address("./a.jsonl#x/../y").endswith("/a.jsonl#x/../y")
