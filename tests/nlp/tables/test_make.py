import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Claim, Dim, Entity, Kind, Label, SlotSource
from corpus.document import Cell, Document, Table
from corpus.geometry import BBox, DocId, PageIndex, Span
from corpus.textmap import TextMap
from nlp.tables.cell_numbers import read_cell
from nlp.tables.make import table_claims

BOX = BBox(0, 0, 1, 1)


def document(rows: list[list[str]], caption: str = "", units_note: str = "") -> Document:
    """A document that is one table: first row and first column are headers."""
    text, cells = "", []
    for row, line in enumerate(rows):
        for col, word in enumerate(line):
            header = row == 0 or col == 0
            span = Span(len(text), len(text) + len(word))
            row_path = () if header else (line[0],)
            col_path = () if header else (rows[0][col],)
            cells.append(Cell(row, col, span, BOX, is_header=header, row_path=row_path, col_path=col_path))
            text += word + "\t"
    table = Table(
        PageIndex(0), BOX, Span(0, len(text)), len(rows), len(rows[0]), tuple(cells),
        caption=caption, units_note=units_note, confidence=0.9,
    )  # fmt: skip
    return Document(DocId("e" * 64), "t.pdf", text, TextMap.from_runs([]), (), (), (table,))


def one(header: str, cell: str, column: str = "2008", **notes: str) -> Claim:
    (claim,) = table_claims(document([["", column], [header, cell]], **notes))
    return claim


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("91,727", "91727", ""),
        ("(66,410)", "-66410", ""),
        ("−4.5", "-4.5", ""),
        ("12.5%", "12.5", "%"),
        ("0.47***", "0.47", ""),
        ("1,204 a", "1204", ""),
        ("$3.10", "3.10", "USD"),
        ("0,73", "0.73", ""),
        ("88.1³", "88.1", ""),
    ],
)
def test_cell_is_read_as_one_number(text: str, value: str, unit: str) -> None:
    found = read_cell(text)
    assert found is not None
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["", "n.a.", "–", "...", "-", "Total", "2001-2005", "12 of 30", "(3", "x"])
def test_missing_values_and_words_are_no_numbers(text: str) -> None:
    assert read_cell(text) is None


@pytest.mark.parametrize(
    ("note", "unit", "mult"),
    [
        ("(millions of U.S. dollars)", "USD", 6),
        ("(billion RMB)", "CNY", 9),
        ("(percent)", "%", 0),
        ("($ thousand)", "USD", 3),
        ("", "1", 0),
        ("($B)", "USD", 9),
        ("(US$ M)", "USD", 6),
        ("(EUR bn)", "EUR", 9),
    ],
)
def test_units_note_gives_unit_and_multiplier(note: str, unit: str, mult: int) -> None:
    figure = one("Imports", "91,727", units_note=note).figure
    assert (figure.unit, figure.mult, figure.value) == (unit, mult, Decimal(91727))


def test_header_of_shares_overrules_the_note_of_the_table() -> None:
    figure = one("Imports", "12.5", column="Share (%)", units_note="(millions of dollars)").figure
    assert (figure.unit, figure.mult, figure.kind) == ("%", 0, Kind.SHARE)


def test_slots_come_from_headers_and_caption_with_their_sources() -> None:
    places = (Entity(Span(0, 5), Label.PLACE, "place:CHN", "China", "test"),)
    made = document(
        [["", "2008"], ["Imports from China", "91,727"]], caption="Trade of the region, 2000-2008"
    )
    (claim,) = table_claims(made, places)
    sources = {slot.dim: (slot.code, slot.source) for slot in claim.slots}
    assert sources[Dim.PERIOD] == ("2008", SlotSource.COL_HEADER)
    assert sources[Dim.PARTNER] == ("CHN", SlotSource.ROW_HEADER)
    assert sources[Dim.FLOW] == ("M", SlotSource.ROW_HEADER)


@pytest.mark.parametrize(
    ("column", "cell"), [("Goods", "8504403000"), ("HS code", "850440"), ("SITC", "7764")]
)
def test_code_in_a_cell_is_no_figure(column: str, cell: str) -> None:
    assert table_claims(document([["", column], ["Inverters", cell]])) == ()


def test_claim_is_the_cell() -> None:
    made = document([["", "2008"], ["Imports", "91,727"]])
    (claim,) = table_claims(made)
    assert claim.sentence.of(made.text) == "91,727"
    assert claim.figure.cell is not None
    assert made.tables[claim.figure.cell.table].cells[claim.figure.cell.cell].span == claim.sentence


def test_headers_and_years_in_the_stub_make_no_claims() -> None:
    assert len(table_claims(document([["", "2008", "2009"], ["2001", "5", "n.a."]]))) == 1


@given(st.text(max_size=50))
def test_any_cell_is_read_without_error(text: str) -> None:
    found = read_cell(text)
    assert found is None or 0 <= found.start < found.end <= len(text)


def test_a_hundred_thousand_cells_take_time_in_proportion() -> None:
    small, large = _seconds(500), _seconds(4000)
    assert large < 1 + 14 * small


def _seconds(rows: int) -> float:
    made = document(
        [["", *map(str, range(1990, 2014))], *([f"Row {n}", *["1,234.5"] * 24] for n in range(rows))]
    )
    start = time.perf_counter()
    assert len(table_claims(made)) == rows * 24
    return time.perf_counter() - start


@pytest.mark.parametrize(
    ("rows", "claims"),
    [
        ([["Office", "Year created"], ["Weights", "1913"]], 0),
        ([["Office", "Staff"], ["Weights", "1913"]], 1),
        ([["", "Dues"], ["(2)", "40"]], 1),
    ],
)
def test_dates_and_numbers_of_rows_are_no_amounts(rows: list[list[str]], claims: int) -> None:
    assert len(table_claims(document(rows))) == claims
