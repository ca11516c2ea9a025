"""An older store is brought to today's form: looked at, kept as it was, changed in one transaction, swept.

Whoever ends it with Ctrl-C finds the store as it was. Opened again, it goes on where it was left.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import ForeignStoreError, StoreError
from corpus.store.form.migrations import APPLICATION_ID, MIGRATIONS, Migration

__all__ = ["bring_to_form"]

_UNSWEPT = "unswept"
"""A table of this name stands in a store that has its form and has not given back the older one's space."""
_STEPS_BETWEEN_LOOKS = 100_000
"""Of SQLite's machine, between two looks for Ctrl-C: some milliseconds."""


def bring_to_form(db: sqlite3.Connection, path: Path | None) -> None:
    """The database in today's form; of one that holds documents a backup stays beside it.

    Args:
        db: an open connection, in autocommit.
        path: its file; None for one in memory.

    Raises:
        ForeignStoreError: if it is another program's, or of a newer figtrace; nothing is changed.
        StoreError: if there is no room for it.
        sqlite3.Error: if SQLite cannot do it.
    """
    name = str(path or ":memory:")
    db.execute("PRAGMA foreign_keys = ON")
    (application,) = db.execute("PRAGMA application_id").fetchone()
    tables, unswept = db.execute(
        f"SELECT count(*), coalesce(sum(name = '{_UNSWEPT}'), 0) FROM sqlite_master"
    ).fetchone()
    if application != APPLICATION_ID and tables:
        raise ForeignStoreError(f"{name} is another program's database; nothing was changed")
    form = _form_of(db)
    if form > len(MIGRATIONS):
        raise ForeignStoreError(_newer(db, name, form))
    if form < len(MIGRATIONS):
        _migrate(db, path)
        unswept = form
    if unswept:
        _sweep(db)


def _form_of(db: sqlite3.Connection) -> int:
    (form,) = db.execute("PRAGMA user_version").fetchone()
    return int(form)


def _newer(db: sqlite3.Connection, name: str, form: int) -> str:
    try:
        row = db.execute("SELECT version FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    except sqlite3.Error:
        row = None
    maker = f"figtrace {row[0]}" if row else "a newer figtrace"
    return (
        f"{name} has form {form}, made by {maker}; this figtrace reads forms up to {len(MIGRATIONS)}: "
        "update figtrace; nothing was changed"
    )


# -- bringing to form --------------------------------------------------------------------------------


def _migrate(db: sqlite3.Connection, path: Path | None) -> None:
    form = _begin(db, path)
    if form == len(MIGRATIONS):  # another program has just done it
        db.execute("ROLLBACK")
        return
    backup = _backed_up(db, path, form) if path and form else None
    try:
        with _interruptible(db):
            _take_steps(db, form)
    except BaseException:
        if backup:
            backup.unlink(missing_ok=True)
        raise


def _begin(db: sqlite3.Connection, path: Path | None) -> int:
    """The form, behind the beginning of a transaction in which nobody else writes."""
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("BEGIN IMMEDIATE")
        form = _form_of(db)
        db.execute(f"PRAGMA user_version = {form}")  # only a write tells that a file may not be written
    except sqlite3.OperationalError as exc:
        if getattr(exc, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        raise StoreError(
            f"{path} has form {_form_of(db)} and may only be read: open it once where it can be written, "
            f"which brings it to form {len(MIGRATIONS)}"
        ) from exc
    return form


def _take_steps(db: sqlite3.Connection, form: int) -> None:
    for step in MIGRATIONS[form:]:
        _take(db, step)
    if form:
        db.execute(f"CREATE TABLE {_UNSWEPT} (form INTEGER NOT NULL)")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    db.execute("COMMIT")


def _take(db: sqlite3.Connection, step: Migration) -> None:
    for statement in step.sql.split(";\n"):
        db.execute(statement)
    if step.fill is not None:
        step.fill(db)
    for statement in step.ending.split(";\n"):
        db.execute(statement)


def _backed_up(db: sqlite3.Connection, path: Path, form: int) -> Path | None:
    """Where the store stays as it was; None for one without documents."""
    if db.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None:
        return None
    from corpus.store.form.backups import keep_backup, look_for_room

    look_for_room(path, form, len(MIGRATIONS))
    with _interruptible(db):
        return keep_backup(path, form, len(MIGRATIONS))


@contextmanager
def _interruptible(db: sqlite3.Connection) -> Iterator[None]:
    """Ctrl-C ends a long sentence of SQL too: SQLite asks now and then whether to go on."""
    db.set_progress_handler(lambda: 0, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except sqlite3.OperationalError as exc:
        if getattr(exc, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise KeyboardInterrupt from exc
        raise
    finally:
        db.set_progress_handler(None, 0)


def _sweep(db: sqlite3.Connection) -> None:
    """Give back the space that the older form took; where that is not to be had now, it is done next time."""
    try:
        with _interruptible(db):
            db.execute("VACUUM")
            db.execute(f"DROP TABLE IF EXISTS {_UNSWEPT}")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError:
        return
