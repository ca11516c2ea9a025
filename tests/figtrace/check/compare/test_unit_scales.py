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


@pytest.mark.parametrize(
    ("prefix", "power"),
    [
        ("k", 3),
        ("K", 3),
        ("M", 6),
        ("G", 9),
        ("T", 12),
        ("P", 15),
        ("c", -2),
        ("m", -3),
        ("μ", -6),
        ("µ", -6),
        ("n", -9),
    ],
)
@pytest.mark.parametrize("base", ["W", "g", "m", "Hz", "V"])
def test_each_prefix_is_its_power_of_ten_of_any_base(prefix: str, power: int, base: str) -> None:
    assert convert(base, prefix + base) == Conversion(Sameness.SAME, Decimal(10) ** power)
    assert convert(prefix + base, base) == Conversion(Sameness.SAME, Decimal(10) ** -power)


@pytest.mark.parametrize(
    ("draft", "source", "factor"),
    [
        ("month", "quarter", 3),
        ("quarter", "year", 4),
        ("day", "week", 7),
        ("minute", "hour", 60),
        ("bp", "pp", 100),
        ("kg", "tonne", 1000),
        ("{point}", "pp", 1),
        ("MW/km", "GW/km", 1000),
    ],
)
def test_other_scales_have_their_own_factors(draft: str, source: str, factor: int) -> None:
    found = convert(draft, source)
    assert found.sameness is Sameness.SAME
    assert round(found.factor, 9) == factor


@pytest.mark.parametrize(
    ("draft", "source", "sameness"),
    [
        ("%", "{point}", Sameness.UNSTATED),
        ("", "USD", Sameness.UNSTATED),
        ("%", "{firm}", Sameness.DIFFERENT),
        ("month", "day", Sameness.DIFFERENT),
        ("hour", "day", Sameness.DIFFERENT),
        ("usd", "EUR", Sameness.DIFFERENT),
        ("USDX", "EUR", Sameness.DIFFERENT),
        ("MW/km", "MW/h", Sameness.DIFFERENT),
        ("xW", "W", Sameness.DIFFERENT),
    ],
)
def test_what_has_no_common_scale_is_not_converted(draft: str, source: str, sameness: Sameness) -> None:
    assert convert(draft, source) == Conversion(sameness)
