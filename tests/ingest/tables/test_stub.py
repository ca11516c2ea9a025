"""Names of rows that govern the rows below them."""

from __future__ import annotations

from ingest.tables.stub import Stub


def test_rows_at_one_edge_govern_nothing() -> None:
    stub = Stub()
    assert stub.under_row(80, "Barley") == ("Barley",)
    assert stub.under_row(80, "Maize") == ("Maize",)
    assert stub.under_row(80.9, "Rye") == ("Rye",)


def test_a_row_that_stands_further_right_is_below_the_one_above() -> None:
    stub = Stub()
    stub.under_row(80, "Grain")
    assert stub.under_row(90, "Barley") == ("Grain", "Barley")
    assert stub.under_row(90, "Maize") == ("Grain", "Maize")
    assert stub.under_row(80, "Wool") == ("Wool",)


def test_a_heading_governs_rows_at_its_own_edge() -> None:
    stub = Stub()
    assert stub.under_heading(80, "Exports") == ("Exports",)
    assert stub.under_row(80, "Barley") == ("Exports", "Barley")
    assert stub.under_row(80, "Maize") == ("Exports", "Maize")
    assert stub.under_heading(80, "Imports") == ("Imports",)


def test_a_heading_whose_rows_are_indented_ends_where_one_is_not() -> None:
    stub = Stub()
    stub.under_heading(80, "Exports")
    assert stub.under_row(90, "Barley") == ("Exports", "Barley")
    assert stub.under_row(80, "Total") == ("Total",)


def test_a_heading_right_below_another_goes_on_with_it() -> None:
    stub = Stub()
    stub.under_heading(80, "Panel A")
    assert stub.under_heading(80, "Exports") == ("Panel A", "Exports")
    assert stub.under_row(80, "Barley") == ("Panel A", "Exports", "Barley")


def test_a_heading_further_left_begins_anew() -> None:
    stub = Stub()
    stub.under_heading(100, "Exports")
    assert stub.under_heading(80, "Panel B") == ("Panel B",)


def test_a_row_further_left_than_its_heading_moves_the_heading() -> None:
    stub = Stub()
    stub.under_heading(120, "Exports")
    assert stub.under_row(80, "Barley") == ("Exports", "Barley")
    assert stub.under_row(80, "Maize") == ("Exports", "Maize")
    assert stub.path == ("Exports", "Maize")
