"""A file is opened in today's form or refused unchanged; what is written together is kept together."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ForeignStoreError, LockedStoreError, StoreError, UsageError
from corpus.store.connection import Connection, contains
from corpus.store.form.migrations import APPLICATION_ID, MIGRATIONS

_RUN = "INSERT INTO runs (command, version, started) VALUES (?, '0', '')"
_RUNS = "SELECT command FROM runs ORDER BY id"


@pytest.fixture(name="db")
def _db() -> Iterator[Connection]:
    with closing(Connection.in_memory()) as db:
        yield db


# -- opening -------------------------------------------------------------------------------------------


def test_a_corpus_stays_in_its_file_and_its_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / ".figtrace" / "corpus.db"
    with closing(Connection.open(path, create=True)) as db:
        db.write(_RUN, ("ingest",))
    with closing(Connection.open(path, create=False)) as db:
        assert db.rows(_RUNS) == [("ingest",)]


def test_a_new_file_has_the_form_of_today_and_tells_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with closing(Connection.open(path, create=True)) as db:
        assert db.count("PRAGMA application_id") == APPLICATION_ID
        assert db.count("PRAGMA user_version") == len(MIGRATIONS)
        assert db.count("PRAGMA foreign_keys") == 1
        assert db.row("PRAGMA journal_mode") == ("wal",)


def test_a_missing_corpus_tells_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"no corpus at {tmp_path}: .*figtrace ingest"):
        Connection.open(tmp_path / "corpus.db", create=False)
    assert not (tmp_path / "corpus.db").exists()


def test_a_file_that_is_no_database_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    path.write_bytes(b"a shopping list " * 100)
    with pytest.raises(ForeignStoreError, match=f"{path} is not a figtrace corpus"):
        Connection.open(path, create=False)
    assert path.read_bytes() == b"a shopping list " * 100


def test_another_programs_database_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(ForeignStoreError, match="another program"):
        Connection.open(path, create=True)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_corpus(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    path.touch()  # as a kill leaves it right after SQLite has made it
    with closing(Connection.open(path, create=True)) as db:
        assert db.rows(_RUNS) == []


def test_a_corpus_of_a_newer_figtrace_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    Connection.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(
        ForeignStoreError,
        match=rf"form {len(MIGRATIONS) + 1}, made by a newer figtrace; .* up to {len(MIGRATIONS)}:",
    ):
        Connection.open(path, create=True)


def test_a_file_that_was_cut_short_is_damaged_and_no_other_programs(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    Connection.open(path, create=True).close()
    path.write_bytes(path.read_bytes()[:4096])
    with pytest.raises(StoreError, match="is damaged") as told:
        Connection.open(path, create=False)
    assert not isinstance(told.value, ForeignStoreError)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be opened"):
        Connection.open(tmp_path / "file" / "corpus.db", create=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_corpus_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with closing(Connection.open(path, create=True)) as db:
        db.write(_RUN, ("ingest",))
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with closing(Connection.open(path, create=False)) as db:
            assert db.rows(_RUNS) == [("ingest",)]
    finally:
        tmp_path.chmod(0o755)


def test_a_corpus_that_is_only_read_refuses_writes_as_its_own_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "corpus.db"
    Connection.open(path, create=True).close()
    monkeypatch.setattr("os.access", lambda *_: False)
    with closing(Connection.open(path, create=False)) as db:
        assert db.rows(_RUNS) == []
        with pytest.raises(StoreError, match=r"^corpus\.db: .*readonly"):
            db.write(_RUN, ("ingest",))


def test_a_corpus_is_opened_whatever_signs_its_folder_has(tmp_path: Path) -> None:
    path = tmp_path / "100 % of #1?" / "corpus.db"
    Connection.open(path, create=True).close()
    assert path.is_file()
    Connection.open(path, create=False).close()


# -- reading and writing -------------------------------------------------------------------------------


def test_answers_come_whole_one_by_one_or_by_their_first_row(db: Connection) -> None:
    for command in ("a", "b"):
        db.write(_RUN, (command,))
    assert db.rows(_RUNS) == list(db.each(_RUNS)) == [("a",), ("b",)]

    assert db.row(_RUNS) == ("a",)
    assert db.row("SELECT command FROM runs WHERE command = ?", "c") is None
    assert db.count("SELECT count(*) FROM runs WHERE command = ?", "b") == 1
    assert db.count("SELECT id FROM runs WHERE command = ?", "c") == 0


def test_rows_that_are_left_unread_are_forgotten_in_silence_when_the_store_is_closed() -> None:
    db = Connection.in_memory()
    rows = db.each("SELECT 1 UNION SELECT 2")
    assert next(rows) == (1,)
    db.close()
    rows.close()  # type: ignore[attr-defined]  # a generator


def test_a_write_tells_the_number_of_the_row_that_it_made(db: Connection) -> None:
    assert [db.write(_RUN, ("a",)), db.write(_RUN, ("b",))] == [1, 2]


def test_rows_are_inserted_with_a_value_for_every_column(db: Connection) -> None:
    db.insert("runs", ((number, "a", "0", "", None) for number in (7, 8)))
    assert db.rows("SELECT id FROM runs") == [(7,), (8,)]
    with pytest.raises(StoreError, match="bindings"):
        db.insert("runs", [(9, "a")])


@pytest.mark.parametrize("sql", ["SELECT nothing FROM runs", "SELEC", "SELECT json_extract('{', '$.a')"])
def test_a_sentence_that_fails_is_the_stores_error_however_it_is_said(db: Connection, sql: str) -> None:
    for say in (db.rows, db.row, db.count, db.write, lambda text: list(db.each(text))):
        with pytest.raises(StoreError, match=r"^:memory:"):
            say(sql)
    with pytest.raises(StoreError):
        db.write_all("INSERT INTO nothing VALUES (?)", [(1,)])


def test_a_record_that_is_no_json_is_told_with_its_remedy(db: Connection) -> None:
    with pytest.raises(StoreError, match=r"a record that cannot be read \(malformed JSON\): ingest"):
        db.rows("SELECT json_extract('{', '$.a')")


def test_a_closed_corpus_is_the_stores_error() -> None:
    db = Connection.in_memory()
    db.close()
    with pytest.raises(StoreError, match="closed"):
        db.rows(_RUNS)


# -- transactions --------------------------------------------------------------------------------------


def test_what_is_written_together_is_kept_together(db: Connection) -> None:
    with db.transaction():
        db.write(_RUN, ("a",))
        db.write(_RUN, ("b",))
    assert len(db.rows(_RUNS)) == 2


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError, StoreError])
def test_what_is_interrupted_keeps_nothing_and_leaves_the_corpus_free(
    db: Connection, stop: type[BaseException]
) -> None:
    with pytest.raises(stop), db.transaction():
        db.write(_RUN, ("a",))
        raise stop
    with db.transaction():
        db.write(_RUN, ("b",))
    assert db.rows(_RUNS) == [("b",)]


def test_the_reason_is_told_where_sqlite_ended_the_transaction_itself(db: Connection) -> None:
    with pytest.raises(ValueError, match="the reason"), db.transaction():
        db.write("ROLLBACK")
        raise ValueError("the reason")


def test_an_error_of_what_is_done_inside_stays_what_it_is(db: Connection) -> None:
    with pytest.raises(FileNotFoundError), db.transaction():
        raise FileNotFoundError("paper.pdf")


def test_a_corpus_that_another_program_writes_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.store.connection.LOCK_SECONDS", 0.05)
    path = tmp_path / "corpus.db"
    with (
        closing(Connection.open(path, create=True)) as writer,
        closing(Connection.open(path, create=False)) as db,
    ):
        with writer.transaction():
            with pytest.raises(LockedStoreError, match=r"^corpus\.db is being written by another program"):
                db.write(_RUN, ("a",))
            with pytest.raises(LockedStoreError), db.transaction():
                pytest.fail("the transaction did not begin")
        db.write(_RUN, ("b",))


# -- words ---------------------------------------------------------------------------------------------


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")), st.sampled_from("%_\\x"))
def test_words_are_looked_for_sign_by_sign(text: str, sign: str) -> None:
    words = f"{text[:3]}{sign}"
    with closing(Connection.in_memory()) as db:
        found = db.count("SELECT ? LIKE ? ESCAPE '\\'", f"a {words} b", contains(words))
        other = db.count("SELECT ? LIKE ? ESCAPE '\\'", f"a {text[:3]}é b", contains(words))
    assert (found, other) == (1, 0)


def test_a_file_without_bytes_is_damaged_for_who_reads(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    path.touch()
    with pytest.raises(StoreError, match="has no bytes"):
        Connection.open(path, create=False)


def test_half_a_character_is_no_text_of_a_corpus() -> None:
    with pytest.raises(UsageError, match="half a character"):
        Connection.in_memory().rows("SELECT ?", ("\udcff",))


def test_damage_that_is_no_text_is_told_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    Connection.open(path, create=True).close()
    data = path.read_bytes()
    at = data.index(b"CREATE TABLE runs")
    path.write_bytes(data[:at] + b"CREATE \xd3ABLE runs" + data[at + len(b"CREATE TABLE runs") :])
    with pytest.raises(StoreError, match="is damaged"):
        Connection.open(path, create=False)
