"""Whether a grid is a table at all: not a contents list, a formula, the scale of a chart or a figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.layout import is_math_word
from ingest.records import Drawn, Grid, GridCell
from ingest.tables.between_rules import Framed
from ingest.tables.captions import is_figure_label
from ingest.tables.cells import is_number
from ingest.tables.row_kinds import has_figures, is_formula_row, is_prose, is_tabular
from ingest.tables.text_rows import Row

__all__ = ["is_drawn_full", "is_figure", "is_framed_table", "is_full_of_figures", "is_table"]

_LEAST_ROWS = 3
"""Rows of a table of words alone, which nothing but its form tells from text set side by side."""
_YEAR = re.compile(r"(?:19|20)\d\d")
"""A year by itself, which an axis or header has and a table's body does not live by."""
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
"""A number without signs around it, as scales of charts have them."""


def is_table(grid: Grid, rows: Sequence[Row] = ()) -> bool:
    """True for a grid that is filled, with columns of figures or at least three columns.

    Args:
        grid: what the rows were made into.
        rows: the lines of text, where they are to be judged too.
    """
    filled = [cell for cell in grid.cells if cell.words]
    if grid.n_rows < 2 or len(filled) < 0.35 * grid.n_rows * grid.n_cols:
        return False
    if _is_list_of_pages(grid) or _is_formula(filled) or _is_axis(grid):
        return False
    if _are_formulas(rows) or _are_prose(rows):
        return False
    length = median(len(cell.text) for cell in filled)
    if _numeric_columns(grid):
        return length < 60 and not _is_scrap(filled)
    return grid.n_cols >= 3 and grid.n_rows >= _LEAST_ROWS and length < 30 and _are_names(filled)


def _is_scrap(filled: Sequence[GridCell]) -> bool:
    """True for a few numbers among signs of mathematics: a piece of a formula."""
    figures = sum(_is_figure(cell.text) for cell in filled)
    return figures < 4 and sum(is_math_word(word) for cell in filled for word in cell.words) > 1


def _are_names(filled: Sequence[GridCell]) -> bool:
    """True for words as cells hold them: without signs of mathematics, and not the pieces of a list."""
    hanging = sum(cell.text.endswith((",", ";")) for cell in filled)
    return hanging < 0.3 * len(filled) and not any(
        is_math_word(word) for cell in filled for word in cell.words
    )


def is_full_of_figures(grid: Grid) -> bool:
    """True for a grid that no chart's ticks and labels make: filled, with several long columns of figures."""
    filled = sum(bool(cell.words) for cell in grid.cells)
    if grid.n_rows < 5 or filled < 0.6 * grid.n_rows * grid.n_cols:
        return False
    return _numeric_columns(grid) > 2 and _long_columns(grid) > 2


def _long_columns(grid: Grid) -> int:
    """Number of columns with at least three figures that are no years."""
    by_column = Counter(cell.col for cell in grid.cells if cell.words and _is_figure(cell.text))
    return sum(count > 2 for count in by_column.values())


def _is_figure(text: str) -> bool:
    return _has_figure(text) and not _YEAR.fullmatch(text)


def _has_figure(text: str) -> bool:
    return is_number(text) and any(map(str.isdigit, text))


def is_figure(grid: Grid) -> bool:
    """True for a lattice with hardly any words: the gridlines of a chart."""
    filled = sum(bool(cell.words) for cell in grid.cells)
    return filled < 0.25 * len(grid.cells)


def is_framed_table(grid: Grid, framed: Framed) -> bool:
    """True for a grid between rules: columns of figures, or words in columns under a table's caption."""
    filled = [cell for cell in grid.cells if cell.words]
    tabular = sum(map(is_tabular, framed.rows))
    if tabular < 0.3 * len(framed.rows) or len(filled) < 0.25 * grid.n_rows * grid.n_cols:
        return False
    if _is_list_of_pages(grid) or _is_axis(grid):
        return False
    length = median(len(cell.text) for cell in filled)
    is_captioned = bool(framed.label) and not is_figure_label(framed.label)
    if framed.label and not is_captioned and not is_full_of_figures(grid):
        return False
    if not is_captioned and (_is_formula(filled) or _are_formulas(framed.rows)):
        return False
    if _numeric_columns(grid):
        return length < 60
    if is_captioned:
        return True
    return framed.n_bars >= 3 and grid.n_cols >= 3 and length < 30


def is_drawn_full(grid: Grid) -> bool:
    """True for cells drawn with lines, nearly all filled and some with columns of figures: no chart's."""
    filled = sum(bool(cell.words) for cell in grid.cells)
    return grid.drawn is Drawn.FULL and filled >= 0.75 * len(grid.cells) and _long_columns(grid) > 0


def _by_column(grid: Grid) -> list[list[str]]:
    """Texts of the filled cells that span no columns."""
    columns: list[list[str]] = [[] for _ in range(grid.n_cols)]
    for cell in grid.cells:
        if cell.words and cell.col_span == 1:
            columns[cell.col].append(cell.text)
    return columns


def _numeric_columns(grid: Grid) -> int:
    return sum(
        len(values) >= 2 and sum(map(_has_figure, values)) >= 0.5 * len(values) for values in _by_column(grid)
    )


def _is_list_of_pages(grid: Grid) -> bool:
    """True for a contents page: names with rising whole numbers at the right."""
    if grid.n_cols > 3:
        return False
    last = [cell.text.strip(" .") for cell in grid.cells if cell.col == grid.n_cols - 1 and cell.words]
    if len(last) < 4 or not all(text.isdigit() and len(text) <= 3 for text in last):
        return False
    return all(int(above) <= int(below) for above, below in pairwise(last)) and int(last[-1]) > int(last[0])


def _is_axis(grid: Grid) -> bool:
    """True where every column of figures counts in even steps: the scales of charts."""
    columns: list[list[float]] = [[] for _ in range(grid.n_cols)]
    figures = 0
    for cell in grid.cells:
        text = cell.text
        figures += _has_figure(text)
        plain = text.replace("−", "-").strip("%$ ")
        if _PLAIN.fullmatch(plain):
            columns[cell.col].append(float(plain))
    if sum(map(len, columns)) < figures:
        return False
    scales = [values for values in columns if len(values) >= 2]
    return bool(scales) and max(map(len, scales)) >= 3 and all(map(_is_even, scales))


def _is_even(values: Sequence[float]) -> bool:
    steps = {round(below - above, 6) for above, below in pairwise(values)}
    return len(steps) == 1 and 0 not in steps


def _are_formulas(rows: Sequence[Row]) -> bool:
    """True where as many rows are formulas as hold figures."""
    formulas = sum(map(is_formula_row, rows))
    return formulas >= 2 and formulas >= sum(map(_is_row_of_figures, rows))


def _are_prose(rows: Sequence[Row]) -> bool:
    """True where a fifth of the rows are lines of words across the region."""
    width = max((row.x1 for row in rows), default=0.0) - min((row.x0 for row in rows), default=0.0)
    prose = sum(row.x1 - row.x0 > 0.6 * width and is_prose(row) for row in rows)
    return prose > 0.2 * len(rows)


def _is_row_of_figures(row: Row) -> bool:
    return has_figures(row) and not is_formula_row(row)


def _is_formula(filled: Sequence[GridCell]) -> bool:
    words = [word for cell in filled for word in cell.words]
    signs = sum(is_math_word(word) for word in words)
    figures = sum(_has_figure(cell.text) for cell in filled)
    return signs > 0.25 * len(words) and len(words) < 80 and figures < 0.4 * len(filled)
