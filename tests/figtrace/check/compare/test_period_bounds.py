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
