"""Whether a chart is drawn in a region: curves across it, or bars that stand on one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

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
    return _has_bars(each for each in boxes if not any(_holds(each, word) for word in words))


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


def _has_bars(boxes: Iterable[Rule]) -> bool:
    """True for boxes of many lengths that begin at one place and are equally thick, as bars are."""
    by_base: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    count: dict[tuple[str, int, int], int] = defaultdict(int)
    for each in boxes:
        for side, base, thick, length in _as_bars(each):
            key = (side, round(base), round(thick))
            by_base[key].add(round(length / 2))
            count[key] += 1
    return any(count[key] >= _LEAST_BARS and len(by_base[key]) >= _LEAST_LENGTHS for key in count)


def _as_bars(box: Rule) -> Iterator[tuple[str, float, float, float]]:
    wide, high = box.x1 - box.x0, box.bottom - box.top
    yield "left", box.x0, high, wide
    yield "bottom", box.bottom, wide, high
