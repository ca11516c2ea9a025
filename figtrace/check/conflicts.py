"""Contradictions inside the corpus: documents that give different values of one measure in one scope.

Claims meet if period, kind and unit are the same, no other dimension that both specify differs, and the
sentences say much the same; or if their sentences say nearly the same, whatever is known of their scope
(`twin_sentences`). Few pairs pass: a list that can be read through is worth more than a long one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Any

from corpus.annotations import Claim, Dim, Interval, Kind, Modality, SlotSource
from corpus.geometry import DocId
from corpus.store import ClaimFilter, ClaimRow, Store, find_claims, list_editions
from figtrace.check.alike_sets import alike_pairs
from figtrace.check.compare.alignment import STRONG_SOURCES
from figtrace.check.compare.relations import SUPPORTING, amount, relate, significant_digits
from figtrace.check.ledger.records import Relation
from figtrace.check.statements.wording import measure_sides, polarity, terms
from figtrace.check.twin_sentences import find_twins

__all__ = ["Conflict", "ConflictKind", "Side", "contested_claims", "find_conflicts"]


_ANY = Interval(None, None)


class ConflictKind(StrEnum):
    """Why the values may differ."""

    REVISED = "revised"
    """A later document gives a value near by, or both say how things stand "so far": another vintage."""
    VERSIONS = "versions"
    """The documents are versions of one text, which was changed."""
    DISAGREE = "disagree"


@dataclass(frozen=True, slots=True)
class Side:
    """A value and who gives it."""

    rows: tuple[ClaimRow, ...]
    """By document and place."""
    documents: int
    """Documents that give it, editions of one work counted once."""
    sources: int
    """The same, with documents that name one upstream source counted once: copies confirm nothing."""
    upstream: tuple[str, ...] = ()
    """Upstream sources that the sentences name: "Census Bureau"."""

    @property
    def surface(self) -> str:
        """The value as the first document prints it."""
        return self.rows[0].surface


@dataclass(frozen=True, slots=True)
class Conflict:
    """One measure in one scope, and its values, the best attested first."""

    measure: str
    scope: tuple[tuple[Dim, str], ...]
    """Codes of the dimensions that are specified."""
    unit: str
    sides: tuple[Side, ...]
    kind: ConflictKind = ConflictKind.DISAGREE
    doubt: Interval = _ANY
    """From the least to the greatest value that any side admits, in base units: in it lies the truth."""

    @property
    def upstream(self) -> str:
        """What all sides that name a source name: the one source that they read differently; "" for none."""
        named = {source for side in self.sides for source in side.upstream}
        return named.pop() if len(named) == 1 else ""

    @property
    def says(self) -> str:
        """The conflict in a sentence."""
        values = ", ".join(f"{side.surface} in {side.rows[0].source}" for side in self.sides)
        return f"{self.measure.removeprefix('ind:')}: {values}{_WHY[self.kind]}."


_WHY = {
    ConflictKind.REVISED: "; the later one may be a revision",
    ConflictKind.VERSIONS: "; they are versions of one text",
    ConflictKind.DISAGREE: "",
}


_DIMS = (Dim.MEASURE, Dim.AREA, Dim.PARTNER, Dim.FLOW, Dim.PRODUCT, Dim.PERIOD, Dim.AGENT, Dim.WHOLE)
_STRONG = STRONG_SOURCES - {SlotSource.FOOTNOTE}
_KINDS = frozenset({Kind.LEVEL, Kind.COUNT, Kind.SHARE, Kind.RATE, Kind.GROWTH})
_ALIKE = 0.4
"""Least share of common terms of the two sentences, of all their terms."""
_COMMON = 100
"""Terms that stand in more sentences of one kind, unit and period bring no two together; so the work stays
linear in their number, as it does for twin sentences."""
_APART = Decimal("1.5")
"""Values further apart than this factor are more often of another scope than a contradiction."""
_REVISION = Decimal("1.1")
"""Times by which a later value differs that still is a revision of the same figure: statistics are revised by
some per cent, other measures differ by more. Larger, and conflicts would be excused."""
_OF_ITS_DAY = re.compile(
    r"\b(?:so\s+far|to\s+date|until\s+now|up\s+to\s+now|as\s+of\s+(?:today|now|this\s+writing)|at\s+present"
    r"|at\s+the\s+time\s+of\s+writing|currently|nowadays)\b",
    re.I,
)
"""Words by which a sentence says how things stand when it is written: adverbs of the present (Quirk et al., A
Comprehensive Grammar of the English Language, 1985, 8.51–55). A later work says the same of a later day."""
_UPSTREAM = re.compile(
    r"(?:[Aa]ccording to|[Ss]ources?:|[Dd]ata (?:from|of)|[Rr]eported by|[Ee]stimated by)\s+(?:the\s+)?"
    r"((?:[A-Z][\w.&’'-]*)(?:\s+(?:of|for|and|on)?\s*[A-Z][\w.&’'-]*){0,5})"
)
"""How sentences name where their data are from, and up to six capitalised words behind it."""

_Key = tuple[str, ...]
_ALL = ClaimFilter()


def find_conflicts(
    store: Store,
    *,
    editions: Mapping[DocId, DocId] | None = None,
    wanted: ClaimFilter = _ALL,
    limit: int | None = None,
) -> tuple[Conflict, ...]:
    """The contradictions between claims that have what is wanted.

    Those of one upstream source come together and first, for they are slips of its readers or its vintages;
    then those between most documents.

    `editions` names for a document the edition that stands for it: editions of one work never contradict
    one another here. Without `limit` all are given.
    """
    works = editions or {}
    rows = find_claims(store, replace(wanted, in_table=False))
    found = [conflict for held in _by_scope(rows) for conflict in _conflicts(held, works)]
    known = {row.claim.id for conflict in found for side in conflict.sides for row in side.rows}
    found += (one for one in _between_twins(rows, works) if not known & _claims(one))
    found.sort(key=lambda one: (not one.upstream, one.upstream, -_sources(one), one.says))
    return tuple(found[:limit])


def _sources(conflict: Conflict) -> int:
    return sum(side.sources for side in conflict.sides)


def _claims(conflict: Conflict) -> frozenset[str]:
    return frozenset(row.claim.id for side in conflict.sides for row in side.rows)


def _by_scope(rows: Iterable[ClaimRow]) -> Iterator[list[ClaimRow]]:
    groups: defaultdict[_Key, list[ClaimRow]] = defaultdict(list)
    for row in rows:
        key = _key(row.claim)
        if key is not None:
            groups[key].append(row)
    yield from groups.values()


def _between_twins(rows: Sequence[ClaimRow], works: Mapping[DocId, DocId]) -> Iterator[Conflict]:
    """A conflict for the claims of twin sentences that hang together."""
    pairs = tuple(find_twins(rows, works))
    versions = {at for pair in pairs if pair.are_versions for at in (pair.left, pair.right)}
    for members in _together((pair.left, pair.right) for pair in pairs):
        conflict = _conflict([rows[at] for at in members], works)
        if conflict.kind is ConflictKind.DISAGREE and versions.issuperset(members):
            conflict = replace(conflict, kind=ConflictKind.VERSIONS)
        yield conflict


def _together(pairs: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """Positions that hang together by the pairs, each group rising (union-find, Tarjan 1975)."""
    parent: dict[int, int] = {}

    def root(at: int) -> int:
        parent.setdefault(at, at)
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for left, right in pairs:
        one, other = root(left), root(right)
        parent[max(one, other)] = min(one, other)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for at in sorted(parent):
        groups[root(at)].append(at)
    yield from groups.values()


def contested_claims(store: Store, wanted: ClaimFilter) -> frozenset[str]:
    """Ids of the claims that have what is wanted and that another work's contradict."""
    works = {edition.doc: edition.newest for edition in list_editions(store)}
    found = find_conflicts(store, editions=works, wanted=wanted)
    return frozenset(row.claim.id for one in found for side in one.sides for row in side.rows)


