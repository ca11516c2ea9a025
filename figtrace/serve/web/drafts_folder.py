"""Where drafts lie while the desk is open: under random names, gone when it ends unless a person keeps them.

Each desk has a folder of its own beside the corpus and holds a lock in it; what a desk that crashed has left
is known by its open lock, and removed at the next start.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO

__all__ = ["DraftsFolder"]

_LOCK = "lock"


class DraftsFolder:
    """The drafts of one desk, and those that were kept by earlier ones."""

    def __init__(self, work: Path) -> None:
        self._kept = work / "kept"
        self._lock: IO[bytes] | None = None
        self.home = self._begin(work / "drafts")

    def _begin(self, drafts: Path) -> Path:
        """A new folder for this desk; of the system's own where the corpus's may not be written."""
        try:
            drafts.mkdir(parents=True, exist_ok=True)
            _sweep(drafts)
            home = drafts / secrets.token_hex(8)
            home.mkdir()
        except OSError:
            home = Path(tempfile.mkdtemp(prefix="figtrace-desk-"))
        self._lock = (home / _LOCK).open("wb")
        _hold(self._lock)
        return home

    def make(self) -> Path:
        """A new, empty folder for a draft."""
        made = self.home / secrets.token_hex(8)
        made.mkdir()
        return made

    def keep(self, draft: Path) -> Path:
        """The draft's folder where it outlives the desk.

        Raises:
            OSError: if it cannot be moved there.
        """
        if draft.parent == self._kept:
            return draft
        self._kept.mkdir(parents=True, exist_ok=True)
        return Path(shutil.move(draft, self._kept / draft.name))

    def kept(self) -> Iterator[Path]:
        """Folders that were kept, by name."""
        with suppress(OSError):
            yield from sorted(path for path in self._kept.iterdir() if path.is_dir())

    def close(self) -> None:
        """Remove what was not kept."""
        if self._lock is not None:
            self._lock.close()
        shutil.rmtree(self.home, ignore_errors=True)


def _sweep(drafts: Path) -> None:
    """Remove the folders of desks that are no more."""
    for left in drafts.iterdir():
        with suppress(OSError), (left / _LOCK).open("wb") as lock:
            _hold(lock)  # refused while its desk is there
            shutil.rmtree(left, ignore_errors=True)


def _hold(lock: IO[bytes]) -> None:
    """Lock the file until it is closed, as a crash does too.

    Raises:
        OSError: if another process holds it.
    """
    try:
        import fcntl
    except (
        ImportError
    ):  # Windows has none: there the first byte is locked, which ends with the process as well
        msvcrt = import_module("msvcrt")
        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
