"""A document as two blobs: its record without the offset map, and the map, which few questions need."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from corpus.codec import from_bytes, to_bytes
from corpus.document import Document
from corpus.store.packed.textmaps import pack_textmap, unpack_textmap

__all__ = ["PackedDocument", "pack_document", "unpack_document"]

_APART = frozenset({"textmap"})


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """A document as it is kept."""

    body: bytes
    textmap: bytes | None
    """None where the body holds the map too, as the older form of a store had it."""


def pack_document(document: Document) -> PackedDocument:
    """The document in today's form."""
    return PackedDocument(to_bytes(document, without=_APART), pack_textmap(document.textmap))


def unpack_document(packed: PackedDocument, *, without: Collection[str] = ()) -> Document:
    """The document; fields named in `without` are left at their defaults.

    Raises:
        StoreError: if it cannot be read.
    """
    if packed.textmap is None:
        return from_bytes(Document, packed.body, without=without)
    textmap = unpack_textmap(packed.textmap)
    return from_bytes(Document, packed.body, without=without, beside={"textmap": textmap})
