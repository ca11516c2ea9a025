"""Every published value of a thing: by period, by document, and where the sources disagree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.annotations import Dim, Kind
from corpus.store import ClaimRow, ClaimScope, Store, commonest_scopes, find_claims
from figtrace.ask.claims import ClaimQuestion
from figtrace.check.compare.relations import SUPPORTING, relate
from figtrace.serve.web.addresses import address
from figtrace.serve.web.charts.series import Plot, Statement, plot
from figtrace.serve.web.plain_names import file_name

__all__ = ["Choice", "SeriesCard", "Value", "series_card"]

_MOST = 400
"""Statements of a series: a chart of more says nothing."""
_CHOICES = 24
_APART = Decimal("1.5")
"""Values further apart than this factor are of another scope more often than they disagree."""
_BEYOND_A_SCALE = 100
"""Power of ten from which on a number cannot be drawn."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing of which the corpus has values of several years."""

    says: str
    claims: int
    documents: int
    to: str


@dataclass(frozen=True, slots=True)
class Value:
    """A published value."""

    figure: str
    period: str
    unit: str
    kind: str
    measure: str
    area: str
    partner: str
    product: str
    document: str
    year: int | None
    page: int | None
    quote: str
    disagrees: bool
    to: str


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """The values that answer, and the chart of those that have a year and the commonest unit."""

    asked: ClaimQuestion
    values: tuple[Value, ...]
    are_more: bool
    plot: Plot | None
    left_out: int
    """Values that the chart does not have: of another unit, or without a year."""
    choices: tuple[Choice, ...]
    """What may be asked, where nothing is."""


def series_card(store: Store, asked: ClaimQuestion) -> SeriesCard:
    """The values that answer; without a question, what might be asked.

    Raises:
        UsageError: if the question cannot be understood.
    """
    if asked == ClaimQuestion():
        return SeriesCard(
            asked, (), False, None, 0, tuple(map(_choice, commonest_scopes(store, limit=_CHOICES)))
        )
    rows = find_claims(store, replace(asked.filter, limit=_MOST + 1))
    shown = rows[:_MOST]
    unit = _unit(shown)
    drawn = [
        row
        for row in shown
        if row.claim.figure.unit == unit and _year(row) is not None and _amount(row) is not None
    ]
    kind = _commonest(row.claim.figure.kind for row in drawn)
    drawn = [row for row in drawn if row.claim.figure.kind == kind]
    odd = _disagreeing(drawn)
    statements = [_statement(row, disagrees=row.claim.id in odd) for row in drawn]
    values = [_value(row, disagrees=row.claim.id in odd) for row in shown]
    return SeriesCard(
        asked=asked,
        values=tuple(sorted(values, key=lambda one: (one.period or "9", one.document))),
        are_more=len(rows) > _MOST,
        plot=plot(statements, unit=unit) if statements else None,
        left_out=len(shown) - len(drawn),
        choices=(),
    )


def _choice(one: ClaimScope) -> Choice:
    to = address(
        "/figures",
        measure=one.measure,
        area=one.area,
        partner=one.partner,
        product=one.product,
        unit=one.unit,
    )
    areas = " ← ".join(part for part in (one.area, one.partner) if part)
    parts = (
        one.measure.removeprefix("ind:").replace("_", " "),
        areas,
        one.product.removeprefix("product:"),
        one.unit,
    )
    return Choice(" · ".join(part for part in parts if part), one.claims, one.documents, to)


def _unit(rows: Sequence[ClaimRow]) -> str:
    return _commonest(row.claim.figure.unit for row in rows if _year(row) is not None)


def _commonest(names: Iterable[str]) -> str:
    counts = Counter(names)
    return max(counts, key=lambda name: (counts[name], name)) if counts else ""


def _year(row: ClaimRow) -> float | None:
    """The year that the value is of, the last of a range; a month is its part of the year."""
    code = row.claim.code(Dim.PERIOD).rpartition("/")[2].removeprefix("FY")
    year, _, month = code.partition("-")
    if not (len(year) == 4 and year.isdigit()):
        return None
    return int(year) + ((int(month) - 1) / 12 if month.isdigit() and 1 <= int(month) <= 12 else 0.0)


def _amount(row: ClaimRow) -> Decimal | None:
    """The value in base units; of a range its middle, for a place between the ends that are drawn."""
    figure = row.claim.figure
    if figure.value is not None:
        amount = figure.value.scaleb(figure.mult)
    elif figure.interval.lo is not None and figure.interval.hi is not None:
        amount = (figure.interval.lo + figure.interval.hi) / 2
    else:
        return None
    return amount if amount.adjusted() < _BEYOND_A_SCALE else None


def _disagreeing(rows: Sequence[ClaimRow]) -> frozenset[str]:
    """Ids of values that differ from another document's for the same thing and period."""
    groups: defaultdict[tuple[str, ...], list[ClaimRow]] = defaultdict(list)
    for row in rows:
        dims = (Dim.MEASURE, Dim.AREA, Dim.PARTNER, Dim.FLOW, Dim.PRODUCT, Dim.AGENT, Dim.WHOLE, Dim.PERIOD)
        if row.claim.figure.kind is not Kind.GROWTH:
            groups[tuple(_said(row, dim) for dim in dims)].append(row)
    pairs = (
        (one, other) for group in groups.values() for one in group for other in group if one.doc < other.doc
    )
    return frozenset(row.claim.id for one, other in pairs if _differ(one, other) for row in (one, other))


def _differ(one: ClaimRow, other: ClaimRow) -> bool:
    ours, theirs = one.claim.figure, other.claim.figure
    low, high = sorted(abs(_amount(row) or Decimal(0)) for row in (one, other))
    if high > _APART * low:
        return False
    return not any(
        relate(a, b, signed=False).relation in SUPPORTING for a, b in ((ours, theirs), (theirs, ours))
    )


def _said(row: ClaimRow, dim: Dim) -> str:
    slot = row.claim.slot(dim)
    return (slot.code or slot.surface) if slot else ""


def _statement(row: ClaimRow, *, disagrees: bool) -> Statement:
    figure, source = row.claim.figure, row.title or file_name(row.source)
    is_range = figure.value is None
    page = f", page {row.page + 1}" if row.page is not None else ""
    return Statement(
        year=_year(row) or 0.0,
        value=_amount(row) or Decimal(0),
        lo=figure.interval.lo if is_range else None,
        hi=figure.interval.hi if is_range else None,
        source=source,
        title=f"{row.surface} ({row.claim.code(Dim.PERIOD)}): {source}{page}",
        to=_page_of(row),
        disagrees=disagrees,
    )


def _value(row: ClaimRow, *, disagrees: bool) -> Value:
    return Value(
        figure=row.surface,
        period=_said(row, Dim.PERIOD),
        unit=row.claim.figure.unit,
        kind=str(row.claim.figure.kind),
        measure=_said(row, Dim.MEASURE),
        area=_said(row, Dim.AREA),
        partner=_said(row, Dim.PARTNER),
        product=_said(row, Dim.PRODUCT),
        document=row.title or file_name(row.source),
        year=row.year,
        page=None if row.page is None else row.page + 1,
        quote=" ".join(row.quote.split()),
        disagrees=disagrees,
        to=_page_of(row),
    )


def _page_of(row: ClaimRow) -> str:
    span = row.claim.figure.span
    return address(f"/documents/{row.doc}", at=f"{span.start}-{span.end}")
