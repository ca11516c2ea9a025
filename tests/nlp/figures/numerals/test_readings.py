from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures.numerals.readings import divide, share_of_few
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex


@pytest.mark.parametrize(
    ("top", "bottom", "value"), [(1, 4, "0.25"), (2, 3, "0.6667"), (1, 128, "0.0078125")]
)
def test_fractions_end_soon_or_at_four_places(top: int, bottom: int, value: str) -> None:
    assert divide(Decimal(top), bottom) == Decimal(value)


@given(st.integers(1, 99), st.integers(1, 1000))
def test_fraction_is_near_the_true_one(top: int, bottom: int) -> None:
    assert abs(divide(Decimal(top), bottom) - Decimal(top) / Decimal(bottom)) <= Decimal("0.00005")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9 out of 10", "0.9"),
        ("1 in 5", "0.2"),
        ("3 out of 4", "0.75"),
        ("1 in 200", "0.005"),
        ("2 of every five", "0.4"),
        ("2 in every 5", "0.4"),
        ("7 out of every ten", "0.7"),
    ],
)
def test_some_of_few_are_a_share(text: str, value: str) -> None:
    tokens = lex(text)
    found = share_of_few(tokens, 0, 1, Decimal(tokens[0].text))
    assert found is not None
    assert found.value == Decimal(value)


@pytest.mark.parametrize(
    "text", ["9 in 10 years", "5 in 3", "40 in 2009", "2 in 27", "1 in 27", "2 in 10 percent", "3 of 4"]
)
def test_other_numbers_behind_in_are_no_wholes(text: str) -> None:
    tokens = lex(text)
    assert share_of_few(tokens, 0, 1, Decimal(tokens[0].text)) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one in twenty-five were", "0.04"),
        ("one child in three might", "0.3333"),
        ("three workers in ten.", "0.3"),
        ("three cases out of five (in all)", "0.6"),
        ("two firms in a hundred", "0.02"),
    ],
)
def test_what_is_counted_may_stand_before_the_whole(text: str, value: str) -> None:
    found = [(str(figure.value), figure.unit) for figure in find_figures(text).figures]
    assert found == [(value, "1")]


@pytest.mark.parametrize("text", ["two firms in three countries", "one in 20 years", "two firms in 2009"])
def test_places_and_times_are_no_whole(text: str) -> None:
    assert all(figure.unit != "1" for figure in find_figures(text).figures)
