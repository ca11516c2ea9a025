"""A word has other spellings by rule or by list, and short forms stand for long ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.variants import long_forms, other_spellings, short_forms


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("labour", "labor"),
        ("favor", "favour"),
        ("liberalisation", "liberalization"),
        ("organize", "organise"),
        ("analysed", "analyzed"),
        ("centre", "center"),
        ("defence", "defense"),
        ("catalog", "catalogue"),
        ("aluminium", "aluminum"),
        ("fertilizers", "fertilisers"),
        ("modelling", "modeling"),
    ],
)
def test_both_sides_of_the_atlantic_are_looked_for(word: str, other: str) -> None:
    assert other in other_spellings(word)


@pytest.mark.parametrize("word", ["trade", "our", "size", "rise", "or", "", "98000", "半"])
def test_what_both_spell_alike_has_no_other(word: str) -> None:
    assert other_spellings(word) == ()


def test_a_short_form_stands_for_its_words() -> None:
    assert long_forms("fdi") == (("foreign", "direct", "investment"),)
    assert ("chinese",) in long_forms("china")
    assert long_forms("chinese") == (("china",),)
    assert long_forms("trade") == ()


def test_an_ambiguous_short_form_stands_for_nothing() -> None:
    assert long_forms("ad") == long_forms("ita") == long_forms("bit") == ()


def test_a_long_form_is_found_among_words() -> None:
    said = ("a", "global", "value", "chain", "and", "foreign", "direct", "investment")
    assert list(short_forms(said)) == [(1, 4, "gvc"), (5, 8, "fdi")]


@given(st.text(max_size=40))
def test_any_word_has_spellings_other_than_itself(word: str) -> None:
    assert word not in other_spellings(word)
