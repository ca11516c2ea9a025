"""Figures as numbers: magnitude, precision, and what their wording admits."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Direction, Hedge, Interval
from figtrace.check.compare.amounts import (
    amount,
    base_step,
    base_value,
    plain,
    rounds_to,
    significant_digits,
    step_of,
)
from figtrace.check.compare.relations import relate
from tests.figtrace.check.builders import figure

NUMBERS = st.decimals(min_value=1, max_value=9999, places=2)


def test_the_printed_digits_tell_the_precision() -> None:
    billions = figure("$12.50 billion")
    assert (step_of(billions), base_step(billions)) == (Decimal("0.01"), Decimal("1E+7"))
    assert base_value(billions) == Decimal("12500000000")
    assert step_of(figure("300 firms")) == 1


def test_a_range_has_the_precision_of_its_first_end_and_no_value() -> None:
    span = figure("5.5 to 10 percent")
    assert step_of(span) == Decimal("0.1")
    assert base_value(span) == 0
    assert amount(span).value is None
    assert significant_digits(span) == 2


@pytest.mark.parametrize(
    ("text", "digits"), [("5 percent", 1), ("0.050 percent", 1), ("1,200 firms", 2), ("12.45 percent", 4)]
)
def test_zeros_at_either_end_are_not_significant(text: str, digits: int) -> None:
    assert significant_digits(figure(text)) == digits


def test_an_amount_is_a_magnitude_with_its_sign_apart() -> None:
    down = amount(replace(figure("5 percent"), direction=Direction.DOWN))
    up = amount(replace(figure("5 percent"), direction=Direction.UP))
    assert (down.value, up.value) == (Decimal(5), Decimal(5))
    assert (down.sign, up.sign) == (-1, 1)
    assert amount(figure("5 percent")).sign == 0
    assert amount(replace(figure("5 percent"), direction=Direction.DOWN), signed=False).sign == 0


def test_of_a_negative_number_the_interval_is_turned_round() -> None:
    box = Interval(Decimal("-6"), Decimal("-4"), closed_lo=True, closed_hi=False)
    low = amount(replace(figure("5 percent"), value=Decimal(-5), interval=box))
    assert (low.value, low.lo, low.hi) == (Decimal(5), Decimal(4), Decimal(6))
    assert low.sign == -1
    assert (low.closed_lo, low.closed_hi) == (False, True)


def test_a_negative_range_is_negative_by_its_upper_end() -> None:
    span = replace(figure("5 to 10 percent"), lo=Decimal(-10), hi=Decimal(-5))
    assert amount(span).sign == -1
    assert amount(figure("5 to 10 percent")).sign == 0


def test_an_interval_that_is_open_at_an_end_admits_no_such_number() -> None:
    box = amount(replace(figure("5 percent"), interval=Interval(Decimal(4), Decimal(6), True, False)))
    assert [box.admits(Decimal(n)) for n in (3, 4, 5, 6)] == [False, True, True, False]
    lowest = amount(replace(figure("5 percent"), interval=Interval(Decimal(4), None, False, False)))
    assert [lowest.admits(Decimal(n)) for n in (4, 5, 999)] == [False, True, True]


def test_a_conversion_scales_all_but_sign_and_hedge() -> None:
    one = figure("about 5 tonnes")
    in_kilos = amount(one, Decimal(1000))
    plainly = amount(one)
    assert plainly.value is not None
    assert plainly.lo is not None
    assert (in_kilos.value, in_kilos.step) == (plainly.value * 1000, plainly.step * 1000)
    assert in_kilos.lo == plainly.lo * 1000
    assert in_kilos.hedge is plainly.hedge is Hedge.ABOUT


@pytest.mark.parametrize(
    ("number", "target", "step", "rounds"),
    [
        ("5.24", "5.2", "0.1", True),
        ("5.25", "5.3", "0.1", True),
        ("5.25", "5.2", "0.1", True),
        ("5.26", "5.2", "0.1", False),
        ("5.35", "5.3", "0.1", False),
        ("71", "70", "10", True),
        ("91", "70", "10", False),
    ],
)
def test_halves_may_be_rounded_up_or_to_even(number: str, target: str, step: str, *, rounds: bool) -> None:
    assert rounds_to(Decimal(number), Decimal(target), Decimal(step)) is rounds


@pytest.mark.parametrize(
    ("number", "text"), [("0.50", "0.5"), ("1.2E+3", "1200"), ("-14", "-14"), ("0", "0")]
)
def test_numbers_are_printed_without_exponents_and_zeros(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@given(NUMBERS)
def test_another_power_of_ten_is_the_same_figure(number: Decimal) -> None:
    in_millions, in_thousands = f"${number} million", f"${number * 1000:f} thousand"
    there, back = figure(in_millions), figure(in_thousands)
    assert base_value(there) == base_value(back)
    assert relate(there, back).relation is relate(there, there).relation


@given(NUMBERS)
def test_a_number_admits_itself_in_any_unit(number: Decimal) -> None:
    one = figure(f"{number} tonnes")
    for factor in (Decimal(1), Decimal(1000), Decimal("0.001")):
        made = amount(one, factor)
        assert made.value is not None
        assert made.admits(made.value)
