"""Where an entity stands among its neighbours: in the middle of an oval."""

from __future__ import annotations

import math
from dataclasses import dataclass

from figtrace.ask.neighbours import EntityGraph

__all__ = ["Edge", "Graph", "Node", "graph"]


@dataclass(frozen=True, slots=True)
class Node:
    """An entity in the picture."""

    key: str
    name: str
    kind: str
    x: float
    y: float
    radius: float
    anchor: str
    """Where its name is written: "start" to the right of it, "end" to the left, "middle" below."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two entities."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    title: str


@dataclass(frozen=True, slots=True)
class Graph:
    """An entity in the middle of those that stand beside it."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


_GRAPH_WIDTH, _GRAPH_HEIGHT = 780.0, 400.0
"""Points of the picture: as wide as the column of a room."""
_NAME_WIDTH = 205.0
"""For 28 letters beside the outermost entities."""


def graph(made: EntityGraph) -> Graph:
    """The picture of a graph: neighbours on an oval, of one kind side by side, the entity in the middle."""
    if not made.nodes:
        return Graph(_GRAPH_WIDTH, _GRAPH_HEIGHT, (), ())
    centre, *others = made.nodes
    others = sorted(others, key=lambda one: (one.label, one.canonical))
    most = max(node.mentions for node in made.nodes) or 1
    middle = (_GRAPH_WIDTH / 2, _GRAPH_HEIGHT / 2)
    places = {centre.key: middle} | {one.key: _on_oval(at, len(others)) for at, one in enumerate(others)}
    nodes = tuple(
        Node(
            one.key, one.canonical, str(one.label), *places[one.key],
            round(4 + 8 * math.sqrt(one.mentions / most), 1),
            "middle" if one.key == centre.key else "start" if places[one.key][0] >= middle[0] else "end",
        )
        for one in (centre, *others)
    )  # fmt: skip
    strongest = max((edge.sentences for edge in made.edges), default=1) or 1
    names = {one.key: one.canonical for one in made.nodes}
    edges = tuple(
        Edge(
            *places[one.source], *places[one.target], round(0.5 + 4 * one.sentences / strongest, 2),
            f"{names[one.source]} and {names[one.target]}: {one.sentences} sentences",
        )
        for one in made.edges
        if one.source in places and one.target in places and one.sentences
    )  # fmt: skip
    return Graph(_GRAPH_WIDTH, _GRAPH_HEIGHT, nodes, edges)


def _on_oval(at: int, of: int) -> tuple[float, float]:
    angle = 2 * math.pi * (at + 0.5) / max(1, of) - math.pi / 2
    x = _GRAPH_WIDTH / 2 + (_GRAPH_WIDTH / 2 - _NAME_WIDTH) * math.cos(angle)
    y = _GRAPH_HEIGHT / 2 + (_GRAPH_HEIGHT / 2 - 24) * math.sin(angle)
    return round(x, 1), round(y, 1)
