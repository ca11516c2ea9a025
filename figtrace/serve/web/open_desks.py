"""Desks that run on this machine, noted where another call of the same person finds them.

The note has the address with its token, so it stands in a folder of the person's own and nobody else may read
it, as Jupyter keeps those of its servers; it is gone when the desk ends.
"""

from __future__ import annotations

import hashlib
import http.client
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from corpus.files import read_regular

__all__ = ["desk_of", "noted_desk"]

_LONGEST = 10_000
"""Bytes of a note."""
_ANSWERS_S = 2.0


@contextmanager
def noted_desk(folder: Path, address: str, *, env: Mapping[str, str] = os.environ) -> Iterator[None]:
    """Inside, the desk of this corpus is found at this address; where it cannot be noted, it is not found."""
    note = _note(folder, env)
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        note.unlink(missing_ok=True)
        with os.fdopen(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"{address}\n")
    try:
        yield
    finally:
        with suppress(OSError):
            if _noted(note) == address:  # not that of a desk of the same corpus that was started later
                note.unlink()


def desk_of(folder: Path, *, env: Mapping[str, str] = os.environ) -> str | None:
    """The address, token and all, of the desk that shows this corpus; None where none answers."""
    address = _noted(_note(folder, env))
    return address if address and _answers(address) else None


def _note(folder: Path, env: Mapping[str, str]) -> Path:
    """By the XDG base directory specification: of this session, else of the person's data."""
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:24]
    runtime = env.get("XDG_RUNTIME_DIR", "")
    if runtime.startswith("/"):
        return Path(runtime) / "figtrace" / name
    data = env.get("XDG_DATA_HOME", "")
    home = Path(data) if data.startswith("/") else Path(env.get("HOME") or Path.home(), ".local/share")
    return home / "figtrace" / "desks" / name


def _noted(note: Path) -> str:
    try:
        return read_regular(note, most=_LONGEST).decode("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _answers(address: str) -> bool:
    try:
        parts = urlsplit(address)
        line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=_ANSWERS_S)
        line.request("HEAD", f"/?{parts.query}")
        return line.getresponse().status < 400
    except (OSError, ValueError, http.client.HTTPException):
        return False
