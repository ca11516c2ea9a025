"""Claims as a person reads them, and why each is read so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.annotations import Claim, Dim, Slot
from corpus.document import Document
from corpus.errors import UsageError
from corpus.geometry import DocId, PageBox, PageNo
from corpus.store import ClaimFilter, ClaimRow, Store, find_claims
from nlp.claims.explain import explain

__all__ = ["ClaimView", "as_view", "claim_views", "explain_claim"]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as it is listed: what is said, of what, and where it stands."""

    figure: str
    measure: str
    area: str
    partner: str
    flow: str
    product: str
    period: str
    source: str
    page: PageNo | None
    label: str
    quote: str
    unit: str
    kind: str
    id: str
    doc: DocId
    boxes: tuple[PageBox, ...]
    slots: tuple[Slot, ...]


def as_view(document: Document, row: ClaimRow) -> ClaimView:
    """The claim of this document with the boxes of its figure."""
    claim = row.claim
    return ClaimView(
        figure=row.surface,
        measure=_code_or_words(claim, Dim.MEASURE),
        area=_code_or_words(claim, Dim.AREA),
        partner=_code_or_words(claim, Dim.PARTNER),
        flow=_code_or_words(claim, Dim.FLOW),
        product=_code_or_words(claim, Dim.PRODUCT),
        period=_code_or_words(claim, Dim.PERIOD),
        source=row.title or row.source,
        page=None if row.page is None else PageNo(row.page + 1),
        label=row.label,
        quote=" ".join(row.quote.split()),
        unit=claim.figure.unit,
        kind=claim.figure.kind,
        id=claim.id,
        doc=row.doc,
        boxes=document.boxes(claim.figure.span),
        slots=claim.slots,
    )


def claim_views(store: Store, rows: Iterable[ClaimRow]) -> list[ClaimView]:
    """The claims in their order, with the boxes of their figures; each document is read once."""
    read: dict[DocId, Document] = {}
    views = []
    for row in rows:
        if row.doc not in read:
            read[row.doc] = store.document(row.doc)
        views.append(as_view(read[row.doc], row))
    return views


def _code_or_words(claim: Claim, dim: Dim) -> str:
    slot = claim.slot(dim)
    return (slot.code or slot.surface) if slot else ""


def explain_claim(store: Store, name: str) -> tuple[str, ...]:
    """Lines that say where the claim stands and which rule gave each part of it.

    Raises:
        UsageError: if no claim's id begins so, or more than one's.
    """
    rows = find_claims(store, ClaimFilter(id=name))
    if len(rows) != 1:
        found = f"names {len(rows)} claims" if rows else "is the id of no claim"
        raise UsageError(f"{name!r} {found}: `figtrace claims` lists them with their ids")
    (row,) = rows
    page = "" if row.page is None else f", page {row.page + 1}"
    place = f"{row.title or row.source}{page}"
    return (f"“{row.surface}” in “{' '.join(row.quote.split())}”", place, *explain(row.claim))
