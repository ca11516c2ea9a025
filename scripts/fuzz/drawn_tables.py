"""Random drawings of pages: words on a grid, rules, boxes and shades, of which tables are read."""

from __future__ import annotations

import numpy as np

from corpus.geometry import PageIndex, Span
from ingest.layout import words_to_lines
from ingest.records import Glyphs, Grid, RawPage, Rule, Style, Word
from ingest.tables import CellText, find_tables, make_table
from scripts.fuzz.drawn import Drawn

__all__ = ["draw_tables"]

_STYLES = (
    Style(10.0, "Times-Roman", bold=False, italic=False, upright=True, visible=True),
    Style(10.0, "Times-Bold", bold=True, italic=False, upright=True, visible=True),
    Style(6.0, "Times-Roman", bold=False, italic=False, upright=True, visible=True),
)
_STEP = 4
"""Points between places that are drawn: rules then meet, and words stand in columns, often enough."""
_LINE, _COLUMN = 12, 80
"""Points between the lines and columns of rows of cells."""
_WIDE, _HIGH = 612, 792
_MOST = 150
"""Words, rules and boxes of a page, so that thousands of pages are read in a minute."""
_SLANT = 5
"""A rule in so many is none: something thin that leans or has no length."""


def draw_tables(drawn: Drawn) -> None:
    """Read a page drawn from these bytes, and make its tables."""
    words: list[Word] = []
    rules: list[Rule] = []
    boxes: list[Rule] = []
    shades: list[Rule] = []
    for _ in range(_MOST):
        if not drawn.is_left:
            break
        kind = drawn.number(7)
        if kind < 2:
            words += _words(drawn, *_place(drawn))
        elif kind < 4:
            words += _row(drawn)
        elif kind < 6:
            rules.append(_rule(drawn))
        else:
            (boxes if kind == 6 else shades).append(_box(drawn))
    drawn_here = (tuple(rules), tuple(boxes), 0.0, 0, tuple(shades))
    page = RawPage(PageIndex(0), "", float(_WIDE), float(_HIGH), 0, _STYLES, _no_glyphs(), *drawn_here)
    for grid in find_tables(page, words_to_lines(words)):
        _make(grid)


def _row(drawn: Drawn) -> list[Word]:
    """A row of a table: words in some of the columns that all rows share."""
    y = float(_LINE * drawn.number(_HIGH // _LINE))
    columns = range(drawn.number(3), 3 + drawn.number(4))
    return [word for column in columns for word in _words(drawn, 60.0 + _COLUMN * column, y)]


def _words(drawn: Drawn, x: float, y: float) -> list[Word]:
    """Words side by side from one place on."""
    style = drawn.choice(_STYLES)
    made: list[Word] = []
    for text in drawn.text(1 + drawn.number(5)).split():
        right = x + 0.5 * style.size * len(text)
        top, bottom = y - 0.8 * style.size, y + 0.2 * style.size
        made.append(Word(text, x, top, right, bottom, y, style, 0, len(text)))
        x = right + 0.25 * style.size
    return made


def _rule(drawn: Drawn) -> Rule:
    x, y = _place(drawn)
    length = _STEP * drawn.number(120)
    if drawn.number(_SLANT) == 0:
        return Rule(x, y, x + drawn.number(3), y + drawn.number(3))
    return Rule(x, y, x + length, y + 0.5) if drawn.number(1) else Rule(x, y, x + 0.5, y + length)


def _box(drawn: Drawn) -> Rule:
    x, y = _place(drawn)
    return Rule(
        x, y, x + _STEP * drawn.number(120), y + _STEP * drawn.number(120), filled=bool(drawn.number(1))
    )


def _place(drawn: Drawn) -> tuple[float, float]:
    return float(_STEP * drawn.number(_WIDE // _STEP)), float(_STEP * drawn.number(_HIGH // _STEP))


def _no_glyphs() -> Glyphs:
    whole, parts = np.empty(0, np.int64), np.empty(0, np.float64)
    return Glyphs(whole, whole, parts, parts, parts, parts, parts, whole, np.empty(0, np.bool_))


def _make(grid: Grid) -> None:
    """The table of a grid, with its texts one behind the other as a document has them."""
    texts, at = [], 0
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.col)):
        texts.append(CellText(cell, Span(at, at + len(cell.text)), cell.text))
        at += len(cell.text) + 1
    table = make_table(grid, PageIndex(0), grid.box, Span(0, at), texts)
    assert all(0 <= cell.row < table.n_rows and 0 <= cell.col < table.n_cols for cell in table.cells)
