"""Arguments of verbs: shared, relative, controlled, passive, and where the parser loses them."""

import pytest

from accordingto.coding.clauses import content_head, frames_of, keys_of, read_clause
from coding_readings import annotate


def clause_of(text: str, verb: str) -> tuple[list[str], list[str]]:
    parse = annotate(text).parse
    clause = read_clause(parse, next(t for t in parse.tokens if t.norm == verb))
    return [t.text for t in clause.subjects], [t.text for t in clause.objects]


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("The guards attacked the drivers.", "attacked", ["guards"], ["drivers"]),
        ("The drivers were attacked by guards and gendarmes.", "attacked", ["guards", "gendarmes"], ["drivers"]),
        ("A man was attacked and beaten by masked men.", "attacked", ["men"], ["man"]),
        ("A soldier was accused of shooting and wounding two farmers.", "shooting", ["soldier"], ["farmers"]),
        ("The men who attacked the camp fled.", "attacked", ["men"], ["camp"]),
        ("The men whom the police arrested were released.", "arrested", ["police"], ["men"]),
        ("The video shows troops deploying near the town.", "deploying", ["troops"], []),
        ("Three officers detained on the bridge were freed.", "detained", [], ["officers"]),
        ("The ban prompted the judges to resign.", "resign", ["judges"], []),
        ("They reacted angrily, blocking roads.", "blocking", ["They"], ["roads"]),
        ("A day after unidentified gunmen wounded an officer, talks opened.", "wounded", ["gunmen"], ["officer"]),
    ],
)
def test_who_does_what(text: str, verb: str, subjects: list[str], objects: list[str]) -> None:
    assert clause_of(text, verb) == (subjects, objects)


def test_a_head_that_counts_gives_way_to_what_it_counts() -> None:
    parse = annotate("Dozens of farmers fled when members of the special police came.").parse
    heads = {t.norm: content_head(parse, t).norm for t in parse.tokens if t.norm in ("dozens", "members")}
    assert heads == {"dozens": "farmers", "members": "police"}


def test_keys_hold_premodifiers_and_of_phrases() -> None:
    parse = annotate("The cabinet declared a state of emergency and an arms embargo.").parse
    keys = keys_of(parse, next(t for t in parse.tokens if t.norm == "state"))
    assert {"state", "state of emergency"} <= keys
    assert "arm embargo" in keys_of(parse, next(t for t in parse.tokens if t.norm == "embargo"))


def test_frames_hold_prepositions_with_their_nouns() -> None:
    parse = annotate("The patrol came under heavy fire near the bridge.").parse
    clause = read_clause(parse, next(t for t in parse.tokens if t.norm == "came"))
    assert {"under", "under fire", "near bridge", "subject"} <= frames_of(parse, clause)


def test_the_state_in_which_somebody_is_kept_is_an_act_of_the_keeper() -> None:
    text = "The authorities had kept a driver locked up for nine days."
    assert clause_of(text, "locked") == (["authorities"], ["driver"])
