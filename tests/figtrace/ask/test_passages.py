"""Passages are found as a person asks for them, and shown with document, page, section and boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import QueryError
from corpus.geometry import DocId, PageIndex
from corpus.settings import Settings
from corpus.store import Store
from figtrace.ask.passages import ask_passages, hit_views, passage_query
from search.engine import Answer, Engine, Exactness, Hit, open_engine
from search.index import rebuild
from search.query.language import parse_query
from search.query.operations import All
from tests.figtrace.small_corpus import ALL, LEAVERS, MAKERS, store_of


def hit(document: Document, text: str, **changes: object) -> Hit:
    made = Hit(
        doc=document.id, passage="a1:0", score=0.5, title=document.meta.title, year=document.meta.year,
        section=(), context="", page_first=PageIndex(0), page_last=PageIndex(0), span=document.blocks[0].span,
        text=text, plan=All(),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def answer(*hits: Hit) -> Answer:
    return Answer(hits, len(hits))


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with store_of(MAKERS) as store:
        yield store


def test_a_hit_is_shown_with_all_that_leads_to_it(store: Store) -> None:
    found = hit(MAKERS, "Foxconn\n assembled", section=("2 Firms", "2.1 Makers"))
    (view,) = hit_views(store, answer(found))
    assert (view.document, view.year, view.page, view.label) == ("Makers", 2009, 1, "1")
    assert (view.section, view.passage) == ("2 Firms > 2.1 Makers", "Foxconn assembled")
    assert (view.score, view.id, view.doc) == (0.5, "a1:0", MAKERS.id)
    assert view.boxes == MAKERS.boxes(MAKERS.blocks[0].span)


def test_a_document_without_a_title_is_called_by_its_file(store: Store) -> None:
    (view,) = hit_views(store, answer(hit(MAKERS, "x", title="")))
    assert view.document == "a1.pdf"


def test_a_passage_without_a_page_has_none(store: Store) -> None:
    (view,) = hit_views(store, answer(hit(MAKERS, "x", page_first=None)))
    assert (view.page, view.label) == (None, "")


def test_what_the_store_no_longer_has_is_left_out(store: Store) -> None:
    gone = hit(MAKERS, "x", doc=DocId("e" * 64))
    assert [view.doc for view in hit_views(store, answer(gone, hit(MAKERS, "x")))] == [MAKERS.id]


@pytest.mark.parametrize(
    ("given", "typed"),
    [
        ({}, "value chain"),
        ({"firm": "Hon Hai"}, 'value chain firm:"Hon Hai"'),
        ({"product": "solar cells"}, 'value chain product:"solar cells"'),
        ({"policy": "tariff", "place": "CHN"}, 'value chain policy:"tariff" place:"CHN"'),
        ({"year": "2005..2009"}, "value chain year:2005..2009"),
    ],
)
def test_fields_are_added_to_the_words(given: dict[str, str], typed: str) -> None:
    assert passage_query(["value", "chain"], **given) == parse_query(typed)


def test_a_query_that_cannot_be_understood_is_refused() -> None:
    with pytest.raises(QueryError):
        passage_query(["x"], year="soon")


@pytest.fixture(name="index")
def _index(tmp_path: Path) -> Iterator[tuple[Store, Engine]]:
    with store_of(*ALL) as store, open_engine("tantivy", Settings(tmp_path)) as engine:
        rebuild(store, engine)
        yield store, engine


def test_the_best_passages_are_given_and_all_are_counted(index: tuple[Store, Engine]) -> None:
    found = ask_passages(*index, passage_query(["Lenovo"]), limit=2)
    assert len(found.hits) == found.shown == 2
    assert (found.total, found.is_exact) == (3, True)
    assert found.hits[0].score >= found.hits[1].score


def test_names_find_what_the_corpus_calls_the_same(index: tuple[Store, Engine]) -> None:
    found = ask_passages(*index, passage_query([], firm="Foxconn"), limit=9)
    assert {hit.doc for hit in found.hits} == {MAKERS.id, LEAVERS.id}


class Estimating:
    """An engine that only knows a lower bound."""

    def find(self, query: object, **options: object) -> Answer:
        return Answer((hit(LEAVERS, "x"),), 40, Exactness.AT_LEAST)


def test_an_estimate_is_said_to_be_one_and_lost_hits_count_as_shown(store: Store) -> None:
    found = ask_passages(store, Estimating(), passage_query(["x"]), limit=1)  # type: ignore[arg-type]
    assert (found.hits, found.shown, found.total, found.is_exact) == ((), 1, 40, False)
