"""Periods lie where they are on a line of years, and any text is a period or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.ask.timeline import Stretch, stretch_of


@pytest.mark.parametrize(
    ("period", "begin", "end"),
    [
        ("2008", 2008, 2009),
        ("FY2014", 2014, 2015),
        ("2002/2008", 2002, 2009),
        ("2018-07", 2018.5, 2018 + 7 / 12),
        ("2018-01", 2018, 2018 + 1 / 12),
        ("2018-12", 2018 + 11 / 12, 2019),
        ("2003-Q4", 2003.75, 2004),
        ("2003-Q1", 2003, 2003.25),
        ("2010-H1", 2010, 2010.5),
        ("2010-H2/2011", 2010.5, 2012),
        ("2001/", 2001, 2002),
        ("/1999", 1999, 2000),
        ("2018-13", 2018, 2019),
        ("2018-00", 2018, 2019),
    ],
)
def test_a_period_begins_and_ends_where_it_does(period: str, begin: float, end: float) -> None:
    found = stretch_of(period)
    assert found is not None
    assert (found.begin, found.end) == pytest.approx((begin, end))


@pytest.mark.parametrize("period", ["", "/", "recent years", "next 2008"])
def test_a_period_without_a_year_has_no_stretch(period: str) -> None:
    assert stretch_of(period) is None


def test_the_middle_lies_between_the_ends() -> None:
    assert Stretch(2000, 2004).middle == 2002


@given(st.text())
def test_any_text_is_a_stretch_in_order_or_none(text: str) -> None:
    found = stretch_of(text)
    assert found is None or found.begin < found.end
