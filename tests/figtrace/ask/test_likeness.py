"""A page is asked for by its words, in other works than its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.errors import UsageError
from corpus.store import Edition, Store, keep_editions
from figtrace.ask.likeness import like_query, page_named, page_passages
from search.query import DocPrefix, Occur, Words
from tests.figtrace.small_corpus import ALL, LEAVERS, MAKERS, store_of


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with store_of(*ALL) as store:
        yield store


def test_a_page_is_named_by_document_and_number(store: Store) -> None:
    assert page_named(store, f"{MAKERS.id}:1") == (MAKERS.id, 1)


@pytest.mark.parametrize(
    ("name", "says"),
    [("a1", "write DOC:PAGE"), (f"{MAKERS.id}:0", "pages 1 to 1"), (f"{MAKERS.id}:2", "pages 1 to 1")],
)
def test_no_such_page_is_told(store: Store, name: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        page_named(store, name)


def test_the_words_it_says_most_often_come_first(store: Store) -> None:
    first, *others = like_query(store, MAKERS.id, 1).clauses
    assert isinstance(first.atom, Words)
    assert first.atom.text.split()[:2] == ["Foxconn", "Lenovo"]
    assert [(clause.occur, clause.atom) for clause in others] == [(Occur.NOT, DocPrefix(MAKERS.id))]


def test_other_editions_of_the_work_are_left_out(store: Store) -> None:
    pair = [Edition(LEAVERS.id, LEAVERS.id, 0, 1.0, "test"), Edition(MAKERS.id, LEAVERS.id, 1, 1.0, "test")]
    keep_editions(store, pair)
    others = like_query(store, MAKERS.id, 1).clauses[1:]
    assert {clause.atom for clause in others} == {DocPrefix(MAKERS.id), DocPrefix(LEAVERS.id)}


def test_the_passages_of_a_page_are_those_that_begin_there(store: Store) -> None:
    (text, *_) = page_passages(store, MAKERS.id, 1)
    assert text in MAKERS.text
