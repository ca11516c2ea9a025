from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.marks import highlights
from search.passages import stem_of
from search.passages.analysis import EXACT, STEMMED, exact_terms, tokens
from search.query.language import parse_query
from search.query.plan import plan_query


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("exports", "Exporters export exported goods.", ["Exporters", "export", "exported"]),
        ('"value chain"', "A value chain; chain of value; VALUE-CHAIN.", ["value chain", "VALUE-CHAIN"]),
        ("semi*", "Semis and semiconductors, not demisemi.", ["Semis", "semiconductors"]),
        ("chian~", "A chain in Chile.", ["chain"]),
        ("firm:Hon-Hai", "Hon Hai, hon-hai and Honhai.", ["Hon Hai", "hon-hai"]),
        ("trade -chips", "Trade in chips.", ["Trade"]),
        ("半導體", "台灣半導體公司", ["半導體"]),
        ("naive", "A naïve view.", ["naïve"]),
        ("the goods", "The goods of the firm.", ["goods"]),
        ("year:2008 author:smith", "Smith 2008", []),
        ("title:trade", "Trade", []),
        ('value "value chain"', "value chain of value", ["value chain", "value"]),
        ("antidumping", "Anti-dumping duties, anti-subsidy duties.", ["Anti-dumping"]),
        ("skies", "The sky of skies.", ["sky", "skies"]),
        ('"a b"~3', "a c b", ["a", "b"]),
        ("exports", "Exposed ports export exposition.", ["export"]),
        ('"a b" "b c"', "a b c", ["a b c"]),
        ('"a b c" b', "a b c", ["a b c"]),
        ("semi* semiconductor", "semiconductors", ["semiconductors"]),
        ("firm:Hon-Hai", "Hon, Hai", ["Hon, Hai"]),
        ("nontariff", "non-tariff Non-tariffs non tariff", ["non-tariff", "Non-tariffs"]),
        ("(tin OR lead) -wool", "tin lead wool", ["tin", "lead"]),
        ("antidumping", "ANTI-dumping, \u00c4hti-dumping", ["ANTI-dumping"]),
    ],
)
def test_these_words_are_highlighted(query: str, text: str, marked: list[str]) -> None:
    assert [span.of(text) for span in highlights(text, plan_query(parse_query(query)))] == marked


def test_another_plan_is_not_taken_for_the_last_one() -> None:
    tin, lead = (plan_query(parse_query(word)) for word in ("tin", "lead"))
    text = "tin and lead"
    assert [[span.of(text) for span in highlights(text, plan)] for plan in (tin, lead, tin)] == [
        ["tin"],
        ["lead"],
        ["tin"],
    ]


_WORDS = ("dying", "ties", "stability", "relational", "cried", "flies", "early", "ugly", "news", "hopping")


@given(st.sampled_from(_WORDS) | st.text("abcdeilnstyz", min_size=1, max_size=12))
def test_a_word_is_marked_where_its_stem_is_looked_for(word: str) -> None:
    if stem_of(word):
        text = f"1 {word} 2"
        assert [span.of(text) for span in highlights(text, plan_query(parse_query(word)))] == [word]


@given(st.text("aé台 .-1\nB\ud800", max_size=60), st.sampled_from(["a", "1", "é", "台"]))
def test_what_is_marked_is_what_the_terms_of_the_text_say(text: str, sought: str) -> None:
    plan = plan_query(parse_query(f'"{sought}"'))
    places = [token.span for token in tokens(text, EXACT) if token.term == exact_terms(sought)]
    assert highlights(text, plan) == tuple(places)


def test_the_terms_of_a_stemmed_text_are_the_stems_of_its_exact_terms() -> None:
    text = "The exporters' relations were dying in 2008, at $1.5 billion."
    stems = [stem_of(token.term) for token in tokens(text, EXACT)]
    assert list(filter(None, stems)) == [token.term for token in tokens(text, STEMMED)]
