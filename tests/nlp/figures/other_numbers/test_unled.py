"""Whole numbers without a unit: which are values and which name something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import NumberType
from nlp.figures import find_figures
from nlp.figures.other_numbers.unled import type_unled
from nlp.text import Lex, lex
from tests.nlp.figures.told import told


def type_of(text: str, number: str) -> NumberType | None:
    tokens = lex(text)
    at = next(at for at, token in enumerate(tokens) if token.kind is Lex.NUMBER and token.text == number)
    return type_unled(tokens, at, at + 1)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Duties on shirts (339) and trousers (348) fell.", "339"),
        ("Duties on shirts (339) and trousers (348) fell.", "348"),
        ("The bulletin 68180454 says so.", "68180454"),
        ("It is sector 36994, asbestos.", "36994"),
        ("Ghana 45, Mali 12", "45"),
    ],
)
def test_number_that_nothing_leads_to_is_a_code(text: str, number: str) -> None:
    assert type_of(text, number) is NumberType.CODE


@pytest.mark.parametrize("number", ["5", "1"])
def test_shift_in_time_is_mathematics(number: str) -> None:
    assert type_of("The mean over years t -5 to t -1 is used.", number) is NumberType.MATH


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The score was 61.", "61"),
        ("It rose from 61 to 74.", "74"),
        ("Some 295 took part.", "295"),
        ("In all, 547 out of 644 stayed.", "547"),
        ("They asked for a staff of 600 (6%) in May.", "600"),
        ("Mali: 45 (of 96).", "45"),
        ("So 323 had to be hired.", "323"),
        ("Ghana comes first with 404, then Mali.", "404"),
        ("It scored 61, 74 and 80.", "80"),
        ("Between 20 and 30, one must choose.", "30"),
        ("Ghana, 20 to 40 million, leads.", "20"),
        ("They were 12, 14 and 16 percent.", "12"),
        ("Ghana, 12, 14 or 16 mills.", "14"),
        ("It took 5 feet 10 to see.", "10"),
        ("They sold 60 plants, including 20 in Mali.", "20"),
        ("They ordered 40 in May.", "40"),
        ("They lost 3-2 there.", "3"),
        ("It had more hens (38) than ducks.", "38"),
        ("The index = 108.", "108"),
        ("3472210946", "3472210946"),
    ],
)
def test_value_that_something_leads_to_is_none(text: str, number: str) -> None:
    assert type_of(text, number) is None


@pytest.mark.parametrize("text", ["Ghana 4.5, Mali 12.", "Ghana 4,500, Mali 12."])
def test_amounts_in_themselves_are_none_and_lead_their_list(text: str) -> None:
    assert [figure.number.of(text) for figure in find_figures(text).figures][:1] == [
        text.split()[1].rstrip(",")
    ]


@given(st.lists(st.sampled_from(["12", "t", "-", "(", ")", "to", "and", "was", ",", "%", "345"]), min_size=1))
def test_any_row_of_tokens_is_told(words: list[str]) -> None:
    tokens = lex(" ".join(words))
    told = {type_unled(tokens, at, at + 1) for at, token in enumerate(tokens) if token.kind is Lex.NUMBER}
    assert told <= {None, NumberType.CODE, NumberType.MATH}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On March 12, 14 it fell.", "12 date; 14 code"),
        ("They saw mills 600 (some of 6 %) there.", "600 code; 6 % = 6 % share"),
        ("Trousers 3.5, 349 there.", "3.5 = 3.5 1 statistic; 349 = 349 1 level"),
    ],
)
def test_what_leads_a_list_leads_its_last_number(text: str, said: str) -> None:
    assert told(text) == said
