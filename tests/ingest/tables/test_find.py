"""Tables of a page: found, read into cells, with the headers that govern them."""

from __future__ import annotations

import pytest

from corpus.document import BlockKind, Document, Table
from ingest.document.read import read_data
from ingest.tables.cells import is_number
from ingest.tables.notes import find_units_note
from tests.folders import SHARED
from tests.ingest.made import Sheet

PROSE = (
    "This sentence of prose stands below the table and runs over most of the width of the page as prose does."
)
ROWS = [
    ("Computers", "1,200", "2,400"),
    ("Chips", "310", "650"),
    ("Aircraft", "95", "(40)"),
    ("Total", "1,605", "3,010"),
]


def with_table(*, ruled: bool = False, rows: list[tuple[str, str, str]] | None = None) -> Document:
    sheet = Sheet().put("Table 1. Imports by product (millions of U.S. dollars)", 72, 90)
    xs = (80, 260, 380)
    every = [("Product", "2008", "2009"), *(rows or ROWS)]
    for row, cells in enumerate(every):
        for x, text in zip(xs, cells, strict=True):
            sheet.put(text, x, 120 + 15 * row)
    bottom = 109 + 15 * len(every)
    if ruled:
        for row in range(len(every) + 1):
            sheet.rule(72, 109 + 15 * row, 470, 109 + 15 * row)
        for x in (72, 250, 370, 470):
            sheet.rule(x, 109, x, bottom)
    sheet.put("Source: customs statistics.", 72, bottom + 14, size=8)
    for row in range(5):
        sheet.put(PROSE, 72, bottom + 60 + 12 * row)
    return read_data(sheet.data(), "made.pdf", ocr="off")


def grid_of(document: Document, table: Table) -> list[list[str]]:
    rows = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.span.of(document.text)
    return rows


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_is_read_into_its_cells(ruled: bool) -> None:
    document = with_table(ruled=ruled)
    (table,) = document.tables
    assert grid_of(document, table) == [["Product", "2008", "2009"], *map(list, ROWS)]


@pytest.mark.parametrize("ruled", [True, False])
def test_caption_units_and_notes_are_bound_to_the_table(ruled: bool) -> None:
    (table,) = with_table(ruled=ruled).tables
    assert table.label == "Table 1"
    assert table.caption.startswith("Table 1. Imports")
    assert table.units_note == "(millions of U.S. dollars)"
    assert table.footnotes == ("Source: customs statistics.",)


def test_cells_know_the_headers_that_govern_them() -> None:
    document = with_table()
    cell = next(c for c in document.tables[0].cells if c.span.of(document.text) == "650")
    assert cell.row_path == ("Chips",)
    assert cell.col_path == ("2009",)
    assert not cell.is_header


def test_a_row_without_figures_governs_the_rows_below_it() -> None:
    rows = [
        ("Imports", "", ""),
        ("Chips", "310", "650"),
        ("Ships", "31", "65"),
        ("Exports", "", ""),
        ("Chips", "15", "25"),
    ]
    document = with_table(rows=rows)
    paths = [
        c.row_path for c in document.tables[0].cells if c.col == 1 and c.span.of(document.text).isdigit()
    ]
    assert paths[1:] == [("Imports", "Chips"), ("Imports", "Ships"), ("Exports", "Chips")]


def test_words_of_a_table_stand_in_no_other_block() -> None:
    document = with_table()
    table = next(block for block in document.blocks if block.kind is BlockKind.TABLE)
    assert document.tables[0].span == table.span
    assert document.text.count("1,605") == 1
    assert "1,605" in table.span.of(document.text)


def test_every_cell_has_its_box_on_the_page() -> None:
    document = with_table()
    for cell in document.tables[0].cells:
        for place in document.boxes(cell.span):
            assert place.bbox.x0 >= cell.bbox.x0 - 1
            assert place.bbox.bottom <= cell.bbox.bottom + 1


def test_prose_is_no_table() -> None:
    sheet = Sheet()
    for row in range(20):
        sheet.put(PROSE, 72, 100 + 12 * row)
    assert read_data(sheet.data(), "made.pdf", ocr="off").tables == ()


def test_two_columns_of_prose_are_no_table() -> None:
    sheet = Sheet()
    for row in range(20):
        sheet.put("the left column says what it has to say", 72, 100 + 12 * row)
        sheet.put("the right column goes on with its own words", 320, 100 + 12 * row)
    assert read_data(sheet.data(), "made.pdf", ocr="off").tables == ()


def test_the_scales_of_a_chart_are_no_table() -> None:
    sheet = Sheet()
    for row, tick in enumerate([450, 350, 250, 150, 50]):
        sheet.put(str(tick), 80, 100 + 30 * row).put(str(tick), 300, 100 + 30 * row)
    assert read_data(sheet.data(), "made.pdf", ocr="off").tables == ()


def test_tables_are_confident_where_columns_hold_figures() -> None:
    assert with_table().tables[0].confidence > 0.8


@pytest.mark.parametrize(
    "text",
    [
        "1,234",
        "-3.5",
        "(40)",
        "12%",
        "$92",
        "0.744***",
        "−1.2",
        "–",
        "n.a.",
        "1 234,5",
        "3.1ᵃ",
        "(0.018)",
        "0.096 (0.035)⁎⁎⁎",
        "0.12** [0.04]",
        "(102.7–103.6)",
        "[0.1, 0.3]",
    ],
)
def test_figures_are_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["Chips", "2008 imports", "Panel A", "", "ln(sales)"])
def test_words_are_not_numbers(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("caption", "units"),
    [
        ("Table 1. Imports (millions of dollars)", "(millions of dollars)"),
        ("Table 1. Imports, in percent", "in percent"),
        ("Table 1. Imports, billions of U.S. dollars", "billions of U.S. dollars"),
        ("Table 1. Imports in thousands of tons", "in thousands of tons"),
        ("Table 1. Imports (selected products)", ""),
        ("Table 1. A million reasons", ""),
    ],
)
def test_units_notes_are_found_in_captions(caption: str, units: str) -> None:
    assert find_units_note(caption) == units


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the maintainers' test data are not beside the checkout")
def test_a_lost_minus_sign_is_told_by_its_looks() -> None:
    path = SHARED / "corpus" / "field" / "tang" / "world_economy.pdf"
    document = read_data(path.read_bytes(), str(path), ocr="off")
    assert any("−" in cell.span.of(document.text) for table in document.tables for cell in table.cells)
