from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures.numerals.digits import read_number
from nlp.figures.numerals.number_words import STARTERS
from nlp.figures.numerals.readings import Style
from nlp.text.lexer import lex
from tests.nlp.figures.told import told


def read(text: str) -> tuple[str, int, Style]:
    tokens = lex(text)
    for first in range(len(tokens)):
        reading = read_number(tokens, first) if tokens[first].low in STARTERS or first == 0 else None
        if reading is not None:
            return str(reading.value), reading.mult, reading.style
    raise AssertionError(f"no number in {text!r}")


@pytest.mark.parametrize(
    ("text", "value", "mult"),
    [
        ("twelve", "12", 0),
        ("forty-one", "41", 0),
        ("three hundred and fifty thousand", "350", 3),
        ("two thousand five hundred", "2500", 0),
        ("seven million", "7", 6),
        ("a hundred", "100", 0),
        ("a million", "1", 6),
        ("half a million", "0.5", 6),
        ("a dozen", "12", 0),
        ("4 hundred million", "4", 8),
        ("2.5 billion", "2.5", 9),
        ("18bn", "18", 9),
        ("40k", "40", 3),
        ("3 lakh", "3", 5),
        ("1.6×10⁻³", "1.6", -3),
        ("2 x 10^6", "2", 6),
        ("4.1e-5", "4.1", -5),
        ("7 1/2", "7.5", 0),
        ("3¼", "3.25", 0),
        ("two and a half", "2.5", 0),
    ],
)
def test_number_is_read_with_its_multiplier_apart(text: str, value: str, mult: int) -> None:
    assert read(text)[:2] == (value, mult)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half", "0.5"),
        ("two-thirds", "0.6667"),
        ("three quarters of", "0.75"),
        ("a quarter of", "0.25"),
        ("a third of", "0.3333"),
        ("one in five", "0.2"),
        ("nine out of ten", "0.9"),
        ("1/4", "0.25"),
    ],
)
def test_fraction_is_read_as_a_decimal(text: str, value: str) -> None:
    assert read(text) == (value, 0, Style.FRACTION)


@pytest.mark.parametrize(
    ("text", "value"), [("twice", "2"), ("tripled", "3"), ("halved", "0.5"), ("threefold", "3")]
)
def test_multiple_is_read_as_its_factor(text: str, value: str) -> None:
    assert read(text) == (value, 0, Style.MULTIPLE)


@pytest.mark.parametrize(
    "text",
    [
        "the second half of",
        "half-year results",
        "the third country",
        "a fourth round",
        "double taxation",
        "in billions",
        "several hundred",
    ],
)
def test_words_that_only_look_like_numbers_are_none(text: str) -> None:
    tokens = lex(text)
    assert all(read_number(tokens, at) is None for at in range(len(tokens)) if tokens[at].low in STARTERS)


@pytest.mark.parametrize(
    ("text", "lo", "hi", "mult"),
    [("tens of millions", 10, 100, 6), ("hundreds of firms", 100, 1000, 0), ("millions of", 1, 10, 6)],
)
def test_order_of_magnitude_is_a_range_to_the_next_power(text: str, lo: int, hi: int, mult: int) -> None:
    reading = read_number(lex(text), 0)
    assert reading is not None
    assert (reading.lo, reading.hi) == (Decimal(lo), Decimal(hi))
    assert reading.mult == mult


def test_more_digits_than_any_quantity_has_are_no_number() -> None:
    assert read_number(lex("1" * 31), 0) is None


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_read_back_as_the_same_integer(value: int) -> None:
    reading = read_number(lex(f"{value:,}"), 0)
    assert reading is not None
    assert reading.value == Decimal(value)


def first_of(text: str) -> tuple[str, int, Style, int] | None:
    """Value, power, style and end of the number that begins the text."""
    found = read_number(lex(text), 0)
    return (str(found.value), found.mult, found.style, found.last) if found else None


