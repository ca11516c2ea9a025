"""Claims that a person asks for, as a person reads them, and why each is read so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.annotations import Claim, Dim, Kind, Slot
from corpus.english import flat
from corpus.errors import UsageError
from corpus.geometry import DocId, PageBox, PageNo
from corpus.store import ClaimFilter, ClaimRow, Store, find_claims, read_textmap, resolve_document
from corpus.textmap import TextMap
from figtrace.ask.filters import nearest_first, one_of, value_range, years_range

__all__ = [
    "ClaimAnswer",
    "ClaimQuestion",
    "ClaimView",
    "as_view",
    "ask_claims",
    "claim_views",
    "explain_claim",
]

_FLOWS = ("M", "X", "RX", "B", "T")
"""Imports, exports, re-exports, balance and total trade, as claims have them."""


@dataclass(frozen=True, slots=True)
class ClaimQuestion:
    """What a person asks of the claims, as it is typed; "" asks nothing.

    Raises:
        UsageError: if a year, value, kind or flow is none.
    """

    measure: str = ""
    area: str = ""
    partner: str = ""
    flow: str = ""
    product: str = ""
    unit: str = ""
    kind: str = ""
    words: str = ""
    entity: str = ""
    doc: str = ""
    """Beginning of a document's id, the name of its file, or words of its title."""
    year: str = ""
    """"2008", "2005..2009", "2005..", "..2009"."""
    value: str = ""
    """"90e9..95e9", "5..", "..10", in base units."""
    near: str = ""
    """"92bn", "4.6": such claims come nearest first."""

    def __post_init__(self) -> None:
        value_range(self.value, self.near)
        one_of("--kind", self.kind, Kind)
        one_of("--flow", self.flow, _FLOWS)
        years_range(self.year)

    @property
    def filter(self) -> ClaimFilter:
        """The same for the store, of all documents and without a limit.

        Statistics (coefficients, errors, fit) are left out unless they are asked for by their kind.
        """
        lo, hi = value_range(self.value, self.near)
        return ClaimFilter(
            measure=self.measure, area=self.area, partner=self.partner, flow=self.flow,
            product=self.product, unit=self.unit, kind=self.kind, words=self.words, entity=self.entity,
            years=years_range(self.year), value_lo=lo, value_hi=hi,
            without_kind="" if self.kind else Kind.STATISTIC,
        )  # fmt: skip


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
    """() where they were not asked for."""
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """The claims that were asked for."""

    claims: tuple[ClaimView, ...]
    are_more: bool
    """True if the limit cut some off."""


def ask_claims(store: Store, asked: ClaimQuestion, *, limit: int) -> ClaimAnswer:
    """The claims that answer, at most so many: those near a value nearest first, else in the store's order.

    Raises:
        UsageError: if the question names no document, or several.
    """
    wanted = asked.filter
    wanted = replace(wanted, doc=resolve_document(store, asked.doc)) if asked.doc else wanted
    if asked.near:
        found = nearest_first(find_claims(store, wanted), asked.near)
    else:
        found = find_claims(store, replace(wanted, limit=limit + 1))
    return ClaimAnswer(tuple(claim_views(store, found[:limit])), len(found) > limit)


def as_view(places: TextMap | None, row: ClaimRow) -> ClaimView:
    """The claim with the boxes of its figure, where the document's places are given."""
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
        quote=flat(row.quote),
        unit=claim.figure.unit,
        kind=claim.figure.kind,
        id=claim.id,
        doc=row.doc,
        boxes=() if places is None else places.boxes(claim.figure.span),
        slots=claim.slots,
    )


def claim_views(store: Store, rows: Iterable[ClaimRow], *, boxes: bool = True) -> list[ClaimView]:
    """The claims in their order, with the boxes of their figures.

    Boxes take most of the time, since the places of each document have to be read: not where nobody looks
    at them.
    """
    read: dict[DocId, TextMap] = {}
    views = []
    for row in rows:
        if boxes and row.doc not in read:
            read[row.doc] = read_textmap(store, row.doc)
        views.append(as_view(read.get(row.doc), row))
    return views


def _code_or_words(claim: Claim, dim: Dim) -> str:
    slot = claim.slot(dim)
    return (slot.code or slot.surface) if slot else ""


def explain_claim(store: Store, name: str) -> tuple[str, ...]:
    """Lines that say where the claim stands and which rule gave each part of it.

    Raises:
        UsageError: if no claim's id begins so, or more than one's.
    """
    from nlp.claims.explain import explain

    rows = find_claims(store, ClaimFilter(id=name))
    if len(rows) != 1:
        found = f"names {len(rows)} claims" if rows else "is the id of no claim"
        raise UsageError(f"{name!r} {found}: `figtrace claims` lists them with their ids")
    (row,) = rows
    page = "" if row.page is None else f", page {row.page + 1}"
    place = f"{row.title or row.source}{page}"
    return (f"“{row.surface}” in “{flat(row.quote)}”", place, *explain(row.claim))
