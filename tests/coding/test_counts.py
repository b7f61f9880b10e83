"""Counts of an event: who is dead, injured, arrested, displaced, how many took part."""

import pytest

from accordingto.annotate.parsing import Parser
from accordingto.annotate.quantities import find_quantities
from accordingto.annotate.times import find_times
from accordingto.coding.counts import counts_for
from accordingto.model.annotations import Annotations
from accordingto.model.knowledge import Knowledge
from factories import make_plain

PARSER = Parser(Knowledge())


def counts_of(text: str, trigger: str) -> dict[str, int | str]:
    document = make_plain(text=text)
    parse, _ = PARSER.parse(document)
    times = find_times(document, parse)
    annotations = Annotations(document, parse, times=times, quantities=find_quantities(parse, times))
    token = next(t for t in parse.tokens if t.text == trigger)
    return counts_for(annotations, 0, len(text), token.i)


@pytest.mark.parametrize(
    ("text", "trigger", "counts"),
    [
        (
            "At least four people were killed and more than a dozen wounded.",
            "killed",
            {"dead": ">=4", "injured": ">12"},
        ),
        ("Gunmen attacked a patrol, killing two officers and wounding five.", "attacked", {"dead": 2, "injured": 5}),
        ("Two gunmen killed three soldiers.", "killed", {"dead": 3}),
        ("Three people lost their lives.", "lost", {"dead": 3}),
        ("The police arrested nine persons on Monday.", "arrested", {"arrested": 9}),
        ("The police arrested a driver.", "arrested", {"arrested": 1}),
        ("Some 8,000 people marched through the city.", "marched", {"size": "~8000"}),
        ("They sent up to 1,000 officers to the border.", "sent", {"size": "<=1000"}),
        ("There were no casualties.", "casualties", {"dead": 0, "injured": 0}),
        ("The shelling forced 1,340 people to flee.", "flee", {"displaced": 1340}),
        ("The council met in 2016 for the third time.", "met", {}),
        ("The council passed two laws.", "passed", {}),
    ],
)
def test_counts_of_an_event(text: str, trigger: str, counts: dict[str, int | str]) -> None:
    assert counts_of(text, trigger) == counts
