from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import NumberType
from nlp.figures.bound_numbers import find_atoms
from nlp.text.lexer import lex
from tests.nlp.figures.told import told


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It fell to minus 5 percent.", "minus 5 percent = -5 % share"),
        ("It fell by a minus 5 percent.", "5 percent = 5 % share"),
        ("It fell to -5 percent.", "-5 percent = -5 % share"),
        ("It fell to - 5 percent.", "- 5 percent = -5 % share"),
        ("It fell 3 - 5 percent.", "3 - 5 percent = 3..5 % growth down"),
        ("It was plus 5 percent.", "plus 5 percent = 5 % share"),
        ("The plus 5 percent held.", "5 percent = 5 % share"),
        ("It was +5 percent.", "+5 percent = 5 % growth up"),
        ("It was ±5 percent.", "±5 percent = 5 % share"),
        ("It was minus $5.", "minus $5 = -5 USD level"),
        ("It was $-5.", "$-5 = -5 USD level"),
        ("It was minus -5.", "minus -5 = -5 1 level"),
        ("It was ¡5 percent.", "¡5 percent = -5 % share"),
        ("It was the minus 5 percent.", "5 percent = 5 % share"),
        ("It is = - 5 then.", "- 5 = -5 1 level"),
        ("It was a 5 - 7 win.", "5 - 7 win = 5..7 {win} count"),
        ("They paid $5 million then.", "$5 million = 5e6 USD level"),
        ("They paid 75 USD million then.", "75 USD million = 75e6 USD level"),
        ("They paid 75 kUSD then.", "75 kUSD = 75e3 USD level"),
        ("They paid 60 MEUR then.", "60 MEUR = 60e6 EUR level"),
        ("They paid MEUR 60 then.", "MEUR 60 = 60e6 EUR level"),
        ("They paid $10 million Canadian dollars then.", "$10 million Canadian dollars = 10e6 CAD level"),
        ("They paid €10 million US dollars then.", "€10 million US dollars = 10e6 EUR level"),
        ("They paid $43 per MWh then.", "$43 per MWh = 43 USD/MWh level"),
        ("They paid $43 a tonne then.", "$43 a tonne = 43 USD/t level"),
        ("They paid $43 a tonne earlier.", "$43 = 43 USD level"),
        ("They paid $43 a year earlier.", "$43 = 43 USD level"),
        ("They paid $43 MWh then.", "$43 = 43 USD level"),
        ("It weighs 5 lb then.", "5 lb = 5 lb level"),
        ("It rose 5 times then.", "5 times = 5 1 ratio"),
        ("It rose 5x then.", "5x = 5 1 ratio"),
        ("It rose 5 x then.", "5 code"),
        ("It has millions of dollars then.", "millions of dollars = 1..10e6 USD level"),
        ("It has millions of firms then.", "millions of firms = 1..10e6 {firm} count"),
        ("It has thousands of them then.", "thousands = 1..10e3 1 level"),
        ("It took two full years then.", "two full years = 2 year duration"),
        ("It took two consecutive quarters then.", "two consecutive quarters = 2 quarter duration"),
        ("It took two rich towns then.", "two rich towns = 2 {town} count"),
        ("It has 40 metric tons then.", "40 metric tons = 40 t level"),
        ("It has 40 long miles then.", "40 long miles = 40 mi level"),
        ("It has zero firms then.", "zero firms = 0 {firm} count"),
        ("It has zero tariff then.", "zero = 0 1 level"),
        ("It is in the 90th percentile then.", "90th percentile = 90 {percentile} statistic"),
        ("It is on the 90th then.", "90th name"),
        ("It came on May 5, 2001 for $5 then.", "5 date; 2001 date; $5 = 5 USD level"),
        ("See Tables 3, 4 and 5 then.", "3 locator; 4 locator; 5 locator"),
        ("See Tables 3 through 5 then.", "3 locator; 5 locator"),
        ("See Tables 3 or 5 then.", "3 locator; 5 locator"),
        ("See Tables 3 beside 5 mills then.", "3 locator; 5 mills = 5 {mill} count"),
        ("Wages rose⁷ then.", "⁷ citation"),
        ("See https://a.org/b7 for it.", "https://a.org/b7 locator"),
        ("It is 1234567890123456789012345678901234 then.", "1234567890123456789012345678901234 code"),
        ("It has half a mile left.", "half a mile = 0.5 mi share"),
        ("It has a tenth of one percent left.", "a tenth of one percent = 0.1 % share"),
        ("It has half of a mile left.", "half of a mile = 0.5 mi share"),
    ],
)
def test_signs_money_and_scales_are_bound_to_their_number(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They pay in 30 (30) days.", "30 code; 30 locator"),
        ("They pay in thirty (", "thirty = 30 1 level"),
        ("They pay in thirty (30", "thirty = 30 1 level; 30 code"),
        ("Five (5) mills closed.", "Five (5) mills = 5 {mill} count"),
        ("Tables 3 or, and or 5 there.", "3 locator; 5 code"),
        ("They sold hundreds of pounds of it.", "hundreds of pounds = 100..1000 lb level"),
        ("They have 1990 women there.", "1990 women = 1990 {woman} count"),
        ("They rose 3, fold there.", "3 code"),
        ("It costs €5 dollars/t then.", "€5 dollars/t = 5 EUR level"),
        ("A third percent of it", "A third percent = 0.3333 % share"),
        ("They saw millions of pounds there.", "millions of pounds = 1..10e6 GBP level"),
    ],
)
def test_a_number_takes_what_is_bound_to_it_and_no_more(text: str, said: str) -> None:
    assert told(text) == said
