"""Tables of a page as grids of cells: where they are, and which reading of each is the best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.geometry import BBox
from ingest.layout import split_columns
from ingest.records import Drawn, Grid, Line, RawPage
from ingest.tables.between_rules import find_framed
from ingest.tables.by_gaps import rows_to_regions
from ingest.tables.captions import find_captions
from ingest.tables.charts import find_bar_charts, holds_chart
from ingest.tables.headers import with_spanner
from ingest.tables.is_table import is_drawn_full, is_figure, is_framed_table, is_full_of_figures, is_table
from ingest.tables.lattice import find_lattices
from ingest.tables.lattice_cells import read_lattice, with_stub
from ingest.tables.region_grid import read_rows
from ingest.tables.rules import PageRules, find_rules
from ingest.tables.text_rows import lines_to_rows
from ingest.tables.trim import without_caption_and_notes

__all__ = ["find_tables"]

_SLACK = 4.0
"""Points by which a box may stand out of its rules: letters lean, and programs round."""
_INSIDE, _SMALLER = 0.9, 0.7
"""Shares of a lattice in a region between rules, and of the region that it covers, from and up to which it
is only shading of that table."""


def find_tables(raw: RawPage, lines: Sequence[Line]) -> list[Grid]:
    """The tables of the page from top to bottom."""
    if not lines:
        return []
    rules = find_rules(raw)
    ruled = _drawn_grids(raw, rules, lines)
    free = _outside(lines, ruled)
    unruled = [grid for column in split_columns(free) for grid in _unruled_grids(rules, column)]
    found = _without_charts(raw, [*ruled, *unruled], lines)
    return sorted(found, key=lambda grid: (grid.box.top, grid.box.x0))


def _drawn_grids(raw: RawPage, rules: PageRules, lines: Sequence[Line]) -> list[Grid]:
    """Tables between rules, and lattices that are not the shading of a part of such a table."""
    whole: list[Grid] = []
    parts: list[Grid] = []
    for grid in _lattice_grids(raw, rules, lines):
        is_part = grid.drawn is Drawn.HALF or _is_surrounded(grid.box, rules)
        (parts if is_part else whole).append(grid)
    framed = _framed_grids(rules, _outside(lines, whole))
    kept = [grid for grid in parts if not any(_is_part(grid, frame) for frame in framed)]
    if kept:
        framed = _framed_grids(rules, _outside(lines, whole + kept))
    return [*whole, *kept, *framed]


def _is_surrounded(box: BBox, rules: PageRules) -> bool:
    """True where rules much wider than the box stand above and below it."""
    wider = [
        bar.y
        for bar in rules.wide
        if bar.x0 < box.x0 + _SLACK and bar.x1 > box.x1 - _SLACK and box.width < _INSIDE * (bar.x1 - bar.x0)
    ]
    return bool(wider) and wider[0] < box.top + _SLACK and wider[-1] > box.bottom - _SLACK


def _without_charts(raw: RawPage, grids: Iterable[Grid], lines: Sequence[Line]) -> list[Grid]:
    plain = [grid for grid in grids if grid.drawn is not Drawn.FULL or not is_figure(grid)]
    doubtful = {id(grid) for grid in plain if not is_full_of_figures(grid)}
    if not doubtful:
        return plain
    captions = find_captions(lines)
    bars = find_bar_charts(raw, [word for line in lines for word in line.words])

    def is_chart(grid: Grid) -> bool:
        claimed = captions.is_of_figure(grid.box) and not is_drawn_full(grid)
        return claimed or holds_chart(raw, grid, bars)

    return [grid for grid in plain if id(grid) not in doubtful or not is_chart(grid)]


def _is_part(grid: Grid, frame: Grid) -> bool:
    """True for a lattice in a larger and wider region between rules, or one whose cells were not used."""
    wide = min(grid.box.x1, frame.box.x1) - max(grid.box.x0, frame.box.x0)
    high = min(grid.box.bottom, frame.box.bottom) - max(grid.box.top, frame.box.top)
    common = max(wide, 0.0) * max(high, 0.0)
    if common < _INSIDE * grid.box.area:
        return False
    if grid.drawn is Drawn.HALF:
        return frame.n_rows >= grid.n_rows
    return common < _SMALLER * frame.box.area and grid.box.width < _INSIDE * frame.box.width


def _outside(lines: Iterable[Line], grids: Sequence[Grid]) -> list[Line]:
    return [line for line in lines if not any(_is_within(line, grid.box) for grid in grids)]


def _is_within(line: Line, box: BBox) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return box.holds(x, y, slack=2)


def _lattice_grids(raw: RawPage, rules: PageRules, lines: Sequence[Line]) -> list[Grid]:
    grids = []
    words = [word for line in lines for word in line.words]
    for drawn in find_lattices(raw, rules, lines):
        lattice = with_stub(drawn, lines)
        inside = [line for line in lines if _is_within(line, lattice.box)]
        grid = read_lattice(rules, lattice, inside, words) if inside else None
        if grid and (trimmed := without_caption_and_notes(grid)):
            grids.append(trimmed)
    return grids


def _framed_grids(rules: PageRules, lines: Sequence[Line]) -> list[Grid]:
    grids = []
    for framed in find_framed(rules.edges, lines):
        grid = read_rows(rules, framed.rows, lines)
        if grid is not None and is_framed_table(grid, framed):
            grids.append(replace(grid, by="framed"))
    return grids


def _unruled_grids(rules: PageRules, lines: Sequence[Line]) -> list[Grid]:
    regions = rows_to_regions(lines_to_rows(lines))
    read = ((region, read_rows(rules, region, lines)) for region in regions)
    found = [grid for region, grid in read if grid is not None and is_table(grid, region)]
    return [with_spanner(grid, _outside(lines, found)) for grid in found]
