"""Parts to one text with its offset map."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import PageIndex, Span
from ingest.layout.text import TextBuilder, Vocabulary, clean_word
from ingest.records.lines import Word
from tests.ingest.made import SMALL, word, words

PAGE = PageIndex(0)


def build(*lines: list[Word], known: str = "") -> TextBuilder:
    vocabulary = Vocabulary()
    vocabulary.add([*words(known, 0, 0), word("end", 0, 0)])
    builder = TextBuilder(vocabulary, lambda _, box: box)
    for each in lines:
        builder.add_words(PAGE, each)
    return builder


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("ﬁrm", "firm"),
        ("eﬀort", "effort"),
        ("trade\u00adoff", "tradeoff"),
        ("develop\x02", "develop-"),
        ("develop\u00ad", "develop-"),
        ("a\u00a0b", "a b"),
        ("x\x05y", "x\ufffdy"),
        ("plain", "plain"),
        ("³", "³"),
    ],
)
def test_words_are_spelt_out(printed: str, read: str) -> None:
    assert clean_word(printed) == read


@given(st.text(min_size=1, max_size=30))
def test_any_word_is_cleaned_without_control_characters(text: str) -> None:
    assert not any(ord(char) < 0x20 for char in clean_word(text))


def test_lines_are_joined_by_a_space() -> None:
    assert build(words("exports rose", 0, 0), words("again", 0, 12)).text == "exports rose again"


def test_a_word_divided_at_a_line_end_is_joined() -> None:
    assert (
        build(words("the semi-", 0, 0), words("conductor industry", 0, 12)).text
        == "the semiconductor industry"
    )


def test_a_real_hyphen_is_kept_where_the_document_uses_it() -> None:
    lines = words("high value-", 0, 0), words("added goods", 0, 12)
    assert build(*lines, known="value-added").text == "high value-added goods"


@pytest.mark.parametrize(("left", "right"), [("U.S.-", "China"), ("2005-", "2009"), ("pre-", "2001")])
def test_hyphens_before_names_and_figures_are_kept(left: str, right: str) -> None:
    assert build(words(left, 0, 0), words(right, 0, 12)).text == left + right


def test_a_footnote_mark_stays_out_of_the_number() -> None:
    marked = [*words("$92 billion", 0, 0), word("3", 60, -4, style=SMALL, raised=True, glued=True)]
    text = build(marked).text
    assert text == "$92 billion ³"
    assert not text[-1].isdecimal()


def test_a_mark_behind_a_figure_does_not_join_it() -> None:
    assert build([word("92", 0, 0), word("3", 12, -4, style=SMALL, raised=True, glued=True)]).text == "92 ³"


@pytest.mark.parametrize(
    ("base", "raised", "read"),
    [("R", "2", "R²"), ("km", "2", "km²"), ("10", "6", "10⁶"), ("21", "st", "21st")],
)
def test_powers_and_ordinals_stay_attached(base: str, raised: str, read: str) -> None:
    assert build([word(base, 0, 0), word(raised, 12, -4, style=SMALL, raised=True, glued=True)]).text == read


def test_every_run_is_the_text_of_its_word() -> None:
    builder = build(words("exports of semi-", 0, 0), words("conductors rose", 0, 12))
    textmap = builder.textmap()
    pieces = [run.span.of(builder.text) for run in textmap.runs(Span(0, builder.length))]
    assert pieces == ["exports", "of", "semi", "conductors", "rose"]


def test_blocks_are_divided_by_what_is_put_between() -> None:
    builder = build(words("one", 0, 0))
    builder.add_break("\n\n")
    builder.add_words(PAGE, words("two", 0, 30))
    assert builder.text == "one\n\ntwo"
    assert builder.since(5) == "two"


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=8), max_size=6), max_size=5)
)
def test_any_words_give_runs_in_the_order_of_the_text(texts: list[list[str]]) -> None:
    lines = [
        [word(text, 10 * place, 12 * row) for place, text in enumerate(each)]
        for row, each in enumerate(texts)
    ]
    builder = build(*lines)
    textmap = builder.textmap()
    assert all(run.span.end <= builder.length for run in textmap.runs(Span(0, builder.length)))


@pytest.mark.parametrize(
    ("given", "clean"),
    [("\ud835\udc54reen", "\U0001d454reen"), ("\ud835x", "\ufffdx"), ("x\udc54", "x\ufffd")],
)
def test_halves_of_a_pair_are_joined_and_single_halves_are_lost_visibly(given: str, clean: str) -> None:
    assert clean_word(given) == clean


def maths(line: list[Word], marks: str) -> list[str]:
    """The runs of a line of which the words under an "x" are mathematics."""
    builder = build(words("Let", 0, 0))
    builder.add_words(PAGE, line, [mark == "x" for mark in marks])
    return [span.of(builder.text) for span in builder.maths]


def test_mathematics_is_marked_by_runs_of_words() -> None:
    assert maths(words("the σ = 4 of k firms", 0, 12), ".xxx.x.") == ["σ = 4", "k"]
    assert maths(words("no sign here", 0, 12), "...") == []


def test_a_word_that_leaves_nothing_joins_no_run_to_an_earlier_one() -> None:
    line = [*words("the σ of", 0, 12), word("\u200b", 50, 12), *words("k firms", 60, 12)]
    assert maths(line, ".x.xx.") == ["σ", "k"]
