"""What requests are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.store import MetadataEdit, record_rename
from figtrace.serve.web.desk import Desk
from figtrace.serve.web.not_here import NotHereError
from search.query import parse_query
from tests.figtrace.small_corpus import LEAVERS, MAKERS, corpus_of, put


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(corpus_of(tmp_path / "c", [MAKERS]), "tantivy")


def test_an_answer_is_kept_until_something_is_written(desk: Desk) -> None:
    made: list[int] = []
    with desk.store() as store:
        for _ in range(2):
            desk.kept(store, "x", lambda: made.append(1))
        put(store, LEAVERS)
        desk.kept(store, "x", lambda: made.append(1))
    assert len(made) == 2


def test_another_corpus_in_its_place_is_seen(desk: Desk, tmp_path: Path) -> None:
    with desk.store() as store:
        before = desk.stamp(store)
    other = corpus_of(tmp_path / "other", [LEAVERS])
    (other / "corpus.db").replace(desk.settings.db)
    with desk.store() as store:
        assert desk.stamp(store) != before
        assert store.summaries()[0].title == "Leavers"


def test_what_counts_all_documents_may_be_some_seconds_old_while_an_ingest_writes(desk: Desk) -> None:
    made: list[int] = []
    with desk.store() as store:
        desk.kept(store, "x", lambda: made.append(1), of_all=True)
        put(store, LEAVERS)
        run = store.begin_run("ingest", "0")
        desk.kept(store, "x", lambda: made.append(1), of_all=True)
        assert len(made) == 1
        desk.kept(store, "x", lambda: made.append(1))
        assert len(made) == 2
        record_rename(store, "firm:lenovo", "Other", run=run)
        desk.kept(store, "x", lambda: made.append(1), of_all=True)
        assert len(made) == 3
        store.end_run(run)
        desk.kept(store, "x", lambda: made.append(1), of_all=True)
    assert len(made) == 4


def test_a_document_is_kept_without_tables_until_it_is_read_anew(desk: Desk) -> None:
    with desk.store() as store:
        first = desk.document(store, MAKERS.id)
        assert (first.tables, first.references) == ((), ())
        put(store, LEAVERS)
        assert desk.document(store, MAKERS.id) is first
        with store.transaction():
            store.edit_metadata(MAKERS.id, MetadataEdit("title", "Other", "person"))
        assert desk.document(store, MAKERS.id).meta.title == "Other"
        assert desk.document(store, MAKERS.id, whole=True) == store.document(MAKERS.id)


def test_a_document_is_found_by_the_beginning_of_its_id(desk: Desk) -> None:
    with desk.store() as store:
        assert desk.document(store, MAKERS.id[:8]).id == MAKERS.id
        with pytest.raises(NotHereError):
            desk.doc_id(store, MAKERS.id[:4])
        with pytest.raises(NotHereError):
            desk.doc_id(store, "f" * 64)


def test_an_engine_is_lent_to_one_at_a_time_and_used_again(desk: Desk) -> None:
    with desk.engine() as one, desk.engine() as other:
        assert one is not other
    with desk.engine() as again:
        assert again in (one, other)
    desk.close()


def test_an_engine_that_failed_is_not_lent_again(desk: Desk) -> None:
    with pytest.raises(RuntimeError), desk.engine() as failed:
        raise RuntimeError
    with desk.engine() as other:
        assert other is not failed
    desk.close()


def test_without_vectors_no_query_has_a_meaning(desk: Desk) -> None:
    with desk.store() as store:
        assert desk.meaning(store)(parse_query("solar")) is None
