"""Where sentences, passages, prose and rows of tables of a stored document stand.

They are read without its whole records.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from corpus.annotations import CellRef, Label
from corpus.document import EVIDENCE_KINDS, BlockKind
from corpus.errors import StoreError
from corpus.geometry import DocId, PageIndex, Span
from corpus.spans import SpanRow
from corpus.store.packed.spans import SpanList, opening_with
from corpus.store.store import Store

__all__ = [
    "Evidence",
    "NamedAt",
    "Outline",
    "Prose",
    "ProseBlock",
    "TableRows",
    "read_outline",
    "read_prose",
    "read_table_rows",
]


@dataclass(frozen=True, slots=True)
class Outline:
    """Spans of one document, each list in the order of the text and without overlaps."""

    sentences: tuple[Span, ...]
    passages: tuple[Span, ...]
    """Its blocks that are evidence: paragraphs, headings, captions, notes, whole tables."""
    _rows: tuple[SpanRow, SpanRow] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_rows", (SpanRow(self.sentences), SpanRow(self.passages)))

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the character; None outside of sentences."""
        at = self._rows[0].at(offset)
        return None if at is None else self.sentences[at]

    def passage_at(self, offset: int) -> Span | None:
        """The passage that holds the character; None outside of passages."""
        at = self._rows[1].at(offset)
        return None if at is None else self.passages[at]


class Evidence:
    """A document's text and its passages, of which only those that are asked for become spans.

    Its blocks and sentences are decoded when they are first asked for; any question may raise a StoreError.
    """

    def __init__(self, store: Store, doc: DocId) -> None:
        self._store, self._doc = store, doc
        body = _document_body(store, doc)
        with _told(doc):
            self._record = _record(body)

    @cached_property
    def text(self) -> str:
        """The whole text."""
        with _told(self._doc):
            return str(_field(self._record, "text", ""))

    def passage_at(self, offset: int) -> Span | None:
        """The passage that holds the character; None outside of passages."""
        with _told(self._doc):
            found = self._blocks.at(offset)
            if found is None:
                return None
            start, end, place = found
            kind = self._record[self._record.rindex(_KIND, 0, place) + len(_KIND) : place - len('",')]
            return Span(start, end) if kind in EVIDENCE_KINDS else None

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the character; None outside of sentences."""
        with _told(self._doc):
            found = self._sentences.at(offset)
            return None if found is None else Span(found[0], found[1])

    @cached_property
    def _blocks(self) -> SpanList:
        return SpanList(self._record, "blocks", before='"span":{"start":', behind=_BEHIND_BLOCKS)

    @cached_property
    def _sentences(self) -> SpanList:
        return SpanList(_with_sentences(self._store, self._doc), "sentences")


_KIND = '{"kind":"'
_BEHIND_BLOCKS = ("tables", "references", "maths", "meta", "reader")
"""Fields of a document after its blocks (`corpus.document`); those at their defaults are left out."""


def _with_sentences(store: Store, doc: DocId) -> str:
    body = _annotations_body(store, doc)
    return opening_with(body, "sentences") if body else ""


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
    document = _document_body(store, doc)
    with _told(doc):
        annotations = _with_sentences(store, doc)
        blocks = (block for block in _list(document, "blocks") if block["kind"] in EVIDENCE_KINDS)
        sentences = tuple(map(_span, _field(annotations, "sentences", [])))
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


def _annotations_body(store: Store, doc: DocId) -> bytes:
    return _body(store, "SELECT body FROM annotations WHERE doc = ?", doc) or b""


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


# -- prose ----------------------------------------------------------------------------------------------

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


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
        blocks = tuple(_paragraphs(_field(record, "blocks", [])))
        formulas = tuple(_spans_of(_field(record, "maths", [])))
        citations = tuple(_spans_of(one["span"] for one in _field(notes, "citations", [])))
        text = str(_field(record, "text", ""))
    except (zlib.error, KeyError, TypeError, ValueError) as exc:
        raise StoreError(f"a record of {doc[:12]} is damaged ({exc}): ingest the file again") from exc
    return Prose(text, blocks, formulas, citations, tuple(_mentions(store, doc)) if named else ())


def _mentions(store: Store, doc: DocId) -> Iterator[NamedAt]:
    rows = store._connection.rows(
        "SELECT label, key, canonical, start, end FROM entities "
        "WHERE doc = ? AND label <> 'object' ORDER BY start, seq",
        (doc,),
    )
    return (NamedAt(Label(label), key, name, Span(a, b)) for label, key, name, a, b in rows)


def _record(body: bytes) -> str:
    return zlib.decompress(body).decode("utf-8", "surrogatepass") if body else ""


def _field(record: str, name: str, default: Any) -> Any:
    """The value of the first field of this name; a field that is left out holds its default.

    The rest is not decoded: it is most of a record. Within strings the field's quotes would be escaped.
    """
    mark = f'"{name}":'
    at = record.find(mark)
    return json.JSONDecoder().raw_decode(record, at + len(mark))[0] if at >= 0 else default


def _paragraphs(blocks: Iterable[dict[str, Any]]) -> Iterator[ProseBlock]:
    follows = False
    for block in blocks:
        if block["kind"] in _RUNNING:
            span = Span(block["span"]["start"], block["span"]["end"])
            yield ProseBlock(span, PageIndex(block["page"]), tuple(block.get("section", ())), follows)
        follows = block["kind"] in _RUNNING


def _spans_of(found: Iterable[dict[str, int]]) -> Iterator[Span]:
    return (Span(one["start"], one["end"]) for one in found)
