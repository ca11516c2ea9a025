"""Columns of lines to parts: paragraphs, and what looks unlike the lines around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.document import BlockKind
from corpus.geometry import PageIndex
from ingest.records import Line, Part

__all__ = ["LIST_MARK", "column_to_parts"]

LIST_MARK = re.compile(r"(?:[•▪■●◦‣∙·➢►✓\uf0b7\uf0a7–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])(?:\s|$)")
"""What an item of a list begins with: bullets of Unicode and of Symbol and Wingdings (which fonts put at
U+F0A7 and U+F0B7), dashes, and numbers, letters or Roman numerals with a point or bracket."""
_BROKEN = re.compile(
    r"(?:\d[-–—/]|\b(?:tables?|figures?|figs?\.|charts?|sections?|chapters?|equations?|appendix|boxes|box|pages?|pp?\."
    r"|nos?\.|vols?\.|part|by|to|from|than|about|at|of))\s*$",
    re.IGNORECASE,
)
"""What a line ends with whose number stands in the next ("in Table 3-"): that number begins no
list. Items of lists end with "and" and "or" themselves."""
_SIZE_CHANGE = 0.08
"""Share of the size by which other print differs: half a point in 7; rounding of sizes stays below it."""
_INDENT = 0.7
"""In sizes of the print: printers indent by one em, and side bearings move a line by up to half."""
_DEEPEST_INDENT = 6.0
"""In sizes of the print: a line farther in is centred or belongs to something else, it opens no paragraph."""
_GAP = 0.3
"""In points, on top of the leading: below it the step is rounding, above it a blank has been set."""
_SHORT = 0.12
"""Share of the column that the last line of a paragraph leaves free; justified lines leave none, ragged ones
less than a word."""
_CAPTION = re.compile(
    r"(?:table|figure|fig\.|chart|exhibit|box|map|tab\.|abbildung|tabelle)\s+[\dA-Z]", re.IGNORECASE
)
"""The words that captions begin with in English and German, and their number or letter."""


def column_to_parts(column: Sequence[Line], page: PageIndex) -> list[Part]:
    """The column's paragraphs in their order; every part is a paragraph yet."""
    if not column:
        return []
    left = _usual_left(column)
    right = max(line.x1 for line in column)
    leading = _leading(column)
    groups: list[list[Line]] = [[column[0]]]
    for above, line in pairwise(column):
        if _begins_part(groups[-1], above, line, left, right, leading):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Part(BlockKind.PARAGRAPH, page, group, left, right) for group in groups]


def _usual_left(column: Sequence[Line]) -> float:
    edges = sorted(line.x0 for line in column)
    return edges[len(edges) // 10]


def _leading(column: Sequence[Line]) -> float:
    """Usual distance of baselines, in sizes of the lower line."""
    steps = [(b.baseline - a.baseline) / b.size for a, b in pairwise(column) if abs(a.size - b.size) < 0.5]
    steps = [step for step in steps if 0.8 < step < 3]
    return median(steps) if steps else 1.2


def _begins_part(
    group: Sequence[Line], above: Line, line: Line, left: float, right: float, leading: float
) -> bool:
    if _looks_other(above, line, group) or _is_apart(above, line, leading):
        return True
    text = line.text
    if _CAPTION.match(text) and above.x1 < right - _SHORT * (right - left):
        return True
    if (
        LIST_MARK.match(text)
        and not _BROKEN.search(above.text)
        and (line.x0 < left + line.size or _ends_short(above, left, right))
    ):
        return True
    return _is_indented_first(group, above, line, left, right) or _is_outdented_first(
        group, above, line, left
    )


def _looks_other(above: Line, line: Line, group: Sequence[Line]) -> bool:
    if abs(above.size - line.size) > _SIZE_CHANGE * max(above.size, line.size) and _letters(line) > 3:
        return _letters(above) > 3
    return (
        above.bold != line.bold and all(before.bold == above.bold for before in group) and _letters(line) > 3
    )


def _letters(line: Line) -> int:
    return sum(map(str.isalpha, line.text))


def _is_apart(above: Line, line: Line, leading: float) -> bool:
    step = (line.baseline - above.baseline) / line.size
    return step > leading + max(_GAP, 0.18 * leading) or step < -0.5


def _ends_short(above: Line, left: float, right: float) -> bool:
    return above.x1 < right - _SHORT * (right - left) or above.text.rstrip().endswith(
        (".", ":", ";", ",", "and", "or")
    )


def _is_indented_first(group: Sequence[Line], above: Line, line: Line, left: float, right: float) -> bool:
    depth = (line.x0 - above.x0) / line.size
    if not _INDENT < depth < _DEEPEST_INDENT or line.x0 - left > _DEEPEST_INDENT * line.size:
        return False
    is_hanging = LIST_MARK.match(group[0].text) or (len(group) > 1 and group[1].x0 > group[0].x0 + line.size)
    ends = above.text.rstrip().endswith((".", ":", "?", "!", "”", ".’", '"', ")")) or above.words[-1].raised
    return ends and not is_hanging


def _is_outdented_first(group: Sequence[Line], above: Line, line: Line, left: float) -> bool:
    hangs = above.x0 - line.x0 > _INDENT * line.size
    return hangs and len(group) > 1 and abs(group[0].x0 - line.x0) < 0.4 * line.size
