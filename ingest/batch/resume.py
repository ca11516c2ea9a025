"""Documents that time cut off: which they are, and how long each may take when it is read again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from corpus.files import text_path
from corpus.geometry import DocId
from corpus.store import Store
from ingest.batch.limits import seconds_given

__all__ = ["cut_documents", "cut_files"]

_TIMES = 2.0
"""By which each resuming raises the time: all work thrown away is then less than the last reading's own."""


def cut_documents(store: Store) -> Mapping[DocId, float]:
    """Each document with pages that were not read for want of time, and the seconds that it is given next."""
    given = ((page.doc, seconds_given(page.reason)) for page in store.page_outcomes())
    return {doc: _TIMES * seconds for doc, seconds in given if seconds is not None}


def cut_files(store: Store) -> tuple[Path, ...]:
    """The files of these documents, by their names."""
    cut = cut_documents(store)
    return tuple(text_path(s.source) for s in store.summaries() if s.id in cut)
