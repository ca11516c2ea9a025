"""Tables drawn with lines: their cells as drawn, or read by gaps where single cells hold several rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.geometry import BBox
from ingest.records import Drawn, Grid, GridCell, Line, Word, joined
from ingest.tables.cells import is_number
from ingest.tables.is_table import is_table
from ingest.tables.lattice import Lattice, lattice_to_grid
from ingest.tables.region_grid import read_lines
from ingest.tables.rules import PageRules

__all__ = ["read_lattice", "with_stub"]

_MOST_WORDS = 10
"""Words of a row's name; what is longer is text beside the table."""
_NEAR_STUB, _FAR_STUB = 0.25, 0.6
"""Share of a lattice's width that names may stand away from it: further where every row has its one name. Our
choice."""
_CELL_GAP = 0.85
"""Gap in sizes between words of two cells."""


def read_lattice(
    rules: PageRules, lattice: Lattice, lines: Sequence[Line], words: Sequence[Word]
) -> Grid | None:
    """The grid of a lattice with the lines and words in it; None where it has no two rows and columns."""
    drawn = lattice_to_grid(lattice, words)
    if drawn is not None and not _holds_rows(drawn) and not _is_striped(drawn):
        return drawn
    read = read_lines(rules, lines)
    if read is None:
        return drawn
    read = replace(read, box=lattice.box, by="half-ruled", drawn=Drawn.HALF)
    return read if is_table(read) else drawn


def with_stub(lattice: Lattice, lines: Sequence[Line]) -> Lattice:
    """The lattice with a column more where names of its rows stand at the left of it, outside its rules."""
    box = lattice.box
    names = [line for line in lines if line.x1 < box.x0 + 3 and box.top < line.baseline < box.bottom]
    rows = list(pairwise(lattice.ys))
    named = [any(top < line.baseline < bottom for line in names) for top, bottom in rows]
    if len(rows) < 3 or sum(named) < 0.7 * len(rows) or len(names) > 1.5 * len(rows):
        return lattice
    x0, x1 = min(line.x0 for line in names), max(line.x1 for line in names)
    each_once = len(names) == sum(named) >= len(rows) - 1  # the one row without a name is that of the headers
    if box.x0 - x1 > (_FAR_STUB if each_once else _NEAR_STUB) * box.width or any(
        len(line.words) > _MOST_WORDS for line in names
    ):
        return lattice
    levels = sorted(
        line.baseline for line in lines if line.x0 > box.x0 and box.top < line.baseline < box.bottom
    )
    aligned = sum(_stands_at(levels, line.baseline) for line in names)
    if aligned < 0.8 * len(names):
        return lattice
    added = tuple(BBox(x0, top, box.x0, bottom) for top, bottom in rows)
    return replace(lattice, box=replace(box, x0=x0), cells=(*lattice.cells, *added), xs=(x0, *lattice.xs))


def _stands_at(levels: Sequence[float], level: float) -> bool:
    place = bisect_left(levels, level - 1)
    return place < len(levels) and levels[place] <= level + 1


def _holds_rows(grid: Grid) -> bool:
    """True if several cells hold figures on more than one line, or one does beside the lines of most text."""
    stacked = [cell for cell in grid.cells if _stacked_figures(cell.words) > 1]
    if len(stacked) >= 2 and len(stacked) >= 0.15 * sum(bool(cell.words) for cell in grid.cells):
        return True
    tall = {cell.row for cell in stacked if _stacked_figures(cell.words) > 3}
    inside = sum(len(cell.words) for cell in grid.cells if cell.row in tall)
    return inside > 0.6 * sum(len(cell.words) for cell in grid.cells)


def _stacked_figures(words: Sequence[Word]) -> int:
    lines: list[list[Word]] = []
    for word in words:
        if lines and abs(word.baseline - lines[-1][-1].baseline) < 0.4 * (word.style.size or 8):
            lines[-1].append(word)
        else:
            lines.append([word])
    numbers = sum(is_number(joined(line)) or is_number(line[-1].text) for line in lines)
    return numbers if numbers >= 0.6 * len(lines) else 0


def _is_striped(grid: Grid) -> bool:
    """True where most rows are one cell from side to side that holds the figures of several columns."""
    wide = sum(cell.col_span == grid.n_cols and _holds_columns(cell) for cell in grid.cells)
    return wide >= 0.5 * grid.n_rows


def _holds_columns(cell: GridCell) -> bool:
    size = cell.words[0].style.size or 8 if cell.words else 8
    gaps = sum(right.x0 - left.x1 > _CELL_GAP * size for left, right in pairwise(cell.words))
    return gaps > 0 and sum(is_number(word.text) for word in cell.words) > 1
