import pytest

from corpus.annotations import Dim
from nlp.tables.axes import axes_of
from nlp.tables.header_slots import HeaderReader
from nlp.tables.names import Names
from tests.nlp.tables.test_make import document


@pytest.mark.parametrize(
    ("head", "dim"),
    [
        ("Country", Dim.AREA),
        ("Industry", Dim.PRODUCT),
        ("Destination", Dim.PARTNER),
        ("", None),
        ("Number of firms", None),
    ],
)
def test_the_head_of_the_stub_says_what_its_rows_are(head: str, dim: Dim | None) -> None:
    made = document([[head, "Wages", "Rents"], ["Oz", "4", "5"], ["Nod", "6", "7"]])
    assert axes_of(made, made.tables[0], HeaderReader(Names("", ()))).rows is dim


def test_columns_that_are_years_are_periods() -> None:
    made = document([["", "2007", "2008", "2009"], ["Wages", "4", "5", "6"]])
    assert axes_of(made, made.tables[0], HeaderReader(Names("", ()))).columns is Dim.PERIOD
