"""Documents with mentions, claims and tables by hand, put into a store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.annotations import (
    Annotations,
    CellRef,
    Claim,
    Direction,
    Entity,
    Figure,
    Hedge,
    Interval,
    Kind,
    Label,
)
from corpus.document import Block, BlockKind, Cell, Document, Table
from corpus.geometry import BBox, PageIndex, Span
from corpus.store.store import Store
from corpus.store.summaries import RunId
from tests.strategies import document_of

__all__ = ["claim_of", "mention_of", "put", "span_of", "table_document"]

_BOX = BBox(0, 0, 1, 1)


def put(
    store: Store,
    document: Document,
    *,
    entities: Sequence[Entity] = (),
    claims: Sequence[Claim] = (),
    sentences: Sequence[Span] = (),
) -> RunId:
    """The run in which the document was put with what was understood of it."""
    made = Annotations(
        document.id, document.text_sha, "t", tuple(sentences), entities=tuple(entities), claims=tuple(claims)
    )
    run = store.begin_run("ingest", "0")
    with store.transaction():
        store.put_document(document, run=run)
        store.put_annotations(document, made, run=run)
    store.end_run(run)
    return run


def span_of(document: Document, words: str) -> Span:
    """Where the words stand first."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def mention_of(document: Document, surface: str, key: str, name: str = "", *, by: str = "list") -> Entity:
    """The first mention with this surface."""
    label = Label.OBJECT if key.startswith("table:") else Label(key.partition(":")[0])
    return Entity(span_of(document, surface), label, key, name or key.partition(":")[2], by)


def claim_of(
    document: Document,
    surface: str,
    *,
    sentence: str = "",
    cell: CellRef | None = None,
    confidence: float = 0.5,
) -> Claim:
    """A claim of dollars at the first place with this surface; no sentence: the whole text."""
    span = span_of(document, surface)
    value = Decimal(surface.strip("$"))
    figure = Figure(
        span, span, value, None, None, 0, "USD", Kind.LEVEL, Hedge.NONE, Direction.NONE,
        Interval(value, value), "test", cell,
    )  # fmt: skip
    home = span_of(document, sentence) if sentence else Span(0, len(document.text))
    return Claim(f"{document.id[:4]}-{span.start}", figure, (), home, confidence=confidence)


def table_document(rows: Iterable[Sequence[str]], *, doc: str = "d", tall: int = 1) -> Document:
    """A document that is one table; the first cell of all spans so many rows."""
    text, cells = "", []
    for row, words in enumerate(rows):
        for col, word in enumerate(words):
            cells.append(Cell(row, col, Span(len(text), len(text) + len(word)), _BOX))
            text += word + "\t"
    cells[0] = replace(cells[0], row_span=tall)
    whole = Span(0, len(text))
    table = Table(PageIndex(0), _BOX, whole, len(cells), len(cells), tuple(cells))
    blocks = (Block(BlockKind.TABLE, whole, PageIndex(0)),)
    return replace(document_of(text, doc=doc), blocks=blocks, tables=(table,))
