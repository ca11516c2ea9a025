"""What an index holds of the store, and what its engine would not take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.geometry import DocId
from corpus.settings import Settings
from corpus.store import Store
from search import (
    Engine,
    Refusal,
    count_stale,
    index_documents,
    open_engine,
    read_refusals,
    refusals_file,
)

__all__ = ["IndexLine", "IndexState", "RefusedDocument", "look_at_index", "retry"]


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A number of the index and what it counts."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class RefusedDocument:
    """A document of which the engine did not take all records."""

    document: str
    """Its title; the beginning of its id where it has none."""
    records: int
    page: int | None
    """Of the first that was refused, from 1; None where it stands on none."""
    reason: str
    """Why that one was."""
    remedy: str
    doc: DocId


@dataclass(frozen=True, slots=True)
class IndexState:
    """An index beside the store."""

    engine: str
    documents: int
    passages: int
    claims: int
    stale: int
    """Documents that it does not hold as the store does."""
    refused_records: int
    refused: tuple[RefusedDocument, ...]
    file: str
    """Where the refused ones are written down; "" where there are none."""

    @property
    def lines(self) -> tuple[IndexLine, ...]:
        """Its numbers, one a line."""
        return (
            IndexLine("documents", self.documents),
            IndexLine("passages", self.passages),
            IndexLine("claims", self.claims),
            IndexLine("not as the store has them", self.stale),
            IndexLine("records refused", self.refused_records),
        )


def look_at_index(store: Store, settings: Settings, engine: str) -> IndexState:
    """The index of this engine, as it is.

    Raises:
        EngineError: if the engine cannot answer.
    """
    with open_engine(engine, settings) as opened:
        counts, stale = opened.count(), count_stale(store, opened)
    path = refusals_file(settings, engine)
    refusals = read_refusals(path)
    return IndexState(
        engine, counts.documents, counts.passages, counts.claims, stale, len(refusals),
        _by_document(refusals), str(path) if refusals else "",
    )  # fmt: skip


def _by_document(refusals: Sequence[Refusal]) -> tuple[RefusedDocument, ...]:
    """The refusals of each document as one, in the order of the documents' first."""
    counts = Counter(one.document for one in refusals)
    first = {one.document: one for one in reversed(refusals)}
    return tuple(
        RefusedDocument(one.title or doc[:8], counts[doc], one.page, one.reason, one.remedy, doc)
        for doc, one in ((doc, first[doc]) for doc in counts)
    )


def retry(
    store: Store, settings: Settings, engine: Engine, on_document: Callable[[DocId], None] = lambda _: None
) -> tuple[DocId, ...]:
    """The documents of refused records that are in the store; they were put into the index again.

    Raises:
        EngineError: if the engine cannot be written.
    """
    named = dict.fromkeys(one.document for one in read_refusals(refusals_file(settings, engine.name)))
    docs = tuple(doc for doc in named if store.has_document(doc))
    index_documents(store, engine, docs, on_document)
    return docs
