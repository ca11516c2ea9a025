from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures.numerals.readings import divide, share_of_few
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex
from tests.nlp.figures.told import told


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is 3 in 4 then.", "3 in 4 = 0.75 1 share"),
        ("It is 3 in 9 then.", "3 = 3 1 level; 9 = 9 1 level"),
        ("It is 1 in 9 then.", "1 in 9 = 0.1111 1 share"),
        ("It is 1 in 19 then.", "1 in 19 = 0.0526 1 share"),
        ("It is 1 in 21 then.", "1 = 1 1 level; 21 = 21 1 level"),
        ("It is 1 in 25 then.", "1 in 25 = 0.04 1 share"),
        ("It is 4 in 3 then.", "4 = 4 1 level; 3 = 3 1 level"),
        ("It is 3 in every 9 then.", "3 in every 9 = 0.3333 1 share"),
        ("It is 3 of every 9 then.", "3 of every 9 = 0.3333 1 share"),
        ("It is 3 of 9 then.", "3 = 3 1 level; 9 = 9 1 level"),
        ("It is 3 out of 9 then.", "3 out of 9 = 0.3333 1 share"),
        ("It is 3 out of every 9 then.", "3 out of every 9 = 0.3333 1 share"),
        ("It is 3 out of every 1009 then.", "3 = 3 1 level; 1009 code"),
        ("It is 99 out of 100 then.", "99 out of 100 = 0.99 1 share"),
        ("It is 100 out of 101 then.", "100 = 100 1 level; 101 = 101 1 level"),
        ("It is 3.5 out of 4 then.", "3.5 = 3.5 1 statistic; 4 = 4 1 level"),
        ("It is 0 out of 4 then.", "0 = 0 1 level; 4 = 4 1 level"),
        ("It is 3 in 4 years.", "3 = 3 1 level; 4 years = 4 year duration"),
        ("It is 3 in 4 percent.", "3 = 3 1 level; 4 percent = 4 % share"),
        ("It is 3 out of 4-door cars.", "3 = 3 1 level; 4-door = 4 {door} count"),
        ("It is 3 mills in 4 then.", "3 mills = 3 {mill} count; 4 code"),
        ("It is 3 mills in 4 towns.", "3 mills = 3 {mill} count; 4 towns = 4 {town} count"),
        ("It is 3 mills in 4 are closed.", "3 mills in 4 = 0.75 1 share"),
        ("It is 3 mills in 4.", "3 mills in 4 = 0.75 1 share"),
        ("It is 3 ox in 4.", "3 = 3 1 level; 4 code"),
        ("It is 3 percent in 4 of it.", "3 percent = 3 % share; 4 = 4 1 level"),
        ("It is one in twenty-five of them.", "one in twenty-five = 0.04 1 share"),
        ("It is one in twenty of them.", "one in twenty = 0.05 1 share"),
        ("It is one in a hundred of them.", "one in a hundred = 0.01 1 share"),
        ("It is one in hundred of them.", "one in hundred = 0.01 1 share"),
        ("It is one in hundreds of them.", "one rhetorical"),
        ("It is one in 20000 of them.", "one rhetorical; 20000 = 20000 1 level"),
        ("It is one in five.", "one in five = 0.2 1 share"),
    ],
)
def test_a_part_of_few_is_a_share_where_nothing_else_is_counted(text: str, said: str) -> None:
    assert told(text) == said
