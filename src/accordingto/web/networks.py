"""Dyads in, a network drawn on a circle out: plain numbers for an SVG, the same for the same dyads."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

import numpy as np

from accordingto.web.relations import BY_CODE, Dyad

WIDTH, HEIGHT = 980, 640
RADIUS_X, RADIUS_Y = 270.0, 250.0
MOST_NODES = 24
"""So many actors are drawn, those with most relations; the table has the others, too."""
ROUNDS = 40
"""How often the places on the circle are put in a better order, at most."""
WIDEST, LEAST_WIDE = 7.0, 1.2


@dataclass(frozen=True, slots=True)
class Node:
    """An actor on the circle: its place and size, and where its name stands."""

    name: str
    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
    anchor: str
    total: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Relations of one tone from one actor to another: a curve, how wide, and what it stands for."""

    one: str
    other: str
    tone: str
    said: bool
    mutual: bool
    path: str
    arrow: str
    width: float
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A network: nodes, the curves between them, and how many actors had no room."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    hidden: int
    width: int = WIDTH
    height: int = HEIGHT


def draw_network(dyads: Sequence[Dyad]) -> Drawing:
    """Return the network of some dyads: those with most relations on a circle, neighbours near to each other."""
    weights: Counter[str] = Counter()
    for dyad in dyads:
        weights[dyad.one] += dyad.total
        weights[dyad.other] += dyad.total
    ranked = sorted(weights, key=lambda n: (-weights[n], n))
    names = ranked[:MOST_NODES]
    drawn = [d for d in dyads if d.one in names and d.other in names]
    linked = {n for d in drawn for n in (d.one, d.other)}
    order = order_names([n for n in names if n in linked], drawn)
    places = {name: _place(n, len(order)) for n, name in enumerate(order)}
    most = max((weights[n] for n in order), default=1)
    nodes = tuple(_node(name, places[name], weights[name], most) for name in order)
    radii = {n.name: n.radius for n in nodes}
    heaviest = max((d.total for d in drawn), default=1)
    edges = tuple(e for d in drawn for e in _edges(d, places, radii, heaviest))
    return Drawing(nodes, edges, len(ranked) - len(order))


def order_names(names: Sequence[str], dyads: Sequence[Dyad]) -> list[str]:
    """Return names in an order around the circle in which those with strong relations lie near to each other.

    Starting from the strongest, neighbours and pairs are exchanged as long as that shortens the weighted lengths of
    the chords. The same dyads give the same order.
    """
    size = len(names)
    if size < 4:
        return list(names)
    index = {name: n for n, name in enumerate(names)}
    ties = np.zeros((size, size))
    for dyad in dyads:
        a, b = index[dyad.one], index[dyad.other]
        ties[a, b] += dyad.total
        ties[b, a] += dyad.total
    ties = np.sqrt(ties)
    steps = np.abs(np.arange(size)[:, None] - np.arange(size)[None, :])
    chords = np.sin(np.pi * np.minimum(steps, size - steps) / size)
    order = np.arange(size)
    for _ in range(ROUNDS):
        better = False
        for one in range(size - 1):
            for other in range(one + 1, size):
                a, b = order[one], order[other]
                gain = (ties[a][order] - ties[b][order]) @ (chords[one] - chords[other])
                gain -= 2 * ties[a, b] * chords[one, other]
                if gain > 1e-9:
                    order[one], order[other] = b, a
                    better = True
        if not better:
            break
    return [names[int(n)] for n in order]


def _place(number: int, size: int) -> tuple[float, float]:
    angle = 2 * pi * number / max(size, 1) - pi / 2
    return WIDTH / 2 + RADIUS_X * cos(angle), HEIGHT / 2 + RADIUS_Y * sin(angle)


def _node(name: str, place: tuple[float, float], weight: int, most: int) -> Node:
    x, y = place
    radius = 5 + 9 * (weight / most) ** 0.5
    out_x, out_y = x - WIDTH / 2, (y - HEIGHT / 2) * RADIUS_X / RADIUS_Y
    length = hypot(out_x, out_y) or 1.0
    at_x, at_y = x + out_x / length * (radius + 6), y + out_y / length * (radius + 9)
    anchor = "middle" if abs(out_x) < RADIUS_X * 0.12 else "start" if out_x > 0 else "end"
    x, y, radius, at_x, at_y = (round(v, 1) for v in (x, y, radius, at_x, at_y + 4))
    return Node(name, x, y, radius, at_x, at_y, anchor, weight)


def _edges(
    dyad: Dyad, places: Mapping[str, tuple[float, float]], radii: Mapping[str, float], heaviest: int
) -> list[Edge]:
    """Return a curve for every tone of a dyad, what is said apart from what is done, beside each other."""
    groups: dict[tuple[str, bool, bool], dict[str, int]] = {}
    for code, count in dyad.counts.items():
        relation = BY_CODE[code]
        groups.setdefault((relation.tone, relation.said, relation.mutual), {})[code] = count
    edges = []
    for lane, ((tone, said, mutual), counts) in enumerate(groups.items()):
        width = LEAST_WIDE + (WIDEST - LEAST_WIDE) * (sum(counts.values()) / heaviest) ** 0.5
        path, arrow = _curve(
            places[dyad.one], places[dyad.other], radii[dyad.one], radii[dyad.other], 0.10 + 0.07 * lane, width
        )
        edges.append(
            Edge(
                dyad.one,
                dyad.other,
                tone,
                said,
                mutual,
                path,
                "" if mutual else arrow,
                round(width, 1),
                counts,
            )
        )
    return edges


def _curve(
    start: tuple[float, float], end: tuple[float, float], out: float, into: float, bend: float, width: float
) -> tuple[str, str]:
    """Return a bent line between the rims of two nodes, and the arrow at its end, as paths of SVG."""
    (x1, y1), (x2, y2) = start, end
    dx, dy = x2 - x1, y2 - y1
    length = hypot(dx, dy) or 1.0
    inward = ((WIDTH / 2 - (x1 + x2) / 2) * 0.25, (HEIGHT / 2 - (y1 + y2) / 2) * 0.25)
    cx, cy = (x1 + x2) / 2 - dy * bend + inward[0], (y1 + y2) / 2 + dx * bend + inward[1]
    ax, ay = _towards(start, (cx, cy), out + 1)
    head = 5 + width * 1.3
    tip = _towards(end, (cx, cy), into + 2)
    bx, by = _towards(end, (cx, cy), into + 2 + head * 0.8)
    ux, uy = (tip[0] - cx), (tip[1] - cy)
    size = hypot(ux, uy) or length
    ux, uy = ux / size, uy / size
    left = (tip[0] - ux * head - uy * head * 0.5, tip[1] - uy * head + ux * head * 0.5)
    right = (tip[0] - ux * head + uy * head * 0.5, tip[1] - uy * head - ux * head * 0.5)
    line = f"M{ax:.1f} {ay:.1f}Q{cx:.1f} {cy:.1f} {bx:.1f} {by:.1f}"
    arrow = f"M{tip[0]:.1f} {tip[1]:.1f}L{left[0]:.1f} {left[1]:.1f}L{right[0]:.1f} {right[1]:.1f}Z"
    return line, arrow


def _towards(start: tuple[float, float], end: tuple[float, float], by: float) -> tuple[float, float]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1.0
    return start[0] + dx / length * by, start[1] + dy / length * by
