"""Files and folders for other programs, whole or not at all: written beside their place, then put into it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import UsageError

__all__ = ["folder_of_exports", "write_file"]


def write_file(target: Path, content: bytes) -> None:
    """Write the file in place of an older one.

    Raises:
        UsageError: if it cannot be written.
    """
    if target.is_dir():
        raise UsageError(f"{target} is a folder: expected the name of a file")
    try:
        number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}-")
        try:
            with os.fdopen(number, "wb") as file:
                file.write(content)
            _as_others_are_made(Path(name))
            os.replace(name, target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as exc:
        raise UsageError(f"{target} cannot be written: {exc.strerror or exc}") from exc


def _as_others_are_made(path: Path) -> None:
    """Readable as a file that was opened in the ordinary way; temporary ones are for their owner alone."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


@contextmanager
def folder_of_exports(target: Path) -> Iterator[Path]:
    """A folder to write files into; at the end they are put into the target, where others of theirs stay.

    Raises:
        UsageError: if the target is a file, or cannot be written.
    """
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} is a file: expected a folder, which is made if it is not there")
    try:
        target.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(dir=target, prefix=".making-"))
    except OSError as exc:
        raise UsageError(f"{target} cannot be written: {exc.strerror or exc}") from exc
    try:
        yield making
        for made in sorted(making.iterdir()):
            _as_others_are_made(made)
            os.replace(made, target / made.name)
    except OSError as exc:
        raise UsageError(f"{target} cannot be written: {exc.strerror or exc}") from exc
    finally:
        shutil.rmtree(making, ignore_errors=True)
