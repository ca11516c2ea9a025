"""Where the marks of a chart stand: bars by year, a series of published values, an entity among its neighbours.

A template draws them as SVG in the page, in the colours of the stylesheet, each mark with its title and its
link; numbers here are in the picture's own units.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from figtrace.ask.neighbours import EntityGraph
from figtrace.serve.web.addresses import address

__all__ = ["Bar", "Bars", "Edge", "Graph", "Mark", "Node", "Plot", "Statement", "Tick", "bars", "graph", "plot", "short"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar and what it counts."""

    label: str
    count: int
    x: float
    y: float
    width: float
    height: float
    to: str
    """Address; "" for none."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A row of bars from the first label to the last."""

    width: float
    height: float
    base: float
    """Where the bars stand."""
    bars: tuple[Bar, ...]
    shown: tuple[Bar, ...]
    """Those whose label is written, so that none overlap."""


_BARS_WIDTH, _BARS_HEIGHT, _FOOT = 720.0, 110.0, 20.0
_LABEL_WIDTH = 44.0
_WIDEST = 36.0


def bars(counts: Mapping[int, int], *, to: str = "", parameter: str = "year", keep: Mapping[str, str] | None = None) -> Bars:
    """A bar for each year from the first to the last, years without anything too.

    With `to`, each bar with something leads there, its year as the parameter.
    """
    years = range(min(counts), max(counts) + 1) if counts else range(0)
    most = max(counts.values(), default=1)
    step = min(_WIDEST, _BARS_WIDTH / max(1, len(years)))
    base = _BARS_HEIGHT - _FOOT
    made = tuple(
        _bar(year, counts.get(year, 0), at * step, step, base, most, to and address(to, **{**(keep or {}), parameter: year}))
        for at, year in enumerate(years)
    )
    every = max(1, math.ceil(_LABEL_WIDTH / step))
    return Bars(max(step * len(years), 1.0), _BARS_HEIGHT, base, made, made[::every])


def _bar(year: int, count: int, x: float, step: float, base: float, most: int, to: str) -> Bar:
    height = (base - 4) * count / most
    gap = min(2.0, step / 5)
    return Bar(str(year), count, round(x, 1), round(base - height, 1), round(step - gap, 1), round(height, 1), to if count else "")


# -- a series --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Statement:
    """One published value: when, what, by whom, and where it is read."""

    year: float
    value: Decimal
    lo: Decimal | None
    hi: Decimal | None
    source: str
    """The document's title."""
    title: str
    to: str
    disagrees: bool = False
    """True if another source gives another value for the same."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement as it stands in the picture."""

    x: float
    y: float
    top: float
    bottom: float
    """Ends of its interval; both `y` where it has none."""
    tone: int
    """Number of its document's colour, from 0 to 7."""
    title: str
    to: str
    disagrees: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale and what is written beside it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The picture of a series; without marks there is nothing to draw."""

    width: float
    height: float
    left: float
    base: float
    marks: tuple[Mark, ...]
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    legend: tuple[tuple[int, str], ...]
    """Colours with the documents that have them; the eighth is shared by all others."""
    unit: str


_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 900.0, 340.0, 64.0, 16.0, 14.0, 28.0
_TONES = 8


def plot(statements: Sequence[Statement], *, unit: str) -> Plot:
    """The picture of these statements, all of one unit."""
    tones = _tones(statements)
    first, last = _range((one.year for one in statements), least=1.0)
    low, high = _range((float(end) for one in statements for end in (one.value, one.lo, one.hi) if end is not None), least=0.0)
    low, high = (min(low, 0.0) if low < (high - low) else low), high
    steps = _steps(low, high)
    low, high = min(low, steps[0]), max(high, steps[-1])
    inside = _WIDTH - _LEFT - _RIGHT

    def x(year: float) -> float:
        return round(_LEFT + 18 + (inside - 36) * (year - first) / (last - first), 1)

    def y(value: float) -> float:
        return round(_HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (value - low) / ((high - low) or 1.0), 1)

    marks = tuple(
        Mark(
            x(one.year), y(float(one.value)), y(float(one.hi if one.hi is not None else one.value)),
            y(float(one.lo if one.lo is not None else one.value)), tones[one.source], one.title, one.to, one.disagrees,
        )
        for one in statements
    )  # fmt: skip
    every = max(1, math.ceil((last - first + 1) / 14))
    return Plot(
        _WIDTH, _HEIGHT, _LEFT, _HEIGHT - _BOTTOM, marks,
        tuple(Tick(x(year), str(year)) for year in range(math.ceil(first), math.floor(last) + 1, every)),
        tuple(Tick(y(step), short(step)) for step in steps),
        _legend(tones), unit,
    )  # fmt: skip


def _tones(statements: Sequence[Statement]) -> dict[str, int]:
    sources = dict.fromkeys(one.source for one in sorted(statements, key=lambda one: one.source))
    return {source: min(at, _TONES - 1) for at, source in enumerate(sources)}


def _legend(tones: Mapping[str, int]) -> tuple[tuple[int, str], ...]:
    others = sum(tone == _TONES - 1 for tone in tones.values())
    named = [(tone, source) for source, tone in tones.items() if tone < _TONES - 1 or others == 1]
    return tuple(named + ([(_TONES - 1, f"{others} other documents")] if others > 1 else []))


def _range(values: Iterable[float], *, least: float) -> tuple[float, float]:
    found = list(values)
    low, high = (min(found), max(found)) if found else (0.0, 1.0)
    return (low, high) if high - low >= least and high > low else (low - (least or abs(low) / 2 or 1.0), high + (least or abs(high) / 2 or 1.0))


def _steps(low: float, high: float) -> tuple[float, ...]:
    """Round values over the range, four to seven of them: steps of 1, 2 or 5 times a power of ten."""
    raw = (high - low) / 5 or 1.0
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * one for one in (1, 2, 5, 10) if power * one >= raw)
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(step * at for at in range(first, last + 1))


_NAMES = ((12, "tn"), (9, "bn"), (6, "m"), (3, "k"))


def short(value: float) -> str:
    """The value in few signs: 91700000000 -> "91.7bn"."""
    for power, name in _NAMES:
        if abs(value) >= 10.0**power:
            return f"{value / 10.0**power:.4g}{name}"
    return f"{value:.4g}"


# -- neighbours ------------------------------------------------------------------------------------------


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


_GRAPH_WIDTH, _GRAPH_HEIGHT = 760.0, 420.0


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
            one.key, one.canonical, str(one.label), *places[one.key], round(4 + 8 * math.sqrt(one.mentions / most), 1),
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
    x = _GRAPH_WIDTH / 2 + (_GRAPH_WIDTH / 2 - 170) * math.cos(angle)
    y = _GRAPH_HEIGHT / 2 + (_GRAPH_HEIGHT / 2 - 24) * math.sin(angle)
    return round(x, 1), round(y, 1)
