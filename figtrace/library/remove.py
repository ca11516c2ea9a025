"""Works taken off the shelf: out of the store and out of the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.geometry import DocId
from corpus.store import Store, resolve_document
from figtrace.library.editions import link_editions
from search import Engine, catch_up

__all__ = ["Removed", "remove_documents"]


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that is no longer in the corpus."""

    document: str
    """Its title, or the file's name where it has none."""
    files: tuple[str, ...]
    """Files that it was read from; they stay where they are."""
    id: DocId


def remove_documents(store: Store, engine: Engine, names: Sequence[str]) -> tuple[Removed, ...]:
    """The documents that these names mean, all removed or none; the index follows the store.

    Raises:
        UsageError: if a name means no document, or more than one.
        LockedStoreError: if another program is writing.
        EngineError: if the index cannot follow; the next `figtrace ingest` brings it up to the store.
    """
    docs = tuple(dict.fromkeys(resolve_document(store, name) for name in names))
    known = {summary.id: summary for summary in store.summaries()}
    with store.transaction():
        removed = tuple(
            Removed(known[doc].title or known[doc].source, store.remove_document(doc), doc) for doc in docs
        )
    link_editions(store)
    catch_up(store, engine)
    return removed
