"""Grids without the caption and the notes that a frame drawn around a table encloses too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from corpus.geometry import BBox
from ingest.records import Grid, GridCell
from ingest.tables.row_kinds import begins_note, caption_of
from ingest.tables.text_rows import Row

__all__ = ["without_caption_and_notes"]

_LARGER = 1.3
"""Size of a heading's letters, in sizes of the table's."""


def without_caption_and_notes(grid: Grid) -> Grid | None:
    """The grid less first rows of its caption and last rows of its notes; None if nothing is left."""
    first, last = 0, grid.n_rows
    size = _usual_size(grid)
    while first < last and _is_title(grid, first, size):
        first += 1
    last = min([row for row in _alone_at_end(grid) if row > first and _is_note(grid, row)], default=last)
    if (first, last) == (0, grid.n_rows):
        return grid
    kept = [cell for cell in grid.cells if first <= cell.row < last]
    filled = {cell.col for cell in kept if cell.words}
    if last - first < 2 or len(filled) < 2:
        return None
    cells = tuple(replace(cell, row=cell.row - first) for cell in kept)
    return replace(grid, box=_around(cells, grid.box), n_rows=last - first, cells=cells)


def _alone_at_end(grid: Grid) -> Iterator[int]:
    """The last rows that have one cell with words each, from the bottom up."""
    for row in range(grid.n_rows - 1, -1, -1):
        if _only_cell(grid, row) is None:
            return
        yield row


def _usual_size(grid: Grid) -> float:
    sizes = [word.style.size for cell in grid.cells for word in cell.words[:1]]
    return median(sizes) if sizes else 0.0


def _is_title(grid: Grid, row: int, size: float) -> bool:
    """True for a row of the caption alone, or of a heading in larger letters."""
    only = _only_cell(grid, row)
    if only is None:
        return False
    return bool(caption_of(_as_row(only))) or only.words[0].style.size > _LARGER * size > 0


def _is_note(grid: Grid, row: int) -> bool:
    only = _only_cell(grid, row)
    return only is not None and only.col == 0 and begins_note(_as_row(only))


def _only_cell(grid: Grid, row: int) -> GridCell | None:
    """The cell with words in a row, if it is the only one and holds no more than one row."""
    filled = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span and cell.words]
    return filled[0] if len(filled) == 1 and filled[0].row_span == 1 else None


def _as_row(cell: GridCell) -> Row:
    box, first = cell.box, cell.words[0]
    return Row([list(cell.words)], box.top, box.bottom, first.baseline, first.style.size or 8.0)


def _around(cells: Sequence[GridCell], box: BBox) -> BBox:
    """The box from the first row's top to the last row's bottom, as wide as before."""
    top, bottom = min(cell.box.top for cell in cells), max(cell.box.bottom for cell in cells)
    return BBox(box.x0, top, box.x1, max(top, bottom))
