"""Figures that a sentence tells off one by one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from figtrace.check.statements.respectively import told_off

_NUMBER = re.compile(r"\d[\d,.]*(?<![,.])")


def names(sentence: str) -> list[str | None]:
    """The name of each number of the sentence; None for one that is told off with no other."""
    figures = [Span(*found.span()) for found in _NUMBER.finditer(sentence)]
    told = [told_off(sentence, Span(0, len(sentence)), figures, at) for at in range(len(figures))]
    return [one.name if one else None for one in told]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rates of 5%, 4% and 3% in Rome, Oslo and Bonn were paid.", ["Rome", "Oslo", "Bonn were paid"]),
        (
            "It rose by 8 and 10 percentage points in wool and silk, respectively.",
            ["wool", "silk"],
        ),
        (
            "They lost 17% and 27% of the gain in high- and middle-income towns.",
            ["high-income towns", "middle-income towns"],
        ),
        (
            "This brings increases of 8 and 10 percent in skill and capital intensity.",
            ["skill intensity", "capital intensity"],
        ),
        ("Peru and Chile had shares of 20 and 30 percent, respectively.", ["Peru", "Chile"]),
        ("Wool, raw silk and jute accounted for 29, 14 and 12 bales.", ["Wool", "raw silk", "jute"]),
    ],
)
def test_each_figure_gets_its_own_name(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru and Chile had shares of 20 and 30 percent.",
        "Rates of 5% and 4% in Rome were paid.",
        "Rates rose by 5% in Rome and by 4% in Oslo.",
        "Sales were 5 tons.",
    ],
)
def test_names_that_do_not_pair_off_are_not_told(sentence: str) -> None:
    assert set(names(sentence)) == {None}


def test_what_is_common_leaves_out_the_clause_before() -> None:
    sentence = "A jump brings a fall of 7% in sales and 8 and 10 percent rises in wool and silk."
    figures = [Span(*found.span()) for found in _NUMBER.finditer(sentence)]
    told = told_off(sentence, Span(0, len(sentence)), figures, 1)
    assert told is not None
    assert [span.of(sentence).strip() for span in told.common] == ["A jump brings a fall of", "percent rises"]


@given(st.text(alphabet="ab ,.%()and7 in", max_size=60), st.data())
def test_any_text_is_told_or_not(text: str, data: st.DataObject) -> None:
    figures = [Span(*found.span()) for found in _NUMBER.finditer(text)]
    if figures:
        at = data.draw(st.integers(0, len(figures) - 1))
        told = told_off(text, Span(0, len(text)), figures, at)
        parts = told.common if told is not None else ()
        assert all(0 <= span.start <= span.end <= len(text) for span in parts)
        assert told is None or told.name in text or told.name.split("-")[-1] in text


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rates of 5, 4, 3, 2, 6 and 7 in a, b, c, d, e and f.", ["a", "b", "c", "d", "e", "f"]),
        ("Rates of 5, 4, 3, 2, 6, 7 and 8 in a, b, c, d, e, f and g.", [None] * 7),
        ("Rates of 5 and then 4 in Rome and Oslo.", [None, None]),
        (
            "Peru and Chile had 20 and 30 percent, and all of the old mills of the town by the sea and in "
            "the north and in the south and also in the west of it, respectively.",
            ["Peru", "Chile"],
        ),
    ],
)
def test_lists_are_short_and_the_word_may_stand_far_behind(sentence: str, expected: list[str | None]) -> None:
    assert names(sentence) == expected
