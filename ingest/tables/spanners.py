"""A line that stands right above the head of a table, over its columns: the first of its headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.layout import caption_label
from ingest.records import Drawn, Grid, GridCell, Line
from ingest.tables.cells import is_number
from ingest.tables.row_kinds import is_sentence

__all__ = ["with_spanner"]

_PITCH = 1.4
"""Distance of the line from the head, in distances of rows, up to which it is the table's; our choice."""
_MOST_WORDS = 6
_SLACK = 2.0


def with_spanner(grid: Grid, lines: Sequence[Line]) -> Grid:
    """The table with the short line above its head, if there is one, as a header of all columns of values.

    Such a line stands within these columns, in the pitch of the rows, and over a head that is read: words
    or years, no figures. A table drawn with lines has all its headers.
    """
    if grid.drawn is Drawn.FULL or grid.n_cols < 3 or grid.n_rows < 2:
        return grid
    line = next((line for line in lines if _spans(line, grid)), None)
    if line is None or any(other is not line and _shares_row(other, line) for other in lines):
        return grid
    spanner = GridCell(0, 1, line.words, line.bbox, col_span=grid.n_cols - 1)
    moved = tuple(replace(cell, row=cell.row + 1) for cell in grid.cells)
    box = grid.box.union(line.bbox)
    return replace(grid, box=box, n_rows=grid.n_rows + 1, cells=(spanner, *moved))


def _spans(line: Line, grid: Grid) -> bool:
    tops = _row_tops(grid)
    body = [cell for cell in grid.cells if cell.col > 0 and cell.words]
    if len(tops) < 2 or not body or not _is_head(grid):
        return False
    pitch = median(below - above for above, below in pairwise(tops))
    left, right = min(c.words[0].x0 for c in body), max(c.words[-1].x1 for c in body)
    near = 0 < tops[0] - line.baseline <= _PITCH * pitch
    return near and left - _SLACK <= line.x0 and line.x1 <= right + _SLACK and _is_name(line)


def _row_tops(grid: Grid) -> list[float]:
    """Baselines of the rows."""
    rows: dict[int, float] = {}
    for cell in grid.cells:
        if cell.words:
            rows.setdefault(cell.row, cell.words[0].baseline)
    return [rows[row] for row in sorted(rows)]


def _is_head(grid: Grid) -> bool:
    """True if the first row has a text over every column and no figures but years."""
    heads = [cell.text for cell in grid.cells if cell.row == 0 and cell.col > 0]
    figures = [text for text in heads if is_number(text) and not (text.isdigit() and len(text) == 4)]
    return len(heads) >= grid.n_cols - 1 and all(heads) and not figures


def _is_name(line: Line) -> bool:
    words = line.text.split()
    named = len(words) <= _MOST_WORDS and any(map(str.isalpha, line.text))
    return (
        named and not is_sentence(line.words) and not caption_label(line.text) and line.text[-1] not in ".,;"
    )


def _shares_row(other: Line, line: Line) -> bool:
    return abs(other.baseline - line.baseline) < _SLACK
