"""Numbers in words that count nothing."""

import pytest

from corpus.annotations import NumberType
from nlp.figures.other_numbers.worded import type_worded
from nlp.text import lex


@pytest.mark.parametrize(
    ("text", "at", "type_"),
    [
        ("reach net zero soon", 2, NumberType.NAME),
        ("reach zero soon", 1, None),
        ("the zero profit condition", 1, NumberType.NAME),
        ("the zero profit margin", 1, None),
        ("the two profit conditions", 1, None),
        ("the Three Cities survey", 1, NumberType.NAME),
        ("the Three cities", 1, None),
        ("the three Cities", 1, None),
        ("Three Cities", 0, None),
        ("it. Three Cities", 2, None),
        ("the Three Chinese mills", 1, None),
        ("the Three Spanish mills", 1, None),
        ("two degrees of freedom", 0, NumberType.RHETORICAL),
        ("two degrees of latitude", 0, None),
        ("two degrees or more", 0, None),
        ("two", 0, None),
    ],
)
def test_what_is_said_in_words(text: str, at: int, type_: NumberType | None) -> None:
    assert type_worded(lex(text), at, at + 1, has_unit=False) is type_


def test_with_a_unit_only_degrees_of_a_kind_are_told() -> None:
    assert type_worded(lex("the Three Cities"), 1, 2, has_unit=True) is None
    assert type_worded(lex("two degrees of freedom"), 0, 1, has_unit=True) is NumberType.RHETORICAL
