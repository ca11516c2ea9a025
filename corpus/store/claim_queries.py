"""Claims by number and scope, with where they stand."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from corpus.annotations import Claim, Figure
from corpus.geometry import DocId, PageIndex
from corpus.store.beside import claims_beside
from corpus.store.connection import NUMBER_OF, Row, contains
from corpus.store.packed.claims import CLAIM_COLUMNS, unpack_claim
from corpus.store.store import Store

__all__ = ["ClaimFilter", "ClaimRow", "NearQuotes", "find_claim", "find_claims", "find_near_quotes"]


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What claims must have; None and "" ask for nothing."""

    id: str = ""
    """Beginning of the claim's id."""
    doc: DocId | None = None
    page: PageIndex | None = None
    measure: str = ""
    """Code, or words that the measure contains."""
    area: str = ""
    partner: str = ""
    flow: str = ""
    product: str = ""
    unit: str = ""
    kind: str = ""
    without_kind: str = ""
    """A kind that is left out."""
    years: tuple[int, int] | None = None
    """First and last year, both included; claims whose period touches them."""
    value_lo: Decimal | None = None
    """In base units; claims that state a value of the range, as printed or by a bounded interval."""
    value_hi: Decimal | None = None
    in_table: bool | None = None
    words: str = ""
    """Words that stand in the quote."""
    entity: str = ""
    """Id of an entity, or one of its names whole, capitals of ASCII aside: claims whose own sentence mentions
    it by any of its names, and those of a table whose row does."""
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
    where = _claim_where(store, wanted)
    rows = store._connection.each(f"{_ROWS} {where.sql} ORDER BY d.source, d.id, c.seq", where.values)
    found = map(_claim_row, rows)
    return tuple(islice((row for row in found if _states(row.claim.figure, wanted)), wanted.limit))


def find_claim(store: Store, claim: str) -> ClaimRow | None:
    """The claim of this whole id; None if there is none."""
    row = store._connection.row(f"{_ROWS} WHERE c.id = ?", claim)
    return None if row is None else _claim_row(row)


@dataclass(frozen=True, slots=True)
class NearQuotes:
    """Quotes of claims whose figures lie near a number."""

    quotes: tuple[tuple[DocId, str], ...]
    """Document and quote: first each document's nearest figure, then each one's second, and so on."""
    left_out: int
    """How many more there are."""


def find_near_quotes(
    store: Store, low: Decimal, high: Decimal, *, limit: int, shortest: int = 0
) -> NearQuotes:
    """Quotes of the claims that state a value from `low` to `high`, in base units, whatever their unit.

    The nearest to the middle come first, of every document at least one, however many documents there are;
    beyond that no more than `limit`. Of plain ASCII quotes, those shorter than `shortest` are left aside.
    """
    rows = store._connection.rows(_NEAR_QUOTES, (float(low), float(high), limit, shortest))
    total = rows[0][2] if rows else 0
    return NearQuotes(tuple((DocId(doc), quote) for doc, quote, _ in rows), total - len(rows))


_NEAR_QUOTES = """
WITH fitting AS MATERIALIZED (
  SELECT rowid AS row,
    abs(coalesce(base_lo, base_hi) + coalesce(base_hi, base_lo) - ?1 - ?2) AS off
  FROM claim_rows
  WHERE (base_hi IS NULL OR base_hi >= ?1) AND (base_lo IS NULL OR base_lo <= ?2)
    AND NOT (base_lo IS NULL AND base_hi IS NULL)
), ranked AS (
  SELECT d.id AS doc, c.seq, c.quote, f.off,
    row_number() OVER (PARTITION BY c.doc ORDER BY f.off, c.seq) AS turn, count(*) OVER () AS total
  FROM fitting f CROSS JOIN claim_rows c ON c.rowid = f.row JOIN documents d ON d.number = c.doc
  WHERE length(c.quote) >= ?4 OR length(CAST(c.quote AS BLOB)) > length(c.quote)
)
SELECT doc, quote, total FROM ranked ORDER BY turn, off, doc, seq
LIMIT max(?3, (SELECT count(*) FROM ranked WHERE turn = 1))
"""
"""An index holds all that the first part asks for, so that of the claims only those that fit are read."""


_CLAIM = ", ".join(f"c.{name}" for name in CLAIM_COLUMNS.split(", "))
_ROWS = (
    f"SELECT d.id, d.source, d.title, d.year, c.page, coalesce(p.label, ''), c.surface, c.quote, {_CLAIM} "
    "FROM claim_rows c JOIN documents d ON d.number = c.doc "
    "LEFT JOIN pages p ON p.doc = d.id AND p.page = c.page"
)


def _claim_row(row: Row) -> ClaimRow:
    doc, source, title, year, page, label, surface, quote, *packed = row
    where = None if page is None else PageIndex(page)
    return ClaimRow(DocId(doc), source, title, year, where, label, surface, quote, unpack_claim(packed))


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


def _claim_where(store: Store, wanted: ClaimFilter) -> _Where:
    where = _Where()
    if wanted.id:
        where.add("substr(c.id, 1, ?) = ?", len(wanted.id), wanted.id)
    if wanted.doc:
        where.add(f"c.doc = {NUMBER_OF}", wanted.doc)
    if wanted.page is not None:
        where.add("c.page = ?", wanted.page)
    for column in ("area", "partner", "flow", "unit", "kind"):
        value = getattr(wanted, column)
        if value:
            where.add(f"c.{column} = ?", value)
    if wanted.without_kind:
        where.add("c.kind <> ?", wanted.without_kind)
    for column in ("measure", "product"):
        value = getattr(wanted, column)
        if value:
            where.add(f"(c.{column} = ? OR c.{column} LIKE ? ESCAPE '\\')", value, contains(value))
    if wanted.words:
        where.add("c.quote LIKE ? ESCAPE '\\'", contains(wanted.words))
    if wanted.years:
        where.add("c.year_first <= ? AND c.year_last >= ?", wanted.years[1], wanted.years[0])
    if wanted.in_table is not None:
        where.add("c.in_table = ?", int(wanted.in_table))
    _add_value(where, wanted)
    if wanted.entity:
        beside = claims_beside(store, wanted.entity, doc=wanted.doc)
        where.add("c.id IN (SELECT value FROM json_each(?))", json.dumps(sorted(beside)))
    return where


def _add_value(where: _Where, wanted: ClaimFilter) -> None:
    if wanted.value_lo is not None:
        where.add("(c.base_hi IS NULL OR c.base_hi >= ?)", float(wanted.value_lo))
    if wanted.value_hi is not None:
        where.add("(c.base_lo IS NULL OR c.base_lo <= ?)", float(wanted.value_hi))
    if wanted.value_lo is not None or wanted.value_hi is not None:
        where.add("NOT (c.base_lo IS NULL AND c.base_hi IS NULL)")
