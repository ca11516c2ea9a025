"""Strokes of a page to whole rules, from side to side and from top to bottom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.records import RawPage, Rule

__all__ = ["LEAST_WIDTH", "Bar", "PageRules", "Post", "cell_boxes", "find_rules"]

_MOST_RULES = 1500
"""Of one page: a full page of ruled cells has about 1,000; drawings have more and are none."""
_MOST_BOXES = 600
"""Of one page, for the same reason; boxes are compared with one another."""
_CELL_HEIGHT = 60.0
"""Points: five lines in one cell. A higher box holds a text, not a cell."""
_LEAST_INSET, _MOST_INSET = 1.0, 12.0
"""Points by which a shade behind a text is narrower than its cell: more than rounding, less than a column."""
LEAST_WIDTH = 60.0
"""Points that the narrowest table measures from side to side."""
_SAME_LEVEL = 1.6
"""Points within which strokes are one rule: twice the thickness that most rules have."""
_JOINT = 3.6
"""Gap in points between two strokes of one rule."""

Stroke = tuple[float, float, float]
"""Where it stands on the other axis, and its two ends."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal rule from side to side, its strokes joined."""

    y: float
    x0: float
    x1: float
    is_shade: bool = False
    """True for the side of a shaded box along which no line is drawn."""


@dataclass(frozen=True, slots=True)
class Post:
    """A vertical rule from top to bottom, its strokes joined."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageRules:
    """What a page's tables may be drawn with, from top to bottom and from left to right."""

    bars: list[Bar]
    """Horizontal rules, however short."""
    edges: list[Bar]
    """The same and the upper and lower sides of shaded boxes."""
    posts: list[Post]

    @property
    def wide(self) -> list[Bar]:
        """The edges that may run along a whole table."""
        return [bar for bar in self.edges if bar.x1 - bar.x0 >= LEAST_WIDTH]


def find_rules(page: RawPage) -> PageRules:
    """The page's rules; none of a kind of which there are so many that a drawing is made of them."""
    strokes = [(rule.top, rule.x0, rule.x1) for rule in page.rules if rule.is_horizontal]
    uprights = [((rule.x0 + rule.x1) / 2, rule.top, rule.bottom) for rule in page.rules if rule.is_vertical]
    sides = [(y, box.x0, box.x1) for box in cell_boxes(page.boxes) for y in (box.top, box.bottom)]
    bars = [Bar(*bar) for bar in _joined(strokes)]
    levels = sorted({bar.y for bar in bars})
    edges = [_edge(bar, levels) for bar in _joined(strokes + sides)] if sides else bars
    return PageRules(bars, edges, [Post(*post) for post in _joined(uprights)])


def _edge(stroke: Stroke, levels: Sequence[float]) -> Bar:
    """The side of a box or a rule, told by the heights of all rules."""
    place = bisect_left(levels, stroke[0] - _SAME_LEVEL)
    is_rule = place < len(levels) and levels[place] <= stroke[0] + _SAME_LEVEL
    return Bar(*stroke, is_shade=not is_rule)


def cell_boxes(boxes: Sequence[Rule]) -> list[Rule]:
    """The boxes without those that shade only the text in another: a little narrower, and in it."""
    if len(boxes) > _MOST_BOXES:
        return list(boxes)
    low = sorted((box for box in boxes if box.bottom - box.top <= _CELL_HEIGHT), key=lambda box: box.top)
    tops = [box.top for box in low]
    return [
        box
        for box in boxes
        if not any(
            _is_inset(box, cell)
            for cell in low[
                bisect_left(tops, box.bottom - 1 - _CELL_HEIGHT) : bisect_right(tops, box.top + 1)
            ]
        )
    ]


def _is_inset(box: Rule, cell: Rule) -> bool:
    left, right = box.x0 - cell.x0, cell.x1 - box.x1
    beside = _LEAST_INSET < left < _MOST_INSET and _LEAST_INSET < right < _MOST_INSET
    return beside and cell.top - 1 < box.top and box.bottom < cell.bottom + 1


def _joined(strokes: list[Stroke]) -> Iterator[Stroke]:
    """Strokes of one level that meet, as one; none of very many."""
    if len(strokes) > _MOST_RULES:
        return
    levels: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if levels and stroke[0] - levels[-1][0][0] <= _SAME_LEVEL:
            levels[-1].append(stroke)
        else:
            levels.append([stroke])
    for level in levels:
        yield from _joined_ends(level, level[0][0])


def _joined_ends(level: Iterable[Stroke], place: float) -> Iterator[Stroke]:
    joined: Stroke | None = None
    for _, low, high in sorted(level, key=lambda stroke: stroke[1]):
        if joined and low - joined[2] <= _JOINT:
            joined = (place, joined[1], max(joined[2], high))
            continue
        if joined:
            yield joined
        joined = (place, low, high)
    if joined:
        yield joined
