"""A sheet as its file gives it: cells with their text, before anything is understood."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MOST_CELLS", "MOST_COLUMNS", "Sheet", "SheetCell"]

MOST_CELLS = 50_000
"""Filled cells of a file that are read; tables of statistical offices have some thousands."""
MOST_COLUMNS = 1_000
"""Columns of a sheet that are read."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A filled cell; row and column count from 0."""

    row: int
    col: int
    text: str
    """As it is shown: "12.5%" for 0.125 in the format of per cent."""
    row_span: int = 1
    col_span: int = 1
    indent: int = 0
    """Steps by which its text is moved to the right, as in a stub."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a file."""

    name: str
    """"" for a file of one sheet without a name."""
    cells: tuple[SheetCell, ...]
    """By row, then column."""
    wanting: str = ""
    """Why not all of it was read; "" if it was."""
