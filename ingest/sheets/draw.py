"""A sheet as a picture: its cells with letters above and numbers at the left, the evidence boxed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from corpus.document import Document
from corpus.geometry import BBox, PageIndex, Span
from corpus.sheets import COLUMN_WIDTH, ROW_HEIGHT, cell_at, cell_box, column_name

__all__ = ["draw_sheet"]

_SCALE = 1.6
"""Pixels a point."""
_EDGE = 32.0
"""Points for the numbers of the rows."""
_MOST_ROWS, _MOST_COLS = 48, 10
"""Rows and columns of a picture."""
_AROUND = 4
"""Rows above and columns before the evidence that a cut picture shows besides the headers."""
_MARK, _LINE, _PAPER, _INK, _HEAD = (
    (214, 60, 20),
    (214, 214, 214),
    (255, 255, 255),
    (34, 34, 34),
    (243, 243, 243),
)
"""Colours of a drawn sheet: the mark is that of pages, the others are grey on white as spreadsheets show
them."""


@dataclass(frozen=True, slots=True)
class _Window:
    """The rows and columns that are drawn: those of the headers first, then those around the evidence."""

    rows: tuple[int, ...]
    cols: tuple[int, ...]

    @property
    def size(self) -> tuple[int, int]:
        wide, high = _EDGE + len(self.cols) * COLUMN_WIDTH, (len(self.rows) + 1) * ROW_HEIGHT
        return round(wide * _SCALE) + 1, round(high * _SCALE) + 1

    def place(self, box: BBox) -> tuple[float, float, float, float] | None:
        """Pixels of a box; None if it begins in no row or column that is drawn."""
        row, col = cell_at(box)
        if row not in self.rows or col not in self.cols:
            return None
        x0 = _EDGE + self.cols.index(col) * COLUMN_WIDTH + box.x0 - col * COLUMN_WIDTH
        top = (self.rows.index(row) + 1) * ROW_HEIGHT + box.top - row * ROW_HEIGHT
        sides = (x0, top, x0 + box.width, top + box.bottom - box.top)
        return tuple(side * _SCALE for side in sides)  # type: ignore[return-value]


def draw_sheet(document: Document, page: PageIndex, *, boxes: Sequence[BBox], crop: bool = False) -> bytes:
    """The sheet as PNG with a frame around each box, of a large one the part around the first box.

    Args:
        document: read from a spreadsheet.
        page: position of the sheet from 0.
        boxes: in points, as the document gives them.
        crop: draw the headers and what stands next to the evidence alone.
    """
    window = _window(document, page, boxes, crop=crop)
    picture = Image.new("RGB", window.size, "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=round(8 * _SCALE))
    _draw_frame(draw, window, font)
    for text, box in _texts(document, page):
        place = window.place(box)
        if place is not None:
            draw.text((place[0], place[1] - _SCALE), text, fill=_INK, font=font)
    for box in boxes:
        place = window.place(cell_box(*cell_at(box)))
        if place is not None:
            draw.rectangle(place, outline=_MARK, width=3)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def _window(document: Document, page: PageIndex, boxes: Sequence[BBox], *, crop: bool) -> _Window:
    shown = document.pages[page]
    n_rows, n_cols = round(shown.height / ROW_HEIGHT), round(shown.width / COLUMN_WIDTH)
    first = boxes[0] if boxes else BBox(0, 0, 0, 0)
    row, col = cell_at(first)
    heads = _header_rows(document, page, row)
    span = 2 * _AROUND if crop else _MOST_ROWS
    rows = sorted({*heads, *_around(row, n_rows, span)})
    cols = sorted({0, *_around(col, n_cols, _MOST_COLS)}) if n_cols else [0]
    return _Window(tuple(rows), tuple(cols))


def _around(place: int, count: int, span: int) -> range:
    start = max(0, min(place - span // 2, count - span))
    return range(start, min(count, start + span))


def _header_rows(document: Document, page: PageIndex, row: int) -> list[int]:
    """Rows of the headers of the table in which this row stands."""
    found: list[int] = []
    for table in document.tables:
        top, bottom = table.bbox.top // ROW_HEIGHT, table.bbox.bottom // ROW_HEIGHT
        if table.page == page and top <= row <= bottom:
            heads = (c for c in table.cells if c.is_header and not c.row_path)
            found = sorted({cell_at(c.bbox)[0] for c in heads})[:_AROUND]
    return found


def _texts(document: Document, page: PageIndex) -> Iterator[tuple[str, BBox]]:
    """The texts of the sheet's cells and lines, each where it begins."""
    for span in _places(document, page):
        box = next((place.bbox for place in document.boxes(span) if place.page == page), None)
        if box is not None:
            yield span.of(document.text), box


def _places(document: Document, page: PageIndex) -> Iterator[Span]:
    tables = [table for table in document.tables if table.page == page]
    inside = {table.span for table in tables}
    for block in document.blocks:
        if block.page == page and block.span not in inside:
            yield block.span
    for table in tables:
        yield from (cell.span for cell in table.cells if len(cell.span))


def _draw_frame(draw: ImageDraw.ImageDraw, window: _Window, font: object) -> None:
    wide, high = window.size
    draw.rectangle((0, 0, wide, ROW_HEIGHT * _SCALE), fill=_HEAD)
    draw.rectangle((0, 0, _EDGE * _SCALE, high), fill=_HEAD)
    for at, row in enumerate(window.rows):
        y = (at + 1) * ROW_HEIGHT * _SCALE
        draw.line((0, y, wide, y), fill=_LINE)
        draw.text((4 * _SCALE, y + _SCALE), str(row + 1), fill=(120, 120, 120), font=font)  # type: ignore[arg-type]
    for at, col in enumerate(window.cols):
        x = (_EDGE + at * COLUMN_WIDTH) * _SCALE
        draw.line((x, 0, x, high), fill=_LINE)
        middle = x + COLUMN_WIDTH * _SCALE / 2
        draw.text((middle, _SCALE), column_name(col), fill=(120, 120, 120), font=font)  # type: ignore[arg-type]
