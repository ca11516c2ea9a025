from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures.numerals.digits import read_number
from nlp.figures.numerals.mixed_numbers import slash_fraction
from nlp.text.lexer import lex


def read(text: str) -> tuple[Decimal | None, int]:
    reading = read_number(lex(text), 0)
    assert reading is not None
    return reading.value, reading.mult


@pytest.mark.parametrize(
    ("text", "value", "mult"),
    [
        ("two and a half million crates", "2.5", 6),
        ("one and three quarters billion euros", "1.75", 9),
        ("four and three-quarters percent", "4.75", 0),
        ("six and two-thirds trillion yen", "6.6667", 12),
        ("a million and a half barrels", "1.5", 6),
        ("2 and a half tonnes", "2.5", 0),
        ("7½ million bricks", "7.5", 6),
        ("2 3/4 million bricks", "2.75", 6),
        ("3-1/2 percent", "3.5", 0),
        ("three point five percent", "3.5", 0),
        ("twelve point seven five percent", "12.75", 0),
        ("nought point five hectares", "0.5", 0),
        ("six point three billion", "6.3", 9),
        ("six dozen ovens", "72", 0),
        ("5 dozen saddles", "60", 0),
        ("half-a-dozen lenders", "6", 0),
        ("a dozen and a half barns", "18", 0),
        ("two and a half dozen kilns", "30", 0),
        ("3 thousand and 200 dollars", "3200", 0),
        ("4 hundred and fifty sheep", "450", 0),
        ("5 million 300 thousand rubles", "5300", 3),
        ("7 thousand 500 francs", "7500", 0),
        ("a hundred and fifty thousand looms", "150", 3),
    ],
)
def test_what_follows_the_whole_number_belongs_to_it(text: str, value: str, mult: int) -> None:
    assert read(text) == (Decimal(value), mult)


@pytest.mark.parametrize(
    ("text", "value", "mult"),
    [
        ("three and a quarter of them", "3", 0),
        ("6 hundred hens and 40 geese", "6", 2),
        ("5 million and 300 million", "5", 6),
        ("5 million 300 firms", "5", 6),
        ("five point to it", "5", 0),
        ("3k and 3 more", "3", 3),
    ],
)
def test_what_is_said_of_others_does_not(text: str, value: str, mult: int) -> None:
    assert read(text) == (Decimal(value), mult)


def test_words_that_only_look_like_a_decimal_point_end_the_number() -> None:
    tokens = lex("at one point five firms left")
    reading = read_number(tokens, 1)
    assert reading is not None
    assert reading.last == 2


@pytest.mark.parametrize("text", ["9/11", "24/7", "5/4", "1/2/3", "1 / 2", "1/"])
def test_dates_scores_and_wholes_are_no_fraction(text: str) -> None:
    assert slash_fraction(lex(text), 0) is None


@given(
    st.lists(st.sampled_from(["two", "and", "a", "half", "dozen", "point", "3", "/", "4", "million", "-"]))
)
def test_any_words_are_read_without_error(words: list[str]) -> None:
    tokens = lex(" ".join(words))
    for at in range(len(tokens)):
        reading = read_number(tokens, at)
        assert reading is None or reading.last <= len(tokens)


@pytest.mark.parametrize(
    ("text", "value", "mult"),
    [
        ("two and one-half tonnes", "2.5", 0),
        ("two and half tonnes", "2", 0),
        ("two and a half of them", "2.5", 0),
        ("two and three quarters of them", "2", 0),
        ("2.5 and a half", "2.5", 0),
        ("three point one four one five nine", "3.1415", 0),
        ("three point 5 percent", "3.5", 0),
        ("three point ten percent", "3", 0),
        ("3.5 point 2", "3.5", 0),
        ("six dozen", "72", 0),
        ("6 hundred and 40 hens", "640", 0),
        ("6 hundred 40 hens", "6", 2),
        ("7 thousand 99 francs", "7", 3),
        ("7 thousand 100 francs", "7100", 0),
        ("7 thousand and 9 francs", "7009", 0),
        ("2 million and 400 thousand", "2400", 3),
        ("2 million 400 thousand", "2400", 3),
        ("2 million and forty-one rubles", "2000041", 0),
        ("2.5 million and 400", "2.5", 6),
        ("2 trillion and 400", "2000000000400", 0),
        ("2 lakh and 400", "2", 5),
        ("two and a half million", "2.5", 6),
        ("two and a half", "2.5", 0),
    ],
)
def test_borders_of_what_belongs_to_a_number(text: str, value: str, mult: int) -> None:
    assert read(text) == (Decimal(value), mult)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1/2", "0.5"), ("3/8", "0.375"), ("1/3", "0.3333"), ("99/100", "0.99"), ("1/7", None), ("4/4", None)],
)
def test_slashes_part_units_in_which_people_break_them(text: str, value: str | None) -> None:
    assert slash_fraction(lex(text), 0) == (value and Decimal(value))
