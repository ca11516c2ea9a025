from decimal import Decimal

import pytest

from bench.quantities.extract import Quantity, to_quantities
from nlp.figures.scan import find_figures


def quantities(text: str) -> tuple[Quantity, ...]:
    return to_quantities(text, find_figures(text))


@pytest.mark.parametrize(
    ("text", "value", "unit", "change"),
    [
        ("It has more than 2 million users.", "2000000", "users", ">"),
        ("Prices fell 4 percent.", "4", "%", "down"),
        ("About 30 small shops closed.", "30", "small shops", "~"),
        ("She is 31 years old.", "31", "year of age", "="),
        ("One of the finest hotels.", "1", "fine hotels", "="),
    ],
)
def test_quantity_is_in_base_units_with_its_words(text: str, value: str, unit: str, change: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.unit, found.change) == (Decimal(value), unit, change)


@pytest.mark.parametrize(
    ("text", "unit", "change"),
    [
        ("It pays $350 a month.", "USD/month", "="),
        ("He died at the age of 71.", "year of age", "="),
        ("Just under 20 percent left.", "%", "<"),
        ("Nearly 20 percent left.", "%", "~"),
    ],
)
def test_units_and_hedges_are_put_as_others_do(text: str, unit: str, change: str) -> None:
    (found,) = quantities(text)
    assert (found.unit, found.change) == (unit, change)


def test_third_is_a_third_and_not_four_places() -> None:
    (found,) = quantities("A third of the firms left.")
    assert found.value == Decimal(1) / Decimal(3)


def test_ends_of_a_change_are_one_range() -> None:
    (found,) = quantities("The rate fell from 8 percent to 5 percent.")
    assert (found.value, found.lo, found.hi) == (None, Decimal(8), Decimal(5))


def test_multiples_in_words_are_left_out() -> None:
    assert quantities("It is twice as large.") == ()
