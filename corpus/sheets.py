"""Sheets of spreadsheets as pages: where a cell stands on one, and its name.

A sheet is a page on which all rows are equally high and all columns equally wide, so that a box is a cell.
"""

from __future__ import annotations

from pathlib import PurePath

from corpus.geometry import BBox

__all__ = [
    "COLUMN_WIDTH",
    "ROW_HEIGHT",
    "SHEET_SUFFIXES",
    "cell_at",
    "cell_box",
    "cell_name",
    "column_name",
    "is_sheet",
]

COLUMN_WIDTH = 96.0
"""Points; at eight points a name of some twenty letters fits. Our choice."""
ROW_HEIGHT = 12.0
"""Points. Our choice."""
SHEET_SUFFIXES = frozenset({".csv", ".tsv", ".xlsm", ".xlsx"})
"""Endings of files that are read as sheets."""


def is_sheet(file: str) -> bool:
    """Whether a file of this name is read as sheets."""
    return PurePath(file).suffix.lower() in SHEET_SUFFIXES


def cell_box(row: int, col: int, *, rows: int = 1, cols: int = 1) -> BBox:
    """The box of a cell, or of some merged ones; row and column count from 0."""
    x0, top = col * COLUMN_WIDTH, row * ROW_HEIGHT
    return BBox(x0, top, x0 + cols * COLUMN_WIDTH, top + rows * ROW_HEIGHT)


def cell_at(box: BBox) -> tuple[int, int]:
    """Row and column of the cell in which a box begins; both count from 0."""
    return int((box.top + 0.5) // ROW_HEIGHT), int((box.x0 + 0.5) // COLUMN_WIDTH)


def cell_name(box: BBox) -> str:
    """The name of the cell in which a box begins: "B7"."""
    row, col = cell_at(box)
    return f"{column_name(col)}{row + 1}"


def column_name(col: int) -> str:
    """The letters of a column, which counts from 0: "A", "Z", "AA"."""
    name = ""
    col += 1
    while col:
        col, digit = divmod(col - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
