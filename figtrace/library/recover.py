"""A damaged corpus made whole again as far as it can be read; the damaged file is kept beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import StoreError, UsageError
from corpus.store import Recovered, rescue

__all__ = ["Recovery", "recover_corpus"]


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was found, and where the damaged file went."""

    found: Recovered
    kept: Path | None
    """The damaged file under its new name; None where nothing was damaged and nothing was changed."""


def recover_corpus(db: Path, *, version: str) -> Recovery:
    """Put a new store in the place of a damaged one; a store without damage stays as it is.

    Raises:
        UsageError: if there is no corpus.
        StoreError: if nothing can be read of it, or the folder cannot be written.
    """
    if not db.is_file():
        raise UsageError(f"there is no corpus at {db.parent}: run `figtrace ingest PDF…` to make one")
    new = db.with_name("corpus.recovered.db")
    _forget(new)
    try:
        found = rescue(db, new, version=version)
        if found.is_whole:
            return Recovery(found, None)
        kept = _free_name(db)
        for suffix in ("-wal", "-shm"):
            _moved(db.with_name(db.name + suffix), kept.with_name(kept.name + suffix))
        db.replace(kept)
        new.replace(db)
    except OSError as exc:
        raise StoreError(f"{exc.filename or db} cannot be written: {exc.strerror or exc}") from exc
    finally:
        _forget(new)
    return Recovery(found, kept)


def _forget(db: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        db.with_name(db.name + suffix).unlink(missing_ok=True)


def _moved(path: Path, to: Path) -> None:
    if path.exists():
        path.replace(to)


def _free_name(db: Path) -> Path:
    number = 1
    while (name := db.with_name(f"corpus.damaged-{number}.db")).exists():
        number += 1
    return name
