from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UsageError
from figtrace.ask.words.word_counts import corpus_words, node, text_words
from tests.figtrace.ask.shelves import shelf


def test_words_keep_their_hyphens_and_apostrophes() -> None:
    assert text_words("The WTO’s tariff-rate: 12 %") == ["the", "wto's", "tariff-rate", "12"]


@pytest.mark.parametrize(
    ("given_", "count"), [("value chain", 2), ("value", 3), ("chain*", 3), ("value chain*", 3), ("link", 0)]
)
def test_words_phrases_and_beginnings_are_counted(given_: str, count: int) -> None:
    assert node(given_).count(text_words("Value chain, value chains and the value chain")) == count


def test_places_of_a_phrase_do_not_overlap() -> None:
    assert node("a a").count(["a", "a", "a"]) == 1


@pytest.mark.parametrize("nothing", ["", "*", " … ", "a " * 11])
def test_what_is_no_word_is_refused(nothing: str) -> None:
    with pytest.raises(UsageError, match="no word to look for"):
        node(nothing)


def test_a_document_knows_its_words_by_paragraph_and_place() -> None:
    with shelf(a=(2009, ("Trade grew.", "It fell."))) as store:
        (words,) = corpus_words(store)
        assert words.paragraphs == (("trade", "grew"), ("it", "fell"))
        assert words.size == 4
        assert [span.of(words.prose.text) for span in words.places(1)] == ["It", "fell"]


@given(st.text())
def test_any_text_has_words_in_small_letters(text: str) -> None:
    assert all(word == word.lower() for word in text_words(text))


def test_ten_words_are_a_phrase_and_a_star_goes_with_the_last_word_typed_before_it() -> None:
    assert node("a " * 10).count(["a"] * 10) == 1
    assert node("value* chain").count(text_words("values chain, values chains")) == 1
    assert node("co/op*").count(text_words("co ops, cos op")) == 1


def test_a_phrase_at_the_very_end_is_found_and_one_that_is_cut_off_is_not() -> None:
    assert list(node("a b").starts(["b", "a", "b"])) == [1]
    assert list(node("a b").starts(["a"])) == []
    assert list(node("a b").starts(["b", "a"])) == []


def test_documents_that_are_not_wanted_are_left_out_and_one_without_a_title_has_its_file() -> None:
    with shelf(a=(2009, ("Trade",)), b=(2010, ("Tin",))) as store:
        (late,) = corpus_words(store, lambda summary: summary.year == 2010)
        assert (late.name, late.paragraphs, late.page(0)) == ("Paper b", (("tin",),), 0)
        assert replace(late, summary=replace(late.summary, title="")).name == "b.pdf"
