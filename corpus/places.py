"""Where sentences and passages of a stored document begin and end, read without making its whole records."""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.errors import StoreError
from corpus.geometry import DocId, Span
from corpus.model import EVIDENCE_KINDS
from corpus.store import Store

__all__ = ["Places", "read_places"]


@dataclass(frozen=True, slots=True)
class Places:
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


def read_places(store: Store, doc: DocId) -> Places:
    """Sentences and passages of a document; no sentences where it has not been annotated.

    Raises:
        StoreError: if the document is not here or its record is damaged.
    """
    annotations = _body(store, "SELECT body FROM annotations WHERE doc = ?", doc)
    document = _body(store, "SELECT body FROM documents WHERE id = ?", doc)
    if document is None:
        raise StoreError(f"document {doc[:12]} is not in the corpus")
    sentences = (annotations or {}).get("sentences", ())
    return Places(tuple(_span(sentence) for sentence in sentences), tuple(_passages(document)))


def _at(spans: Sequence[Span], offset: int) -> Span | None:
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else None


def _passages(document: dict[str, Any]) -> Iterator[Span]:
    """Spans of the evidence; a field that the record leaves out holds its default, which is none."""
    for block in document.get("blocks", ()):
        if block["kind"] in EVIDENCE_KINDS:
            yield _span(block["span"])


def _body(store: Store, sql: str, doc: DocId) -> dict[str, Any] | None:
    row = store.connection.execute(sql, (doc,)).fetchone()
    if row is None:
        return None
    try:
        body: dict[str, Any] = json.loads(zlib.decompress(row[0]).decode("utf-8", "surrogatepass"))
    except (zlib.error, ValueError) as exc:
        raise StoreError(f"a record of {doc[:12]} is damaged ({exc}): ingest the file again") from exc
    return body


def _span(data: dict[str, int]) -> Span:
    return Span(data["start"], data["end"])
