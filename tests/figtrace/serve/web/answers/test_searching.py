"""What a search shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.geometry import Span
from corpus.settings import load_settings
from corpus.store import Store
from figtrace.serve.web.answers.searching import SearchAsked, SearchPage, in_words, search_page, stretches
from search.engine import open_engine
from search.query import parse_query
from search.snippet import Snippet
from tests.figtrace.small_corpus import corpus_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus_of(tmp_path_factory.mktemp("c") / "corpus")


def _ask(folder: Path, **asked: object) -> SearchPage:
    settings = load_settings(folder, env={})
    with Store.open(settings.db) as store, open_engine("tantivy", settings) as engine:
        return search_page(store, engine, SearchAsked(**asked))  # type: ignore[arg-type]  # as the test names them


def test_a_hit_leads_to_its_words_on_the_page(folder: Path) -> None:
    found = _ask(folder, q="notebook")
    (hit,) = found.hits
    assert (hit.document, hit.year, hit.page) == ("Makers", 2009, 1)
    assert hit.to.startswith(f"/documents/{hit.doc}?at=")
    assert [piece.text for piece in hit.text if piece.is_marked] == ["notebook"]


def test_counts_narrow_it_further(folder: Path) -> None:
    found = _ask(folder, q="Lenovo")
    facets = {facet.name: facet for facet in found.facets}
    assert [(one.value, one.count) for one in facets["year"].values] == [("2012", 1), ("2009", 1)]
    narrowed = facets["year"].values[0].to
    assert narrowed == "/search?q=Lenovo&year=2012"
    assert {hit.document for hit in _ask(folder, q="Lenovo", year="2012").hits} == {"Leavers"}


def test_an_entity_of_the_counts_can_be_asked_for(folder: Path) -> None:
    firms = next(facet for facet in _ask(folder, q="China").facets if facet.name == "firm")
    assert firms.values
    assert _ask(folder, q="China", firm=firms.values[0].value).total >= 1


def test_figures_are_found_by_the_words_around_them(folder: Path) -> None:
    found = _ask(folder, q="notebook", kind="figures")
    assert [hit.figure for hit in found.hits] == ["40 percent"]


def test_nothing_asked_is_nothing_found(folder: Path) -> None:
    assert _ask(folder).hits == ()
    assert _ask(folder, q="*", year="2009").total > 0


def test_a_page_beyond_the_last_is_empty(folder: Path) -> None:
    assert _ask(folder, q="Lenovo", page=9).hits == ()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("value chain", ("words “value”", "words “chain”")),
        ('"value chain" -textiles', ("must have phrase “value chain”", "must not have words “textiles”")),
        ("year:2005..2009", ("must have year 2005–2009",)),
        ("a OR b", ("must have words “a” or words “b”",)),
        ("title:solar", ("must have words “solar” in the title",)),
    ],
)
def test_it_is_told_how_a_query_was_read(query: str, said: tuple[str, ...]) -> None:
    assert in_words(parse_query(query)) == said


def test_stretches_joined_are_the_snippet_with_single_spaces() -> None:
    shown = Snippet("a  solar\ncell here", Span(0, 18), (Span(3, 8),))
    assert [(one.text, one.is_marked) for one in stretches(shown)] == [
        ("a ", False), ("solar", True), (" cell here", False),
    ]  # fmt: skip
