"""What a hit shows of its document and page, read without the document's whole record."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from corpus.geometry import DocId, PageIndex
from corpus.store.store import Store

if TYPE_CHECKING:
    from corpus.textmap import TextMap

__all__ = ["page_labels", "read_textmap", "sources_of"]


def sources_of(store: Store, docs: Collection[DocId]) -> dict[DocId, str]:
    """Of these documents those that are kept, each with its file as it was given."""
    rows = store._connection.rows(f"SELECT id, source FROM documents WHERE id IN {_marks(docs)}", docs)
    return {DocId(doc): source for doc, source in rows}


def page_labels(store: Store, docs: Collection[DocId]) -> dict[tuple[DocId, PageIndex], str]:
    """The label of every page of these documents; "" where it has none."""
    rows = store._connection.rows(f"SELECT doc, page, label FROM pages WHERE doc IN {_marks(docs)}", docs)
    return {(DocId(doc), PageIndex(page)): label for doc, page, label in rows}


def _marks(values: Collection[object]) -> str:
    return f"({', '.join('?' * len(values))})"


def read_textmap(store: Store, doc: DocId) -> TextMap:
    """The offset map of the document.

    Raises:
        StoreError: if the document is not here or its record is damaged.
    """
    from corpus.store.packed.textmaps import unpack_textmap

    _, textmap = store._kept(doc)
    return store.document(doc).textmap if textmap is None else unpack_textmap(textmap)
