from dataclasses import replace

import pytest

from nlp.tables.cell_numbers import read_cell
from nlp.tables.counted_things import counted_thing
from nlp.tables.make import table_claims
from tests.nlp.tables.test_make import document


@pytest.mark.parametrize(
    ("header", "thing"),
    [
        ("Number of firms", "firm"),
        ("No. of large plants in towns", "plant"),
        ("# of products", "product"),
        ("All bridges (number)", "bridge"),
        ("Total number of the countries", "country"),
        ("Wages", ""),
        ("Number", ""),
        ("Number of", ""),
        ("Phone number (office)", ""),
    ],
)
def test_a_header_says_what_is_counted(header: str, thing: str) -> None:
    assert _of([["", header], ["Oz", "4"]]) == thing


@pytest.mark.parametrize(
    ("title", "thing"),
    [
        ("Total staff on duty, by town", "employee"),
        ("Number of employees in mills", "employee"),
        ("Guild (G) Full-Time Equivalent (FTE) positions by year", "position"),
        ("Total labor force classified by sex", "person"),
        ("Employment of weavers", "employee"),
        ("Average staff on duty", ""),
        ("Staff costs by town", ""),
        ("Exports of mills", ""),
        ("", ""),
    ],
)
def test_a_title_says_what_is_counted_where_headers_do_not(title: str, thing: str) -> None:
    assert _of([["", "1990"], ["Oz", "4"]], title) == thing


def test_a_fraction_counts_nothing_and_a_header_of_shares_none_of_the_title() -> None:
    assert _of([["", "Number of firms"], ["Oz", "4.5"]]) == ""
    assert _of([["", "Share"], ["Oz", "4"]], "Total staff on duty") == ""


def test_a_bare_header_counts_what_stands_above_or_below_it() -> None:
    table = document([["", "Mills"], ["Oz", "4"]]).tables[0]
    cell, value = table.cells[-1], read_cell("4")
    assert value is not None
    assert counted_thing(replace(cell, col_path=("Mills", "Number")), value, "") == "mill"
    assert counted_thing(replace(cell, col_path=("Number of", "Mills")), value, "") == "mill"
    assert counted_thing(replace(cell, col_path=("Mills", "Pay")), value, "") == ""


def test_what_is_counted_is_the_unit_of_a_cell_without_one() -> None:
    rows = [["", "Number of firms", "Number of firms (%)"], ["Oz", "4", "5"]]
    assert [claim.figure.unit for claim in table_claims(document(rows))] == ["{firm}", "%"]


def _of(rows: list[list[str]], title: str = "") -> str:
    cell, value = document(rows).tables[0].cells[-1], read_cell(rows[-1][-1])
    assert value is not None
    return counted_thing(cell, value, title)
