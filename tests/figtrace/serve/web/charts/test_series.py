"""A series of published values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.serve.web.charts.series import Statement, plot, short


def _said(year: float, value: str, source: str = "A", *, disagrees: bool = False) -> Statement:
    return Statement(
        year, Decimal(value), None, None, source, f"{value} in {year}", "/documents/a", disagrees
    )


def test_later_values_stand_further_right_and_greater_ones_higher() -> None:
    first, last = plot([_said(2002, "10"), _said(2008, "90")], unit="USD").marks
    assert first.x < last.x
    assert first.y > last.y


def test_each_document_has_its_colour_and_the_eighth_is_shared() -> None:
    made = plot([_said(2000 + n, "1", f"Paper {n}") for n in range(12)], unit="%")
    assert [tone for tone, _ in made.legend] == [0, 1, 2, 3, 4, 5, 6, 7]
    assert made.legend[-1][1] == "5 other documents"


def test_an_interval_has_two_ends() -> None:
    one = Statement(2008, Decimal(50), Decimal(40), Decimal(60), "A", "", "")
    (mark,) = plot([one], unit="bp").marks
    assert mark.top < mark.y < mark.bottom


def test_what_another_source_contradicts_is_ringed() -> None:
    assert [mark.disagrees for mark in plot([_said(2008, "1", disagrees=True)], unit="%").marks] == [True]


@pytest.mark.parametrize(
    ("value", "said"),
    [(91.7e9, "91.7bn"), (1450e9, "1.45tn"), (2.5, "2.5"), (-65e9, "-65bn"), (0, "0"), (7200, "7.2k")],
)
def test_values_are_said_in_few_signs(value: float, said: str) -> None:
    assert short(value) == said


@given(
    st.lists(
        st.tuples(st.integers(1500, 2100), st.decimals("-1e40", "1e40")), min_size=1, max_size=12,
    )
)  # fmt: skip
def test_any_values_stand_inside_the_picture(values: list[tuple[int, Decimal]]) -> None:
    made = plot([Statement(year, value, None, None, "A", "", "") for year, value in values], unit="USD")
    assert all(made.left <= mark.x <= made.width and 0 <= mark.y <= made.height for mark in made.marks)
    assert 2 <= len(made.values) <= 9
