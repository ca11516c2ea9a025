"""What a generation of the embedded index holds whole: a file beside the two indices.

contents.json: {"form": 1, "documents": {DOC: [PRINT, PASSAGES, CLAIMS]}}

A document leaves the file before its records are touched and returns when all of them are lasting, so that
a kill at any moment leaves it out: what is not in the file is put in again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.files import read_regular

__all__ = ["Held", "read_contents", "write_contents"]

_FORM = 1
"""The form of the file; a file of another form is taken as absent, and the index is then made again."""
_NAME = "contents.json"
_LARGEST = 500_000_000
"""Bytes of it; a document has a hundred."""


@dataclass(frozen=True, slots=True)
class Held:
    """A document that is held whole."""

    content: str
    """Print of what was put in."""
    passages: int
    claims: int


def read_contents(folder: Path) -> dict[str, Held]:
    """What the generation in this folder holds whole; nothing where that is not known."""
    try:
        data = json.loads(read_regular(folder / _NAME, most=_LARGEST).decode("utf-8"))
        rows = data["documents"].items() if data["form"] == _FORM else ()
        return {doc: Held(str(made), int(passages), int(claims)) for doc, (made, passages, claims) in rows}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}  # missing, of another form or damaged: every document is put in again


def write_contents(folder: Path, held: Mapping[str, Held]) -> None:
    """Replace the file in one step, lasting before anything else is written.

    Raises:
        OSError: if it cannot be written.
    """
    rows = {doc: (one.content, one.passages, one.claims) for doc, one in sorted(held.items())}
    draft = folder / f"{_NAME}.{os.getpid()}"
    with draft.open("w", encoding="utf-8") as file:
        json.dump({"form": _FORM, "documents": rows}, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / _NAME)
