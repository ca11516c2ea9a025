"""Where sentences, passages and rows of tables of a stored document stand, read without its whole records."""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from corpus.annotations import CellRef
from corpus.document import EVIDENCE_KINDS
from corpus.errors import StoreError
from corpus.geometry import DocId, Span
from corpus.store.store import Store

__all__ = ["Outline", "TableRows", "read_outline", "read_table_rows"]


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


class TableRows:
    """The rows of a document's tables, as spans of the text of their cells."""

    def __init__(self, tables: Iterable[Sequence[_Cell]]) -> None:
        self._tables = [tuple(cells) for cells in tables]
        self._rows = [_by_row(cells) for cells in self._tables]

    def row_of(self, cell: CellRef) -> tuple[Span, ...]:
        """Cells that share a row with this one, itself among them; () for a cell that is not there."""
        if not (cell.table < len(self._tables) and cell.cell < len(self._tables[cell.table])):
            return ()
        rows = self._rows[cell.table]
        return tuple(span for row in self._tables[cell.table][cell.cell].rows for span in rows[row])


@dataclass(frozen=True, slots=True)
class _Cell:
    rows: range
    span: Span


def _by_row(cells: Iterable[_Cell]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for cell in cells:
        for row in cell.rows:
            found.setdefault(row, []).append(cell.span)
    return found


def read_outline(store: Store, doc: DocId) -> Outline:
    """Sentences and passages of a document; no sentences where it has not been annotated.

    Raises:
        StoreError: if the document is not here or its record is damaged.
    """
    annotations = _body(store, "SELECT body FROM annotations WHERE doc = ?", doc) or b""
    document = _document_body(store, doc)
    with _told(doc):
        blocks = (block for block in _list(document, "blocks") if block["kind"] in EVIDENCE_KINDS)
        sentences = tuple(map(_span, _list(annotations, "sentences")))
        return Outline(sentences, tuple(_span(block["span"]) for block in blocks))


def read_table_rows(store: Store, doc: DocId) -> TableRows:
    """Rows of the document's tables.

    Raises:
        StoreError: if the document is not here or its record is damaged.
    """
    document = _document_body(store, doc)
    with _told(doc):
        return TableRows([_cell(cell) for cell in table["cells"]] for table in _list(document, "tables"))


@contextmanager
def _told(doc: DocId) -> Iterator[None]:
    try:
        yield
    except (zlib.error, KeyError, TypeError, ValueError) as exc:
        raise StoreError(f"a record of {doc[:12]} is damaged ({exc}): ingest the file again") from exc


def _at(spans: Sequence[Span], offset: int) -> Span | None:
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else None


def _document_body(store: Store, doc: DocId) -> bytes:
    body = _body(store, "SELECT body FROM documents WHERE id = ?", doc)
    if body is None:
        raise StoreError(f"document {doc[:12]} is not in the corpus")
    return body


def _body(store: Store, sql: str, doc: DocId) -> bytes | None:
    row = store._connection.row(sql, doc)
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


def _cell(data: dict[str, Any]) -> _Cell:
    """The cell of this record; a `row_span` that is left out is its default."""
    first = data["row"]
    return _Cell(range(first, first + data.get("row_span", 1)), _span(data["span"]))
