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


@pytest.mark.parametrize(
    ("headers", "dim"),
    [
        (["2007"], None),
        (["2007", "2008"], Dim.PERIOD),
        (["2007", "2008", "Wages"], None),
        (["2007", "2008", "2009", "Wages", "Rents", "Taxes"], Dim.PERIOD),
        (["2007", "2008", "2009", "Wages", "Rents", "Taxes", "Fees"], None),
    ],
)
def test_an_axis_is_told_by_three_names_or_all_and_half_of_its_headers(
    headers: list[str], dim: Dim | None
) -> None:
    made = document([["", *headers], ["Mills", *map(str, range(len(headers)))]])
    assert axes_of(made, made.tables[0], HeaderReader(Names("", ()))).columns is dim


@pytest.mark.parametrize(("head", "dim"), [("Country" + "x" * 33, None), ("Country " + "x" * 32, Dim.AREA)])
def test_a_word_of_a_head_counts_whole(head: str, dim: Dim | None) -> None:
    made = document([[head, "Wages", "Rents"], ["Oz", "4", "5"], ["Nod", "6", "7"]])
    assert axes_of(made, made.tables[0], HeaderReader(Names("", ()))).rows is dim


def test_heads_beyond_forty_letters_are_sentences() -> None:
    made = document([["Country " + "x" * 33, "Wages", "Rents"], ["Oz", "4", "5"], ["Nod", "6", "7"]])
    assert axes_of(made, made.tables[0], HeaderReader(Names("", ()))).rows is None
