"""Where sentences and passages of a stored document begin and end, read without making its whole records."""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.document import EVIDENCE_KINDS
from corpus.errors import StoreError
from corpus.geometry import DocId, Span
from corpus.store.store import Store

__all__ = ["Outline", "read_outline"]


@dataclass(frozen=True, slots=True)
class Outline:
    """Spans of one document, each list in the order of the text and without overlaps."""

    sentences: tuple[Span, ...]
    passages: tuple[Span, ...]
    """Its blocks that are evidence: paragraphs, headings, captions, notes, whole tables."""

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the character; None outside of sentences."""
        return _at(self.sentences, offset)

    def passage_at(self, offset: int) -> Span | None:
        """The passage that holds the character; None outside of passages."""
        return _at(self.passages, offset)


def read_outline(store: Store, doc: DocId) -> Outline:
    """Sentences and passages of a document; no sentences where it has not been annotated.

    Raises:
        StoreError: if the document is not here or its record is damaged.
    """
    annotations = _body(store, "SELECT body FROM annotations WHERE doc = ?", doc)
    document = _body(store, "SELECT body FROM documents WHERE id = ?", doc)
    if document is None:
        raise StoreError(f"document {doc[:12]} is not in the corpus")
    try:
        sentences = tuple(_span(sentence) for sentence in _list(annotations or b"", "sentences"))
        blocks = _list(document, "blocks")
        return Outline(
            sentences, tuple(_span(block["span"]) for block in blocks if block["kind"] in EVIDENCE_KINDS)
        )
    except (zlib.error, ValueError, KeyError) as exc:
        raise StoreError(f"a record of {doc[:12]} is damaged ({exc}): ingest the file again") from exc


def _at(spans: Sequence[Span], offset: int) -> Span | None:
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else None


def _body(store: Store, sql: str, doc: DocId) -> bytes | None:
    row = store.connection.execute(sql, (doc,)).fetchone()
    return None if row is None else bytes(row[0])


def _list(body: bytes, name: str) -> list[Any]:
    """The list of this field of the record; a field that is left out holds its default, which is none.

    The rest is not decoded: it is most of a record. Within strings the field's quotes would be escaped.
    """
    text = zlib.decompress(body).decode("utf-8", "surrogatepass") if body else ""
    mark = f'"{name}":'
    at = text.find(mark)
    found: list[Any] = json.JSONDecoder().raw_decode(text, at + len(mark))[0] if at >= 0 else []
    return found


def _span(data: dict[str, int]) -> Span:
    return Span(data["start"], data["end"])
