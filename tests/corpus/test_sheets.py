"""Sheets as pages: a box is a cell, a cell has a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sheets import cell_box, cell_name, column_name, is_sheet


@pytest.mark.parametrize(
    ("col", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_spreadsheets_name_them(col: int, name: str) -> None:
    assert column_name(col) == name


@given(st.integers(0, 5000), st.integers(0, 800))
def test_a_box_tells_its_cell(row: int, col: int) -> None:
    assert cell_name(cell_box(row, col)) == f"{column_name(col)}{row + 1}"


@pytest.mark.parametrize(
    ("file", "told"), [("a/trade.XLSX", True), ("a.csv", True), ("a.pdf", False), ("csv", False), ("", False)]
)
def test_sheets_are_told_by_their_files_endings(file: str, told: bool) -> None:
    assert is_sheet(file) is told
