"""Every published value of one thing: claims of one scope and unit, by period and document.

A scope that nobody specified is not a wildcard: "imports" and "imports from China" are two series. Which
values contradict one another is not decided here: who knows it marks them (`with_contested`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from corpus.annotations import Claim, Dim, Modality
from corpus.document import Table
from corpus.english import flat
from corpus.geometry import DocId, PageBox, PageNo, Span
from corpus.store import ClaimRow, Store, find_claims, list_editions, read_textmap, resolve_document
from corpus.textmap import TextMap
from figtrace.ask.claims import ClaimQuestion
from figtrace.ask.timeline import Stretch, stretch_of

__all__ = [
    "Series",
    "SeriesAnswer",
    "SeriesPoint",
    "SeriesRow",
    "ask_series",
    "series_rows",
    "with_contested",
]

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One statement of a value: what is printed, for when, where, and in what words it is said of what."""

    period: str
    """In EDTF: "2008", "2002/2008", "2018-07", "FY2014"."""
    stretch: Stretch
    figure: str
    """As printed, with hedge and unit words."""
    value: Decimal | None
    """In base units; None for a range."""
    lo: Decimal | None
    """Ends of what the wording admits, in base units; None: unbounded."""
    hi: Decimal | None
    said_of: str
    """What the document calls it: words of the measure, or of the headers of its cell."""
    source: str
    year: int | None
    """Year of the document."""
    page: PageNo | None
    label: str
    quote: str
    modality: Modality
    id: str
    doc: DocId
    boxes: tuple[PageBox, ...]
    contested: bool = False
    """True if another work gives another value of the same thing."""
    span: Span = _NOWHERE
    """Of the figure in the document's text."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one scope, unit and kind, by period and then by document. "" is unspecified."""

    measure: str
    area: str
    partner: str
    flow: str
    product: str
    agent: str
    whole: str
    """What a share is a share of."""
    unit: str
    kind: str
    points: tuple[SeriesPoint, ...]
    documents: int
    """Documents that give a value, editions of one work counted once."""
    contested: int = 0
    """Points that another work's value stands against."""

    @property
    def name(self) -> str:
        """The scope in a line: "imports · USA ← CHN · atp · USD, level"."""
        areas = " ← ".join(part for part in (self.area, self.partner) if part)
        words = (self.measure, areas, self.product, self.agent, self.whole and f"of {self.whole}")
        plain = (word.removeprefix("ind:").removeprefix("product:") for word in words if word)
        return " · ".join((*plain, f"{self.unit}, {self.kind}"))


@dataclass(frozen=True, slots=True)
class SeriesAnswer:
    """The series that answer a question, those of most documents first."""

    series: tuple[Series, ...]
    total: int
    """How many there are, those that the limit cut off among them."""
    undated: int
    """Claims that answer and name no period: they stand in no series."""


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A point of a series as one row of a table."""

    series: str
    period: str
    figure: str
    value: Decimal | None
    lo: Decimal | None
    hi: Decimal | None
    contested: str
    """"contested", or ""."""
    said_of: str
    source: str
    year: int | None
    page: PageNo | None
    quote: str
    id: str
    doc: DocId


def ask_series(store: Store, asked: ClaimQuestion, *, limit: int) -> SeriesAnswer:
    """The series of the claims that answer, at most so many.

    Raises:
        UsageError: if the question names no document, or several.
    """
    wanted = asked.filter
    wanted = replace(wanted, doc=resolve_document(store, asked.doc)) if asked.doc else wanted
    rows = find_claims(store, wanted)
    groups, undated = _by_scope(rows)
    works = {edition.doc: edition.newest for edition in list_editions(store)}
    ranked = sorted(groups.items(), key=lambda item: _rank(item[0], item[1], works))
    documents = _Documents(store)
    kept = tuple(_series(key, held, documents, works) for key, held in ranked[:limit])
    return SeriesAnswer(kept, len(ranked), undated)


def series_rows(series: Iterable[Series]) -> tuple[SeriesRow, ...]:
    """The points of the series, one below the other."""
    return tuple(
        SeriesRow(
            one.name, p.period, p.figure, p.value, p.lo, p.hi, "contested" if p.contested else "", p.said_of,
            p.source, p.year, p.page, p.quote, p.id, p.doc,
        )
        for one in series
        for p in one.points
    )  # fmt: skip


def with_contested(answer: SeriesAnswer, claims: Collection[str]) -> SeriesAnswer:
    """The answer with the points marked whose claims, by their ids, another work contradicts."""
    return replace(answer, series=tuple(_with_contested(one, claims) for one in answer.series))


def _with_contested(series: Series, claims: Collection[str]) -> Series:
    points = tuple(replace(point, contested=point.id in claims) for point in series.points)
    return replace(series, points=points, contested=sum(point.contested for point in points))


# -- claims to series ----------------------------------------------------------------------------------

_Key = tuple[str, ...]
_DIMS = (Dim.MEASURE, Dim.AREA, Dim.PARTNER, Dim.FLOW, Dim.PRODUCT, Dim.AGENT, Dim.WHOLE)
_FLOW_OF = {"ind:imports": "M", "ind:exports": "X", "ind:balance": "B", "ind:total_trade": "T"}
"""Measures that say their flow by themselves."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A claim and the stretch of its period."""

    row: ClaimRow
    stretch: Stretch


