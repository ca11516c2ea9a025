"""A misspelt word is told by the likest of those that are there, of equals by the commonest."""

from __future__ import annotations

import pytest

from search.query.near_words import MOST, edits_of, nearest


@pytest.mark.parametrize(("word", "edits"), [("", 0), ("it", 0), ("tax", 1), ("trade", 1), ("tariff", 2)])
def test_long_words_may_differ_by_more(word: str, edits: int) -> None:
    assert edits_of(word) == edits


def test_the_likest_come_first_then_the_commonest() -> None:
    listed = [("tariffs", 9), ("tarif", 1), ("tariff", 3), ("traffic", 50), ("tarriff", 8), ("x", 99)]
    assert nearest("tarifs", listed) == ("tariffs", "tariff", "tarif")
    assert len(nearest("tarifs", listed)) == MOST


def test_the_word_itself_and_numbers_are_not_offered() -> None:
    assert nearest("trade", [("trade", 5), ("trad3", 5)]) == ()