def _key(claim: Claim) -> _Key | None:
    """Kind, unit and period of the claim; None where they are not certain enough to be compared."""
    figure, period = claim.figure, claim.slot(Dim.PERIOD)
    if figure.value is None or figure.kind not in _KINDS or claim.modality is not Modality.ASSERTED:
        return None
    if figure.unit == "1":
        return None  # numbers of bills, tables and notes are read as bare numbers too
    if period is None or not period.code or period.source not in _STRONG or significant_digits(figure) < 2:
        return None
    return (figure.kind, figure.unit, period.code)


def _conflicts(rows: Sequence[ClaimRow], works: Mapping[DocId, DocId]) -> Iterator[Conflict]:
    """Conflicts of claims of one kind, unit and period: those of one scope are one, however far apart."""
    if len({works.get(row.doc, row.doc) for row in rows}) < 2:
        return
    said = [frozenset(terms(row.quote)) for row in rows]
    alike = sorted(alike_pairs(said, _ALIKE, most=_COMMON))
    against = [(a, b) for a, b in alike if _stand_against(rows[a], rows[b], works)]
    firsts = [members[0] for members in _together(against)]
    same = [(a, b) for a, b in pairwise(firsts) if _are_of_one_thing(rows[a], rows[b])]
    for members in _together([*against, *same]):
        yield _conflict([rows[at] for at in members], works)


def _stand_against(left: ClaimRow, right: ClaimRow, works: Mapping[DocId, DocId]) -> bool:
    if works.get(left.doc, left.doc) == works.get(right.doc, right.doc) or not _are_near(left, right, _APART):
        return False
    comparison = relate(left.claim.figure, right.claim.figure, signed=False)
    apart = comparison.relation in (Relation.DISJOINT, Relation.TYPO) and comparison.steps_apart > 1
    return apart and _are_of_one_thing(left, right)


