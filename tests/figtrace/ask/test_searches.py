"""A search is answered in the form that is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.settings import Settings
from corpus.store import Store
from figtrace.ask.claims import ClaimView
from figtrace.ask.passages import HitView
from figtrace.ask.searches import DocumentHit, Search, Show, answer_each, answer_search, query_lines
from search.engine import Engine, open_engine
from search.index import rebuild
from search.query import Query, parse_query
from tests.figtrace.small_corpus import ALL, store_of
from tests.goldens import GOLDEN, as_lines, assert_golden


@pytest.fixture(name="index", scope="module")
def _index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Engine]]:
    folder = tmp_path_factory.mktemp("index")
    with store_of(*ALL) as store, open_engine("tantivy", Settings(folder)) as engine:
        rebuild(store, engine)
        yield store, engine


@pytest.mark.parametrize(
    ("show", "kind", "has_papers"),
    [
        (Show.PAPERS, HitView, True),
        (Show.PASSAGES, HitView, False),
        (Show.DOCUMENTS, DocumentHit, True),
        (Show.CLAIMS, ClaimView, False),
    ],
)
def test_rows_are_of_the_form_asked_for(
    index: tuple[Store, Engine], show: Show, kind: type, has_papers: bool
) -> None:
    found = answer_search(*index, Search(parse_query("Foxconn"), show))
    assert found.rows
    assert all(isinstance(row, kind) for row in found.rows)
    assert bool(found.papers) is has_papers


def test_tables_are_of_tables_alone(index: tuple[Store, Engine]) -> None:
    assert answer_search(*index, Search(parse_query("Foxconn"), Show.TABLES)).rows == ()


def test_the_next_page_is_told(index: tuple[Store, Engine]) -> None:
    query = parse_query("Lenovo")
    assert [
        answer_search(*index, Search(query, show, limit=2)).are_more for show in (Show.PAPERS, Show.PASSAGES)
    ] == [
        True,
        True,
    ]
    assert not answer_search(*index, Search(query, Show.PASSAGES, page=2, limit=2)).are_more


def test_a_page_beyond_all_is_refused() -> None:
    with pytest.raises(UsageError, match="no more than the first 10000"):
        Search(parse_query("x"), page=10**9)


def test_queries_of_a_file_keep_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "q.txt"
    file.write_bytes("\ufeff# mine\n a b \n\nc".encode())
    assert query_lines(file) == ((2, "a b"), (4, "c"))
    with pytest.raises(UsageError, match="cannot be read"):
        query_lines(tmp_path / "none")


def test_a_query_that_is_not_understood_stops_no_other(index: tuple[Store, Engine]) -> None:
    lines = [(1, "nofield:x"), (2, "Foxconn")]
    bad, good = answer_each(*index, lines, Search(Query(())))
    assert bad.problem.startswith("unknown field nofield:")
    assert (good.problem, good.rows[0].query) == ("", "Foxconn")


@pytest.mark.parametrize("show", [Show.PAPERS, Show.PASSAGES, Show.DOCUMENTS, Show.CLAIMS])
def test_all_that_is_answered(index: tuple[Store, Engine], show: Show) -> None:
    found = answer_search(*index, Search(parse_query("Foxconn assembled"), show, explain=True))
    assert_golden(f"search_{show}.json", as_lines(found), folder=GOLDEN / "asked")
