"""A line has the exact terms of its text, and knows where each stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.passages import lines
from search.passages.analysis import EXACT, STEMMED, tokens
from search.passages.lines import line_of, stem_of
from tests.search.passages.test_spaced import NASTY


@given(st.text(NASTY) | st.text())
def test_the_terms_and_places_are_those_of_the_pattern(text: str) -> None:
    line = line_of(text)
    found = [(line.line[slice(*place)], line.span(*place)) for place in line.terms()]
    assert found == [(token.term, token.span) for token in tokens(text, EXACT)]


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        ("Trade, trader; untraded.", "trad", ["Trade", "trader"]),
        ("A naïve Naïveté", "naiv", ["naïve", "Naïveté"]),
        ("98,000 tons of 98", "98", ["98,000", "98"]),
        ("Œuvre and oeuvre", "oeu", ["Œuvre", "oeuvre"]),
        ("Q1.5 in Q1", "q1", ["Q1", "Q1"]),
        ("none", "z", []),
        ("", "a", []),
    ],
)
def test_terms_are_found_by_their_beginning(text: str, part: str, words: list[str]) -> None:
    line = line_of(text)
    assert [line.span(*place).of(text) for place in line.beginning(part)] == words


@pytest.mark.parametrize(
    ("text", "terms", "stretches"),
    [
        ("A value chain; value, chain.", ("value", "chain"), ["value chain", "value, chain"]),
        ("chains of value", ("chain",), []),
        ("a a a", ("a", "a"), ["a a", "a a"]),
        ("the U.S. 98,000", ("us", "98000"), ["U.S. 98,000"]),
        ("台灣半導體", ("半", "導"), ["半導"]),
    ],
)
def test_terms_side_by_side_are_found_as_they_are_written(
    text: str, terms: tuple[str, ...], stretches: list[str]
) -> None:
    line = line_of(text)
    assert [line.span(*place).of(text) for place in line.side_by_side(terms)] == stretches


@pytest.mark.parametrize(
    ("term", "stem"), [("exports", "export"), ("the", ""), ("dying", "die"), ("x" * 999, "")]
)
def test_a_term_has_one_stem_or_none(term: str, stem: str) -> None:
    assert stem_of(term) == stem == "".join(t.term for t in tokens(term, STEMMED))


def test_stems_that_are_too_many_to_keep_are_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_MOST_STEMS", 2)
    monkeypatch.setattr(lines, "STEMS", type(lines.STEMS)())
    assert [lines.STEMS[word] for word in ("trades", "tariffs", "prices", "trades")] == [
        "trade", "tariff", "price", "trade",
    ]  # fmt: skip
    assert len(lines.STEMS) <= 2