def _are_of_one_thing(left: ClaimRow, right: ClaimRow) -> bool:
    return _are_of_one_scope(left.claim, right.claim) and _say_the_same(left.quote, right.quote)


def _are_of_one_scope(left: Claim, right: Claim) -> bool:
    """True if no dimension that both specify by a code differs, and one at least is the same."""
    pairs = [(left.code(dim), right.code(dim)) for dim in _DIMS if left.code(dim) and right.code(dim)]
    return len(pairs) >= 2 and all(ours == theirs for ours, theirs in pairs)


def _are_near(left: ClaimRow, right: ClaimRow, factor: Decimal) -> bool:
    a, b = amount(left.claim.figure).value, amount(right.claim.figure).value
    return bool(a) and bool(b) and a is not None and b is not None and max(a, b) <= factor * min(a, b)


def _say_the_same(left: str, right: str) -> bool:
    ours, theirs = set(terms(left)), set(terms(right))
    if polarity(ours) * polarity(theirs) < 0 or measure_sides(left) & {-s for s in measure_sides(right)}:
        return False
    return len(ours & theirs) >= max(3, _ALIKE * len(ours | theirs))


def _conflict(rows: Sequence[ClaimRow], works: Mapping[DocId, DocId]) -> Conflict:
    sides = sorted(_sides(rows, works), key=lambda side: (-side.sources, -side.documents, side.surface))
    claim = rows[0].claim
    codes = ((dim, {row.claim.code(dim) for row in rows} - {""}) for dim in _DIMS[1:])
    scope = tuple((dim, found.pop()) for dim, found in codes if len(found) == 1)
    measure = claim.slot(Dim.MEASURE)
    revised = _is_revision(sides)
    kind = ConflictKind.REVISED if revised else ConflictKind.DISAGREE
    name = (measure.code or measure.surface) if measure is not None else claim.figure.kind
    return Conflict(name, scope, claim.figure.unit, tuple(sides), kind, _doubt(rows))


def _doubt(rows: Sequence[ClaimRow]) -> Interval:
    """From the least to the greatest that any of the claims admits; open where one of them is."""
    ends = [row.claim.figure.interval for row in rows]
    lows = [one.lo for one in ends if one.lo is not None]
    highs = [one.hi for one in ends if one.hi is not None]
    low, high = (min(lows, default=None), max(highs, default=None))
    return Interval(low if len(lows) == len(ends) else None, high if len(highs) == len(ends) else None)


def _sides(rows: Sequence[ClaimRow], works: Mapping[DocId, DocId]) -> Iterator[Side]:
    """The rows by value; a rounded value stands with the one that it was rounded from."""
    groups: list[list[ClaimRow]] = []
    for row in rows:
        home = next((group for group in groups if _agree(row, group[0])), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    for group in groups:
        docs = {works.get(row.doc, row.doc) for row in group}
        named = {doc: _upstream(group, works, doc) for doc in docs}
        sources = {named[doc] or doc for doc in docs}
        upstream = tuple(sorted({name for name in named.values() if name}))
        yield Side(tuple(group), len(docs), len(sources), upstream)


def _agree(left: ClaimRow, right: ClaimRow) -> bool:
    pairs = ((left, right), (right, left))
    return any(relate(a.claim.figure, b.claim.figure, signed=False).relation in SUPPORTING for a, b in pairs)


def _upstream(rows: Sequence[ClaimRow], works: Mapping[DocId, DocId], doc: DocId) -> str:
    """The agency or work that the document's sentence names as its source; "" for none."""
    quotes = (row.quote for row in rows if works.get(row.doc, row.doc) == doc)
    found = (match.group(1) for quote in quotes for match in _UPSTREAM.finditer(quote))
    return next(found, "").rstrip(".,")


def _is_revision(sides: Sequence[Side]) -> bool:
    """True for two values of which one is the later: of a later period, or in later documents.

    In later documents it must be near by, or both must be said of the day on which they are written.
    """
    if len(sides) != 2:
        return False
    periods = [{row.claim.code(Dim.PERIOD) for row in side.rows} for side in sides]
    if "" not in periods[0] | periods[1] and _is_later(sorted(periods[0]), sorted(periods[1])):
        return True
    years = [[row.year for row in side.rows if row.year is not None] for side in sides]
    of_its_day = all(_OF_ITS_DAY.search(row.quote) for side in sides for row in side.rows)
    near = of_its_day or _are_near(sides[0].rows[0], sides[1].rows[0], _REVISION)
    return near and _is_later(*years)


def _is_later(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """True if all of the one come before all of the other."""
    return bool(one) and bool(other) and (max(one) < min(other) or max(other) < min(one))
