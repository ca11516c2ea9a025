from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.passages.analysis import EXACT, STEMMED, STOP_WORDS, exact_terms, is_ideographic, storable, tokens


@pytest.mark.parametrize(
    ("text", "exact", "stemmed"),
    [
        ("Exports of chips", ["exports", "of", "chips"], ["export", "chip"]),
        ("China’s firms' goods", ["china", "s", "firms", "goods"], ["china", "firm", "good"]),
        ("HS 8541.40, $1,234.5", ["hs", "8541.40", "1234.5"], ["hs", "8541.40", "1234.5"]),
        ("3G and GPT-4x at 5nm", ["3g", "and", "gpt", "4x", "at", "5nm"], ["3g", "gpt", "4x", "5nm"]),
        ("Köln, Çelik, İzmir", ["koln", "celik", "izmir"], ["koln", "celik", "izmir"]),
        ("台灣ABC", ["台", "灣", "abc"], ["台", "灣", "abc"]),
        ("of the", ["of", "the"], []),
        ("§ – …", [], []),
    ],
)
def test_a_text_becomes_these_terms(text: str, exact: list[str], stemmed: list[str]) -> None:
    assert [token.term for token in tokens(text, EXACT)] == exact
    assert [token.term for token in tokens(text, STEMMED)] == stemmed


def test_a_token_knows_its_place_in_the_text() -> None:
    text = "Ünïcode 台灣 exports"
    assert [token.span.of(text) for token in tokens(text, STEMMED)] == ["Ünïcode", "台", "灣", "exports"]


@pytest.mark.parametrize("name", ["Hon-Hai", "hon  hai", "HÓN HAI", "Hon Hai."])
def test_spellings_of_a_name_fold_to_one(name: str) -> None:
    assert exact_terms(name) == "hon hai"


def test_function_words_are_single_terms_in_small_letters() -> None:
    assert all(exact_terms(word) == word for word in STOP_WORDS)
    assert len(set(STOP_WORDS)) == len(STOP_WORDS)


@given(st.text(st.characters()))
def test_any_text_has_terms_in_order_within_it(text: str) -> None:
    for chain in (EXACT, STEMMED):
        ends = [n for token in tokens(text, chain) for n in (token.span.start, token.span.end)]
        assert ends == sorted(ends)
        assert not ends or ends[-1] <= len(text)


@given(st.text(st.characters()))
def test_storable_text_is_utf8_of_the_same_length(text: str) -> None:
    assert len(storable(text)) == len(text)
    storable(text).encode()


def test_only_chinese_and_japanese_characters_are_terms_of_their_own() -> None:
    assert is_ideographic("半")
    assert is_ideographic("カ")
    assert not is_ideographic("한국 Привет abc 12")
