"""The store keeps everything of a document together, or nothing."""

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Document, Outcome, OutcomeState, PageState
from corpus.errors import ForeignStoreError, LockedStoreError, StoreError, UsageError
from corpus.geometry import DocId
from corpus.store.store import FileStamp, Store
from tests.strategies import document_of, one_claim

DOCUMENT = document_of("Imports were $92.", "Exports were $71.", title="Trade", year=2009)
OUTCOME = Outcome("a.pdf", OutcomeState.DONE, doc=DOCUMENT.id)


def _kept(store: Store, document: Document = DOCUMENT) -> None:
    run = store.begin_run("ingest", "0")
    with store.transaction():
        store.put_document(document, run=run)
        store.put_annotations(document, one_claim(document, "$92", "92", flow="M"), run=run)
        store.put_outcome(OUTCOME, FileStamp(10, 20), run=run)
    store.end_run(run)


def test_a_document_comes_back_as_it_was_put() -> None:
    with Store.in_memory() as store:
        _kept(store)
        assert store.document(DOCUMENT.id) == DOCUMENT
        assert store.annotations(DOCUMENT.id) == one_claim(DOCUMENT, "$92", "92", flow="M")
        assert store.producer(DOCUMENT.id) == "test/1"
        assert [s.title for s in store.summaries()] == ["Trade"]
        assert store.outcomes() == (OUTCOME,)
        assert store.stamp("a.pdf") == FileStamp(10, 20)
        assert [p.state for p in store.page_outcomes(DOCUMENT.id)] == [PageState.TEXT]


def test_putting_a_document_again_leaves_one() -> None:
    with Store.in_memory() as store:
        _kept(store)
        _kept(store)
        assert len(store.summaries()) == 1
        assert len(store.claims(DOCUMENT.id)) == 1


def test_what_is_unknown_is_none_or_empty() -> None:
    with Store.in_memory() as store:
        unknown = DocId("f" * 64)
        assert not store.has_document(unknown)
        assert store.annotations(unknown) is None
        assert store.producer(unknown) == ""
        assert store.stamp("b.pdf") is None
        with pytest.raises(StoreError, match="not in the corpus"):
            store.document(unknown)


def test_annotations_of_another_text_are_refused() -> None:
    annotations = replace(one_claim(DOCUMENT, "$92", "92"), text_sha="0" * 64)
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with pytest.raises(StoreError, match="another text"), store.transaction():
            store.put_document(DOCUMENT, run=run)
            store.put_annotations(DOCUMENT, annotations, run=run)
        assert not store.has_document(DOCUMENT.id)


def test_an_interrupted_transaction_keeps_nothing() -> None:
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with pytest.raises(KeyboardInterrupt), store.transaction():
            store.put_document(DOCUMENT, run=run)
            raise KeyboardInterrupt
        assert store.summaries() == ()


def test_a_store_stays_in_its_file(tmp_path: Path) -> None:
    path = tmp_path / ".figtrace" / "corpus.db"
    with Store.open(path, create=True) as store:
        _kept(store)
    with Store.open(path) as store:
        assert store.has_document(DOCUMENT.id)


def test_a_missing_corpus_tells_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="figtrace ingest"):
        Store.open(tmp_path / "corpus.db")


def test_a_file_that_is_no_database_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    path.write_bytes(b"a shopping list " * 100)
    with pytest.raises(ForeignStoreError, match="not a figtrace corpus"):
        Store.open(path)
    assert path.read_bytes() == b"a shopping list " * 100


def test_another_programs_database_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(ForeignStoreError, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_store_of_a_newer_figtrace_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    Store.open(path, create=True).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 999")
    newer.close()
    with pytest.raises(ForeignStoreError, match="newer figtrace"):
        Store.open(path)


def test_a_store_that_another_program_writes_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.store.connection.LOCK_SECONDS", 0.05)
    path = tmp_path / "corpus.db"
    with Store.open(path, create=True) as writer, writer.transaction(), Store.open(path) as second:
        with pytest.raises(LockedStoreError, match="written by another program"):
            second.begin_run("ingest", "0")


def test_the_plain_columns_say_what_the_records_say() -> None:
    with Store.in_memory() as store:
        _kept(store)
        row = store._connection.row("SELECT surface, value, unit, flow, page, quote FROM claims")
        assert row == ("$92", "92", "USD", "M", 0, DOCUMENT.text)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_corpus_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with Store.open(path, create=True) as store:
        _kept(store)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with Store.open(path) as store:
            assert store.has_document(DOCUMENT.id)
    finally:
        tmp_path.chmod(0o755)


def test_a_corpus_is_opened_whatever_signs_its_folder_has(tmp_path: Path) -> None:
    path = tmp_path / "100 % of #1?" / "corpus.db"
    with Store.open(path, create=True) as store:
        _kept(store)
    with Store.open(path) as store:
        assert store.has_document(DOCUMENT.id)
