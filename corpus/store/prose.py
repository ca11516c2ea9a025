"""The prose of a stored document with what stands in it, read without its whole records."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from corpus.annotations import Label
from corpus.document import BlockKind
from corpus.errors import StoreError
from corpus.geometry import DocId, PageIndex, Span
from corpus.store.store import Store

__all__ = ["NamedAt", "Prose", "ProseBlock", "read_prose"]

_DECODER = json.JSONDecoder()
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class ProseBlock:
    """A paragraph or an item of a list."""

    span: Span
    page: PageIndex
    section: tuple[str, ...]
    follows: bool
    """True if nothing stands between it and the paragraph before it."""


@dataclass(frozen=True, slots=True)
class NamedAt:
    """A mention of an entity, and the name by which the corpus knows it."""

    label: Label
    key: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Prose:
    """A document's text, and where its paragraphs and what is not words of its own stand."""

    text: str
    blocks: tuple[ProseBlock, ...]
    formulas: tuple[Span, ...]
    citations: tuple[Span, ...]
    names: tuple[NamedAt, ...]
    """Mentions that are not ignored, in the order of the text; objects of the document itself aside."""


def read_prose(store: Store, doc: DocId, *, named: bool = True) -> Prose:
    """The prose of a document; without citations and names where it has not been annotated or not `named`.

    Raises:
        StoreError: if the document is not here or its record is damaged.
    """
    db = store._connection
    body = db.row("SELECT body FROM documents WHERE id = ?", doc)
    if body is None:
        raise StoreError(f"document {doc[:12]} is not in the corpus")
    beside = db.row("SELECT body FROM annotations WHERE doc = ?", doc) if named else None
    try:
        record, notes = _record(body[0]), _record(beside[0]) if beside else ""
        blocks = tuple(_prose(_field(record, "blocks", [])))
        formulas = tuple(_spans(_field(record, "maths", [])))
        citations = tuple(_spans(one["span"] for one in _field(notes, "citations", [])))
        text = str(_field(record, "text", ""))
    except (zlib.error, KeyError, TypeError, ValueError) as exc:
        raise StoreError(f"a record of {doc[:12]} is damaged ({exc}): ingest the file again") from exc
    return Prose(text, blocks, formulas, citations, tuple(_names(store, doc)) if named else ())


def _names(store: Store, doc: DocId) -> Iterator[NamedAt]:
    rows = store._connection.rows(
        "SELECT label, key, canonical, start, end FROM entities "
        "WHERE doc = ? AND label <> 'object' ORDER BY start, seq",
        (doc,),
    )
    return (NamedAt(Label(label), key, name, Span(a, b)) for label, key, name, a, b in rows)


def _record(body: bytes) -> str:
    return zlib.decompress(body).decode("utf-8", "surrogatepass")


def _field(record: str, name: str, default: Any) -> Any:
    """The value of the first field of this name; a field that is left out holds its default.

    The rest is not decoded: it is most of a record. Within strings the field's quotes would be escaped.
    """
    mark = f'"{name}":'
    at = record.find(mark)
    return _DECODER.raw_decode(record, at + len(mark))[0] if at >= 0 else default


def _prose(blocks: Iterable[dict[str, Any]]) -> Iterator[ProseBlock]:
    follows = False
    for block in blocks:
        if block["kind"] in _KINDS:
            span = Span(block["span"]["start"], block["span"]["end"])
            yield ProseBlock(span, PageIndex(block["page"]), tuple(block.get("section", ())), follows)
        follows = block["kind"] in _KINDS


def _spans(found: Iterable[dict[str, int]]) -> Iterator[Span]:
    return (Span(one["start"], one["end"]) for one in found)
