"""A corpus as rows of the tables that are given away, document by document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath

from corpus.annotations import Annotations, Claim, Dim, Figure
from corpus.document import Document
from corpus.english import flat
from corpus.geometry import DocId, Span
from corpus.store import Store, count_entities, list_editions, printed_mentions
from figtrace.ask.timeline import stretch_of
from search.passages import passages

__all__ = ["CellValue", "DocumentRows", "Row", "document_rows", "entity_rows"]

CellValue = str | int | float | bool | None
Row = tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """The rows of one document, by the name of their table; those of entities are of the whole corpus."""

    doc: DocId
    tables: Mapping[str, tuple[Row, ...]]


def entity_rows(store: Store) -> Iterator[Row]:
    """A row for each entity of the corpus, most mentioned first."""
    return ((e.key, e.label, e.canonical, e.mentions, e.documents) for e in count_entities(store))


def document_rows(store: Store) -> Iterator[DocumentRows]:
    """The rows of each document, in the order of their files; one document is held at a time.

    Raises:
        StoreError: if a document cannot be read.
    """
    newest = {edition.doc: edition.newest for edition in list_editions(store)}
    for summary in store.summaries():
        document = store.document(summary.id)
        annotations = store.annotations(summary.id)
        yield DocumentRows(summary.id, _tables(store, document, annotations, newest.get(summary.id)))


def _tables(
    store: Store, document: Document, annotations: Annotations | None, newest: DocId | None
) -> dict[str, tuple[Row, ...]]:
    claims = annotations.claims if annotations else ()
    return {
        "documents": (_document(document, newest or document.id),),
        "passages": tuple(_passages(document, annotations)),
        "mentions": tuple(_mentions(store, document)),
        "claims": tuple(_claim(document, claim) for claim in claims),
        "tables": tuple(_table_rows(document)),
        "cells": tuple(_cells(document)),
        "citations": tuple(_citations(document, annotations)),
        "references": tuple(_references(document)),
    }


def _document(document: Document, newest: DocId) -> Row:
    meta = document.meta
    said = (meta.title, "; ".join(meta.authors), meta.year, meta.venue, meta.doi, flat(meta.abstract))
    counts = (len(document.pages), len(document.text))
    return (document.id, PurePath(document.source).name, *said, *counts, newest)


def _passages(document: Document, annotations: Annotations | None) -> Iterator[Row]:
    for one in passages(document, annotations):
        pages = (_from_1(one.page_first), _from_1(one.page_last))
        section = " > ".join(map(flat, one.section))
        yield (one.id, one.doc, *pages, section, one.text, one.span.start, one.span.end)


def _mentions(store: Store, document: Document) -> Iterator[Row]:
    for one in printed_mentions(store, document.id):
        named = (one.key, one.label, one.canonical, flat(one.surface))
        yield (document.id, *named, _from_1(one.page), one.span.start, one.span.end, one.by)


def _claim(document: Document, claim: Claim) -> Row:
    figure, page = claim.figure, document.page_of(claim.figure.span)
    return (
        claim.id,
        document.id,
        page.number if page else None,
        page.label if page else "",
        figure.cell is not None,
        *_amount(document, figure),
        *_scope(claim),
        claim.modality,
        claim.citation,
        flat(claim.sentence.of(document.text)),
        figure.span.start,
        figure.span.end,
        *_cell_of(document, claim),
        *_box(document, figure.span),
        claim.confidence,
        figure.by,
    )


def _amount(document: Document, figure: Figure) -> Row:
    """The figure as printed, its number, and what its wording admits."""
    return (
        flat(figure.span.of(document.text)),
        *map(_exact, (figure.value, figure.lo, figure.hi)),
        figure.mult,
        figure.unit,
        figure.kind,
        figure.hedge,
        figure.direction,
        _real(figure.interval.lo),
        _real(figure.interval.hi),
    )


def _scope(claim: Claim) -> Row:
    """What the figure is said of, its period also as two years."""
    dims = (Dim.MEASURE, Dim.AREA, Dim.PARTNER, Dim.FLOW, Dim.PRODUCT, Dim.AGENT, Dim.POLICY)
    stretch = stretch_of(claim.code(Dim.PERIOD))
    years = (None, None) if stretch is None else (int(stretch.begin), _last_year(stretch.end))
    named = (_code_or_words(claim, dim) for dim in dims)
    return (*named, claim.code(Dim.PERIOD), *years, _code_or_words(claim, Dim.WHOLE))


def _last_year(end: float) -> int:
    """The year in which a stretch ends: that of 2009.0, which is the end of 2008, is 2008."""
    return int(end) - 1 if end == int(end) else int(end)


def _cell_of(document: Document, claim: Claim) -> tuple[int | None, int | None, int | None]:
    at = claim.figure.cell
    if at is None:
        return None, None, None
    cell = document.tables[at.table].cells[at.cell]
    return at.table, cell.row, cell.col


def _box(document: Document, span: Span) -> tuple[float | None, ...]:
    """The first line's box, which a figure seldom leaves."""
    boxes = document.boxes(span)
    if not boxes:
        return (None,) * 4
    box = boxes[0].bbox
    return (round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))


def _table_rows(document: Document) -> Iterator[Row]:
    for at, table in enumerate(document.tables):
        said = (table.label, flat(table.caption), flat(table.units_note))
        size = (table.n_rows, table.n_cols)
        yield (document.id, at, table.page + 1, *said, *size, table.confidence, table.by)


def _cells(document: Document) -> Iterator[Row]:
    for at, table in enumerate(document.tables):
        for cell in table.cells:
            place = (cell.row, cell.col, cell.row_span, cell.col_span, cell.is_header)
            heads = (" > ".join(map(flat, cell.row_path)), " > ".join(map(flat, cell.col_path)))
            yield (document.id, at, *place, *heads, flat(cell.span.of(document.text)))


def _citations(document: Document, annotations: Annotations | None) -> Iterator[Row]:
    for at, one in enumerate(annotations.citations if annotations else ()):
        page = document.page_of(one.span)
        named = (flat(one.span.of(document.text)), "; ".join(one.authors), one.year, one.locator)
        where = (page.number if page else None, one.span.start, one.span.end)
        yield (document.id, at, *named, one.reference, one.doc, *where)


def _references(document: Document) -> Iterator[Row]:
    for at, one in enumerate(document.references):
        said = (flat(one.raw), "; ".join(one.authors), one.year, one.title, one.venue)
        yield (document.id, at, *said, one.volume, one.pages, one.doi, one.url, one.doc)


def _from_1(page: int | None) -> int | None:
    return None if page is None else page + 1


def _code_or_words(claim: Claim, dim: Dim) -> str:
    slot = claim.slot(dim)
    return (slot.code or flat(slot.surface)) if slot else ""


def _exact(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _real(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
