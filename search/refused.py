"""Records that a search engine did not take, kept beside the corpus: which, why, and what to do.

    elasticsearch-refused.jsonl    {"document": "4e66976e…", "title": "…", "page": 12, …}

Their documents are not held for whole, so that each ingest tries them again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.errors import EngineError
from corpus.files import read_regular
from corpus.geometry import DocId
from corpus.settings import Settings

__all__ = ["Refusal", "keep_refusals", "read_refusals", "refusals_file", "refused_line"]

_LARGEST = 1_000_000_000
"""Bytes of the file: a line has some hundred."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that was refused."""

    document: DocId
    title: str
    page: int | None
    """From 1; None for a record that stands on none."""
    record: str
    reason: str
    """In the server's words."""
    remedy: str


def refusals_file(settings: Settings, engine: str) -> Path:
    """Where those of this engine are kept; there is no such file while there are none."""
    return settings.folder / f"{engine}-refused.jsonl"


def refused_line(settings: Settings, engine: str) -> str:
    """How many records the engine did not take, in a line; "" where it took all.

    Raises:
        EngineError: if the list of them cannot be read.
    """
    found = read_refusals(refusals_file(settings, engine))
    if not found:
        return ""
    documents = len({one.document for one in found})
    return (
        f"{engine} refused {len(found)} records of {documents} documents: `figtrace --engine {engine} index` "
        "lists them, with what to do"
    )


def read_refusals(path: Path) -> tuple[Refusal, ...]:
    """Those that are kept; none where there is no file.

    Raises:
        EngineError: if the file is no list of them.
    """
    if not os.path.lexists(path):
        return ()
    try:
        lines = read_regular(path, most=_LARGEST).decode("utf-8").split("\n")
        return tuple(Refusal(**json.loads(line)) for line in lines if line)
    except (OSError, ValueError, TypeError) as exc:
        raise EngineError(
            f"{path} is no list of refused records: delete it, then run `figtrace index rebuild`"
        ) from exc


def keep_refusals(path: Path, found: Iterable[Refusal], *, renewed: Collection[str] | None = None) -> None:
    """Keep these in place of those of the renewed documents; of all, where None is given.

    Raises:
        EngineError: if they cannot be kept.
    """
    old = () if renewed is None else read_refusals(path)
    kept = [*(one for one in old if renewed is not None and one.document not in renewed), *found]
    try:
        if not kept:
            path.unlink(missing_ok=True)
            return
        made = path.with_suffix(".new")
        made.write_text("".join(f"{json.dumps(asdict(one))}\n" for one in kept), encoding="utf-8")
        made.replace(path)
    except OSError as exc:
        raise EngineError(f"refused records cannot be kept in {path}: {exc.strerror or exc}") from exc
