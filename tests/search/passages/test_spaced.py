"""A spaced text has, by spaces, the very terms that the pattern finds in the text itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.passages.analysis import EXACT, STEMMED, analyzer, storable
from search.passages.spaced import divided, shape_of, spaced_analyzer, spaced_terms
from search.passages.spelling import respelled

NASTY = "⁵₉ʲᵏϕ̃¼aZé19.,,..--_ \n\t'’–—%$€£µª²½ß\u00ad\u2028ſ"


def both(text: str, chain: str) -> tuple[list[str], list[str]]:
    return (
        spaced_analyzer(chain).analyze(spaced_terms(text)),
        analyzer(chain).analyze(storable(text)),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Imports, of $1,234.5 million (8541.40).", "the firm's", "Q1.5 and 3M and 1a2.5 a1.5b",
        "1,,2 3.,4 5.", "6 .7", "snake_case __x__ 1_000", "naïve café ŒUVRE", "中国 in 2008", "deÖned",
        "x\u00b2 1\u00bd", "cafe\u0301", "", "İ i", "5.\u00b9 \u00b9.5 a\u00b25.1",
        "a\u00a0b c\u2009d e\u200bf", "\ud800 lone",
    ],
)  # fmt: skip
@pytest.mark.parametrize("chain", [EXACT, STEMMED])
def test_the_terms_are_those_of_the_pattern(text: str, chain: str) -> None:
    made, sought = both(text, chain)
    assert made == sought


@given(st.text(NASTY) | st.text())
def test_the_terms_of_any_text_are_those_of_the_pattern(text: str) -> None:
    for chain in (EXACT, STEMMED):
        made, sought = both(text, chain)
        assert made == sought


@given(st.text(NASTY) | st.text())
def test_a_divided_text_is_as_long_as_it_was_and_its_terms_stand_where_they_stood(text: str) -> None:
    kept = respelled(storable(text))
    made = divided(kept)
    if made is not None:
        assert len(made) == len(kept)
        places = [(found[0], found.start()) for found in re.finditer("[^ ]+", made)]
        assert places == [
            (token.text, token.char_offset_from) for token in analyzer(EXACT).pre_tokenize(kept).tokens
        ]


@pytest.mark.parametrize(
    ("text", "shape"),
    [("U.S. $1,200 é’s", "A.A. 0,000 a a"), ("", ""), ("中", " "), ("a_B-9", "a A 0")],
)
def test_a_shape_tells_letters_capitals_figures_and_points(text: str, shape: str) -> None:
    made = shape_of(text).decode()
    assert len(made) == len(text)
    assert [one for one in made if one not in " $"] == [one for one in shape if one not in " $"]
