"""Counts of an event: who is dead, injured, arrested, displaced, how many took part."""

import pytest

from accordingto.annotate.parsing import Parser
from accordingto.annotate.quantities import find_quantities
from accordingto.annotate.times import find_times
from accordingto.coding.counts import add_counts, counts_for
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
        ("The attack killed three soldiers and two civilians.", "killed", {"dead": 5}),
        ("Two policemen, three soldiers and a child were killed.", "killed", {"dead": 6}),
        ("The attack killed three soldiers and wounded 12 others.", "attack", {"dead": 3, "injured": 12}),
        ("The attack claimed 14 lives.", "attack", {"dead": 14}),
        ("Fighting left 14 people dead.", "Fighting", {"dead": 14}),
        ("A soldier was killed and three others were wounded.", "killed", {"dead": 1, "injured": 3}),
        ("A woman and her grandson were killed.", "killed", {"dead": 2}),
        ("Her deputy, her driver and a teacher were arrested.", "arrested", {"arrested": 3}),
        ("Gunmen inflicted minor injuries on a police officer.", "inflicted", {"injured": 1}),
        ("One of their officers was wounded.", "wounded", {"injured": 1}),
        ("It praised the 150 soldiers it sent to the border.", "sent", {"size": 150}),
        ("About 4,000 people took part in the march.", "march", {"size": "~4000"}),
        ("Three people have died.", "died", {"dead": 3}),
        ("Some 150 soldiers with 12 vehicles have crossed into the valley.", "crossed", {"size": "~150"}),
        ("They spoke of a resident of the town detained on 15 March.", "detained", {"arrested": 1}),
        ("Ten people, among them four women, were killed.", "killed", {"dead": 10}),
        ("Seven people were killed, including two children.", "killed", {"dead": 7}),
        ("The council met in 2016 for the third time.", "met", {}),
        ("The council passed two laws.", "passed", {}),
    ],
)
def test_counts_of_an_event(text: str, trigger: str, counts: dict[str, int | str]) -> None:
    assert counts_of(text, trigger) == counts


@pytest.mark.parametrize(
    ("one", "other", "total"),
    [
        (2, 3, 5),
        ("~40", 2, "~42"),
        (">12", 3, ">15"),
        (">=4", ">2", ">=6"),
        ("<=10", 5, "<=15"),
        ("~40", "<=10", "~40"),
    ],
)
def test_sums_of_counts(one: int | str, other: int | str, total: int | str) -> None:
    assert add_counts(one, other) == total
