from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QueryError
from search.query.language import parse_query
from search.query.plan import plan_query
from search.snippet import snippet_of
from tests.search.samples import passage


def test_a_short_passage_is_shown_whole_with_its_place_in_the_document() -> None:
    made = passage("Trade grew.", seq=3)
    shown = snippet_of(made.text, plan_query(parse_query("grow")), start=made.span.start)
    assert (shown.text, shown.span) == ("Trade grew.", made.span)


def test_the_stretch_with_most_of_the_words_is_shown() -> None:
    filler = "nothing of note happened here " * 20
    made = passage(f"one trade {filler} trade in chips grew, {filler} end", seq=2)
    shown = snippet_of(made.text, plan_query(parse_query("trade chips grew")), start=made.span.start)
    assert [span.of(shown.text) for span in shown.highlights] == ["trade", "chips", "grew"]
    assert shown.text == made.text[shown.span.start - 2000 : shown.span.end - 2000]
    assert len(shown.text) <= 320


def test_without_a_match_the_beginning_is_shown_cut_between_words() -> None:
    shown = snippet_of("beginning " + "word " * 200, plan_query(parse_query("year:2008")))
    assert shown.text.startswith("beginning word")
    assert shown.text.endswith("word")


def test_a_snippet_is_a_sentence_or_two_of_those_that_say_the_words() -> None:
    text = (
        f"{'Nothing of it is said here at all. ' * 12}Tariffs rose in 2018. They fell later. {'More. ' * 60}"
    )
    shown = snippet_of(text, plan_query(parse_query("tariffs")))
    assert shown.text.startswith("Tariffs rose in 2018. They fell later.")
    assert shown.text.endswith(".")


@pytest.mark.parametrize("number", ["$1.2 billion", "92 percent", "98,000 tons", "1.5"])
@pytest.mark.parametrize("words", range(40, 60))
def test_a_snippet_is_never_cut_within_a_number(number: str, words: int) -> None:
    text = "tariffs " + "word, " * words + number + " and " + "more " * 60
    shown = snippet_of(text, plan_query(parse_query("tariffs")))
    assert number in shown.text or not any(map(str.isdigit, shown.text))


_TEXT = st.text(st.sampled_from("ab é台 .-1\n\ud800"), max_size=700)


@given(_TEXT, st.text(st.sampled_from('ab é台*~"'), max_size=9))
def test_a_snippet_is_a_part_of_its_text_and_highlights_lie_in_it(text: str, sought: str) -> None:
    try:
        plan = plan_query(parse_query(sought))
    except QueryError:
        return
    made = passage(text)
    shown = snippet_of(made.text, plan, start=made.span.start)
    assert shown.text == shown.span.of(text)
    ends = [0, *(n for span in shown.highlights for n in (span.start, span.end))]
    assert ends == sorted(ends)
    assert ends[-1] <= len(shown.text)


def shown(text: str, sought: str) -> str:
    return snippet_of(text, plan_query(parse_query(sought))).text


@pytest.mark.parametrize(("length", "is_whole"), [(320, True), (321, False)])
def test_a_passage_of_three_lines_is_shown_whole(length: int, *, is_whole: bool) -> None:
    text = ("word " * 100)[: length - 1] + "."
    assert (shown(text, "nothing") == text) is is_whole


def test_the_first_of_two_equal_stretches_is_shown() -> None:
    text = f"Tariffs rose early. {'More was said. ' * 30}Tariffs rose later. {'More was said. ' * 30}"
    assert shown(text, "tariffs").startswith("Tariffs rose early.")


def test_a_word_late_in_a_long_sentence_is_shown_with_some_words_before_it() -> None:
    text = "word " * 100 + "tariffs " + "word " * 100
    found = shown(text, "tariffs")
    assert found.startswith("word")
    assert 10 < found.index("tariffs") <= 80


def test_a_word_at_the_very_end_is_shown_with_what_stands_before_it() -> None:
    text = f"{'Nothing is said of it. ' * 30}Tariffs."
    found = shown(text, "tariffs")
    assert found.endswith("Tariffs.")
    assert len(found) > 80


@pytest.mark.parametrize("initial", ["J. Tariffs", "U.S. Tariffs"])
def test_the_stop_of_an_initial_begins_no_sentence(initial: str) -> None:
    text = f"{'Nothing is said of it here. ' * 20}It is told by {initial} and others. {'More is. ' * 60}"
    assert shown(text, "tariffs").startswith("It is told by")


@pytest.mark.parametrize("sign", ["$", "US$", "€", "(3"])
def test_a_sign_whose_number_would_be_cut_off_is_left_out(sign: str) -> None:
    for words in range(50, 62):
        found = shown("tariffs " + "word, " * words + f"{sign} 12 billion " + "more " * 60, "tariffs")
        assert not found.endswith(sign)
