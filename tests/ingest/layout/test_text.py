"""Parts to one text with its offset map."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import BBox, PageIndex, Span
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


@pytest.mark.parametrize(
    ("left", "right", "known", "text"),
    [
        ("semi-", "conductor", "", "semiconductor"),
        ("semi-", "conductor", "semi-conductor", "semi-conductor"),
        ("semi-", "conductor", "semi-conductor semiconductor semiconductor", "semiconductor"),
        ("semi-", "conductor", "semiconductor semi-conductor", "semiconductor"),
        ("Semi-", "conductor", "SEMI-CONDUCTOR", "Semi-conductor"),
        ("non-", "OECD", "", "non-OECD"),
        ("OECD-", "wide", "", "OECD-wide"),
        ("state-of-the-", "art", "", "state-of-the-art"),
        ("run-", "of-the-mill", "", "run-of-the-mill"),
        ("trade\u00ad", "off", "", "tradeoff"),
        ("trade\u2010", "off", "", "tradeoff"),
        ("(semi-", "conductor)", "", "(semiconductor)"),
        ("-", "conductor", "", "- conductor"),
        ("semi-", "(conductor", "", "semi- (conductor"),
        ("semi", "conductor", "", "semi conductor"),
    ],
)
def test_hyphen_at_a_line_end_is_dropped_or_kept(left: str, right: str, known: str, text: str) -> None:
    assert build(words(left, 0, 0), words(right, 0, 12), known=known).text == text


def test_only_the_first_word_of_a_line_joins_the_one_above() -> None:
    assert build(words("semi- conductor", 0, 0)).text == "semi- conductor"


def test_the_last_word_of_a_line_is_no_word_of_the_vocabulary() -> None:
    vocabulary = Vocabulary()
    vocabulary.add(words("a value-added value-add", 0, 0))
    assert vocabulary.keeps_hyphen("value", "added")
    other = Vocabulary()
    other.add(words("goods of value-added", 0, 0))
    assert not other.keeps_hyphen("value", "added")


@pytest.mark.parametrize(
    ("base", "raised", "read"),
    [
        ("m", "3", "m³"),
        ("cm", "2", "cm²"),
        ("mm", "2", "mm²"),
        ("tons", "2", "tons ²"),
        ("(R", "2", "(R²"),
        ("110", "6", "110 ⁶"),
        ("21", "th", "21th"),
        ("firms", "a", "firms ᵃ"),
        ("firms", "12", "firms ¹²"),
        ("firms", "*", "firms *"),
    ],
)
def test_what_is_raised_is_power_ordinal_or_mark(base: str, raised: str, read: str) -> None:
    line = [word(base, 0, 0), word(raised, 12, -4, style=SMALL, raised=True, glued=True)]
    assert build(line).text == read


def test_a_mark_before_its_note_stands_apart() -> None:
    note = [word("3", 0, -4, style=SMALL, raised=True), word("See", 5, 0, glued=True), word("it", 30, 0)]
    assert build(note).text == "³ See it"


def test_glued_words_are_one_and_words_that_say_nothing_are_none() -> None:
    assert build([word("n", 0, 0), word("z", 5, 0, glued=True), word("is", 20, 0)]).text == "nz is"
    assert build([word("one", 0, 0), word("\u200b", 20, 0), word("two", 40, 0)]).text == "one two"


def test_a_break_before_all_text_is_none() -> None:
    builder = build()
    builder.add_break("\n\n")
    builder.add_words(PAGE, words("one", 0, 0))
    assert (builder.text, builder.length) == ("one", 3)
    assert builder.since(0) == "one"
    assert builder.since(3) == ""


def test_boxes_of_turned_pages_are_placed_and_those_of_others_left() -> None:
    moved = BBox(1, 2, 3, 4)

    def boxes(upright: tuple[int, ...]) -> list[BBox]:
        builder = TextBuilder(Vocabulary(), lambda *_: moved, upright)
        builder.add_words(PAGE, [word("one", 10, 20)])
        return [found.bbox for found in builder.textmap().boxes(Span(0, 3))]

    assert boxes(()) == [moved]
    assert boxes((0,)) == [word("one", 10, 20).bbox]
