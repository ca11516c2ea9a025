"""Signs that look like units and are none."""

from __future__ import annotations

import pytest

from nlp.figures.unit_lookalikes import closes_quotation, is_plural_sign, is_stuck
from nlp.text import lex
from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("the 1980s", True), ("in his 50s", True), ("2018s best", True), ("63 Model 3s", True),
        ("it took 3s", False), ("about 14s", False),
    ],
)  # fmt: skip
def test_s_of_a_plural_or_a_year_is_no_second(text: str, plural: bool) -> None:
    tokens = lex(text)
    at = next(at for at, token in enumerate(tokens) if token.text == "s")
    assert is_plural_sign(tokens, at) is plural


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ('the "Net Zero by 2050" path', True), ('a 27" screen', False), ('"big" and 27" wide', False),
        ('" 27" wide', False),
    ],
)  # fmt: skip
def test_mark_closes_what_an_earlier_one_opened(text: str, closes: bool) -> None:
    tokens = lex(text)
    at = max(at for at, token in enumerate(tokens) if token.text == '"')
    assert closes_quotation(tokens, at) is closes


@pytest.mark.parametrize(
    ("text", "stuck"),
    [("12 B2B firms", True), ("90 F-type wagons", True), ("a 17 m-thick layer", False), ("5 m", False)],
)
def test_letter_tied_to_what_follows_begins_a_name(text: str, stuck: bool) -> None:
    tokens = lex(text)
    at = next(at for at, token in enumerate(tokens) if token.text in ("B", "F", "m"))
    assert is_stuck(tokens, at + 1) is stuck


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('The " mills by 75" path fell.', '75" = 75 in level'),
        ('The "5 by 75" path fell.', '5 citation; 75" = 75 in level'),
        (
            '"of all the mills in the old towns by the sea and in all the kilns of the north and 75" fell.',
            "75 code",
        ),
        ("It has 17 W-m there.", "17 W = 17 W level"),
    ],
)
def test_inches_stand_where_no_quotation_was_opened(text: str, said: str) -> None:
    assert told(text) == said
