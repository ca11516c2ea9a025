"""One word has one spelling, and a text that is rewritten stays as long as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.passages.spelling import beside_words, joined, respelled, respelled_ends, respelled_spans


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("98,000 tons", "98000  tons"),
        ("1,234,567.89!", "1234567.89  !"),
        ("in 3,4 and 5", "in 3,4 and 5"),  # a list
        ("1,2345", "1,2345"),
        ("the U.S. economy", "the US   economy"),
        ("P.R.C., they say", "PRC   , they say"),
        ("J. Smith", "J. Smith"),
        ("e.g. this", "e.g. this"),
        ("8541.40", "8541.40"),
    ],
)
def test_numbers_and_initials_are_one_word(text: str, written: str) -> None:
    assert respelled(text) == written
    assert len(respelled(text)) == len(text)


def test_the_place_of_a_rewritten_word_is_told() -> None:
    text = "In 98,000 and U.S. terms"
    assert [span.of(text) for span in respelled_spans(text)] == ["98,000", "U.S."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("anti-dumping duties", ["antidumping"]),
        ("a state-of-the-art e-commerce", ["stateoftheart", "ecommerce"]),
        ("1990-1999 and 3-4", []),
        ("COVID-19", ["COVID19"]),
        ("non\u2010tariff", ["nontariff"]),
        ("- a -b c-", []),
    ],
)
def test_compounds_are_joined(text: str, words: list[str]) -> None:
    assert [word for word, _ in joined(text)] == words


def test_a_broken_word_is_mended_by_every_ligature() -> None:
    assert beside_words("it is de\u00d6ned").split() == [
        "defined",
        "deflned",
        "deffned",
        "deffined",
        "defflned",
    ]
    assert "offices" in beside_words("o\ufffdces").split()


@pytest.mark.parametrize("text", ["\u00d6sterreich", "caf\u00e9s", "McDonald", "\ufffd alone", ""])
def test_what_is_not_broken_stays(text: str) -> None:
    assert beside_words(text) == ""


@given(st.text(st.sampled_from("aZS.,-190 \u00e9"), max_size=200))
def test_a_rewritten_text_and_its_places_are_made_in_one_go(text: str) -> None:
    ends = {span.start: span.end for span in respelled_spans(text)}
    assert respelled_ends(text) == (respelled(text), ends)


@given(st.text(st.sampled_from("aZ\u00d6\ufffd.,-19 \n\ud800"), max_size=200))
def test_any_text_keeps_its_length_and_is_written_once(text: str) -> None:
    once = respelled(text)
    assert len(once) == len(text)
    assert len(beside_words(text)) <= 130 * (len(text) + 1)
    for _, span in joined(text):
        assert "-" in span.of(text)
