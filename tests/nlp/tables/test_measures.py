from dataclasses import replace

import pytest

from corpus.annotations import Dim, SlotSource
from nlp.tables.axes import Axes
from nlp.tables.header_slots import HeaderReader
from nlp.tables.measures import governing, measure_of, title_of
from nlp.tables.names import Names
from tests.nlp.tables.test_make import document


@pytest.mark.parametrize(
    ("caption", "title"),
    [
        ("Table 3. Exports, 1990-2000", "Exports"),
        ("TABLE A.2: Wages by trade", "Wages by trade"),
        ("Staff at the end of the year", "Staff at the end of the year"),
        ("Table 4", ""),
    ],
)
def test_title_is_the_caption_without_number_and_years(caption: str, title: str) -> None:
    assert title_of(caption) == title


@pytest.mark.parametrize(
    ("row", "column", "axes", "measure", "code"),
    [
        ("Oz", "Wages", Axes(Dim.AREA), "Staff of mills: Wages", "ind:wage"),
        ("Oz", "2008", Axes(Dim.AREA), "Staff of mills", ""),
        ("Oz", "Change", Axes(Dim.AREA, Dim.PERIOD), "Staff of mills: Change", ""),
        ("Oz", "2008", Axes(Dim.AREA, Dim.PERIOD), "Staff of mills", ""),
        ("Oz", "90%", Axes(Dim.AREA), "Staff of mills: 90%", ""),
        ("Oz", "%Δw", Axes(Dim.AREA), "Staff of mills: %Δw", ""),
        ("Oz", "Staff of all mills", Axes(Dim.AREA), "Staff of all mills", ""),
        ("Oz", "Export tax", Axes(Dim.AREA), "Staff of mills: Export tax", ""),
        ("Oz", "Staff on duty", Axes(Dim.AREA), "Staff of mills: Staff on duty", ""),
        ("Guild", "Wages", Axes(), "Staff of mills: Guild, Wages", "ind:wage"),
        ("Guild", "2008", Axes(), "Staff of mills: Guild", ""),
    ],
)
def test_measure_is_what_headers_say_besides_names(
    row: str, column: str, axes: Axes, measure: str, code: str
) -> None:
    cell = document([["", column], [row, "4"]]).tables[0].cells[-1]
    slot = measure_of(cell, axes, "Table 1. Staff of mills", HeaderReader(Names("", ())))
    assert slot is not None
    assert (slot.surface, slot.code) == (measure, code)


@pytest.mark.parametrize(
    ("row", "heads"),
    [
        (("Panel B: Men", "Pay"), ["Mean"]),
        (("Pay",), ["Panel A: Women", "Mean"]),
        (("Panel A: Women", "Pay"), ["Panel A: Women", "Mean"]),
    ],
)
def test_a_panel_over_the_columns_governs_no_rows_of_another(row: tuple[str, ...], heads: list[str]) -> None:
    plain = document([["", "x"], ["y", "4"]]).tables[0].cells[-1]
    cell = replace(plain, row_path=row, col_path=("Panel A: Women", "Mean", "0.05"))
    assert [head for head, source in governing(cell) if source is SlotSource.COL_HEADER] == heads


def test_without_words_nothing_is_measured() -> None:
    cell = document([["", "2008"], ["7", "4"]]).tables[0].cells[-1]
    assert measure_of(cell, Axes(), "", HeaderReader(Names("", ()))) is None
