"""Periods as ranges of months."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.check.compare.period_bounds import period_bounds


@pytest.mark.parametrize(
    ("code", "bounds"),
    [
        ("2008", (24096, 24108)),
        ("FY2008", (24096, 24108)),
        ("2008-Q2", (24099, 24102)),
        ("2008-H2", (24102, 24108)),
        ("2008-07", (24102, 24103)),
        ("2008-07-31", (24102, 24103)),
        ("2007/2008", (24084, 24108)),
        ("2008/", (24096, 25296)),
        ("/2008", (22908, 24108)),
        ("2009/2008", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_periods_are_months_from_year_nought(code: str, bounds: tuple[int, int] | None) -> None:
    assert period_bounds(code) == bounds


@given(st.text(max_size=20))
def test_any_text_may_be_a_period_code(code: str) -> None:
    found = period_bounds(code)
    assert found is None or found[0] < found[1]


@pytest.mark.parametrize(
    ("code", "first", "months"),
    [
        ("2008-Q1", 0, 3), ("2008-Q3", 6, 3), ("2008-Q4", 9, 3), ("2008-H1", 0, 6), ("2008-01", 0, 1),
        ("2008-12", 11, 1), ("CY2008", 0, 12), ("2008-03/2008-05", 2, 3), ("2008-Q1/2008-Q2", 0, 6),
        ("2008/2008-06", 0, 6), ("FY2008/FY2009", 0, 24), ("2008-11/2009-02", 10, 4),
    ],
)  # fmt: skip
def test_each_part_of_a_year_has_its_months(code: str, first: int, months: int) -> None:
    assert period_bounds(code) == (24096 + first, 24096 + first + months)


@pytest.mark.parametrize(
    "code", ["2008-Q5", "2008-H3", "208", "20081", "2008-1", "Q1 2008", "2008/2007", "/", "2008-06/2008-03"]
)
def test_what_is_no_period_has_no_bounds(code: str) -> None:
    assert period_bounds(code) is None
