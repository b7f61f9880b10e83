"""Networks: the same drawing for the same dyads, strong ties side by side, nobody outside the picture."""

from accordingto.web.networks import HEIGHT, MOST_NODES, WIDTH, draw_network, order_names
from accordingto.web.relations import Dyad


def dyad(one: str, other: str, **counts: int) -> Dyad:
    return Dyad(one, other, counts or {"accuse": 1}, 0)


DYADS = [dyad("A", "B", accuse=5, act=2), dyad("B", "A", support=1), dyad("C", "D", meet=3), dyad("E", "A", ask=1)]


def test_nodes_and_edges_by_tone_and_way() -> None:
    drawn = draw_network(DYADS)
    assert {n.name for n in drawn.nodes} == set("ABCDE") and drawn == draw_network(DYADS)
    told = {(e.one, e.other, e.tone, e.said) for e in drawn.edges}
    assert told == {
        ("A", "B", "against", True), ("A", "B", "against", False), ("B", "A", "towards", True),
        ("C", "D", "towards", False), ("E", "A", "asks", True),
    }  # fmt: skip
    assert [e.arrow for e in drawn.edges if e.mutual] == [""]


def test_everything_lies_within_the_picture_and_the_strongest_is_largest() -> None:
    drawn = draw_network(DYADS)
    assert all(0 < n.x < WIDTH and 0 < n.y < HEIGHT for n in drawn.nodes)
    assert max(drawn.nodes, key=lambda n: n.radius).name == "A"


def test_those_with_ties_become_neighbours() -> None:
    ring = [dyad("A", "D"), dyad("D", "B"), dyad("B", "E"), dyad("E", "C"), dyad("C", "A")]
    order = order_names("ABCDE", ring)
    near = {frozenset((order[n], order[n - 1])) for n in range(5)}
    assert near == {frozenset((d.one, d.other)) for d in ring}


def test_no_more_than_fit_are_drawn() -> None:
    drawn = draw_network([dyad("Hub", f"N{n:03}", ask=1 + n % 3) for n in range(60)])
    assert len(drawn.nodes) <= MOST_NODES and drawn.hidden == 61 - len(drawn.nodes)
    assert draw_network([]).nodes == ()
