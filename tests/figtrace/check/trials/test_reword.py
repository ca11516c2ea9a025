"""True sentences in other words: still true, the figure in its place."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.geometry import Span
from figtrace.check.trials.reword import Passage, reword, round_figure
from tests.figtrace.check.trials.soils import TEXTS, soil_of


@given(
    st.text(max_size=80), st.text("0123456789.,", min_size=1, max_size=6), st.text(max_size=80), st.integers()
)
@example(before="ß", number="0", after="", seed=0)
def test_any_rewording_keeps_the_figure_in_its_place(before: str, number: str, after: str, seed: int) -> None:
    passage = Passage(before + number + after, Span(len(before), len(before) + len(number)))
    said = reword(passage, Random(seed))
    assert said.figure.of(said.text).casefold() == number


@pytest.mark.parametrize("seed", range(4))
def test_a_leading_phrase_may_go_to_the_end(seed: int) -> None:
    text = "In 2009, exports fell by 17.4 percent."
    said = reword(Passage(text, Span(25, 29)), Random(seed))
    assert said.figure.of(said.text) == "17.4"
    assert said.text.endswith((" in 2009.", "17.4 percent.", "17.4 per cent."))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TEXTS[0], "Imports of furniture from Vietnam rose to about $15 billion in 2017."),
        (TEXTS[4], "Canada exported wheat worth about $6.4 billion in 2015."),
        (TEXTS[7], "Rents in Sydney increased by about 23 percent between 2010 and 2014."),
        ("Wheat (US$6.42 billion) went abroad.", "Wheat (about US$6.4 billion) went abroad."),
        ("Wool was worth RMB 6.45 billion.", "Wool was worth about RMB 6.5 billion."),
        ("Rents saw a 23.4 percent rise.", None),
        (TEXTS[2], None),
        ("Some 61.2 percent struck.", None),
        ("Rents rose by 2.3 percent.", None),
    ],
)
def test_a_figure_is_said_with_about_and_a_digit_less(text: str, said: str | None) -> None:
    soil = soil_of(text)
    passage = round_figure(soil.passage, soil.claim.figure)
    assert (passage.text if passage else None) == said
    if passage is not None:
        assert set(passage.figure.of(passage.text)) <= set("0123456789.")


def test_a_number_is_put_in_the_figures_place() -> None:
    passage = Passage("Of 5 tons, 50 were sold.", Span(3, 4)).with_number("1,234")
    assert (passage.text, passage.figure.of(passage.text)) == ("Of 1,234 tons, 50 were sold.", "1,234")


@pytest.mark.parametrize(
    ("span", "text"), [(Span(0, 2), "Among 5 tons."), (Span(5, 9), "Of 5 Among.")], ids=["before", "behind"]
)
def test_the_figure_keeps_its_place_when_words_are_put_in(span: Span, text: str) -> None:
    passage = Passage("Of 5 tons.", Span(3, 4)).spliced(span, "Among")
    assert passage.text == text
    assert passage.figure.of(passage.text) == "5"


def test_equal_seeds_give_equal_words_and_others_others() -> None:
    soil = soil_of(TEXTS[1])
    said = [reword(soil.passage, Random(seed)).text for seed in range(12)]
    assert said == [reword(soil.passage, Random(seed)).text for seed in range(12)]
    assert len(set(said)) > 1


def test_asides_are_left_out() -> None:
    for seed in range(4):
        assert "owever" not in reword(soil_of(TEXTS[1]).passage, Random(seed)).text
