"""Terms that were looked up word by word are those of the analysis of the whole text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.passages.analysis import EXACT, MAX_TERM, STEMMED, analyzer
from search.passages.fields import written
from search.passages.term_lists import exact_list, stem_list

NASTY = "⁵₉ʲᵏϕ̃¼aZé19.,,..--_ \n\t'’–—%$€£µª²½ß\u00ad\u2028ſ\ud800İ台"


@pytest.mark.parametrize(
    "text",
    [
        "The firms' exports of $1,234.5 million (8541.40).", "Größe naïve ŒUVRE", "台灣半導體 in 2008", "",
        "to be or not to be", "Q1.5", f"long {'z' * MAX_TERM} {'z' * (MAX_TERM + 1)} {'é' * MAX_TERM}",
    ],
)  # fmt: skip
def test_the_terms_and_stems_are_those_of_the_analysis(text: str) -> None:
    made = exact_list(written(text))
    assert made == analyzer(EXACT).analyze(written(text))
    assert stem_list(made) == analyzer(STEMMED).analyze(written(text))


@given(st.text(NASTY) | st.text(st.characters()))
def test_those_of_any_text_are(text: str) -> None:
    made = exact_list(written(text))
    assert made == analyzer(EXACT).analyze(written(text))
    assert stem_list(made) == analyzer(STEMMED).analyze(written(text))