def _by_scope(rows: Iterable[ClaimRow]) -> tuple[dict[_Key, list[_Dated]], int]:
    """Claims of each scope, and how many name no period."""
    groups: defaultdict[_Key, list[_Dated]] = defaultdict(list)
    undated = 0
    for row in rows:
        stretch = stretch_of(row.claim.code(Dim.PERIOD))
        if stretch is None:
            undated += 1
        else:
            groups[_key(row.claim)].append(_Dated(row, stretch))
    return groups, undated


def _key(claim: Claim) -> _Key:
    """Values of the dimensions in their order, then unit and kind."""
    codes = {dim: _code_or_words(claim, dim) for dim in _DIMS}
    codes[Dim.FLOW] = codes[Dim.FLOW] or _FLOW_OF.get(codes[Dim.MEASURE], "")
    return (*(codes[dim] for dim in _DIMS), claim.figure.unit, claim.figure.kind)


def _code_or_words(claim: Claim, dim: Dim) -> str:
    slot = claim.slot(dim)
    return (slot.code or flat(slot.surface).casefold()) if slot else ""


def _rank(key: _Key, held: Sequence[_Dated], works: Mapping[DocId, DocId]) -> tuple[object, ...]:
    """Most documents first, then most values, then the least specified scope."""
    return (-len(_works(held, works)), -len(held), sum(map(bool, key)), key)


def _works(held: Iterable[_Dated], works: Mapping[DocId, DocId]) -> set[DocId]:
    return {works.get(one.row.doc, one.row.doc) for one in held}


class _Documents:
    """What points need of the documents of a store, each read once: most need no tables, the most of one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._maps: dict[DocId, TextMap] = {}
        self._tables: dict[DocId, tuple[Table, ...]] = {}

    def boxes(self, doc: DocId, span: Span) -> tuple[PageBox, ...]:
        """Boxes of the span."""
        if doc not in self._maps:
            self._maps[doc] = read_textmap(self._store, doc)
        return self._maps[doc].boxes(span)

    def table(self, doc: DocId, at: int) -> Table:
        """The table at this place among those of the document."""
        if doc not in self._tables:
            self._tables[doc] = self._store.document(doc, without=_OTHERS).tables
        return self._tables[doc][at]


_OTHERS = ("references", "maths", "blocks")


def _series(key: _Key, held: Sequence[_Dated], documents: _Documents, works: Mapping[DocId, DocId]) -> Series:
    points = [_point(one, documents) for one in held]
    points.sort(key=lambda p: (p.stretch.begin, p.stretch.end, p.source, p.doc, p.page or 0))
    measure, area, partner, flow, product, agent, whole, unit, kind = key
    return Series(
        measure,
        area,
        partner,
        flow,
        product,
        agent,
        whole,
        unit,
        kind,
        tuple(points),
        len(_works(held, works)),
    )


def _point(dated: _Dated, documents: _Documents) -> SeriesPoint:
    row, claim, figure = dated.row, dated.row.claim, dated.row.claim.figure
    return SeriesPoint(
        period=claim.code(Dim.PERIOD),
        stretch=dated.stretch,
        figure=flat(row.surface),
        value=None if figure.value is None else _written_out(figure.value.scaleb(figure.mult)),
        lo=_written_out(figure.interval.lo),
        hi=_written_out(figure.interval.hi),
        said_of=_said_of(row, documents),
        source=row.title or Path(row.source).name,
        year=row.year,
        page=None if row.page is None else PageNo(row.page + 1),
        label=row.label,
        quote=_quote(row, documents),
        modality=claim.modality,
        id=claim.id,
        doc=row.doc,
        boxes=documents.boxes(row.doc, figure.span),
        span=figure.span,
    )


def _written_out(value: Decimal | None) -> Decimal | None:
    """The value without an exponent, for programs that read no "3E+9"."""
    return None if value is None else Decimal(f"{value:f}")


def _said_of(row: ClaimRow, documents: _Documents) -> str:
    claim, cell = row.claim, row.claim.figure.cell
    if cell is None:
        slot = claim.slot(Dim.MEASURE)
        return flat(slot.surface) if slot else ""
    found = documents.table(row.doc, cell.table).cells[cell.cell]
    return " > ".join(flat(words) for words in (*found.row_path, *found.col_path) if words)


def _quote(row: ClaimRow, documents: _Documents) -> str:
    """The sentence; for a cell the caption of its table, which says more than the number alone."""
    cell = row.claim.figure.cell
    caption = documents.table(row.doc, cell.table).caption if cell is not None else ""
    return flat(caption or row.quote)
