"""What a search shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import QueryError
from corpus.geometry import Span
from corpus.settings import load_settings
from corpus.store import Store
from figtrace.ask.meaning import Meanings
from figtrace.library.vectors import update_vectors
from figtrace.serve.web.answers.searching import SearchAsked, SearchPage, asked_query, search_page, stretches
from search.engine import open_engine
from search.query import parse_query
from search.vectors import open_vectors
from tests.figtrace.small_corpus import corpus_of
from tests.goldens import GOLDEN, as_lines, assert_golden
from tests.nlp.vectors.toy import ToyEncoder
from tests.strategies import document_of


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
    assert found.pages == 1


def test_nothing_asked_is_nothing_found(folder: Path) -> None:
    assert _ask(folder).hits == ()
    assert _ask(folder, q="*", year="2009").total > 0


def test_a_page_beyond_the_last_is_empty(folder: Path) -> None:
    assert _ask(folder, q="Lenovo", page=9).hits == ()


def test_hits_stand_by_papers_each_once(folder: Path) -> None:
    found = _ask(folder, q="China")
    assert sorted(paper.document for paper in found.papers) == ["Leavers", "Makers"]
    assert [hit for paper in found.papers for hit in paper.pages] == list(found.hits)


def test_newest_papers_come_first_where_that_is_asked(folder: Path) -> None:
    found = _ask(folder, q="China", sort="year")
    assert [paper.year for paper in found.papers] == [2012, 2009]


def test_it_is_told_how_a_query_was_read(folder: Path) -> None:
    assert _ask(folder, q='"notebook PCs" -textiles').read_as == (
        'must: "notebook pcs"', "without: textil…",
    )  # fmt: skip


def test_a_word_that_no_passage_has_leads_to_those_that_may_be_meant(folder: Path) -> None:
    (meant,) = _ask(folder, q="notebok Lenovo").meant
    assert (meant.word, meant.likest[0].to) == ("notebok", "/search?q=notebook+Lenovo")


def test_a_name_that_no_passage_has_leads_to_those_that_may_be_meant(folder: Path) -> None:
    (meant,) = _ask(folder, q="firm:Lenvo China").meant
    assert (meant.word, meant.likest[0].to) == ("firm:Lenvo", "/search?q=firm%3Alenovo+China")
    assert _ask(folder, q="China", firm="Lenvo").meant == ()


def test_a_kind_of_text_that_is_no_parameter_joins_the_words(folder: Path) -> None:
    kinds = next(facet for facet in _ask(folder, q="China").facets if facet.name == "kind")
    assert kinds.values[0].to == "/search?q=China+in%3Aprose"


def test_the_trend_counts_all_years(folder: Path) -> None:
    bars = _ask(folder, q="Lenovo").trend.bars
    assert [(bar.label, bar.count) for bar in bars if bar.count] == [("2009", 1), ("2012", 1)]


def test_stretches_joined_are_the_text() -> None:
    assert [(one.text, one.is_marked) for one in stretches("a solar cell here", [Span(2, 7)])] == [
        ("a ", False), ("solar", True), (" cell here", False),
    ]  # fmt: skip


def test_passages_near_in_meaning_are_found_too(tmp_path: Path) -> None:
    sun = document_of("Photovoltaic shipments climbed.", doc="a1", title="Sun")
    settings = load_settings(corpus_of(tmp_path / "c", [sun]), env={})
    with Store.open(settings.db) as store, open_engine("tantivy", settings) as engine:
        update_vectors(store, settings, ToyEncoder())
        vectors = open_vectors(settings.vectors)
        assert vectors is not None
        asked = SearchAsked("solar exports")
        assert search_page(store, engine, asked).papers == ()
        found = search_page(store, engine, asked, meaning=Meanings(vectors, ToyEncoder(), 0).of)
    assert [paper.document for paper in found.papers] == ["Sun"]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("passages", {"q": "Lenovo"}),
        ("figures", {"q": "notebook", "kind": "figures"}),
        ("tables", {"q": "China", "kind": "tables"}),
        ("narrowed", {"q": "China", "firm": "firm:lenovo", "sort": "year", "view": "kwic"}),
        ("misspelt", {"q": "notebok Lenovo"}),
        ("second", {"q": "Lenovo", "page": 2}),
        ("nothing", {}),
    ],
)
def test_all_that_a_search_shows(folder: Path, name: str, asked: dict[str, object]) -> None:
    assert_golden(f"search_{name}.json", as_lines(_ask(folder, **asked)), folder=GOLDEN / "answers")


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (SearchAsked("tin"), {"q": "tin"}),
        (SearchAsked("tin", kind="tables"), {"q": "tin", "as": "tables"}),
        (SearchAsked("tin", sort="year", view="kwic"), {"q": "tin", "sort": "year", "view": "kwic"}),
        (SearchAsked("tin", firm="f", doc="d", page=3), {"q": "tin", "firm": "f", "doc": "d"}),
    ],
)
def test_the_address_has_what_is_asked_and_no_more(asked: SearchAsked, given: dict[str, str]) -> None:
    assert asked.given == given


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        (SearchAsked("tin"), "tin"),
        (SearchAsked("tin", author="Ada Brown"), 'tin author:"Ada Brown"'),
        (SearchAsked("tin", doc="a1b2"), "tin doc:a1b2"),
        (SearchAsked("", author="Lee", doc="a1"), 'author:"Lee" doc:a1'),
        (SearchAsked("*", author="Lee"), 'author:"Lee"'),
    ],
)
def test_what_is_chosen_joins_the_words(asked: SearchAsked, query: str) -> None:
    assert asked_query(asked) == parse_query(query)


def test_a_year_or_firm_alone_is_a_query_and_nothing_is_none() -> None:
    assert asked_query(SearchAsked(year="2008")) == parse_query("year:2008")
    assert len(asked_query(SearchAsked("tin", firm="Acme", place="Peru")).clauses) == 3
    with pytest.raises(QueryError):
        asked_query(SearchAsked(" "))


def test_a_document_without_a_title_is_called_by_its_file_alone(tmp_path: Path) -> None:
    plain = document_of("Tin rose.", doc="a1")
    made = replace(plain, source="/secret/folder/tin.pdf", meta=replace(plain.meta, title=""))
    home = corpus_of(tmp_path / "c", [made])
    found = _ask(home, q="tin")
    assert [paper.document for paper in found.papers] == ["tin.pdf"]
    assert [hit.document for hit in found.hits] == ["tin.pdf"]


def test_of_tables_the_kind_of_text_is_no_count(folder: Path) -> None:
    assert "kind" in {facet.name for facet in _ask(folder, q="China").facets}
    assert "kind" not in {facet.name for facet in _ask(folder, q="China", kind="tables").facets}


def test_counts_have_titles_and_link_to_the_search_as_it_is(folder: Path) -> None:
    found = _ask(folder, q="China", sort="year", view="kwic")
    titles = {facet.name: facet.title for facet in found.facets}
    assert (titles["kind"], titles["firm"], titles["year"]) == ("Kind of text", "Firm", "Year")
    firms = next(facet for facet in found.facets if facet.name == "firm")
    assert firms.values[0].to.startswith("/search?q=China&")
    assert all(part in firms.values[0].to for part in ("sort=year", "view=kwic", "firm="))


def test_more_than_ten_papers_stand_on_several_pages_and_seven_values_beside_them(tmp_path: Path) -> None:
    papers = [document_of("Tin rose.", doc=f"{n:02}", title=f"Paper {n}", year=1990 + n) for n in range(12)]
    home = corpus_of(tmp_path / "c", papers)
    first, second = _ask(home, q="tin"), _ask(home, q="tin", page=2)
    assert (len(first.papers), first.pages) == (10, 2)
    assert (len(second.papers), second.pages) == (2, 2)
    assert first.total == first.counted == second.total == 12
    years = next(facet for facet in first.facets if facet.name == "year")
    assert len(years.values) == 7
    assert len(first.trend.bars) == 12


def test_figures_stand_ten_to_a_page(tmp_path: Path) -> None:
    papers = [document_of(f"In 2008 tin cost ${n} billion.", doc=f"{n:02}") for n in range(11, 23)]
    home = corpus_of(tmp_path / "c", papers)
    first, second = _ask(home, q="tin", kind="figures"), _ask(home, q="tin", kind="figures", page=2)
    assert (len(first.hits), first.pages, first.total) == (10, 2, 12)
    assert (len(second.hits), second.pages) == (2, 2)
    assert not {hit.figure for hit in first.hits} & {hit.figure for hit in second.hits}


def test_a_misspelt_word_is_found_in_the_query_as_a_word_of_its_own(folder: Path) -> None:
    (meant,) = _ask(folder, q="Notebok notebok-x Lenovo", page=3).meant[:1]
    assert meant.likest[0].to.startswith("/search?q=notebook+notebook-x+Lenovo")
    assert "page" not in meant.likest[0].to