@pytest.mark.parametrize(
    ("text", "value", "mult", "last"),
    [
        ("1,234", "1234", 0, 1),
        ("1,234.50", "1234.50", 0, 1),
        ("1.234.567", "1234567", 0, 1),
        ("1.234,50", "1234.50", 0, 1),
        ("0,25", "0.25", 0, 1),
        ("12,3456", "12.3456", 0, 1),
        ("3·5", "3.5", 0, 1),
        ("1'234", "1234", 0, 1),
        ("12 400 tonnes", "12400", 0, 1),
        ("3¼", "3.25", 0, 2),
        ("7 1/2", "7.5", 0, 4),
        ("7-1/2", "7.5", 0, 5),
        ("7.5 1/2", "7.5", 0, 1),
        ("3 × 10⁶", "3", 6, 4),
        ("3 × 10^6", "3", 6, 5),
        ("3 × 10-6", "3", -6, 5),
        ("3 × 10 6", "3", 0, 1),
        ("3 × 12⁶", "3", 0, 1),
        ("3e6", "3", 6, 3),
        ("3e-6", "3", -6, 4),
        ("3e+6", "3", 6, 4),
        ("3 e 6", "3", 0, 1),
        ("10⁻³", "1", -3, 2),
        ("10³", "10", 0, 1),
        ("12⁻³", "12", 0, 1),
        ("3e600", "3", 0, 1),
    ],
)
def test_ways_of_writing_one_number(text: str, value: str, mult: int, last: int) -> None:
    found = first_of(text)
    assert found is not None
    assert (Decimal(found[0]), found[1], found[3]) == (Decimal(value), mult, last)


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("21st", Style.ORDINAL),
        ("22 nd", Style.DIGITS),
        ("1/4", Style.FRACTION),
        ("¼", Style.FRACTION),
        ("3¼", Style.DIGITS),
        ("9 out of 10", Style.FRACTION),
        ("9 of 10", Style.DIGITS),
        ("9", Style.DIGITS),
    ],
)
def test_style_is_how_it_is_written(text: str, style: Style) -> None:
    found = first_of(text)
    assert found is not None
    assert found[2] is style


@pytest.mark.parametrize(("digits", "is_number"), [(30, True), (31, False)])
def test_very_long_numbers_are_keys(digits: int, *, is_number: bool) -> None:
    assert (first_of("7" * digits) is not None) is is_number


def test_printed_zeros_are_kept() -> None:
    assert [first_of(text)[0] for text in ("5.20", "1,200.0", "0.50")] == ["5.20", "1200.0", "0.50"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It has 1,234 mills.", "1,234 mills = 1234 {mill} count"),
        ("It has 1.234,5 mills.", "1.234,5 mills = 1234.5 {mill} count"),
        ("It has 1.234.567 mills.", "1.234.567 mills = 1234567 {mill} count"),
        ("It has 0,5 mills.", "0,5 mills = 0.5 {mill} count"),
        ("It has 1,2345 mills.", "1,2345 mills = 1.2345 {mill} count"),
        ("It has 12 345 mills.", "12 345 mills = 12345 {mill} count"),
        ("It has 12'345 mills.", "12'345 mills = 12345 {mill} count"),
        ("It has 12·5 mills.", "12·5 mills = 12.5 {mill} count"),
        ("It has 3 × 10⁶ mills.", "3 × 10⁶ mills = 3e6 {mill} count"),
        ("It has 3 x 10^6 mills.", "3 x 10^6 mills = 3e6 {mill} count"),
        ("It has 3 × 10-6 mills.", "3 × 10-6 mills = 3e-6 {mill} count"),
        ("It has 3 × 10 mills.", "3 math; 10 math"),
        ("It has 3 × 11⁶ mills.", "3 math; 11 math; ⁶ citation"),
        ("It has 3e6 mills.", "3e6 mills = 3e6 {mill} count"),
        ("It has 3e-6 mills.", "3e-6 mills = 3e-6 {mill} count"),
        ("It has 3 e6 mills.", "3 = 3 1 level; 6 name"),
        ("It has 3e600 mills.", "3 = 3 1 level; 600 name"),
        ("It has 10⁻⁶ mills.", "10⁻⁶ math"),
        ("It has 11⁻⁶ mills.", "11 = 11 1 level; ⁻⁶ citation"),
        ("It has 2¾ mills.", "2¾ mills = 2.75 {mill} count"),
        ("It has 2 ¾ mills.", "2 ¾ mills = 2.75 {mill} count"),
        ("It has 2-3/4 mills.", "2-3/4 mills = 2.75 {mill} count"),
        ("It has 2 - 3/4 mills.", "2 - 3/4 = 2..0.75 1 level"),
        ("It has 2.5-3/4 mills.", "2.5-3/4 = 2.5..0.75 1 level"),
        ("It came 3rd then.", "3rd name"),
        ("It came 3 rd then.", "3 code"),
        ("It has 1 in 5 mills.", "1 in 5 = 0.2 1 share"),
        (
            "It has 123456789012345678901234567890 mills.",
            "123456789012345678901234567890 mills = 123456789012345678901234567890 {mill} count",
        ),
    ],
)
def test_digits_are_read_as_they_are_printed(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It has ½ million mills.", "½ million mills = 0.5e6 {mill} count"),
        ("It has ¾ of a million mills.", "¾ of a million mills = 0.75e6 {mill} count"),
        ("It is 1.5e 6 there.", "1.5 = 1.5 1 statistic; 6 = 6 1 level"),
        ("It is 1111111111111111111111111111111 there.", "1111111111111111111111111111111 code"),
    ],
)
def test_vulgar_fractions_have_multipliers_and_long_digits_none(text: str, said: str) -> None:
    assert told(text) == said
