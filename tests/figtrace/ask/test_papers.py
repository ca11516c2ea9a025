"""Papers are found once with their best pages, and what they have is counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.settings import Settings
from corpus.store import Edition, Store, keep_editions
from figtrace.ask.papers import FacetLine, ask_facets, ask_papers, facet_lines
from figtrace.ask.passages import passage_query
from search.engine import Engine, Facet, open_engine
from search.index import rebuild
from search.query import Query, parse_query
from tests.figtrace.small_corpus import ALL, LEAVERS, MAKERS, store_of
from tests.goldens import GOLDEN, as_lines, assert_golden


@pytest.fixture(name="index")
def _index(tmp_path: Path) -> Iterator[tuple[Store, Engine]]:
    with store_of(*ALL) as store, open_engine("tantivy", Settings(tmp_path)) as engine:
        rebuild(store, engine)
        yield store, engine


def test_a_paper_stands_once_with_all_that_names_it(index: tuple[Store, Engine]) -> None:
    found = ask_papers(*index, passage_query(["Foxconn", "assembled"]))
    (paper,) = (paper for paper in found.papers if paper.doc == MAKERS.id)
    assert (paper.document, paper.year, paper.editions) == ("Makers", 2009, 1)
    assert [hit.page for hit in paper.pages] == [1]
    assert (found.page, found.is_exact) == (1, True)


def test_words_that_were_looked_for_are_marked(index: tuple[Store, Engine]) -> None:
    hit = ask_papers(*index, passage_query(["assembled"]), explain=True).papers[0].pages[0]
    assert [span.of(hit.passage) for span in hit.marks] == ["assembled"]
    assert hit.why.startswith("says assembled; ")


def test_pages_of_papers_join(index: tuple[Store, Engine]) -> None:
    pages = [ask_papers(*index, passage_query(["Lenovo"]), limit=2, page=n) for n in (1, 2)]
    assert len({paper.doc for page in pages for paper in page.papers}) == 3
    assert [page.are_more for page in pages] == [True, False]


def test_editions_are_one_paper(index: tuple[Store, Engine]) -> None:
    store, engine = index
    pair = [Edition(LEAVERS.id, LEAVERS.id, 0, 1.0, "test"), Edition(MAKERS.id, LEAVERS.id, 1, 1.0, "test")]
    keep_editions(store, pair)
    found = ask_papers(store, engine, passage_query(["Lenovo"]))
    assert sorted(paper.editions for paper in found.papers) == [1, 2]


def test_a_paper_that_the_store_lost_is_left_out(index: tuple[Store, Engine]) -> None:
    store, engine = index
    store.remove_document(MAKERS.id)
    assert MAKERS.id not in {
        paper.doc for paper in ask_papers(store, engine, passage_query(["Lenovo"])).papers
    }


def test_values_are_named_for_people_and_for_queries(index: tuple[Store, Engine]) -> None:
    views = {view.facet: view.values for view in ask_facets(*index, passage_query(["Lenovo"]))}
    assert [value.value for value in views[Facet.YEAR]] == ["2012", "2009"]
    (lenovo,) = (value for value in views[Facet.FIRM] if value.name.startswith("Lenovo"))
    narrowed = ask_papers(*index, passage_query(["Lenovo", lenovo.field]))
    assert narrowed.total == lenovo.passages
    assert Facet.AUTHOR not in views


def test_values_are_rows(index: tuple[Store, Engine]) -> None:
    views = ask_facets(*index, passage_query(["Lenovo"]), of=(Facet.YEAR,), most=1)
    assert facet_lines(views) == (FacetLine("year", "2012", 1, "year:2012"),)


def test_years_may_be_more_than_other_values(index: tuple[Store, Engine]) -> None:
    views = {
        view.facet: view.values for view in ask_facets(*index, passage_query(["Lenovo"]), most=1, years=400)
    }
    assert [value.value for value in views[Facet.YEAR]] == ["2012", "2009"]
    assert len(views[Facet.FIRM]) == 1


def test_names_are_looked_up_once_for_all_counts(
    index: tuple[Store, Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Query] = []

    def widened(query: Query, *_: object) -> Query:
        asked.append(query)
        return query

    monkeypatch.setattr("figtrace.ask.papers.widened", widened)
    ask_facets(*index, parse_query("Lenovo"), years=400)
    assert asked == [parse_query("Lenovo")]


def test_all_that_is_found_of_papers(index: tuple[Store, Engine]) -> None:
    found = ask_papers(*index, passage_query(["Lenovo"]), explain=True)
    assert_golden("papers.json", as_lines(found), folder=GOLDEN / "asked")


def test_all_that_is_counted(index: tuple[Store, Engine]) -> None:
    counted = ask_facets(*index, passage_query(["Lenovo"]))
    assert_golden("facets.json", as_lines(counted), folder=GOLDEN / "asked")
