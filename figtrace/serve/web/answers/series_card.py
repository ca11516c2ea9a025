"""Every published value of a thing: by period, by document, and where the sources disagree."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.annotations import Dim
from corpus.store import ClaimRow, ClaimScope, Store, commonest_scopes, find_claims
from figtrace.ask.claims import ClaimQuestion
from figtrace.ask.series import Series, SeriesPoint, ask_series, with_contested
from figtrace.check.conflicts import contested_claims
from figtrace.export.pictures import Chart, chart_of_series
from figtrace.serve.web.addresses import address
from figtrace.serve.web.plain_names import file_name

__all__ = ["Choice", "SeriesCard", "Value", "series_card"]

_MOST = 400
"""Values of a table: nobody reads more."""
_SERIES = 4
"""Charts below one another: more are a list again, and narrower questions lead to the others."""
_CHOICES = 24
"""Scopes that are offered where none was asked for."""


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
    """The values that answer, and the charts of their series."""

    asked: ClaimQuestion
    values: tuple[Value, ...]
    are_more: bool
    charts: tuple[Chart, ...]
    """One for each series: values of one scope, unit and kind by period, those of most documents first."""
    left_out: int
    """Series that have no chart, since others are of more documents."""
    undated: int
    """Values that name no period: they stand in no chart."""
    choices: tuple[Choice, ...]
    """What may be asked, where nothing is."""


def series_card(store: Store, asked: ClaimQuestion) -> SeriesCard:
    """The values that answer; without a question, what might be asked.

    Raises:
        UsageError: if the question cannot be understood.
    """
    if asked == ClaimQuestion():
        choices = tuple(map(_choice, commonest_scopes(store, limit=_CHOICES)))
        return SeriesCard(asked, (), False, (), 0, 0, choices)
    contested = contested_claims(store, asked.filter)
    rows = find_claims(store, replace(asked.filter, limit=_MOST + 1))
    found = with_contested(ask_series(store, asked, limit=_SERIES), contested)
    values = [_value(row, disagrees=row.claim.id in contested) for row in rows[:_MOST]]
    return SeriesCard(
        asked=asked,
        values=tuple(sorted(values, key=lambda one: (one.period or "9", one.document))),
        are_more=len(rows) > _MOST,
        charts=chart_of_series(map(_plain, found.series), href=_page_of_point),
        left_out=found.total - len(found.series),
        undated=found.undated,
        choices=(),
    )


def _plain(series: Series) -> Series:
    """The series with files named without their folders."""
    return replace(series, points=tuple(replace(one, source=file_name(one.source)) for one in series.points))


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
        one.unit.replace("{", "").replace("}", ""),
    )
    return Choice(" · ".join(part for part in parts if part), one.claims, one.documents, to)


def _said(row: ClaimRow, dim: Dim) -> str:
    slot = row.claim.slot(dim)
    return (slot.code or slot.surface) if slot else ""


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


def _page_of_point(point: SeriesPoint) -> str:
    return address(f"/documents/{point.doc}", at=f"{point.span.start}-{point.span.end}")
