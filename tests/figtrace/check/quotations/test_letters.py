"""Texts as letters: what is compared of a quotation, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from figtrace.check.quotations.letters import letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Value added", "value-added"),
        ("the tech-\nnology gap", "the technology gap"),
        ("the ﬁrms’ “own” share", "The firms' own share"),
        ("trade rose.12 Prices fell", "trade rose. Prices fell"),
        ("the workers3 of the port", "the workers of the port"),
    ],
)
def test_case_spaces_dashes_ligatures_and_marks_of_notes_are_not_compared(one: str, other: str) -> None:
    assert letters(one).run == letters(other).run


@pytest.mark.parametrize(
    ("one", "other"),
    [("1.5 percent", "15 percent"), ("imports rose", "exports rose"), ("by 1,500 men", "by 1,50 men")],
)
def test_words_and_numbers_are(one: str, other: str) -> None:
    assert letters(one).run != letters(other).run


def test_what_is_found_begins_and_ends_with_whole_words() -> None:
    source = letters("Unpaid workers, and paid workers too.")
    assert source.find("paidworkers") == Span(3, 5)
    assert source.span(Span(3, 5)) == Span(20, 32)
    assert source.find("paidwork") is None
    assert source.find("workers", 2) == Span(4, 5)
    assert source.find("workers", 5) is None
    assert source.find("") is None


def test_a_part_of_a_text_is_placed_in_the_whole() -> None:
    assert letters("Salt was dear.", Span(5, 14)).places == (Span(5, 8), Span(9, 13))


@given(st.text(max_size=300))
def test_every_word_of_any_text_is_found_where_it_stands(text: str) -> None:
    made = letters(text)
    assert "".join(made.words) == made.run
    assert all(0 <= place.start < place.end <= len(text) for place in made.places)
    if made.run:
        assert made.find(made.run) == Span(0, len(made.places))
