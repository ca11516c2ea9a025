"""Totals of a draft's own tables are added up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figtrace.check.own_arithmetic.in_tables import table_slips
from tests.figtrace.check.builders import annotator, table_document

HEADER = ["Country", "2001", "2002", "2003"]


def slips(rows: list[list[str]], header: list[str] = HEADER) -> list[tuple[str, str]]:
    """Surface and arithmetic of each slip of a table of harvests."""
    document = table_document("Harvest of barley (million tons)", header, rows, "million tons")
    found = table_slips(document.tables, annotator()(document).claims)
    return [(slip.figure.of(document.text).strip(), slip.arithmetic) for slip in found]


def test_a_total_that_fails_beside_totals_that_hold_is_a_slip() -> None:
    rows = [
        ["France", "10.4", "11.7", "12.0"],
        ["Spain", "20.1", "24.6", "25.0"],
        ["Total", "30.5", "38.3", "37.0"],
    ]
    assert slips(rows) == [("38.3", "11.7 + 24.6 = 36.3")]


def test_a_total_across_is_added_up_too() -> None:
    rows = [
        ["France", "10.4", "11.7", "22.1"],
        ["Spain", "20.1", "24.6", "49.7"],
        ["Italy", "1.5", "2.5", "4.0"],
    ]
    assert slips(rows, ["Country", "Winter", "Summer", "Total"]) == [("49.7", "20.1 + 24.6 = 44.7")]


def test_a_total_above_its_parts_is_added_up_too() -> None:
    rows = [
        ["Total", "30.5", "38.3", "37.0"],
        ["France", "10.4", "11.7", "12.0"],
        ["Spain", "20.1", "24.6", "25.0"],
    ]
    assert slips(rows) == [("38.3", "11.7 + 24.6 = 36.3")]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["France", "10.4", "11.7", "12.0"],
            ["Spain", "20.1", "24.6", "25.0"],
            ["Total", "90.5", "98.3", "97.0"],
        ],
        [
            ["France", "10.4", "11.7", "12.0"],
            ["Spain", "20.1", "24.6", "25.0"],
            ["Total", "30.4", "36.4", "37.1"],
        ],
        [
            ["France", "10.4", "11.7", "12.0"],
            ["Spain", "20.1", "24.6", "25.0"],
            ["Mean", "15.3", "19.0", "18.5"],
        ],
        [
            ["France", "10.4", "", "12.0"],
            ["Spain", "20.1", "24.6", "25.0"],
            ["Total", "30.5", "38.3", "37.0"],
        ],
    ],
)
def test_incomplete_rounded_and_other_lines_are_no_slips(rows: list[list[str]]) -> None:
    assert slips(rows) == []


def test_a_column_of_another_kind_is_not_added_up() -> None:
    rows = [
        ["France", "10.4", "11.7", "12.4"],
        ["Spain", "20.1", "24.6", "22.5"],
        ["Total", "30.5", "36.3", "19.0"],
    ]
    assert slips(rows, ["Country", "2001", "2002", "Percentage change"]) == []


@settings(deadline=None)  # a machine that does other things may take longer than Hypothesis grants
@given(st.lists(st.tuples(*[st.integers(1, 99999)] * 3), min_size=2, max_size=5))
def test_true_totals_are_never_slips(parts: list[tuple[int, int, int]]) -> None:
    rows = [[f"Region {chr(65 + at)}", *map(str, row)] for at, row in enumerate(parts)]
    totals = [str(sum(row[col] for row in parts)) for col in range(3)]
    assert slips([*rows, ["Total", *totals]]) == []


@pytest.mark.parametrize(
    ("last", "found"), [("2003", [("19.0", "12.4 + 22.5 = 34.9")]), ("Mean", []), ("Share (%)", [])]
)
def test_columns_of_shares_and_means_are_not_added_up(last: str, found: list[tuple[str, str]]) -> None:
    rows = [
        ["France", "10.4", "11.7", "12.4"],
        ["Spain", "20.1", "24.6", "22.5"],
        ["Total", "30.5", "36.3", "19.0"],
    ]
    assert slips(rows, ["Country", "2001", "2002", last]) == found
