"""Workbooks: stored values, merged cells, indents, and files that are none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.styles import Alignment

from corpus.errors import DamagedError, EncryptedError, LimitError
from ingest.sheets import xlsx_file
from ingest.sheets.xlsx_file import read_xlsx


def workbook(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def trade(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet.title = "Trade"
    sheet["B1"] = "China"
    sheet.merge_cells("B1:C1")
    sheet.append(["Product", 2007, 2008])
    sheet.append(["Total", 12.5, 0.5])
    sheet.append(["Cells", 3, "=B3+C3"])
    sheet["C3"].number_format = "0%"
    sheet["A4"].alignment = Alignment(indent=1)
    hidden = book.create_sheet("Workings")
    hidden["A1"] = "not for readers"
    hidden.sheet_state = "hidden"
    book.create_sheet("Empty")


def test_visible_sheets_come_with_their_cells_as_shown() -> None:
    [sheet] = read_xlsx(workbook(trade), "trade.xlsx")
    assert (sheet.name, sheet.wanting) == ("Trade", "")
    texts = {(cell.row, cell.col): cell.text for cell in sheet.cells}
    assert texts == {
        (0, 1): "China",
        (1, 0): "Product",
        (1, 1): "2007",
        (1, 2): "2008",
        (2, 0): "Total",
        (2, 1): "12.5",
        (2, 2): "50%",
        (3, 0): "Cells",
        (3, 1): "3",
    }, "a formula that was never worked out is an empty cell"


def test_merged_cells_cover_what_they_are_merged_over_and_indents_count() -> None:
    [sheet] = read_xlsx(workbook(trade), "trade.xlsx")
    china = next(cell for cell in sheet.cells if cell.text == "China")
    cells = next(cell for cell in sheet.cells if cell.text == "Cells")
    assert (china.row_span, china.col_span, china.indent) == (1, 2, 0)
    assert cells.indent == 1


def test_what_is_beyond_the_bound_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "MOST_CELLS", 5)
    [sheet] = read_xlsx(workbook(trade), "trade.xlsx")
    assert len(sheet.cells) == 5
    assert sheet.wanting.startswith("not read from row 3 on")


def test_files_that_are_no_workbook_are_refused() -> None:
    with pytest.raises(EncryptedError, match="password"):
        read_xlsx(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.xlsx")
    with pytest.raises(DamagedError, match="no workbook"):
        read_xlsx(b"PK\x03\x04 nothing", "a.xlsx")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(DamagedError, match="no workbook"):
        read_xlsx(made.getvalue(), "a.xlsx")


def test_a_damaged_sheet_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook(trade)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, content[: len(content) // 2] if "worksheets/sheet1" in part else content)
    with pytest.raises(DamagedError, match="damaged"):
        read_xlsx(made.getvalue(), "a.xlsx")


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "_MOST_UNPACKED", 1000)
    with pytest.raises(LimitError, match="unpacks to"):
        read_xlsx(workbook(trade), "a.xlsx")
