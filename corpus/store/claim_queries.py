"""Questions that plain SQL answers: claims by number and scope, entities by count, documents by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Any

from corpus.annotations import Claim, Figure, Label
from corpus.codec import from_json
from corpus.errors import UsageError
from corpus.geometry import DocId, PageIndex
from corpus.store.store import Store, Summary

__all__ = [
    "ClaimFilter",
    "ClaimRow",
    "EntityCount",
    "count_entities",
    "find_claims",
    "find_quotes",
    "resolve_document",
]


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What claims must have; None and "" ask for nothing."""

    id: str = ""
    """Beginning of the claim's id."""
    doc: DocId | None = None
    measure: str = ""
    """Code, or words that the measure contains."""
    area: str = ""
    partner: str = ""
    flow: str = ""
    product: str = ""
    unit: str = ""
    kind: str = ""
    years: tuple[int, int] | None = None
    """First and last year, both included; claims whose period touches them."""
    value_lo: Decimal | None = None
    """In base units; claims that state a value of the range, as printed or by a bounded interval."""
    value_hi: Decimal | None = None
    in_table: bool | None = None
    words: str = ""
    """Words that stand in the quote."""
    entity: str = ""
    """Key or name of an entity that stands in the same sentence."""
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with where it stands."""

    doc: DocId
    source: str
    title: str
    year: int | None
    """Year of the document."""
    page: PageIndex | None
    label: str
    """Printed page number; "" where there is none."""
    surface: str
    quote: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class EntityCount:
    """A canonical entity, how often it is mentioned and in how many documents."""

    key: str
    label: Label
    canonical: str
    mentions: int
    documents: int


@dataclass(slots=True)
class _Where:
    clauses: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, clause: str, *values: object) -> None:
        self.clauses.append(clause)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        return "WHERE " + " AND ".join(self.clauses) if self.clauses else ""


def find_claims(store: Store, wanted: ClaimFilter) -> tuple[ClaimRow, ...]:
    """Claims that have all of what is wanted, by document and place."""
    where = _claim_where(wanted)
    rows = store.connection.execute(
        "SELECT c.doc, d.source, d.title, d.year, c.page, coalesce(p.label, ''), c.surface, c.quote, c.body "
        "FROM claims c JOIN documents d ON d.id = c.doc "
        "LEFT JOIN pages p ON p.doc = c.doc AND p.page = c.page "
        f"{where.sql} ORDER BY d.source, d.id, c.seq",
        where.values,
    )
    beside = _surfaces(store, wanted.entity) if wanted.entity else None
    near = (row for row in rows if beside is None or _is_beside(row, beside))
    found = (_claim_row(row) for row in near)
    return tuple(islice((row for row in found if _states(row.claim.figure, wanted)), wanted.limit))


def _is_beside(row: tuple[Any, ...], surfaces: Mapping[tuple[str, int | None], set[str]]) -> bool:
    doc, _, _, _, page, _, _, quote, _ = row
    return any(surface in quote for surface in surfaces.get((doc, page), ()))


def _claim_row(row: tuple[Any, ...]) -> ClaimRow:
    doc, source, title, year, page, label, surface, quote, body = row
    where = None if page is None else PageIndex(page)
    return ClaimRow(DocId(doc), source, title, year, where, label, surface, quote, from_json(Claim, body))


def _states(figure: Figure, wanted: ClaimFilter) -> bool:
    """True if the figure prints a value of the range asked for, or a bounded interval of it touches it.

    "At least 5" is unbounded: it states 5, and not every number above.
    """
    lo, hi = wanted.value_lo, wanted.value_hi
    if lo is None and hi is None:
        return True
    if figure.value is not None:
        ends: tuple[Decimal | None, ...] = (figure.value.scaleb(figure.mult),) * 2
    else:
        ends = (figure.interval.lo, figure.interval.hi)
    if None in ends:
        return False
    first, last = sorted(end for end in ends if end is not None)
    return (hi is None or first <= hi) and (lo is None or last >= lo)


def find_quotes(store: Store, wanted: ClaimFilter) -> tuple[tuple[DocId, str], ...]:
    """Document and quote of the claims that have all of what is wanted; cheaper than the claims."""
    where = _claim_where(wanted)
    limit = "" if wanted.limit is None else f"LIMIT {int(wanted.limit)}"
    rows = store.connection.execute(
        f"SELECT c.doc, c.quote FROM claims c {where.sql} ORDER BY c.doc, c.seq {limit}", where.values
    )
    return tuple((DocId(doc), quote) for doc, quote in rows)


def _claim_where(wanted: ClaimFilter) -> _Where:
    where = _Where()
    if wanted.id:
        where.add("substr(c.id, 1, ?) = ?", len(wanted.id), wanted.id)
    for column in ("doc", "area", "partner", "flow", "unit", "kind"):
        value = getattr(wanted, column)
        if value:
            where.add(f"c.{column} = ?", value)
    for column in ("measure", "product"):
        value = getattr(wanted, column)
        if value:
            where.add(f"(c.{column} = ? OR c.{column} LIKE ? ESCAPE '\\')", value, _contains(value))
    if wanted.words:
        where.add("c.quote LIKE ? ESCAPE '\\'", _contains(wanted.words))
    if wanted.years:
        where.add("c.year_first <= ? AND c.year_last >= ?", wanted.years[1], wanted.years[0])
    if wanted.in_table is not None:
        where.add("c.in_table = ?", int(wanted.in_table))
    _add_value(where, wanted)
    if wanted.entity:
        where.add(f"c.doc IN (SELECT e.doc FROM entities e WHERE {_NAMED})", *_named(wanted.entity))
    return where


_NAMED = "e.key = ? OR e.canonical LIKE ? ESCAPE '\\' OR e.surface LIKE ? ESCAPE '\\'"


def _named(name: str) -> tuple[str, str, str]:
    return name, _contains(name), _contains(name)


def _surfaces(store: Store, name: str) -> dict[tuple[str, int | None], set[str]]:
    """Surfaces of the entities of this key or name, by document and page."""
    rows = store.connection.execute(
        f"SELECT DISTINCT e.doc, e.page, e.surface FROM entities e WHERE {_NAMED}", _named(name)
    )
    found: dict[tuple[str, int | None], set[str]] = {}
    for doc, page, surface in rows:
        found.setdefault((doc, page), set()).add(surface)
    return found


def _add_value(where: _Where, wanted: ClaimFilter) -> None:
    if wanted.value_lo is not None:
        where.add("(c.base_hi IS NULL OR c.base_hi >= ?)", float(wanted.value_lo))
    if wanted.value_hi is not None:
        where.add("(c.base_lo IS NULL OR c.base_lo <= ?)", float(wanted.value_hi))
    if wanted.value_lo is not None or wanted.value_hi is not None:
        where.add("NOT (c.base_lo IS NULL AND c.base_hi IS NULL)")


def _contains(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def count_entities(
    store: Store, *, label: Label | None = None, words: str = "", limit: int | None = None
) -> tuple[EntityCount, ...]:
    """Canonical entities by number of mentions, most first; ties by key."""
    where = _Where()
    if label is not None:
        where.add("label = ?", str(label))
    else:
        where.add("label <> ?", str(Label.OBJECT))  # every paper has its Table 1
    if words:
        where.add("(canonical LIKE ? ESCAPE '\\' OR key = ?)", _contains(words), words)
    top = "" if limit is None else f"LIMIT {int(limit)}"
    rows = store.connection.execute(
        "SELECT key, label, min(canonical), count(*), count(DISTINCT doc) FROM entities "
        f"{where.sql} GROUP BY key, label ORDER BY count(*) DESC, key {top}",
        where.values,
    )
    return tuple(EntityCount(k, Label(lab), c, m, d) for k, lab, c, m, d in rows)


def resolve_document(store: Store, name: str) -> DocId:
    """The one document that a person means: by beginning of its id, file name or part of it, or title.

    Raises:
        UsageError: if there is none, or more than one.
    """
    summaries = store.summaries()
    for matches in (_by_id, _by_file, _by_file_part, _by_title):
        found = [summary for summary in summaries if matches(summary, name)]
        if len(found) == 1:
            return found[0].id
        if found:
            choices = "; ".join(f"{s.id[:12]} {s.source}" for s in found[:5])
            raise UsageError(f"{name!r} names {len(found)} documents: {choices}. Give more of the id or name")
    raise UsageError(f"no document {name!r} in the corpus: `figtrace status --documents` lists them")


def _by_id(summary: Summary, name: str) -> bool:
    return len(name) >= 4 and summary.id.startswith(name.lower())


def _by_file(summary: Summary, name: str) -> bool:
    return name in (summary.source, _file(summary), _file(summary).rsplit(".", 1)[0])


def _by_file_part(summary: Summary, name: str) -> bool:
    return name.casefold() in _file(summary).casefold()


def _file(summary: Summary) -> str:
    return summary.source.replace("\\", "/").rsplit("/", 1)[-1]


def _by_title(summary: Summary, name: str) -> bool:
    return name.casefold() in summary.title.casefold()
