"""Strokes of a page to whole rules, from side to side and from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.page import RawPage

__all__ = ["Bar", "Post", "find_bars", "find_posts"]

_MOST_RULES = 1500
_LEAST_WIDTH = 60.0
_SAME_LEVEL = 1.6
_JOINT = 3.0
"""Gap in points between two strokes of one rule."""

Stroke = tuple[float, float, float]
"""Where it stands on the other axis, and its two ends."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal rule from side to side, its strokes joined."""

    y: float
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Post:
    """A vertical rule from top to bottom, its strokes joined."""

    x: float
    top: float
    bottom: float


def find_bars(page: RawPage) -> list[Bar]:
    """The page's horizontal rules and the sides of its shaded boxes, from top to bottom."""
    strokes = [(rule.top, rule.x0, rule.x1) for rule in page.rules if rule.is_horizontal]
    for box in page.boxes:
        strokes += [(box.top, box.x0, box.x1), (box.bottom, box.x0, box.x1)]
    return [Bar(*bar) for bar in _joined(strokes) if bar[2] - bar[1] >= _LEAST_WIDTH]


def find_posts(page: RawPage) -> list[Post]:
    """The page's vertical rules, from left to right."""
    strokes = [((rule.x0 + rule.x1) / 2, rule.top, rule.bottom) for rule in page.rules if rule.is_vertical]
    return [Post(*post) for post in _joined(strokes)]


def _joined(strokes: list[Stroke]) -> Iterator[Stroke]:
    """Strokes of one level that meet, as one; none of very many, which are a drawing's."""
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
