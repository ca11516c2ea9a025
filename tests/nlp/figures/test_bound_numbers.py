from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import NumberType
from nlp.figures.bound_numbers import find_atoms
from nlp.text.lexer import lex


@pytest.mark.parametrize(
    ("text", "unit", "mult", "negative"),
    [
        ("US$ 5 million", "USD", 6, False),
        ("-5%", "%", 0, True),
        ("minus 5 degrees", "°", 0, True),
        ("5 million yuan", "CNY", 6, False),
        ("$80 a tonne", "USD/t", 0, False),
        ("75 USD million", "USD", 6, False),
        ("120 MEUR", "EUR", 6, False),
        ("MAUD 60", "AUD", 6, False),
        ("60 kUSD", "USD", 3, False),
        ("$10 million Canadian dollars", "CAD", 6, False),
        ("43 times", "1", 0, False),
        ("two full years", "year", 0, False),
    ],
)
def test_unit_and_multiplier_are_bound_to_the_number(text: str, unit: str, mult: int, negative: bool) -> None:
    ((atom,), others) = find_atoms(lex(text))
    assert (atom.unit, atom.reading.mult, atom.negative, others) == (unit, mult, negative, [])


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("300 large firms", "{firm}"),
        ("two new 300 Max jets", "{jet}"),
        ("30-item survey", "{item}"),
        ("three of the five shops", ""),
    ],
)
def test_counted_things_are_the_head_of_their_phrase(text: str, noun: str) -> None:
    atom = find_atoms(lex(text))[0][0]
    assert (atom.noun.code if atom.noun else "") == noun


@pytest.mark.parametrize("text", ["MATH 60", "ECON 101", "HOME 5"])
def test_words_in_capitals_are_no_money(text: str) -> None:
    assert all(not atom.unit for atom in find_atoms(lex(text))[0])


def test_rest_of_a_list_of_locators_is_a_locator() -> None:
    atoms, others = find_atoms(lex("see Tables 3, 4 and 5"))
    assert atoms == []
    assert [other.type for other in others] == [NumberType.LOCATOR] * 3


@given(st.text(max_size=120))
def test_every_digit_of_any_text_is_in_one_number(text: str) -> None:
    tokens = lex(text)
    atoms, others = find_atoms(tokens)
    taken = [range(atom.reading.first, atom.reading.last) for atom in atoms]
    assert all(left.stop <= right.start for left, right in pairwise(taken))
    assert [other.span for other in others] == sorted(other.span for other in others)
