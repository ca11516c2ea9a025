"""What a person asks for, as filters; and claims as a person reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from corpus.annotations import Claim, Dim, Figure, Label, Slot
from corpus.document import Document
from corpus.errors import UsageError
from corpus.geometry import DocId, PageBox, PageNo
from corpus.store import ClaimFilter, ClaimRow, Store, find_claims
from figtrace.check.ledger.records import Finding, Ledger, Verdict
from nlp.claims.explain import explain
from search.engine import Answer, Hit

__all__ = [
    "ClaimView",
    "HitView",
    "LedgerLine",
    "as_view",
    "explain_claim",
    "hit_views",
    "label_named",
    "ledger_lines",
    "nearest_first",
    "one_of",
    "page_name",
    "value_range",
    "years_range",
]

NEAR = Decimal("0.02")
"""Share by which `--near` widens a value on both sides: the rounding of two significant digits."""

_SUFFIXES = {"": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9}
_SUFFIXES |= {"tn": 12, "trillion": 12}
_NUMBER = re.compile(r"([-+]?[\d,]*\.?\d+(?:[eE][-+]?\d+)?)\s*([a-z]*)", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})?(?:(\.\.)(\d{4})?)?")


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


def as_view(store: Store, row: ClaimRow) -> ClaimView:
    """The claim with the boxes of its figure."""
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
        boxes=_document(store, row.doc).boxes(claim.figure.span),
        slots=claim.slots,
    )


@lru_cache(maxsize=8)
def _document(store: Store, doc: DocId) -> Document:
    return store.document(doc)


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


def years_range(text: str) -> tuple[int, int] | None:
    """First and last year: "2005..2009" -> (2005, 2009), "2008" -> (2008, 2008); None for "".

    Raises:
        UsageError: if the text is not of this form.
    """
    if not text:
        return None
    match = _YEARS.fullmatch(text)
    if not match or not (match[1] or match[3]):
        raise UsageError(
            f"--year {text!r}: expected a year or a range such as 2008, 2005..2009, 2005.., ..2009"
        )
    first = int(match[1] or 0)
    last = int(match[3] or (9999 if match[2] else match[1]))
    if first > last:
        raise UsageError(f"--year {text!r}: the first year is after the last")
    return first, last


def value_range(value: str, near: str) -> tuple[Decimal | None, Decimal | None]:
    """Ends of the range of values that is asked for, in base units; (None, None) for nothing.

    Raises:
        UsageError: if the texts are not numbers, or both are given.
    """
    if value and near:
        raise UsageError("--value and --near are both given: choose one")
    if near:
        middle = _number(near)
        return tuple(sorted((middle * (1 - NEAR), middle * (1 + NEAR))))  # type: ignore[return-value]
    if not value:
        return None, None
    lo, found, hi = value.partition("..")
    ends = (_number(lo) if lo else None, _number(hi if found else lo) if hi or not found else None)
    if None not in ends and ends[0] > ends[1]:  # type: ignore[operator]
        raise UsageError(f"--value {value!r}: the first end is above the second")
    return ends


def _number(text: str) -> Decimal:
    match = _NUMBER.fullmatch(text.strip())
    if not match or match[2].lower() not in _SUFFIXES:
        raise UsageError(f"{text!r} is not a number: expected 92, 90e9, 92bn, 350m or 1.5 trillion")
    try:
        return Decimal(match[1].replace(",", "")).scaleb(_SUFFIXES[match[2].lower()])
    except InvalidOperation as exc:
        raise UsageError(f"{text!r} is out of range for a number") from exc


def one_of(option: str, given: str, choices: Iterable[str]) -> None:
    """Nothing, if what was given is "" or one of the choices.

    Raises:
        UsageError: if it is not.
    """
    known = tuple(choices)
    if given and given not in known:
        raise UsageError(f"{option} {given!r}: expected one of {', '.join(known)}")


def nearest_first(rows: Iterable[ClaimRow], near: str) -> tuple[ClaimRow, ...]:
    """The claims by the distance of what they state from a value; of equals the first in the corpus."""
    middle = _number(near)
    return tuple(sorted(rows, key=lambda row: _distance(row.claim.figure, middle)))


def _distance(figure: Figure, middle: Decimal) -> Decimal:
    ends = (figure.value, figure.lo, figure.hi)
    return min(abs(end.scaleb(figure.mult) - middle) for end in ends if end is not None)


def label_named(name: str) -> Label | None:
    """The kind of entity of this name; None for "".

    Raises:
        UsageError: if there is no such kind.
    """
    if not name:
        return None
    try:
        return Label(name.lower())
    except ValueError as exc:
        raise UsageError(f"--type {name!r}: expected one of {', '.join(sorted(Label))}") from exc


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage that was found, as it is listed."""

    document: str
    year: int | None
    page: PageNo | None
    label: str
    section: str
    passage: str
    """The piece of it that answers the query."""
    score: float
    id: str
    doc: DocId
    boxes: tuple[PageBox, ...]


def hit_views(store: Store, answer: Answer) -> list[HitView]:
    """The hits with document, page and boxes, best first."""
    files = {summary.id: summary.source for summary in store.summaries()}
    return [
        _hit_view(_document(store, hit.doc), files[hit.doc], hit) for hit in answer.hits if hit.doc in files
    ]


def _hit_view(document: Document, file: str, hit: Hit) -> HitView:
    page = None if hit.page_first is None else document.pages[hit.page_first]
    return HitView(
        document=hit.title or file,
        year=hit.year,
        page=None if page is None else page.number,
        label="" if page is None else page.label,
        section=" > ".join(hit.section),
        passage=" ".join(hit.snippet.text.split()),
        score=hit.score,
        id=hit.passage,
        doc=hit.doc,
        boxes=document.boxes(hit.span),
    )


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A finding as one row of the ledger on a terminal."""

    verdict: str
    figure: str
    reason: str
    document: str
    page: str
    quote: str


def ledger_lines(ledger: Ledger, *, brief: bool = False) -> list[LedgerLine]:
    """The findings, what needs eyes first; brief leaves out what is supported."""
    return [_ledger_line(f) for f in ledger.eyes_first if not (brief and f.verdict is Verdict.SUPPORTED)]


def _ledger_line(finding: Finding) -> LedgerLine:
    best = next(iter(finding.evidence), None)
    quote = "" if best is None else " ".join((*best.row_path, *best.col_path, best.quote))
    return LedgerLine(
        verdict=finding.verdict,
        figure=" ".join(finding.surface.split()),
        reason=finding.says,
        document="" if best is None else best.title or best.file,
        page="" if best is None else page_name(best.page, best.label),
        quote=" ".join(quote.split()),
    )


def page_name(page: int | None, label: str) -> str:
    """The printed page with its place in the file, where the two differ; "" for no page."""
    if page is None:
        return ""
    return f"page {page}" if label in ("", str(page)) else f"p. {label} (page {page} of the file)"
