"""Workbooks of Excel to sheets: stored values, merged cells over all they cover; nothing in them is run."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from corpus.errors import DamagedError, EncryptedError, LimitError, UsageError
from ingest.sheets.number_formats import shown
from ingest.sheets.sheet import MOST_CELLS, MOST_COLUMNS, Sheet, SheetCell

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["read_xlsx"]

_OLE = b"\xd0\xcf\x11\xe0"
"""How old and encrypted Office files begin (MS-CFB, 2.2)."""
_MOST_UNPACKED = 400_000_000
"""Bytes of all parts together; a workbook of the cells that are read has a twentieth of it."""
_MOST_SHEETS = 200
"""Of one workbook: more than statistical offices put into one; sheets behind them are not read."""
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
"""A merged range in the sheet's XML (ISO/IEC 29500-1, 18.3.1.55): columns have three letters, rows seven
digits at most."""
_MOST_MERGED = 20_000
"""Of one sheet: each is a look-up for each of its cells; tables have a few hundred."""
_DAMAGES = (
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    ParseError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the library's parsers raise over cells that are at fault."""
_Spans = dict[tuple[int, int], tuple[int, int]]
"""Rows and columns that merged cells cover, by their first cell."""


def read_xlsx(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The visible sheets that have cells, in the order of their tabs; `name` is for messages.

    A formula counts by the value that was stored with it; one that was never worked out is an empty cell.

    Raises:
        EncryptedError: if it needs a password, or is of the old form.
        DamagedError: if it is no workbook.
        UsageError: if the library that reads workbooks is not installed.
        LimitError: if it unpacks to more than any table needs.
    """
    if data.startswith(_OLE):
        raise EncryptedError(f"{name} has a password or is an old .xls: save it as .xlsx without one")
    _refuse_bomb(data, name)
    book = _opened(data, name)
    try:
        return tuple(_sheets(book, data, name))
    except _DAMAGES as exc:
        raise DamagedError(f"{name} is damaged: its cells cannot be read ({exc})") from exc
    finally:
        book.close()


def _refuse_bomb(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as exc:
        raise DamagedError(f"{name} is no workbook: its bytes are not those of an .xlsx ({exc})") from exc
    if size > _MOST_UNPACKED:
        told = f"{name} unpacks to {size / 1e6:.0f} MB: expected at most {_MOST_UNPACKED / 1e6:.0f} MB"
        raise LimitError(f"{told}; save the sheets that matter by themselves")


def _opened(data: bytes, name: str) -> Workbook:
    try:
        from openpyxl import load_workbook
    except ImportError as exc:
        raise UsageError(f"{name} needs the extra for workbooks: pip install 'figtrace[sheets]'") from exc
    try:
        return load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except (
        Exception
    ) as exc:  # the library raises what its parsers raise: whatever it is, the file is at fault
        raise DamagedError(f"{name} is no workbook that can be read ({exc})") from exc


def _sheets(book: Workbook, data: bytes, name: str) -> Iterator[Sheet]:
    left = MOST_CELLS
    merged = _merged_by_part(data)
    for sheet in book.worksheets[:_MOST_SHEETS]:
        if sheet.sheet_state != "visible":
            continue
        spans = merged.get(str(getattr(sheet, "_worksheet_path", "")), {})
        cells, wanting = _cells(sheet, spans, left)
        left -= len(cells)
        if cells or wanting:
            yield Sheet(sheet.title, cells, wanting)


def _cells(sheet: Any, spans: _Spans, left: int) -> tuple[tuple[SheetCell, ...], str]:
    found: list[SheetCell] = []
    for row in sheet.iter_rows(max_col=MOST_COLUMNS):
        for cell in row:
            text = shown(cell.value, cell.number_format) if cell.value is not None else ""
            if not text:
                continue
            if len(found) >= left:
                told = f"the file has more than {MOST_CELLS:,} filled cells"
                return tuple(found), f"not read from row {cell.row} on: {told}"
            found.append(_cell(cell, text, spans))
    return tuple(found), ""


def _cell(cell: Any, text: str, spans: _Spans) -> SheetCell:
    place = cell.row - 1, cell.column - 1
    rows, cols = spans.get(place, (1, 1))
    led = len(str(cell.value)) - len(str(cell.value).lstrip(" "))
    indent = int(getattr(cell.alignment, "indent", 0) or 0)
    return SheetCell(*place, text, rows, cols, indent + led // 2)


def _merged_by_part(data: bytes) -> dict[str, _Spans]:
    """The merged cells of each sheet's part of the archive."""
    found: dict[str, _Spans] = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                with archive.open(part) as file:
                    found[part] = dict(_merged(file.read(_MOST_UNPACKED)))
    return found


def _merged(part: bytes) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for number, match in enumerate(_MERGED.finditer(part)):
        if number >= _MOST_MERGED:
            return
        left, top, right, bottom = match.groups()
        first, last = (int(top) - 1, _column(left)), (int(bottom) - 1, _column(right))
        yield first, (max(1, last[0] - first[0] + 1), max(1, last[1] - first[1] + 1))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
