import pytest

from corpus.annotations import Dim
from nlp.tables.axes import Axes
from nlp.tables.header_slots import HeaderReader
from nlp.tables.measures import measure_of, title_of
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
        ("Oz", "Wages", Axes(Dim.AREA), "Wages", "ind:wage"),
        ("Oz", "2008", Axes(Dim.AREA), "Staff of mills", ""),
        ("Guild", "Wages", Axes(), "Guild, Wages", "ind:wage"),
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


def test_without_words_nothing_is_measured() -> None:
    cell = document([["", "2008"], ["7", "4"]]).tables[0].cells[-1]
    assert measure_of(cell, Axes(), "", HeaderReader(Names("", ()))) is None
