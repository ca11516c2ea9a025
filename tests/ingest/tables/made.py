"""Lines and rules of tables made by hand, and grids shown as rows of texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from corpus.geometry import BBox, PageIndex
from ingest.records.lines import Line
from ingest.records.parts import Drawn, Grid, GridCell
from ingest.records.raw import Glyphs, RawPage, Rule, Style
from ingest.tables.rules import Bar
from tests.ingest.made import PLAIN, line, words

_NONE, _NO_PLACES = np.empty(0, np.int64), np.empty(0, np.float64)
NO_GLYPHS = Glyphs(
    _NONE, _NONE, _NO_PLACES, _NO_PLACES, _NO_PLACES, _NO_PLACES, _NO_PLACES, _NONE, np.empty(0, np.bool_)
)


def lines(
    rows: Iterable[Sequence[str]], xs: Sequence[float], *, top: float = 100, step: float = 14,
    style: Style = PLAIN,
) -> list[Line]:  # fmt: skip
    """Lines of a table with its cells set from `xs` on, rows `step` points apart; "" leaves a cell empty."""
    made = []
    for number, cells in enumerate(rows):
        made += [
            line(text, x, top + step * number, style=style)
            for text, x in zip(cells, xs, strict=False)
            if text
        ]
    return made


def level(y: float, x0: float, x1: float) -> Rule:
    """A horizontal rule."""
    return Rule(x0, y, x1, y + 0.5)


def upright(x: float, top: float, bottom: float) -> Rule:
    """A vertical rule."""
    return Rule(x, top, x + 0.5, bottom)


def bars(*heights: float, x0: float = 70, x1: float = 400) -> list[Bar]:
    """Rules of one width."""
    return [Bar(y, x0, x1) for y in heights]


def page(rules: Iterable[Rule] = (), *, boxes: Iterable[Rule] = (), shades: Iterable[Rule] = ()) -> RawPage:
    """A letter page with drawings and no characters."""
    drawn = (tuple(rules), tuple(boxes), 0.0, 0, tuple(shades))
    return RawPage(PageIndex(0), "", 612.0, 792.0, 0, (PLAIN,), NO_GLYPHS, *drawn)


def shown(grid: Grid | None) -> list[list[str]]:
    """The texts of a grid, row by row; "<" and "^" where a cell spans columns and rows."""
    assert grid is not None
    texts = [[""] * grid.n_cols for _ in range(grid.n_rows)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for col in range(cell.col, cell.col + cell.col_span):
                texts[row][col] = "<" if col > cell.col else "^"
        texts[cell.row][cell.col] = cell.text
    return texts


def grid_of(rows: Sequence[Sequence[str]], *, drawn: Drawn = Drawn.FULL, style: Style = PLAIN) -> Grid:
    """A grid of equal cells, 14 points high and 100 wide; None of its cells spans."""
    cells = []
    for row, texts in enumerate(rows):
        for col, text in enumerate(texts):
            box = BBox(70 + 100 * col, 100 + 14 * row, 170 + 100 * col, 114 + 14 * row)
            cells.append(GridCell(row, col, words(text, 72 + 100 * col, 110 + 14 * row, style=style), box))
    wide = max(map(len, rows))
    box = BBox(70, 100, 70 + 100 * wide, 100 + 14 * len(rows))
    return Grid(box, len(rows), wide, tuple(cells), "made", drawn)
