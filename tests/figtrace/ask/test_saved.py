"""A kept search knows what has come since it was last looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UsageError
from figtrace.ask.saved import keep_search, news_of, saved_search, saved_searches, search_lines
from search.query import AnyOf, DocPrefix, parse_query
from tests.figtrace.small_corpus import LEAVERS, MAKERS, put, store_of


def test_a_kept_search_is_there_with_the_documents_of_the_day(tmp_path: Path) -> None:
    with store_of(MAKERS) as store:
        keep_search(tmp_path, "mine", "a b", store)
        (kept,) = saved_searches(tmp_path)
        assert (kept.name, kept.query, kept.seen) == ("mine", "a b", frozenset({MAKERS.id}))
        assert news_of(kept, store) is None


def test_the_news_are_of_documents_that_came_since(tmp_path: Path) -> None:
    with store_of(MAKERS) as store:
        keep_search(tmp_path, "mine", "a b", store)
        put(store, LEAVERS)
        kept = saved_search(tmp_path, "mine")
        fresh = news_of(kept, store)
        assert fresh is not None
        assert fresh.clauses[:-1] == parse_query("a b").clauses
        assert fresh.clauses[-1].atom == AnyOf((DocPrefix(LEAVERS.id),))
        assert [line.new_documents for line in search_lines(tmp_path, store)] == [1]


def test_a_name_that_is_not_kept_is_told_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="none yet"):
        saved_search(tmp_path, "mine")
    with store_of() as store:
        keep_search(tmp_path, "war", "x", store)
    with pytest.raises(UsageError, match="there are war"):
        saved_search(tmp_path, "mine")


@pytest.mark.parametrize("body", ["", "[]", '{"form": 1}', '{"form": 1, "searches": {"a": 1}}', "\\udead"])
def test_a_damaged_file_is_told(tmp_path: Path, body: str) -> None:
    (tmp_path / "searches.json").write_text(body)
    with pytest.raises(UsageError, match="repair it, or remove it"):
        saved_searches(tmp_path)


def test_an_empty_name_is_refused(tmp_path: Path) -> None:
    with store_of() as store, pytest.raises(UsageError, match="needs a name"):
        keep_search(tmp_path, " ", "x", store)
