import pytest

from corpus.annotations import NumberType
from nlp.figures.other_numbers.dates import clock_or_date, is_year
from nlp.text.lexer import Lex, lex


@pytest.mark.parametrize(
    ("text", "expected"), [("1999", True), ("2100", True), ("1499", False), ("199", False), ("19990", False)]
)
def test_year_has_four_digits(text: str, expected: bool) -> None:
    assert is_year(text) is expected


def kind(text: str, number: str, *, counted: bool = False) -> NumberType | None:
    tokens = lex(text)
    at = next(i for i, token in enumerate(tokens) if token.kind is Lex.NUMBER and token.text == number)
    return clock_or_date(tokens, at, at + 1, counted=counted)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("since 1999 it grew", "1999"),
        ("on July 4, 2001", "4"),
        ("on 4 July 2001", "4"),
        ("on nov. 6 it fell", "6"),
        ("at 10:30 sharp", "30"),
        ("at 9 pm", "9"),
        ("on 12/31/2001", "31"),
        ("in 2002-06 it grew", "06"),
        ("they had 1988 sales of it", "1988"),
        ("of their 1990 volumes", "1990"),
    ],
)
def test_dates_and_times_are_told(text: str, number: str) -> None:
    assert kind(text, number, counted=True) is NumberType.DATE


@pytest.mark.parametrize(
    ("text", "number"),
    [("(Lee 2009)", "2009"), ("Lee et al., 2009", "2009"), ("(see Lee and Ito, 2009, p. 4)", "2009")],
)
def test_year_of_a_cited_work_is_a_citation(text: str, number: str) -> None:
    assert kind(text, number) is NumberType.CITATION


@pytest.mark.parametrize(
    ("text", "number"),
    [("some 2000 firms", "2000"), ("you may 6 times", "6"), ("about 1999", "1999"), ("2000 percent", "2000")],
)
def test_quantities_like_years_are_none(text: str, number: str) -> None:
    assert kind(text, number, counted=True) is None
