"""A grid of cells to a Table: header rows, header paths, units note, confidence."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from corpus.document import Cell, Table
from corpus.geometry import BBox, PageIndex, Span
from ingest.records import Grid, GridCell
from ingest.tables.stub import Stub

__all__ = ["CellText", "is_number", "make_table"]

_STARS = r"[*†‡⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ⁎∗⋆,\s]*"
_NUMBER = re.compile(
    r"[(\[]?[-–—−+~<>≤≥]?\s*(?:US)?[$€£¥]?\s*[-–−+]?(?:\d[\d,.\s]*|\.\d+)"
    r"\s*(?:%|[*†‡⁎∗⋆]+|[A-Za-z]{0,2}|\([a-z0-9]\))?[)\]]?" + _STARS
)
"""A number as cells hold it: brackets of accountants, signs, currency, per cent, a letter or stars as
note."""
_PLAIN = r"[-–−+]?\s?(?:\d[\d,]*\.?\d*|\.\d+)%?"
_ESTIMATE = re.compile(rf"(?:{_PLAIN}{_STARS})?[(\[]\s?{_PLAIN}(?:\s?[,;–−-]\s?{_PLAIN})?\s?[)\]]{_STARS}")
"""An estimate with its standard error, "0.12 (0.03)**", or the two ends of an interval, "[0.1, 0.3]"."""
_BLANK = re.compile(r"[-–—−.…\s*]*|n\.?\s?[ad]\.?|na|n/a|\(?x\)?|nil", re.IGNORECASE)
"""What tables print for "none" or "not known": dashes, dots, n.a., nil, (x) of statistical offices."""
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?[a-z*]?")
"""A year, or a range or fiscal year of two, with a note's letter: they head columns and are no figures."""


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell of the grid with its text in the document."""

    cell: GridCell
    span: Span
    text: str
    shown: BBox | None = None


@lru_cache(maxsize=8192)
def is_number(text: str) -> bool:
    """True for what a column of figures holds: a number with its signs, or a mark for none."""
    if _NUMBER.fullmatch(text) or _ESTIMATE.fullmatch(text):
        return True
    return bool(text) and _BLANK.fullmatch(text) is not None


def make_table(grid: Grid, page: PageIndex, box: BBox, span: Span, texts: Sequence[CellText]) -> Table:
    """The table with the paths of headers that govern each cell."""
    n_header = _header_rows(grid, texts)
    return Table(
        page=page,
        bbox=box,
        span=span,
        n_rows=grid.n_rows,
        n_cols=grid.n_cols,
        cells=tuple(_cells(grid, texts, n_header)),
        label=grid.label,
        caption=grid.caption,
        units_note=grid.units_note,
        footnotes=grid.notes,
        confidence=_confidence(grid, texts, n_header),
        by=grid.by,
    )


def _cells(grid: Grid, texts: Sequence[CellText], n_header: int) -> Iterator[Cell]:
    heads = _column_paths(grid, texts, n_header)
    rows = _row_heads(texts, n_header)
    stubs = _inner_stubs(grid, texts, n_header)
    names = {(item.cell.row, item.cell.col): item.text for item in texts if item.cell.col in stubs}
    for item in texts:
        cell = item.cell
        is_header = cell.row < n_header
        row_path, heading = rows.get(cell.row, ((), None))
        inner = max((col for col in stubs if col <= cell.col), default=0)
        if names.get((cell.row, inner)):
            row_path = (names[cell.row, inner],)
        is_stub = cell.col == inner and not is_number(item.text)
        yield Cell(
            row=cell.row,
            col=cell.col,
            span=item.span,
            bbox=item.shown or cell.box,
            row_span=cell.row_span,
            col_span=cell.col_span,
            is_header=is_header or is_stub or item is heading,
            row_path=() if is_header else row_path,
            col_path=() if is_header else _path_of(cell, heads, inner),
        )


def _path_of(cell: GridCell, heads: Sequence[tuple[str, ...]], inner: int) -> tuple[str, ...]:
    """The headers of the first of the cell's columns that has any, else of the names on its left."""
    own = (heads[col] for col in range(cell.col, min(len(heads), cell.col + cell.col_span)))
    return next(filter(None, own), heads[inner] if inner else ())


_WORDED = 0.7
"""Share of a column's filled cells that are words, from which it names the figures to its right."""


def _inner_stubs(grid: Grid, texts: Sequence[CellText], n_header: int) -> list[int]:
    """Columns of names between columns of figures, as where two halves of a table stand side by side."""
    columns: list[list[str]] = [[] for _ in range(grid.n_cols)]
    for item in texts:
        if item.cell.row >= n_header and item.text:
            columns[item.cell.col].append(item.text)
    worded = [
        len(found) > 1 and sum(not is_number(text) for text in found) >= _WORDED * len(found)
        for found in columns
    ]
    figures = [len(found) > 1 and not words for found, words in zip(columns, worded, strict=True)]
    return [col for col in range(1, grid.n_cols - 1) if worded[col] and figures[col - 1] and figures[col + 1]]


def _header_rows(grid: Grid, texts: Sequence[CellText]) -> int:
    """Rows from the top before the first row with a figure that is not a year.

    A heading right above the figures is one in the table's body, not of its columns, if it stands in the
    stub alone, or over all columns as others below do.
    """
    by_row: list[list[CellText]] = [[] for _ in range(grid.n_rows)]
    for text in texts:
        if text.text:
            by_row[text.cell.row].append(text)
    for row, items in enumerate(by_row):
        found = [t.text for t in items if t.cell.col > 0]
        figures = [v for v in found if is_number(v) and not _YEAR.fullmatch(v) and not _is_column_mark(v)]
        if found and len(figures) >= 0.5 * len(found):
            parted = any(map(_is_across, by_row[row:]))
            while row > 1 and any(t.cell.col > 0 for each in by_row[: row - 1] for t in each):
                above = by_row[row - 1]
                if any(t.cell.col > 0 for t in above) and not (parted and _is_across(above)):
                    break
                row -= 1  # noqa: PLW2901 - steps back from where the figures begin
            return row
    return 1 if grid.n_rows > 1 else 0


