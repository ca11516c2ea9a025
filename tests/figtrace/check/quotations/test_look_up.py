"""Quoted words in a source: word for word, near, or not there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from figtrace.check.quotations.letters import letters
from figtrace.check.quotations.look_up import Place, look_up

SOURCE = (
    "Salt was dear in the northern ports that winter, and tin was not. Nobody in the south knew why. "
    "The price of salt rose again in spring, when the ice had gone and the boats came back with less of it."
)
LETTERS = letters(SOURCE)


def found(*pieces: str) -> str | None:
    place = look_up(pieces, LETTERS)
    return None if place is None else place.span.of(SOURCE)


def test_words_that_stand_there_are_found_word_for_word() -> None:
    at = SOURCE.find("tin was not")
    assert look_up(["TIN was not"], LETTERS) == Place(Span(at, at + 11), 1.0)


def test_pieces_stand_in_their_order() -> None:
    assert found("Salt was dear", "tin was not") == SOURCE[:64]
    assert look_up(["tin was not", "Salt was dear"], LETTERS) is None


def test_a_later_place_of_the_first_piece_may_be_the_one_that_is_meant() -> None:
    source = letters("In May it rose. " + "word " * 500 + "In May it fell.")
    place = look_up(["In May", "it fell"], source)
    assert place is not None
    assert place.likeness == 1


def test_other_words_are_found_with_how_like_they_are() -> None:
    place = look_up(["The price of salt fell again in spring when the ice had gone"], LETTERS)
    assert place is not None
    assert place.span.of(SOURCE).startswith("The price of salt rose again in spring")
    assert 0.65 <= place.likeness < 1


def test_words_of_another_matter_are_not_found() -> None:
    assert found("a tax on windows was never paid by anybody in the capital") is None
    assert look_up(["salt"], letters("")) is None
    assert look_up([], LETTERS) is None


@given(st.lists(st.text(max_size=40), max_size=3), st.text(max_size=200))
def test_any_words_are_looked_up_in_any_text(pieces: list[str], text: str) -> None:
    place = look_up(pieces, letters(text))
    assert place is None or 0 <= place.span.start < place.span.end <= len(text)


def test_pieces_apart_are_found_word_for_word_at_a_later_place_of_the_first() -> None:
    text = "In May it rose. " + "word " * 500 + "In May the rents of all the northern ports fell at last."
    place = look_up(["In May", "fell at last"], letters(text))
    assert place == Place(Span(text.rindex("In May"), len(text) - 1), 1.0)
