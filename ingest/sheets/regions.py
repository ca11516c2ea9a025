"""The tables of a sheet: which rows are one table, and which lines stand above and below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.sheets.sheet import Sheet, SheetCell

__all__ = ["Region", "find_regions"]

_NUMBER = re.compile(
    r"[-+(]?\s*[^\W\d_]{0,3}[$€£¥]?\s*\.?\d[\d.,\s]*%?\s*[^\W\d_]?\)?|[-–—.…*]+|n\.?\s?[ad]\.?", re.I
)
"""What a column of figures holds: a number, or a mark for none."""
_NOTE = re.compile(r"(?:source|note)s?\b", re.IGNORECASE)
"""What the line under a table of figures begins with."""
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?")
"""A year or a range of years: they head columns and rows, and are no figures by themselves."""


@dataclass(frozen=True, slots=True)
class Region:
    """A table of a sheet."""

    above: tuple[SheetCell, ...]
    """Lines above it, a cell each: title, units."""
    cells: tuple[SheetCell, ...]
    """By row, then column; a header over several columns has its width."""
    below: tuple[SheetCell, ...]
    """Lines below it: sources and notes."""


_Row = list[SheetCell]


def find_regions(sheet: Sheet) -> Iterator[Region]:
    """The tables in order. A row of one cell is no part of a table before its first row or behind its last.

    A table ends where another begins: at a row of names without a figure behind an empty row. Lines
    between two tables stand above the second, but for sources and notes. Lines without a table stand
    above one without cells.
    """
    rows = [list(row) for _, row in groupby(sheet.cells, key=lambda cell: cell.row)]
    for group in _groups(rows):
        filled = [at for at, row in enumerate(group) if len(row) > 1]
        if not filled:
            yield Region(tuple(cell for row in group for cell in row), (), ())
            continue
        first, last = filled[0], filled[-1]
        body = [cell for row in _with_spans(group[first : last + 1]) for cell in row]
        above = tuple(cell for row in group[:first] for cell in row)
        below = tuple(cell for row in group[last + 1 :] for cell in row)
        yield Region(above, tuple(body), below)


def _groups(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Runs of rows that are a table with the lines around it."""
    begun: list[_Row] = []
    for at, row in enumerate(rows):
        if begun and _begins(rows, at):
            yield begun
            begun = []
        begun.append(row)
    if begun:
        yield begun


def _begins(rows: Sequence[_Row], at: int) -> bool:
    """True at the first row behind an empty one from which a table with headers of its own follows."""
    if rows[at][0].row <= rows[at - 1][0].row + 1 or not any(len(row) > 1 for row in rows[:at]):
        return False
    following = next((row for row in rows[at:] if len(row) > 1), None)
    return following is not None and not _has_figures(following) and not _is_note(rows[at])


def _has_figures(row: _Row) -> bool:
    values = [cell.text for cell in row if cell.col > row[0].col or _NUMBER.fullmatch(cell.text)]
    return any(_NUMBER.fullmatch(text) and not _YEAR.fullmatch(text) for text in values)


def _is_note(row: _Row) -> bool:
    return len(row) == 1 and _NOTE.match(row[0].text) is not None


def _with_spans(rows: Sequence[_Row]) -> list[_Row]:
    """The rows; headers above the last row of headers reach to the next one, where nothing says how far.

    A file without merged cells writes "2007,,2008,": the empty cells belong to the header before them.
    """
    n_header = next((at for at, row in enumerate(rows) if _has_figures(row)), len(rows))
    stub = min((row[0].col for row in rows if row), default=0)
    end = max((cell.col + cell.col_span for row in rows for cell in row), default=0)
    return [
        _reaching(row, stub, end) if at + 1 < n_header and not any(c.col_span > 1 for c in row) else row
        for at, row in enumerate(rows)
    ]


def _reaching(row: _Row, stub: int, end: int) -> _Row:
    heads = [cell for cell in row if cell.col > stub]
    if not heads:
        return row
    ends = [*(cell.col for cell in heads[1:]), end]
    wide = [
        SheetCell(c.row, c.col, c.text, c.row_span, max(1, until - c.col), c.indent)
        for c, until in zip(heads, ends, strict=True)
    ]
    return [cell for cell in row if cell.col <= stub] + wide
