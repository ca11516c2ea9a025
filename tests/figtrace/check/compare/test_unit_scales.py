"""Units on one scale."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.check.compare.unit_scales import Conversion, Sameness, convert


@pytest.mark.parametrize(
    ("draft", "source", "factor"),
    [
        ("USD", "USD", "1"),
        ("GW", "MW", "0.001"),
        ("MW", "TW", "1000000"),
        ("kg", "t", "1000"),
        ("1", "%", "0.01"),
        ("%", "1", "100"),
        ("pp", "bp", "0.01"),
        ("month", "year", "12"),
        ("USD/MWh", "USD/MWh", "1"),
        ("{firm}", "{company}", "1"),
        ("{firm}", "1", "1"),
    ],
)
def test_units_of_one_dimension_convert(draft: str, source: str, factor: str) -> None:
    assert convert(draft, source) == Conversion(Sameness.SAME, Decimal(factor))


@pytest.mark.parametrize(
    ("draft", "source", "sameness"),
    [
        ("USD", "EUR", Sameness.CURRENCY),
        ("USD/MWh", "EUR/MWh", Sameness.CURRENCY),
        ("USD/MWh", "EUR/kg", Sameness.DIFFERENT),
        ("%", "pp", Sameness.PCT_PP),
        ("pp", "%", Sameness.PCT_PP),
        ("GW", "USD", Sameness.DIFFERENT),
        ("MW", "MWh", Sameness.DIFFERENT),
        ("USD", "", Sameness.UNSTATED),
        ("{firm}", "%", Sameness.DIFFERENT),
    ],
)
def test_units_that_are_not_the_same_are_told_apart(draft: str, source: str, sameness: Sameness) -> None:
    assert convert(draft, source).sameness is sameness


def test_a_bare_number_has_no_unit_only_in_a_table() -> None:
    assert convert("USD", "1", in_table=True).sameness is Sameness.UNSTATED
    assert convert("USD", "1").sameness is Sameness.ELIDED


@pytest.mark.parametrize(
    ("draft", "source"),
    [("1", "USD"), ("USD", "1"), ("bbl", "bbl/day"), ("GW/year", "GW"), ("USD/{firm}", "USD")],
)
def test_a_unit_may_stand_in_the_words_beside_a_number(draft: str, source: str) -> None:
    assert convert(draft, source).sameness is Sameness.ELIDED


def test_what_is_per_something_is_brought_to_its_scale() -> None:
    assert convert("kWh", "TWh/year").factor == Decimal(10) ** 9


@pytest.mark.parametrize(("draft", "source"), [("bbl/day", "bbl/year"), ("GW", "bbl/day"), ("{firm}", "USD")])
def test_other_units_stay_apart(draft: str, source: str) -> None:
    assert convert(draft, source).sameness is Sameness.DIFFERENT


_units = st.sampled_from(
    ["USD", "EUR", "%", "pp", "bp", "1", "GW", "MW", "kg", "t", "{firm}", "USD/MWh", "month"]
)


@given(_units, _units)
def test_conversion_there_and_back_is_no_change(left: str, right: str) -> None:
    there, back = convert(left, right), convert(right, left)
    assert there.sameness is back.sameness
    assert there.factor * back.factor == 1


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_two_texts_can_be_asked(left: str, right: str) -> None:
    assert convert(left, right).factor > 0
