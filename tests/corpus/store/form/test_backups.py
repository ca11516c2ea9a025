"""A store is copied whole beside itself, or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import StoreError
from corpus.store.form.backups import backup_path, keep_backup, look_for_room


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    """A database in WAL mode with a table of one row, which still stands in its log."""
    path = tmp_path / "corpus.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE t (x)")
        db.execute("INSERT INTO t VALUES (7)")
    return path


def _rows(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT x FROM t").fetchall()


def test_a_backup_is_named_by_its_form(path: Path) -> None:
    assert backup_path(path, 8).name == "corpus.form-8.db"


def test_what_stands_in_the_log_is_copied_too(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("INSERT INTO t VALUES (8)")
        assert _rows(keep_backup(path, 8, 9)) == [(7,), (8,)]


def test_a_backup_takes_the_place_of_one_of_the_same_form(path: Path) -> None:
    backup_path(path, 8).write_bytes(b"older")
    assert _rows(keep_backup(path, 8, 9)) == [(7,)]


def test_a_store_that_cannot_be_copied_leaves_no_part_of_a_backup(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(sqlite3.Error):
        keep_backup(path, 8, 9)
    assert [file.name for file in path.parent.iterdir() if "form" in file.name] == []


def test_a_disk_with_room_is_well_and_one_without_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_for_room(path, 8, 9)
    usage = type("Usage", (), {"free": 3 * path.stat().st_size})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    with pytest.raises(
        StoreError, match=r"corpus\.db has form 8 .* to form 9: that takes 17 MB .*, 0 MB are free"
    ):
        look_for_room(path, 8, 9)
