"""A spreadsheet as a document: pages by sheet, tables with headers, captions, units and notes."""

from __future__ import annotations

import io

import openpyxl
import pytest

from corpus.document import PageState
from corpus.errors import DamagedError
from corpus.sheets import cell_name
from ingest.document.sheets import read_sheets
from ingest.sheets import csv_file

CSV = b"""Table 1. Exports of solar cells
(millions of U.S. dollars)

Country,2007,,2008,
,Value,Share (%),Value,Share (%)
China,"1,200.5",40,"1,500",41
Germany,800,27,900,25

Source: customs statistics.
"""


def test_a_table_has_its_headers_caption_units_and_notes() -> None:
    document = read_sheets(CSV, "papers/solar.csv")
    [table] = document.tables
    assert (table.label, table.caption) == ("Table 1", "Table 1. Exports of solar cells")
    assert table.units_note == "(millions of U.S. dollars)"
    assert table.footnotes == ("Source: customs statistics.",)
    cell = next(cell for cell in table.cells if cell.span.of(document.text) == "1,500")
    assert (cell.row_path, cell.col_path) == (("China",), ("2008", "Value"))
    assert cell_name(document.boxes(cell.span)[0].bbox) == "D6"
    assert document.meta.title == "solar"


def test_each_sheet_is_a_page_by_its_name() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Trade"
    for row in (["Country", 2008], ["China", 5]):
        book.active.append(row)
    other = book.create_sheet("Prices")
    for row in (["Country", 2009], ["Peru", 6]):
        other.append(row)
    made = io.BytesIO()
    book.save(made)
    told: list[int] = []
    document = read_sheets(made.getvalue(), "a.xlsx", on_open=told.append)
    assert told == [2]
    assert [page.label for page in document.pages] == ["Trade", "Prices"]
    assert [table.page for table in document.tables] == [0, 1]
    at = document.text.index("Peru")
    assert document.pages[1].span.start <= at < document.pages[1].span.end


def test_what_was_not_read_makes_its_page_partial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "MOST_CELLS", 4)
    [page] = read_sheets(b"Country,2008\nChina,5\nPeru,6\n", "a.csv").pages
    assert page.state is PageState.DAMAGED
    assert page.reason.startswith("not read from row 3 on")


def test_a_file_without_cells_is_told() -> None:
    with pytest.raises(DamagedError, match="no filled cells"):
        read_sheets(b",,\n,,\n", "a.csv")
