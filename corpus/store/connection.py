"""One open SQLite file: what it is told and answers, with every error of SQLite told as the store's own."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus.errors import ForeignStoreError, LockedStoreError, StoreError, UsageError
from corpus.store.form import bring_to_form

__all__ = ["LOCK_SECONDS", "NAMES_IN_USE", "NUMBER_OF", "Connection", "Row", "contains"]

LOCK_SECONDS = 5.0
"""How long to wait for another program before saying so."""

Row = tuple[Any, ...]
"""Values of one row, in the order of the columns asked for."""

NUMBER_OF = "(SELECT number FROM documents WHERE id = ?)"
"""The number by which the large tables name the document of this id."""
NAMES_IN_USE = (
    "(SELECT * FROM names n WHERE n.ignored = 0 AND "
    "EXISTS (SELECT 1 FROM mention_rows m WHERE m.name = n.number))"
)
"""Names that mentions have: many times fewer than mentions."""


class Connection:
    """A corpus in the form of today. Any of its methods may raise a StoreError, and none an sqlite3.Error."""

    def __init__(self, db: sqlite3.Connection, name: str) -> None:
        self._db = db
        self._name = name

    @classmethod
    def open(cls, path: Path, *, create: bool) -> Connection:
        """The corpus in this file, brought to today's form.

        Raises:
            UsageError: if there is none and it is not to be made.
            ForeignStoreError: if the file is another program's, or of a newer figtrace.
            LockedStoreError: if another program is writing it.
            StoreError: if it is damaged or cannot be opened.
        """
        if not create and not path.is_file():
            raise UsageError(f"there is no corpus at {path.parent}: run `figtrace ingest PDF…` to make one")
        if not create and not path.stat().st_size:
            raise StoreError(f"{path} is damaged, it has no bytes: ingest the papers anew")
        with _translated(str(path)):
            path.parent.mkdir(parents=True, exist_ok=True)
            return cls(_prepared(_connect(path), path), path.name)

    @classmethod
    def in_memory(cls) -> Connection:
        """An empty corpus that lasts as long as the object."""
        db = sqlite3.connect(":memory:", isolation_level=None)
        return cls(_prepared(db, None), ":memory:")

    def close(self) -> None:
        """End the connection; everything committed stays."""
        self._db.close()

    def rows(self, sql: str, values: Iterable[object] = ()) -> list[Row]:
        """All rows of the answer."""
        with _translated(self._name):
            return self._db.execute(sql, tuple(values)).fetchall()

    def each(self, sql: str, values: Iterable[object] = ()) -> Iterator[Row]:
        """The rows one by one, for answers that are read in part; nothing is asked before the first."""
        with _translated(self._name):
            for row in self._db.execute(sql, tuple(values)):  # noqa: UP028 - it would close a closed store's
                yield row

    def row(self, sql: str, *values: object) -> Row | None:
        """The first row of the answer; None if it has none."""
        with _translated(self._name):
            found: Row | None = self._db.execute(sql, values).fetchone()
            return found

    def count(self, sql: str, *values: object) -> int:
        """The number that the answer's first row holds; 0 if it has none."""
        row = self.row(sql, *values)
        return int(row[0]) if row else 0

    def write(self, sql: str, values: Iterable[object] = ()) -> int:
        """Do what the sentence says; for an INSERT of one row, its number."""
        with _translated(self._name):
            return self._db.execute(sql, tuple(values)).lastrowid or 0

    def write_all(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Do what the sentence says once for each row of values."""
        with _translated(self._name):
            self._db.executemany(sql, rows)

    def insert(self, table: str, rows: Iterable[tuple[object, ...]], *, columns: str = "") -> None:
        """Write the rows; each has a value for every column named, with commas between, or of the table."""
        count = columns.count(",") + 1 if columns else self._width(table)
        into = f"{table} ({columns})" if columns else table
        self.write_all(f"INSERT INTO {into} VALUES ({', '.join('?' * count)})", rows)

    def _width(self, table: str) -> int:
        return self.count("SELECT count(*) FROM pragma_table_info(?)", table)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside are kept together or not at all.

        Raises:
            LockedStoreError: if another program is writing.
        """
        self.write("BEGIN IMMEDIATE")
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            if self._db.in_transaction:  # SQLite ends it itself where the disk is full or the file damaged
                self.write("ROLLBACK")
            raise


def contains(words: str) -> str:
    """The pattern of a LIKE with backslash as its escape, for texts that contain the words sign by sign."""
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


_RECOVER = "`figtrace recover` saves what can be read of it"


@contextmanager
def _translated(name: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as exc:
        raise _told(exc, name) from exc
    except UnicodeEncodeError as exc:
        raise UsageError(f"{exc.object[:80]!a} holds half a character: no text of a corpus does") from exc
    except UnicodeDecodeError as exc:  # sqlite quotes what it finds damaged, and that need not be text
        raise StoreError(
            f"{name} is damaged ({exc}): `figtrace recover` saves what can be read of it"
        ) from exc
    except OSError as exc:
        raise StoreError(f"{name} cannot be opened: {exc.strerror or exc}") from exc


def _told(exc: sqlite3.Error, name: str) -> StoreError:
    code = getattr(exc, "sqlite_errorcode", 0) & 0xFF  # the higher bits only say more of the same
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LockedStoreError(
            f"{name} is being written by another program: wait for it to end, then try again"
        )
    if code == sqlite3.SQLITE_NOTADB:
        return ForeignStoreError(f"{name} is not a figtrace corpus ({exc}); nothing was changed")
    if code == sqlite3.SQLITE_CORRUPT:
        return StoreError(f"{name} is damaged ({exc}): {_RECOVER}")
    if "malformed JSON" in str(exc):
        return StoreError(f"{name} holds a record that cannot be read ({exc}): ingest the file again")
    return StoreError(f"{name}: {exc}")


def _connect(path: Path) -> sqlite3.Connection:
    """A connection to the file, to read alone where it or its folder may not be written."""
    writable = os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
    uri = f"{path.absolute().as_uri()}{'' if writable else '?immutable=1'}"
    return sqlite3.connect(uri, timeout=LOCK_SECONDS, isolation_level=None, uri=True)


def _prepared(db: sqlite3.Connection, path: Path | None) -> sqlite3.Connection:
    try:
        bring_to_form(db, path)
    except BaseException:
        db.close()
        raise
    return db
