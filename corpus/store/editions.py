"""Editions of one work, as they were last linked, and the sketches of documents by which they are found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.geometry import DocId
from corpus.store.store import Store

__all__ = ["Edition", "keep_editions", "keep_sketch", "kept_sketches", "list_editions"]


@dataclass(frozen=True, slots=True)
class Edition:
    """A document that has other editions in the corpus."""

    doc: DocId
    newest: DocId
    """The newest edition of the work; itself for that one."""
    place: int
    """0 for the newest, then counting back."""
    similarity: float
    """Share of text with its likest edition, from 0 to 1."""
    reason: str


def list_editions(store: Store) -> tuple[Edition, ...]:
    """The editions as they were last linked, newest first within each work."""
    rows = store._connection.rows(
        "SELECT doc, newest, place, similarity, reason FROM editions ORDER BY newest, place"
    )
    return tuple(Edition(DocId(d), DocId(n), p, s, r) for d, n, p, s, r in rows)


def keep_editions(store: Store, editions: Iterable[Edition]) -> None:
    """Keep these editions in place of those that were linked before."""
    rows = [(e.doc, e.newest, e.place, e.similarity, e.reason) for e in editions]
    with store.transaction():
        store._connection.write("DELETE FROM editions")
        store._connection.insert("editions", rows)


def kept_sketches(store: Store) -> dict[DocId, bytes]:
    """The sketch of every document that has been sketched since it was last read, as it was kept."""
    return {DocId(doc): body for doc, body in store._connection.rows("SELECT doc, body FROM sketches")}


def keep_sketch(store: Store, doc: DocId, body: bytes) -> None:
    """Keep the sketch of a document that has none; it goes when the document is read again."""
    with store.transaction():
        store._connection.insert("sketches", [(doc, body)])
