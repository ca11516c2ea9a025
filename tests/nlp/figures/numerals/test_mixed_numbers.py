from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures.numerals.digits import read_number
from nlp.figures.numerals.mixed_numbers import slash_fraction
from nlp.text.lexer import lex
from tests.nlp.figures.told import told


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It has 2 and a half million mills.", "2 and a half million mills = 2.5e6 {mill} count"),
        ("It has 2 and a half mills.", "2 and a half mills = 2.5 {mill} count"),
        ("It has 2 and a quarter of the mills.", "2 = 2 1 level; a quarter = 0.25 1 share"),
        ("It has 2 and a half of the mills.", "2 and a half of the mills = 2.5 {mill} count"),
        (
            "It has 2 and three quarters million mills.",
            "2 and three quarters million mills = 2.75e6 {mill} count",
        ),
        (
            "It has 2 and three-quarters million mills.",
            "2 and three-quarters million mills = 2.75e6 {mill} count",
        ),
        ("It has 2 and 3/4 million mills.", "2 and 3/4 million mills = 2.75e6 {mill} count"),
        ("It has 2 and ½ million mills.", "2 and ½ million mills = 2.5e6 {mill} count"),
        ("It has 2 and mills.", "2 = 2 1 level"),
        ("It has 2.5 and a half mills.", "2.5 = 2.5 1 statistic; half = 0.5 1 share"),
        ("It has two and a half dozen mills.", "two and a half dozen mills = 30.0 {mill} count"),
        ("It has 3 dozen mills.", "3 dozen mills = 36 {mill} count"),
        ("It has 3-dozen mills.", "3-dozen mills = 36 {mill} count"),
        ("It has a dozen and a half mills.", "a dozen and a half mills = 18.0 {mill} count"),
        ("It has two point five million mills.", "two point five million mills = 2.5e6 {mill} count"),
        (
            "It has two point five seven million mills.",
            "two point five seven million mills = 2.57e6 {mill} count",
        ),
        (
            "It has two point five seven three one mills.",
            "two point five seven three one mills = 2.5731 {mill} count",
        ),
        (
            "It has two point ten million mills.",
            "two point ten million mills = 2 {mill} count; ten million mills = 10e6 {mill} count",
        ),
        ("It has two point mills.", "two point mills = 2 {mill} count"),
        ("At one point five mills closed.", "one rhetorical; five mills = 5 {mill} count"),
        ("It has 2 point 5 million mills.", "2 point 5 million mills = 2.5e6 {mill} count"),
        ("It has 6 hundred and 40 mills.", "6 hundred and 40 mills = 640 {mill} count"),
        ("It has 6 hundred 40 mills.", "6 hundred = 6e2 1 level; 40 mills = 40 {mill} count"),
        ("It has 7 thousand 500 mills.", "7 thousand 500 mills = 7500 {mill} count"),
        ("It has 7 thousand 50 mills.", "7 thousand = 7e3 1 level; 50 mills = 50 {mill} count"),
        ("It has 7 thousand and 50 mills.", "7 thousand and 50 mills = 7050 {mill} count"),
        ("It has 7k and 50 mills.", "7k = 7e3 {mill} count; 50 mills = 50 {mill} count"),
        (
            "It has 2 million and 400 thousand mills.",
            "2 million and 400 thousand mills = 2400e3 {mill} count",
        ),
        ("It has 2 million 400 thousand mills.", "2 million 400 thousand mills = 2400e3 {mill} count"),
        (
            "It has 2 million and 400 million mills.",
            "2 million = 2e6 {mill} count; 400 million mills = 400e6 {mill} count",
        ),
        ("It has 2 million and forty-five mills.", "2 million and forty-five mills = 2000045 {mill} count"),
        (
            "It has 2 million and forty ten mills.",
            "2 million and forty ten mills = 2000040 {mill} count; ten mills = 10 {mill} count",
        ),
        ("It has 2 million and five mills.", "2 million and five mills = 2000005 {mill} count"),
        (
            "It has 2 million and five hundred mills.",
            "2 million = 2e6 {mill} count; five hundred mills = 500 {mill} count",
        ),
        (
            "Between 2 million and 400 thousand mills closed.",
            "2 million and 400 thousand mills = 2000..400e3 {mill} count",
        ),
        (
            "It has $2 million and 400 thousand mills.",
            "$2 million = 2e6 USD level; 400 thousand mills = 400e3 {mill} count",
        ),
        ("It has 2 million and 4000 mills.", "2 million = 2e6 {mill} count; 4000 mills = 4000 {mill} count"),
        ("It has 2 lakh and 400 mills.", "2 lakh = 2e5 {mill} count; 400 mills = 400 {mill} count"),
        ("It has 3/4 of it.", "3/4 = 0.75 1 share"),
        ("It has 3/4/98 of it.", "3 date; 4 date; 98 date"),
        ("It has 9/11 of it.", "9 math; 11 math"),
        ("It has 24/7 of it.", "24 math; 7 math"),
        ("It has 5/4 of it.", "5 math; 4 math"),
        ("It has 1/1000 of it.", "1 math; 1000 math"),
        ("It has 1/128 of it.", "1/128 = 0.0078125 1 share"),
        ("It has 3 /4 of it.", "3 math; 4 math"),
        ("It has 2 3/4 million mills.", "2 3/4 million mills = 2.75e6 {mill} count"),
        ("It has 2-3/4 million mills.", "2-3/4 million mills = 2.75e6 {mill} count"),
        (
            "It has 2.5 3/4 million mills.",
            "2.5 = 2.5 1 statistic; 3/4 = 0.75 1 share; million mills = 1e6 {mill} count",
        ),
        ("It has 2½ million mills.", "2½ million mills = 2.5e6 {mill} count"),
        ("It has ½ of it.", "½ = 0.5 1 share"),
    ],
)
def test_parts_behind_a_whole_number_belong_to_it_or_do_not(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is 2 and", "2 = 2 1 level"),
        ("It is 1/3 of it.", "1/3 = 0.3333 1 share"),
        ("It is 1/5 of it.", "1/5 = 0.2 1 share"),
        ("It is 1/6 of it.", "1/6 = 0.1667 1 share"),
        ("It is 1/8 of it.", "1/8 = 0.125 1 share"),
        ("It is 1/16 of it.", "1/16 = 0.0625 1 share"),
        ("It is 1/32 of it.", "1/32 = 0.03125 1 share"),
        ("It is 1/64 of it.", "1/64 = 0.015625 1 share"),
        ("It is 1/100 of it.", "1/100 = 0.01 1 share"),
        ("It is 1/ 2 of it.", "1 math; 2 math"),
        ("It is 1.5/2 of it.", "1.5 math; 2 math"),
        ("It has 3 million dozen mills.", "3 million dozen mills = 3e6 {mill} count"),
        ("It has 6 hundred and forty five mills.", "6 hundred and forty five mills = 645 {mill} count"),
        ("It has 2 hundred and 100 mills.", "2 hundred = 2e2 {mill} count; 100 mills = 100 {mill} count"),
        ("It has 2 billion and 5 million mills.", "2 billion and 5 million mills = 2005e6 {mill} count"),
    ],
)
def test_fractions_and_smaller_parts_join_their_whole(text: str, said: str) -> None:
    assert told(text) == said
