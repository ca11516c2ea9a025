"""A damaged corpus is replaced by what can be read of it, and kept."""

import sqlite3
from pathlib import Path

import pytest

from corpus.errors import StoreError, UsageError
from corpus.store import Store
from figtrace.library.recover import recover_corpus
from tests.strategies import document_of, one_claim

ONE = document_of("Imports were $92 in 2008.", doc="a1", title="Imports")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.db"
    with Store.open(path, create=True) as store:
        run = store.begin_run("test", "1")
        with store.transaction():
            store.put_document(ONE, run=run)
    return path


def test_without_damage_nothing_is_changed(db: Path) -> None:
    with Store.open(db) as store:
        run = store.begin_run("test", "1")
        with store.transaction():
            store.put_annotations(ONE, one_claim(ONE, "$92", "92"), run=run)
    before = db.read_bytes()
    assert recover_corpus(db, version="1").kept is None
    assert db.read_bytes() == before
    assert [path.name for path in db.parent.glob("*.db")] == ["corpus.db"]


def test_a_damaged_store_is_replaced_and_kept(db: Path) -> None:
    with sqlite3.connect(db) as hurt:
        hurt.execute("UPDATE documents SET body = x'00'")
    done = recover_corpus(db, version="1")
    assert done.kept == db.with_name("corpus.damaged-1.db")
    assert done.kept.is_file()
    with Store.open(db) as store:
        assert store.summaries() == ()


def test_a_second_damage_keeps_both_files(db: Path) -> None:
    db.with_name("corpus.damaged-1.db").write_bytes(b"an older one")
    with sqlite3.connect(db) as hurt:
        hurt.execute("UPDATE documents SET body = x'00'")
    assert recover_corpus(db, version="1").kept == db.with_name("corpus.damaged-2.db")
    assert db.with_name("corpus.damaged-1.db").read_bytes() == b"an older one"


def test_garbage_and_nothing_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no corpus"):
        recover_corpus(tmp_path / "corpus.db", version="1")
    (tmp_path / "corpus.db").write_bytes(b"x" * 9000)
    with pytest.raises(StoreError, match="nothing can be read"):
        recover_corpus(tmp_path / "corpus.db", version="1")
    assert (tmp_path / "corpus.db").read_bytes() == b"x" * 9000