def _is_across(items: Sequence[CellText]) -> bool:
    """True for a row of one heading over several columns."""
    return len(items) == 1 and items[0].cell.col > 0 and _is_heading(items[0])


def _is_column_mark(text: str) -> bool:
    return re.fullmatch(r"\(\d{1,2}\)", text) is not None


def _column_paths(grid: Grid, texts: Sequence[CellText], n_header: int) -> list[tuple[str, ...]]:
    paths: list[list[str]] = [[] for _ in range(grid.n_cols)]
    heads = [item for item in texts if item.cell.row < n_header and item.text]
    filled = Counter(item.cell.row for item in heads)
    for item in heads:
        for col in _columns_below(item, grid.n_cols, alone=filled[item.cell.row] == 1):
            if item.text not in paths[col]:
                paths[col].append(item.text)
    return [tuple(path) for path in paths]


_PANEL = re.compile(r"(?:panel\s+)?\(?[A-H1-9]\)?\s*[:.]\s*\w|panel\s+[A-Z0-9]+\b", re.IGNORECASE)
"""What names a part of a table, and heads all its columns: "A: Wages", "Panel 2"."""


def _columns_below(item: CellText, n_cols: int, *, alone: bool) -> range:
    """Columns that a header heads: all, if it stands alone in its row and names a part of the table."""
    cell = item.cell
    if alone and _PANEL.match(item.text):
        return range(n_cols)
    return range(cell.col, min(n_cols, cell.col + cell.col_span))


def _row_heads(
    texts: Sequence[CellText], n_header: int
) -> dict[int, tuple[tuple[str, ...], CellText | None]]:
    """The headers of each row of the body, and its cell if that is a heading alone in its row."""
    stub = Stub()
    capitals = _names_are_capital(texts, n_header)
    centred = _is_centred(texts, n_header)
    heads: dict[int, tuple[tuple[str, ...], CellText | None]] = {}
    for row, items in groupby(texts, key=lambda item: item.cell.row):
        if row < n_header:
            continue
        filled = [item for item in items if item.text]
        heading = filled[0] if len(filled) == 1 and _is_heading(filled[0]) else None
        if heading is not None and capitals and _WRAPPED.match(heading.text):
            heads[row] = stub.path, None
        elif heading is not None:
            heads[row] = stub.under_heading(_left(heading), heading.text), heading
        elif filled and filled[0].cell.col == 0:
            left = 0.0 if centred else _left(filled[0])
            heads[row] = stub.under_row(left, filled[0].text), None
        else:
            heads[row] = stub.path, None
    return heads


_WRAPPED = re.compile(r"[a-z]{2,}[^:]*$")
"""A line that begins small, where names begin with capitals, goes on with the name above."""
_CAPITALS = 0.9
"""Share of the names of rows with values that must begin with capitals or digits; our choice."""


def _names_are_capital(texts: Sequence[CellText], n_header: int) -> bool:
    body = [item for item in texts if item.cell.row >= n_header]
    valued = {item.cell.row for item in body if item.cell.col > 0 and item.text}
    stubs = (item.text for item in body if item.cell.col == 0 and item.cell.row in valued)
    names = [text for text in stubs if text[:1].isalnum()]
    return bool(names) and sum(not name[0].islower() for name in names) >= _CAPITALS * len(names)


_ALIGNED = 2.0
"""Points within which edges or middles stand in one line."""


def _is_centred(texts: Sequence[CellText], n_header: int) -> bool:
    """True if the names of the rows stand in the middle of their column: their left edges tell nothing."""
    names = [item.cell.words for item in texts if item.cell.col == 0 and item.cell.row >= n_header]
    edges = [(words[0].x0, max(word.x1 for word in words)) for words in names if words]
    if len(edges) <= 2:
        return False
    lefts = [left for left, _ in edges]
    middles = [(left + right) / 2 for left, right in edges]
    return max(middles) - min(middles) <= _ALIGNED < max(lefts) - min(lefts)


def _is_heading(item: CellText) -> bool:
    return item.cell.col == 0 or (item.cell.col_span > 1 and not is_number(item.text))


def _left(item: CellText) -> float:
    """Left edge of a name of a row; a heading in the middle of the table stands over all."""
    cell = item.cell
    if cell.col > 0:
        return -math.inf
    return min(word.x0 for word in cell.words) if cell.words else cell.box.x0


def _confidence(grid: Grid, texts: Sequence[CellText], n_header: int) -> float:
    """Share of body columns whose filled cells are of one kind, lessened for few cells and empty ones."""
    shares: list[float] = []
    for col in range(1, grid.n_cols):
        values = [t.text for t in texts if t.cell.col == col and t.cell.row >= n_header and t.text]
        if values:
            numbers = sum(map(is_number, values)) / len(values)
            shares.append(max(numbers, 1 - numbers))
    if not shares:
        return 0.2
    filled = sum(bool(t.text) for t in texts) / max(1, grid.n_rows * grid.n_cols)
    return round(min(0.99, sum(shares) / len(shares) * (0.6 + 0.4 * min(1.0, filled * 1.3))), 2)
