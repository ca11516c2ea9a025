"""Whether a chart is drawn in a region: curves across it, or bars that stand on one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from corpus.geometry import BBox
from ingest.page import Grid, RawPage, Rule, Word

__all__ = ["holds_chart"]

_FLAT = 2.5
_COVERS = 0.9
"""Share of a region's sides from which a rounded frame is around it, and not in it."""
_PART = 0.2
"""Share of a region that is covered by a stroke whose middle is not in it."""
_LARGE = 0.12
"""Share of a region's sides that a stroke spans which is more than a mark in a cell."""
_LEAST_STROKES = 3
_LEAST_BARS = 5
_LEAST_LENGTHS = 4


def holds_chart(page: RawPage, grid: Grid) -> bool:
    """True where curves run through the grid, or empty bars of several lengths stand on one line in it."""
    box = grid.box
    curves = [rule for rule in page.rules if _is_slanted(rule) and _is_in(rule, box)]
    large = [rule for rule in curves if _is_large(rule, box)]
    if len(large) >= _LEAST_STROKES or any(_is_long(rule, box) for rule in large):
        return True
    boxes = [each for each in page.boxes if _is_in(each, box)]
    if len(boxes) < _LEAST_BARS:
        return False
    words = [word for cell in grid.cells for word in cell.words]
    return any(_are_bars(group, words) for group in _on_one_line(boxes))


def _is_slanted(rule: Rule) -> bool:
    return rule.x1 - rule.x0 > _FLAT and rule.bottom - rule.top > _FLAT


def _is_in(rule: Rule, box: BBox) -> bool:
    """True for what lies in the box, or covers a good part of it, but does not frame it."""
    wide = min(rule.x1, box.x1) - max(rule.x0, box.x0)
    high = min(rule.bottom, box.bottom) - max(rule.top, box.top)
    if min(wide, high) <= 0 or (wide > _COVERS * box.width and high > _COVERS * box.height):
        return False
    x, y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
    inside = box.x0 < x < box.x1 and box.top < y < box.bottom
    return inside or wide * high > _PART * box.width * box.height


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


def _are_bars(group: Sequence[Rule], words: Sequence[Word]) -> bool:
    """True if enough of the boxes are empty and these are of many lengths."""
    if len(_lengths(group)) < _LEAST_LENGTHS:
        return False
    empty = [box for box in group if not any(_holds(box, word) for word in words)]
    return len(empty) >= _LEAST_BARS and len(_lengths(empty)) >= _LEAST_LENGTHS


def _lengths(boxes: Iterable[Rule]) -> set[tuple[int, int]]:
    return {(round((box.x1 - box.x0) / 2), round((box.bottom - box.top) / 2)) for box in boxes}
