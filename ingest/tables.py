"""Tables of a page as grids of cells: where they are, and which reading of each is the best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.geometry import BBox
from ingest.columns import split_columns
from ingest.page import Grid, Line, RawPage
from ingest.ruled import find_lattices
from ingest.table_bars import PageRules, find_rules
from ingest.table_charts import holds_chart
from ingest.table_checks import is_figure, is_framed_table, is_full_of_figures, is_table
from ingest.table_frames import find_framed
from ingest.table_lattices import read_lattice, with_stub
from ingest.table_lines import lines_to_rows
from ingest.table_reading import read_rows
from ingest.table_regions import rows_to_regions

__all__ = ["find_tables"]

_INSIDE, _SMALLER = 0.9, 0.7
"""Shares of a lattice in a region between rules, and of the region that it covers, from and up to which it
is only shading of that table."""


def find_tables(raw: RawPage, lines: Sequence[Line]) -> list[Grid]:
    """The tables of the page from top to bottom."""
    if not lines:
        return []
    rules = find_rules(raw)
    framed = _framed_grids(rules, lines)
    lattices = _ruled_grids(raw, rules, lines)
    drawn = [grid for grid in lattices if not any(_is_part(grid, frame) for frame in framed)]
    if drawn:
        framed = _framed_grids(rules, _outside(lines, drawn))
    ruled = [*drawn, *framed]
    charts = [grid for grid in ruled if _is_chart(raw, grid)]
    free = _outside(lines, ruled)
    unruled = [grid for column in split_columns(free) for grid in _unruled_grids(rules, column)]
    found = [grid for grid in ruled if grid not in charts]
    found += [grid for grid in unruled if not _is_chart(raw, grid)]
    return sorted(found, key=lambda grid: (grid.box.top, grid.box.x0))


def _is_chart(raw: RawPage, grid: Grid) -> bool:
    return not is_full_of_figures(grid) and (
        (grid.by == "ruled" and is_figure(grid)) or holds_chart(raw, grid)
    )


def _is_part(grid: Grid, frame: Grid) -> bool:
    """True for a lattice that lies in a larger and wider region between rules."""
    if grid.box.width > _INSIDE * frame.box.width:
        return False
    wide = min(grid.box.x1, frame.box.x1) - max(grid.box.x0, frame.box.x0)
    high = min(grid.box.bottom, frame.box.bottom) - max(grid.box.top, frame.box.top)
    common = max(wide, 0.0) * max(high, 0.0)
    return common > _INSIDE * _area(grid.box) and common < _SMALLER * _area(frame.box)


def _area(box: BBox) -> float:
    return box.width * box.height


def _outside(lines: Iterable[Line], grids: Sequence[Grid]) -> list[Line]:
    return [line for line in lines if not any(_is_within(line, grid.box) for grid in grids)]


def _is_within(line: Line, box: BBox) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return box.x0 - 2 <= x <= box.x1 + 2 and box.top - 2 <= y <= box.bottom + 2


def _ruled_grids(raw: RawPage, rules: PageRules, lines: Sequence[Line]) -> list[Grid]:
    grids = []
    words = [word for line in lines for word in line.words]
    for drawn in find_lattices(raw, rules, lines):
        lattice = with_stub(drawn, lines)
        inside = [line for line in lines if _is_within(line, lattice.box)]
        if inside and (grid := read_lattice(rules, lattice, inside, words)):
            grids.append(grid)
    return grids


def _framed_grids(rules: PageRules, lines: Sequence[Line]) -> list[Grid]:
    grids = []
    for framed in find_framed(rules.edges, lines):
        grid = read_rows(rules, framed.rows, lines)
        if grid is not None and is_framed_table(grid, framed):
            grid.by = "framed"
            grids.append(grid)
    return grids


def _unruled_grids(rules: PageRules, lines: Sequence[Line]) -> list[Grid]:
    regions = rows_to_regions(lines_to_rows(lines))
    read = ((region, read_rows(rules, region, lines)) for region in regions)
    return [grid for region, grid in read if grid is not None and is_table(grid, region)]
