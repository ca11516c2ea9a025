"""What other engines read as a sign, and this one as a word, is told with what is written here."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QueryError
from search.query.foreign import taken_as_words
from search.query.language import parse_query, plain_query


@pytest.mark.parametrize(
    ("text", "word", "how"),
    [
        ("tariff NEAR quota", "NEAR", '"two words"~5'),
        ("tariff near/5 quota", "near/5", '"two words"~5'),
        ("tariff W/3 quota", "W/3", '"two words"~5'),
        ("tariff ADJ3 quota", "ADJ3", '"two words"~5'),
        ("tariff SAME quota", "SAME", '"two words"~5'),
        ("tariff XOR quota", "XOR", "(a OR b) NOT (a AND b)"),
        ("!china tariff", "!china", "NOT word"),
        ("roam~0.8", "roam~0.8", "word~"),
        ("product: Lenovo", "product:", "product:value"),
        ("(tariff NEAR quota) AND china", "NEAR", '"two words"~5'),
    ],
)
def test_a_sign_of_other_engines_is_told(text: str, word: str, how: str) -> None:
    (line,) = taken_as_words(parse_query(text))
    assert line.startswith(f"{word!r} was taken as a word: ")
    assert how in line


@pytest.mark.parametrize(
    "text",
    [
        "tariffs near the border",
        "NEAR",
        "TRADE NEAR THE BORDER",
        '"NEAR/5"',
        "title:SAME x",
        "Policy: a review",
        "tariff~",
        "wow!",
        "24/7 shops",
        "imports AND exports",
    ],
)
def test_words_are_left_alone(text: str) -> None:
    assert taken_as_words(parse_query(text)) == ()


def test_a_word_is_told_once() -> None:
    assert len(taken_as_words(parse_query("a NEAR b NEAR c"))) == 1


@given(st.text('NEAR/5!~:aw \n"', max_size=20) | st.text(max_size=30))
def test_any_words_are_looked_at(text: str) -> None:
    try:
        query = plain_query(text)
    except QueryError:
        return
    assert all(" was taken as a word: " in line for line in taken_as_words(query))
