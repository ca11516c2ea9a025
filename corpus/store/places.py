"""What a hit shows of its document and page, read without the document's whole record."""

from __future__ import annotations

import zlib
from collections.abc import Collection
from typing import TYPE_CHECKING

from corpus.codec import from_json
from corpus.errors import StoreError
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
    from corpus.textmap import TextMap

    try:
        return from_json(TextMap, _textmap_of(store._body(doc)))
    except (zlib.error, UnicodeDecodeError) as exc:
        raise StoreError(f"a stored document is damaged ({exc}): ingest the file again") from exc


_MARK = b'"textmap":'
"""Stands once in a record: within a string the quotes would be escaped."""
_PIECE = 1 << 20
"""Bytes unpacked at a time: the map stands near the beginning, and a megabyte mostly holds all of it."""


def _textmap_of(blob: bytes) -> str:
    """The JSON of the map: after the text and before all else, so that most of the record is not unpacked."""
    reader = zlib.decompressobj()
    read, start, rest = bytearray(), -1, blob
    while rest:
        seen = max(0, len(read) - len(_MARK)) if start < 0 else max(start, len(read) - 1)
        read += reader.decompress(rest, _PIECE)
        rest = reader.unconsumed_tail
        if start < 0:
            start = read.find(_MARK, seen)
            seen = start
        end = read.find(b"}", seen) if start >= 0 else -1  # its columns are base64
        if end >= 0:
            return read[start + len(_MARK) : end + 1].decode("ascii")
    return ""
