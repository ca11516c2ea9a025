"""What an index holds of the store, and what its engine refused, by document."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.settings import Settings, load_settings
from corpus.store import Store
from figtrace.library.index_state import look_at_index, retry
from search.engine import open_engine
from search.refused import Refusal, keep_refusals, refusals_file
from tests.figtrace.small_corpus import LEAVERS, MAKERS, corpus_of
from tests.search.samples import doc_id


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(corpus_of(tmp_path / "corpus"), env={})


def refusal(doc: str, title: str, page: int) -> Refusal:
    return Refusal(doc, title, page, f"r{page}", "too long", "correct it")  # type: ignore[arg-type]


def test_an_index_that_is_as_the_store(settings: Settings) -> None:
    with Store.open(settings.db) as store:
        found = look_at_index(store, settings, "tantivy")
    assert (found.documents, found.stale, found.refused, found.file) == (3, 0, (), "")
    assert [line.count for line in found.lines] == [3, found.passages, found.claims, 0, 0]


def test_refused_records_are_one_line_a_document(settings: Settings) -> None:
    told = [refusal(MAKERS.id, "Makers", 2), refusal(LEAVERS.id, "", 1), refusal(MAKERS.id, "Makers", 5)]
    keep_refusals(refusals_file(settings, "tantivy"), told)
    with Store.open(settings.db) as store:
        found = look_at_index(store, settings, "tantivy")
    assert [(one.document, one.records, one.page) for one in found.refused] == [
        ("Makers", 2, 2),
        (LEAVERS.id[:8], 1, 1),
    ]
    assert found.refused_records == 3
    assert found.file == str(settings.folder / "tantivy-refused.jsonl")


def test_documents_that_are_gone_are_not_tried_again(settings: Settings) -> None:
    told = [refusal(doc_id("gone"), "Gone", 1), refusal(MAKERS.id, "Makers", 1)]
    keep_refusals(refusals_file(settings, "tantivy"), told)
    done: list[str] = []
    with Store.open(settings.db) as store, open_engine("tantivy", settings) as engine:
        assert retry(store, settings, engine, done.append) == (MAKERS.id,)
    assert done == [MAKERS.id]
