"""A sheet to the parts of a page: its tables as grids, the lines around them as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import BlockKind
from corpus.geometry import BBox, PageIndex
from corpus.sheets import COLUMN_WIDTH, ROW_HEIGHT, cell_box
from ingest.layout import caption_label
from ingest.records import Grid, GridCell, Line, Part, Style, Word
from ingest.sheets.regions import Region, find_regions
from ingest.sheets.sheet import Sheet, SheetCell

__all__ = ["sheet_size", "sheet_to_parts"]

_STYLE = Style(8.0, "", bold=False, italic=False, upright=True, visible=True)
_LETTER = 4.0
"""Points that a letter is wide, at most: a long text is set closer, since it must not leave its cell."""
_INDENT = 6.0
"""Points for a step of indenting, about what Excel draws; the layout of parts needs only that deeper is
farther right."""
_PAD = 2.0
"""Points that text keeps from a cell's edges, as spreadsheets draw it."""
_UNNAMED = re.compile(r"(?:sheet|table|tabelle|feuil|hoja|foglio)? ?\d*", re.IGNORECASE)
"""Names that programs give to sheets; any other says what its table is about."""


def sheet_size(sheet: Sheet) -> tuple[float, float]:
    """Width and height of the page in points."""
    cols = max((cell.col + cell.col_span for cell in sheet.cells), default=1)
    rows = max((cell.row + cell.row_span for cell in sheet.cells), default=1)
    return cols * COLUMN_WIDTH, rows * ROW_HEIGHT


def sheet_to_parts(sheet: Sheet, page: PageIndex) -> list[Part]:
    """The parts of the page in the order of reading."""
    places = _Places()
    return [part for region in find_regions(sheet) for part in _parts(region, page, places, sheet.name)]


class _Places:
    """Numbers the letters of a page, as a reader of a PDF does."""

    def __init__(self) -> None:
        self._next = 0

    def words(self, cell: SheetCell, width: float) -> list[Word]:
        """The words of a cell, side by side in its box."""
        box = cell_box(cell.row, cell.col)
        left = box.x0 + _PAD + _INDENT * min(cell.indent, 8)
        letter = min(_LETTER, max(1.0, width - _INDENT * min(cell.indent, 8)) / max(1, len(cell.text)))
        made, at = [], 0
        for text in cell.text.split():
            at = cell.text.index(text, at)
            x0, x1 = left + at * letter, left + (at + len(text)) * letter
            start = self._next
            self._next += len(text)
            made.append(
                Word(text, x0, box.top + 2, x1, box.bottom - 2, box.bottom - 3, _STYLE, start, self._next)
            )
            at += len(text)
        return made


def _parts(region: Region, page: PageIndex, places: _Places, name: str) -> Iterator[Part]:
    for number, cell in enumerate(region.above):
        yield _line_part(cell, page, places, first=number == 0 and bool(region.cells))
    if region.cells:
        grid = _grid(region.cells, places, "" if region.above or _UNNAMED.fullmatch(name) else name)
        yield Part(BlockKind.TABLE, page, [], grid.box.x0, grid.box.x1, grid=grid)
    for cell in region.below:
        yield _line_part(cell, page, places, first=False)


def _line_part(cell: SheetCell, page: PageIndex, places: _Places, *, first: bool) -> Part:
    """A line of its own; the first above a table is its caption, whatever it is called."""
    words = places.words(cell, len(cell.text) * _LETTER)
    box = cell_box(cell.row, cell.col)
    x1 = max((word.x1 for word in words), default=box.x1)
    line = Line(words, box.x0, box.top, x1, box.bottom, box.bottom - 3, _STYLE.size, bold=False, italic=False)
    label = caption_label(cell.text)
    kind = BlockKind.CAPTION if first or label else BlockKind.PARAGRAPH
    return Part(kind, page, [line], box.x0, x1, label=label)


def _grid(cells: Sequence[SheetCell], places: _Places, caption: str) -> Grid:
    top, left = min(cell.row for cell in cells), min(cell.col for cell in cells)
    rows = sorted({cell.row for cell in cells})  # empty rows are none
    numbers = {row: number for number, row in enumerate(rows)}
    made = tuple(_grid_cell(cell, numbers, left, places) for cell in cells)
    n_cols = max(cell.col + cell.col_span for cell in made)
    last = max(cell.row + cell.row_span for cell in cells)
    box = cell_box(top, left, rows=last - top, cols=n_cols)
    return Grid(box, len(rows), n_cols, made, by="sheet", caption=caption)


def _grid_cell(cell: SheetCell, numbers: dict[int, int], left: int, places: _Places) -> GridCell:
    covered = sum(row in numbers for row in range(cell.row, cell.row + cell.row_span))
    box: BBox = cell_box(cell.row, cell.col, rows=cell.row_span, cols=cell.col_span)
    words = places.words(cell, box.width - 2 * _PAD)
    return GridCell(numbers[cell.row], cell.col - left, words, box, max(1, covered), cell.col_span)
