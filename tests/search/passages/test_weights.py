"""A passage is worth what it is: prose of a paragraph most, what names and does not tell less."""

from __future__ import annotations

import pytest

from search.passages.weights import weighed, weight_of
from tests.search.samples import passage, words

LONG = words(90)


def test_a_paragraph_within_a_paper_keeps_all() -> None:
    assert weight_of(passage(LONG, kinds=("paragraph",), page=9)) == 1000


def test_a_plain_text_keeps_all() -> None:
    assert weight_of(passage("short")) == 1000


@pytest.mark.parametrize("kind", ["title", "heading", "formula", "footnote", "caption", "table"])
def test_what_names_and_does_not_tell_keeps_less(kind: str) -> None:
    assert weight_of(passage(LONG, kinds=(kind, "paragraph"), page=9)) < 900


def test_the_kind_with_most_of_the_text_counts() -> None:
    assert weight_of(passage(LONG, kinds=("paragraph", "heading"), page=9)) == 1000


def test_a_short_text_keeps_less_than_a_long_one() -> None:
    made = [weight_of(passage(words(n), kinds=("paragraph",), page=9)) for n in (1, 10, 40, 60, 80)]
    assert made == sorted(made)
    assert made[0] < 500
    assert made[-2:] == [1000, 1000]


def test_the_first_five_pages_are_lifted() -> None:
    made = [weight_of(passage(LONG, kinds=("paragraph",), page=n)) for n in (0, 4, 5)]
    assert made == [1250, 1250, 1000]


def test_a_text_without_words_is_no_error() -> None:
    assert weight_of(passage("", kinds=("paragraph",))) > 0


def test_a_text_is_weighed_by_its_kind_as_a_query_names_it_too() -> None:
    assert weighed("prose", LONG, 9) == weighed("paragraph", LONG, None) == 1000
    assert weighed("table", LONG, 9) == 850
