"""Records as rows of plain columns, for the tables beside the bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from corpus.annotations import Annotations, Claim, Dim, Label
from corpus.document import Document
from corpus.geometry import Span
from corpus.store.packed.claims import CLAIM_COLUMNS, pack_claim

__all__ = [
    "CLAIM_ROW",
    "EntityRow",
    "citation_rows",
    "claim_rows",
    "document_row",
    "entity_rows",
    "page_rows",
    "period_years",
]

Row = tuple[object, ...]
EntityRow = tuple[str, int, Label, str, str, str, int | None, int, int, str]
"""Document, place in the order of the text, kind, key, name, surface, page, start, end, finder."""

CLAIM_ROW = (
    "doc, seq, page, in_table, surface, value, lo, hi, mult, unit, kind, hedge, direction, base_lo, base_hi, "
    "measure, area, partner, flow, product, period, year_first, year_last, quote, confidence, by, "
    f"{CLAIM_COLUMNS}"
)
"""The columns of `claim_rows`, as `claim_rows` gives them."""

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
"""A year in a period of EDTF (ISO 8601-2), which writes them with four digits; a longer number is none."""


def document_row(document: Document) -> Row:
    """The columns of `documents` up to `text_sha`."""
    meta = document.meta
    names = (document.id, document.source, meta.title, "; ".join(meta.authors), meta.year, meta.doi)
    return (*names, len(document.pages), len(document.text), document.reader, document.text_sha)


def page_rows(document: Document) -> Iterator[Row]:
    """A row of `pages` for each page."""
    return ((document.id, p.index, p.label, p.state, p.reason) for p in document.pages)


def entity_rows(document: Document, annotations: Annotations) -> Iterator[EntityRow]:
    """A row of the view `entities` for each mention."""
    for seq, entity in enumerate(annotations.entities):
        where = (_page(document, entity.span), entity.span.start, entity.span.end)
        surface = entity.span.of(document.text)
        yield (document.id, seq, entity.label, entity.key, entity.canonical, surface, *where, entity.by)


def citation_rows(document: Document, annotations: Annotations) -> Iterator[Row]:
    """A row of `citations` for each callout."""
    for seq, c in enumerate(annotations.citations):
        surface = c.span.of(document.text)
        yield (document.id, seq, surface, "; ".join(c.authors), c.year, c.locator, c.reference, c.doc)


def claim_rows(document: Document, number: int, annotations: Annotations) -> Iterator[Row]:
    """A row of `claim_rows` for each claim, in the order of `CLAIM_ROW`; the number is the document's."""
    return (_claim_row(document, number, seq, claim) for seq, claim in enumerate(annotations.claims))


def _claim_row(document: Document, number: int, seq: int, claim: Claim) -> Row:
    f = claim.figure
    place = (number, seq, _page(document, f.span), int(f.cell is not None), f.span.of(document.text))
    printed = (_text(f.value), _text(f.lo), _text(f.hi), f.mult, f.unit, f.kind, f.hedge, f.direction)
    bounds = (_real(f.interval.lo), _real(f.interval.hi))
    scope = (
        _code_or_words(claim, dim) for dim in (Dim.MEASURE, Dim.AREA, Dim.PARTNER, Dim.FLOW, Dim.PRODUCT)
    )
    period = claim.code(Dim.PERIOD)
    quote = claim.sentence.of(document.text)
    ends = (period, *period_years(period), quote, claim.confidence, f.by)
    return (*place, *printed, *bounds, *scope, *ends, *pack_claim(claim))


def period_years(period: str) -> tuple[int | None, int | None]:
    """First and last year that an EDTF period names: "2002/2008" -> (2002, 2008); (None, None) for none."""
    years = [int(year) for year in _YEAR.findall(period)]
    return (min(years), max(years)) if years else (None, None)


def _page(document: Document, span: Span) -> int | None:
    pages = document.textmap.pages_of(span)
    return pages[0] if pages else None


def _code_or_words(claim: Claim, dim: Dim) -> str:
    slot = claim.slot(dim)
    return (slot.code or slot.surface) if slot else ""


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _real(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
