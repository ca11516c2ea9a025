"""CSV and its kin to a sheet: the delimiter by how evenly it divides the lines."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from corpus.errors import DamagedError, DraftError, ReadError
from ingest.office import decode
from ingest.sheets.sheet import MOST_CELLS, MOST_COLUMNS, Sheet, SheetCell

__all__ = ["read_csv"]

_DELIMITERS = ",;\t|"
_SAMPLE = 60
"""Lines by which the delimiter is chosen."""
_LONGEST_CELL = 100_000
"""Characters of a cell; a quotation mark that nothing closes would take the file."""


def read_csv(data: bytes, name: str) -> Sheet:
    """The sheet in these bytes; `name` is for messages.

    Raises:
        ReadError: if the bytes are not text.
        DamagedError: if a cell is no cell's size, as behind a quotation mark that nothing closes.
    """
    try:
        text, _ = decode(data, name=name)
    except DraftError as exc:
        raise ReadError(str(exc)) from exc
    cells = _cells(text, name)
    kept = tuple(islice(cells, MOST_CELLS))
    beyond = next(cells, None)
    return Sheet("", kept, _told(beyond) if beyond is not None else "")


def _told(beyond: SheetCell) -> str:
    return f"not read from row {beyond.row + 1} on: the file has more than {MOST_CELLS:,} filled cells"


def _cells(text: str, name: str) -> Iterator[SheetCell]:
    for row, line in enumerate(_rows(text, _delimiter(text), name)):
        for col, value in enumerate(line[:MOST_COLUMNS]):
            if value.strip():
                yield SheetCell(row, col, value.strip(), indent=_indent(value))


def _rows(text: str, delimiter: str, name: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as exc:
        raise DamagedError(f"{name} cannot be read as CSV ({exc}): expected cells divided by commas") from exc


def _delimiter(text: str) -> str:
    """The sign that divides most lines into the same number of cells, more than one; a comma for none."""
    lines = [line for line in islice(io.StringIO(text), _SAMPLE) if line.strip()]
    return max(_DELIMITERS, key=lambda sign: (_evenness(lines, sign), -_DELIMITERS.index(sign)))


def _evenness(lines: list[str], sign: str) -> int:
    counts = Counter(line.count(sign) for line in lines if sign in line)
    return counts.most_common(1)[0][1] if counts else 0


def _indent(value: str) -> int:
    return (len(value) - len(value.lstrip(" "))) // 2
