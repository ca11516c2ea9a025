"""A store as it was before it was brought to another form: kept beside it, for a person to remove."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from corpus.errors import StoreError

__all__ = ["backup_path", "keep_backup", "look_for_room"]

_ROOM = 2.5
"""Room beside a store, in its own sizes: one for the backup, half for what is written, and that again twice
while SQLite gives back what the older form took."""
_LEAST = 16 << 20
_PAGES_AT_ONCE = 2048
"""Between two looks for Ctrl-C: 8 MB."""


def backup_path(path: Path, form: int) -> Path:
    """Where the store of this form is kept: `corpus.db` of form 8 as `corpus.form-8.db`."""
    return path.with_name(f"{path.stem}.form-{form}{path.suffix}")


def look_for_room(path: Path, form: int, new: int) -> None:
    """Nothing if there is room for the backup and for the new form.

    Raises:
        StoreError: if there is not.
    """
    needed = int(_ROOM * path.stat().st_size) + _LEAST
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise StoreError(
            f"{path.name} has form {form} and has to be brought to form {new}: that takes {_mb(needed)} "
            f"for a while, {_mb(free)} are free: make room; nothing was changed"
        )


def keep_backup(path: Path, form: int, new: int) -> Path:
    """Where the store is kept as it is now; said once on stderr. Nobody may write to it meanwhile.

    Raises:
        sqlite3.Error: if it cannot be read or copied.
    """
    kept = backup_path(path, form)
    half = kept.with_name(f"{kept.name}.part")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(half)) as target:
            source.backup(target, pages=_PAGES_AT_ONCE, progress=lambda *_: None)
        half.replace(kept)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)
    logging.getLogger("figtrace").warning(
        "%s is brought from form %d to %d; as it was it stays in %s (%s): remove that when all is well",
        path.name, form, new, kept, _mb(kept.stat().st_size),
    )  # fmt: skip
    return kept


def _mb(size: int) -> str:
    return f"{size / 1e6:.0f} MB"
