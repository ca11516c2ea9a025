"""Whether a chart is drawn in a region: curves across it, or bars that stand on one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from corpus.geometry import BBox
from ingest.records import Grid, RawPage, Rule, Word

__all__ = ["find_bar_charts", "holds_chart"]

_FLAT = 2.5
"""Points by which a level or upright stroke may be off."""
_PART = 0.2
"""Share of a region that is covered by a stroke whose middle is not in it."""
_LARGE = 0.12
"""Share of a region's sides that a stroke spans which is more than a mark in a cell."""
_LEAST_STROKES = 3
"""Slanted strokes of a chart; a table has one or two at most, in a struck-out cell."""
_LEAST_LINKS = 8
"""Strokes that meet end to end: a corner of a frame has two links, a curve in pieces dozens."""
_STEP = (1.0, 40.0)
"""Widths in points of the pieces of a line."""
_TOUCH, _LEVEL = 0.6, 0.2
"""Points between ends that meet, and by which a stroke must rise: strokes of one curve are written with
rounded ends."""
_LEAST_BARS = 5
"""Bars of a chart: a table has shaded cells too, but few begin at one place with nothing in them."""
_LEAST_LENGTHS = 4
"""Different lengths among them: shaded rows have one or two."""


def holds_chart(page: RawPage, grid: Grid, bars: Sequence[Rule] = ()) -> bool:
    """True where curves run through the grid, or a chart of bars stands in it.

    Args:
        page: with what is drawn on it.
        grid: to be judged.
        bars: boxes of the page's charts of bars, from `find_bar_charts`.
    """
    box = grid.box
    inside = [rule for rule in page.rules if _is_in(rule, box) and not _leaves_page(rule, page)]
    large = [rule for rule in inside if _is_slanted(rule) and _is_large(rule, box)]
    if len(large) >= _LEAST_STROKES or any(_is_long(rule, box) for rule in large):
        return True
    return _is_line_of_strokes(inside) or any(_is_in(chart, box) for chart in bars)


def find_bar_charts(page: RawPage, words: Sequence[Word]) -> list[Rule]:
    """Boxes around the empty bars of several lengths that stand on one line."""
    if len(page.shades) < _LEAST_BARS:
        return []
    groups = (_empty_bars(group, words) for group in _on_one_line(page.shades))
    return [_around(group) for group in groups if group]


def _is_line_of_strokes(rules: Sequence[Rule]) -> bool:
    """True for strokes that run on from one another up and down, as a line of a chart is drawn in pieces."""
    strokes = [rule for rule in rules if _STEP[0] < rule.x1 - rule.x0 < _STEP[1]]
    if len(strokes) < _LEAST_LINKS:
        return False
    ends: dict[int, list[Rule]] = defaultdict(list)
    for rule in strokes:
        ends[round(rule.x1)].append(rule)
    links = sum(any(_runs_on(left, rule) for left in _ending_at(ends, rule.x0)) for rule in strokes)
    return links >= _LEAST_LINKS and links > 0.5 * len(strokes)


def _ending_at(ends: dict[int, list[Rule]], x: float) -> Iterator[Rule]:
    for place in (round(x) - 1, round(x), round(x) + 1):
        yield from ends.get(place, ())


def _runs_on(left: Rule, right: Rule) -> bool:
    meets = abs(left.x1 - right.x0) < _TOUCH
    touches = left.top < right.bottom + _TOUCH and right.top < left.bottom + _TOUCH
    level = abs(left.top + left.bottom - right.top - right.bottom) < 2 * _LEVEL
    return meets and touches and not level


def _is_slanted(rule: Rule) -> bool:
    return rule.x1 - rule.x0 > _FLAT and rule.bottom - rule.top > _FLAT


def _is_in(rule: Rule, box: BBox) -> bool:
    """True for what lies in the box, or covers a good part of it."""
    wide = min(rule.x1, box.x1) - max(rule.x0, box.x0)
    high = min(rule.bottom, box.bottom) - max(rule.top, box.top)
    if min(wide, high) <= 0:
        return False
    x, y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
    inside = box.x0 < x < box.x1 and box.top < y < box.bottom
    return inside or wide * high > _PART * box.width * box.height


def _leaves_page(rule: Rule, page: RawPage) -> bool:
    """True for a stroke of which only a part is meant to be seen, as through a clipping path."""
    left, right = rule.x0 < -_FLAT, rule.x1 > page.width + _FLAT
    return left or right or rule.top < -_FLAT or rule.bottom > page.height + _FLAT


def _is_large(rule: Rule, box: BBox) -> bool:
    return rule.x1 - rule.x0 > _LARGE * box.width or rule.bottom - rule.top > _LARGE * box.height


def _is_long(rule: Rule, box: BBox) -> bool:
    return rule.x1 - rule.x0 > 3 * _LARGE * box.width and rule.bottom - rule.top > _LARGE * box.height


def _holds(box: Rule, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 < x < box.x1 and box.top < y < box.bottom


def _on_one_line(boxes: Iterable[Rule]) -> Iterator[list[Rule]]:
    """Groups of enough boxes that begin at one place and are equally thick."""
    groups: dict[tuple[str, int, int], list[Rule]] = defaultdict(list)
    for box in boxes:
        wide, high = box.x1 - box.x0, box.bottom - box.top
        groups["left", round(box.x0), round(high)].append(box)
        groups["bottom", round(box.bottom), round(wide)].append(box)
    return (group for group in groups.values() if len(group) >= _LEAST_BARS)


def _empty_bars(group: Sequence[Rule], words: Sequence[Word]) -> list[Rule]:
    """The boxes without words, if they are enough and of many lengths."""
    if len(_lengths(group)) < _LEAST_LENGTHS:
        return []
    empty = [box for box in group if not any(_holds(box, word) for word in words)]
    return empty if len(empty) >= _LEAST_BARS and len(_lengths(empty)) >= _LEAST_LENGTHS else []


def _around(boxes: Sequence[Rule]) -> Rule:
    x0, top = min(box.x0 for box in boxes), min(box.top for box in boxes)
    return Rule(x0, top, max(box.x1 for box in boxes), max(box.bottom for box in boxes))


def _lengths(boxes: Iterable[Rule]) -> set[tuple[int, int]]:
    return {(round((box.x1 - box.x0) / 2), round((box.bottom - box.top) / 2)) for box in boxes}
