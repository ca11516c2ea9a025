"""Where a page has plots, and which of its lines stand in one: ticks, legends, names of axes.

A plot is told by its strokes, slanted or curved, which neither text nor tables have; its frame, its axes and
what is written along them belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.geometry import BBox
from ingest.records import Line, RawPage, Rule

__all__ = ["find_plots", "split_plots"]

_NEAR = 14.0
"""Points between strokes of one plot."""
_LEAST_STROKES = 4
"""Two axes and two strokes of data: fewer are a ruled box or an underlined heading."""
_LEAST_WIDTH, _LEAST_HEIGHT = 60.0, 40.0
"""Points: two centimetres by one and a half, in which no axis can be read any more."""
_LARGE = (60.0, 10.0)
"""Points across and down from which one stroke may be a whole curve, as most programs draw it."""
_LARGEST = 0.6
"""Share of the page that a plot covers at most: what covers more is the ground of a slide."""
_SLACK, _THIN = 4.0, 2.5
"""Points by which a curve may leave its frame, and below which a rectangle is a line."""
_WIDEST = 8.0
"""Area of a frame around a curve at most, in areas of the curve's box."""
_FRAME = 2.5
"""Area of a frame at most, in areas of the strokes in it."""
_MARGINS = (48.0, 16.0, 26.0, 34.0)
"""Points left of a plot, above, right and below it in which its axes are labelled."""
_SENTENCE = 9
"""Words of a line that is text, though it stands in a plot's frame."""
_BULLETS = frozenset("•▪■●◦‣∙·➢►✓–—")
"""Signs that open an item of a list: what has one is text, wherever it stands."""
_TICK = re.compile(r"[-−–+(]?[$€£¥]?\d[\d.,]*[%)kKmM]?|[-−–.]?\d*\.?\d+")
"""A number along an axis, with sign, currency, per cent or k and M for thousands and millions."""
_MOST_STROKES = 4_000
"""Strokes that are looked at: a map may have hundreds of thousands, and the plots of a page show in its first
ones."""


@dataclass(slots=True)
class _Region:
    box: BBox
    strokes: int
    large: int
    """Strokes that may be whole curves."""

    def joined(self, other: _Region) -> _Region:
        return _Region(self.box.union(other.box), self.strokes + other.strokes, self.large + other.large)


def find_plots(page: RawPage) -> list[BBox]:
    """Boxes of the page's plots, frames and axes included."""
    strokes = [_box(rule) for rule in page.rules if not rule.is_horizontal and not rule.is_vertical]
    regions = _clusters(strokes[:_MOST_STROKES])
    most = _LARGEST * page.width * page.height
    boxes = [_framed(region.box, page) for region in regions if _is_plot(region, page)]
    return [box for box in boxes if box.area <= most]


def split_plots(lines: Sequence[Line], plots: Sequence[BBox]) -> tuple[list[Line], list[Line]]:
    """The lines that stand outside of the plots, and those that belong to one, both in their order."""
    if not plots:
        return list(lines), []
    wide = [_with_margins(plot) for plot in plots]
    belongs = [_belongs(line, plots, wide) for line in lines]
    return (
        [line for line, inside in zip(lines, belongs, strict=True) if not inside],
        [line for line, inside in zip(lines, belongs, strict=True) if inside],
    )


def _box(rule: Rule) -> BBox:
    return BBox(rule.x0, rule.top, max(rule.x0, rule.x1), max(rule.top, rule.bottom))


def _clusters(boxes: Iterable[BBox]) -> list[_Region]:
    """The boxes joined with those near by, each with how many it holds."""
    regions: list[_Region] = []
    for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
        joined = _Region(box, 1, int(box.width >= _LARGE[0] and box.height >= _LARGE[1]))
        apart: list[_Region] = []
        for region in regions:
            if _are_near(region.box, joined.box):
                joined = region.joined(joined)
            else:
                apart.append(region)
        regions = [*apart, joined]
    return regions


def _are_near(one: BBox, other: BBox) -> bool:
    across = max(one.x0, other.x0) - min(one.x1, other.x1)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return across < _NEAR and down < _NEAR


def _is_plot(region: _Region, page: RawPage) -> bool:
    """True for many strokes in a field of some size, and for a curve or more within axes or a frame."""
    box = region.box
    if region.strokes >= _LEAST_STROKES and box.width >= _LEAST_WIDTH and box.height >= _LEAST_HEIGHT:
        return True
    return region.large > 0 and _has_axes(box, page)


def _has_axes(box: BBox, page: RawPage) -> bool:
    """True where a frame stands around the box, or a line left of it and one below it."""
    straight = [rule for rule in page.rules if rule.is_horizontal or rule.is_vertical]
    drawn = [_box(rule) for rule in (*straight, *page.boxes)]
    near = [one for one in drawn if _are_near(box, one) and one.area <= _WIDEST * box.area]
    if any(one.area >= box.area and _holds_box(one, box) for one in near):
        return True
    upright = any(one.height >= 0.8 * box.height and one.width < _THIN for one in near)
    level = any(one.width >= 0.8 * box.width and one.height < _THIN for one in near)
    return upright and level


def _holds_box(outer: BBox, inner: BBox) -> bool:
    corners = ((inner.x0, inner.top), (inner.x1, inner.bottom))
    return all(outer.holds(x, y, slack=_SLACK) for x, y in corners)


def _framed(box: BBox, page: RawPage) -> BBox:
    """The box with the axes that touch it and the frame around it."""
    most = _FRAME * box.area
    made = box
    for rule in (*page.rules, *page.boxes):
        drawn = _box(rule)
        joined = made.union(drawn)
        if _are_near(box, drawn) and joined.area <= most:
            made = joined
    return made


def _with_margins(box: BBox) -> BBox:
    left, above, right, below = _MARGINS
    return BBox(box.x0 - left, box.top - above, box.x1 + right, box.bottom + below)


def _belongs(line: Line, plots: Sequence[BBox], wide: Sequence[BBox]) -> bool:
    """True for what stands in a plot and is no sentence, and for ticks and short names along its axes."""
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    if any(plot.holds(x, y) for plot in plots):
        words = sum(word.text.isalpha() for word in line.words)
        return words < _SENTENCE and line.words[0].text not in _BULLETS
    if not any(box.holds(x, y) for box in wide):
        return False
    ticks = sum(_TICK.fullmatch(word.text) is not None for word in line.words)
    return 2 * ticks >= len(line.words)
