"""Slot by slot: whether a draft's figure and a source's are about the same thing.

Each dimension is compared on its own. Only what both sides say in the figure's own clause or sentence,
or in the headers of its cell, may speak against a match; everything weaker is unspecified.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from corpus.annotations import STAR_LEVEL, Dim, Kind, Slot, SlotSource
from corpus.english import MONTH_NAMES
from figtrace.check.compare.period_bounds import period_bounds
from figtrace.check.statements.statement import Statement
from figtrace.check.statements.wording import SHARE, flows, terms

__all__ = [
    "STRONG_SOURCES",
    "Agreement",
    "Alignment",
    "Scope",
    "align",
    "align_scopes",
    "named_places",
]


class Agreement(StrEnum):
    """How one dimension of two figures compares."""

    MATCH = "match"
    OVERLAP = "overlap"
    UNSPECIFIED = "unspecified"
    DOUBTFUL = "doubtful"
    """They differ, but one of the two was read in a weak place."""
    MISMATCH = "mismatch"


@dataclass(frozen=True, slots=True)
class Alignment:
    """The dimensions that both sides specify, and how they compare."""

    period: Agreement
    area: Agreement
    partner: Agreement
    flow: Agreement
    product: Agreement
    kind: Agreement
    measure: Agreement = Agreement.UNSPECIFIED
    """MISMATCH for measures that are never mixed: applications and grants, gross and net."""
    close: bool = False
    """True if the sentences say nearly the same."""
    mirrored: bool = False
    """True if one side reports the other's exports as its imports: linked, never equated."""

    mismatches: tuple[Dim, ...] = field(init=False)
    """The dimensions that speak against a match."""
    score: float = field(init=False)
    """Sum of the dimensions' weights, from about -1 to 1; 0 if nothing is specified."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "mismatches", self._mismatches())
        object.__setattr__(self, "score", self._score())

    def _mismatches(self) -> tuple[Dim, ...]:
        named = (
            (Dim.PERIOD, self.period),
            (Dim.FLOW, self.flow),
            (Dim.AREA, self.area),
            (Dim.PARTNER, self.partner),
            (Dim.PRODUCT, self.product),
            (Dim.MEASURE, self.measure),
        )
        return tuple(dim for dim, match in named if match is Agreement.MISMATCH)

    def _score(self) -> float:
        return (
            _PERIOD_WORTH[self.period]
            + _PLAIN_WORTH[self.area]
            + _PARTNER_WORTH[self.partner]
            + _PLAIN_WORTH[self.flow]
            + _PLAIN_WORTH[self.product]
            + _PLAIN_WORTH[self.kind]
        )


_WORTH = {
    Agreement.MATCH: 1.0,
    Agreement.OVERLAP: 0.3,
    Agreement.UNSPECIFIED: 0.0,
    Agreement.DOUBTFUL: -0.3,
    Agreement.MISMATCH: -1.0,
}
_PERIOD_WORTH = {match: worth * 0.3 for match, worth in _WORTH.items()}
_PARTNER_WORTH = {match: worth * 0.1 for match, worth in _WORTH.items()}
_PLAIN_WORTH = {match: worth * 0.15 for match, worth in _WORTH.items()}
"""What each dimension adds, by how it compares: our choice, to be tuned."""
STRONG_SOURCES = frozenset(
    {
        SlotSource.LOCAL,
        SlotSource.CLAUSE,
        SlotSource.SENTENCE,
        SlotSource.ROW_HEADER,
        SlotSource.COL_HEADER,
        SlotSource.CAPTION,
        SlotSource.FOOTNOTE,
    }
)
_ALIKE = (
    frozenset({Kind.LEVEL, Kind.COUNT}),
    frozenset({Kind.SHARE, Kind.RATIO, Kind.RATE, Kind.LEVEL}),
    frozenset({Kind.GROWTH, Kind.CHANGE, Kind.STATISTIC}),
    frozenset({Kind.GROWTH, Kind.RATIO}),
    frozenset({Kind.RATE, Kind.STATISTIC}),
    frozenset({Kind.LEVEL, Kind.CHANGE}),
)
"""Kinds that two authors may give to one figure."""
_PAIRS = frozenset((left, right) for alike in _ALIKE for left in alike for right in alike)


def align(draft: Statement, source: Statement) -> Alignment:
    """How the two figures' dimensions compare."""
    return align_scopes(Scope.of(draft), Scope.of(source))


@dataclass(frozen=True, slots=True)
class Scope:
    """A statement with what is compared of it, so that it is worked out once for many comparisons."""

    statement: Statement
    slots: Mapping[Dim, Slot]
    """The dimensions whose code is known."""
    flow: str
    """"M" or "X" where it is said of the figure itself; "" otherwise."""
    clause_flows: frozenset[str]
    sentence_flows: frozenset[str]
    months: frozenset[str]

    @classmethod
    def of(cls, statement: Statement) -> Scope:
        """The statement's own scope."""
        slots: dict[Dim, Slot] = {}
        for slot in statement.claim.slots:
            slots.setdefault(slot.dim, slot)
        return cls(
            statement,
            {dim: slot for dim, slot in slots.items() if slot.code},
            _flow(slots.get(Dim.FLOW)),
            flows(statement.clause),
            flows(statement.sentence_terms),
            statement.clause & _MONTHS,
        )

    def code(self, dim: Dim) -> str:
        """Code of this dimension; "" where unspecified or known in words only."""
        slot = self.slots.get(dim)
        return slot.code if slot else ""


def align_scopes(ours: Scope, theirs: Scope) -> Alignment:
    """How the two figures' dimensions compare."""
    draft, source = ours.statement, theirs.statement
    mirrored, close = _is_mirrored(ours, theirs), _are_close(draft, source)
    return _alignment(
        _compare_periods(ours, theirs, close=close),
        Agreement.UNSPECIFIED if mirrored else _compare_areas(ours, theirs, Dim.AREA, close=close),
        Agreement.UNSPECIFIED if mirrored else _compare_areas(ours, theirs, Dim.PARTNER),
        Agreement.UNSPECIFIED if mirrored else _compare_flows(ours, theirs, close=close),
        _compare_products(ours, theirs, close=close),
        _compare_kinds(draft, source),
        _compare_measures(draft, source),
        close,
        mirrored,
    )


_alignment = lru_cache(maxsize=4096)(Alignment)
"""There are few alignments, and many pairs that are aligned so."""


_CLOSE = 0.6
"""Share of the terms of both sentences that must be common for one to be the other in other words."""


def _are_close(draft: Statement, source: Statement) -> bool:
    """True if the sentences say nearly the same: then a name exchanged in one is no turn of phrase."""
    if source.figure.cell is not None:
        return False
    ours, theirs = draft.sentence_terms, source.sentence_terms
    least = max(_LEAST_COMMON, _CLOSE * max(len(ours), len(theirs)))
    return min(len(ours), len(theirs)) >= least and len(ours & theirs) >= least


_LEAST_COMMON = 4
"""Terms that two sentences share at least: with fewer, a short sentence is like any other."""


def _compare_measures(draft: Statement, source: Statement) -> Agreement:
    """By opposed measure words of each clause that the other sentence does not name too."""
    ours, theirs = draft.sides, source.sides
    if not ours or not theirs:
        return Agreement.UNSPECIFIED
    apart = {side for side in ours if -side in theirs}
    apart -= {side for side in apart if side in source.sentence_sides or -side in draft.sentence_sides}
    return Agreement.MISMATCH if apart else Agreement.UNSPECIFIED


def _is_mirrored(ours: Scope, theirs: Scope) -> bool:
    area, partner = ours.code(Dim.AREA), ours.code(Dim.PARTNER)
    if not area or not partner:
        return False
    swapped = area == theirs.code(Dim.PARTNER) and partner == theirs.code(Dim.AREA)
    return swapped and {ours.code(Dim.FLOW), theirs.code(Dim.FLOW)} == {"M", "X"}


def _firm(left: Slot, right: Slot, match: Agreement) -> Agreement:
    """The match, weakened if it is a mismatch that one side read in a weak place."""
    if match is Agreement.MISMATCH and not (left.source in STRONG_SOURCES and right.source in STRONG_SOURCES):
        return Agreement.DOUBTFUL
    return match


def _compare_areas(draft: Scope, source: Scope, dim: Dim, *, close: bool = False) -> Agreement:
    if (
        close
        and dim is Dim.AREA
        and _are_exchanged(named_places(draft.statement), named_places(source.statement))
    ):
        return Agreement.MISMATCH
    left, right = draft.slots.get(dim), source.slots.get(dim)
    if left is None or right is None:
        return Agreement.UNSPECIFIED
    if left.code == right.code:
        return Agreement.MATCH
    if close and _are_named_apart(draft.statement, source.statement, left, right):
        return Agreement.MISMATCH
    ours, theirs = _name_terms(left), _name_terms(right)
    # An area that the other side names too may have been bound to the wrong figure.
    apart = source.statement.sentence_terms.isdisjoint(ours)
    apart = apart and draft.statement.sentence_terms.isdisjoint(theirs)
    return _firm(left, right, Agreement.MISMATCH) if ours and theirs and apart else Agreement.DOUBTFUL


def _name_terms(slot: Slot) -> frozenset[str]:
    """Terms of the name as it stands, and of the place that its code is: "HUN" is Hungary."""
    return frozenset((*terms(slot.surface), f"place:{slot.code}"))


def named_places(statement: Statement) -> frozenset[str]:
    """Terms of the places that the figure's own sentence or cell names."""
    return frozenset(term for term in statement.sentence_terms if term.startswith("place:"))


def _are_exchanged(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """True if one name stands for one other, and all else is the same."""
    return len(ours - theirs) == 1 and len(theirs - ours) == 1


def _compare_products(draft: Scope, source: Scope, *, close: bool = False) -> Agreement:
    left, right = draft.slots.get(Dim.PRODUCT), source.slots.get(Dim.PRODUCT)
    if left is None or right is None:
        return Agreement.UNSPECIFIED
    if left.code == right.code:
        return Agreement.MATCH
    nested = left.code.startswith(right.code) or right.code.startswith(left.code)
    if nested:
        return Agreement.OVERLAP
    # Two lists may name one product in two ways, so that codes alone never speak against a match.
    apart = close and _are_named_apart(draft.statement, source.statement, left, right)
    return Agreement.MISMATCH if apart else Agreement.DOUBTFUL


def _are_named_apart(draft: Statement, source: Statement, left: Slot, right: Slot) -> bool:
    """True if both names stand in the sentences, and neither in the other's."""
    ours, theirs = set(terms(left.surface)), set(terms(right.surface))
    here = ours <= draft.sentence_terms and theirs <= source.sentence_terms
    return here and bool(ours - source.sentence_terms) and bool(theirs - draft.sentence_terms)


def _compare_flows(draft: Scope, source: Scope, *, close: bool = False) -> Agreement:
    if close and _are_opposite(draft.clause_flows, source.clause_flows):
        return Agreement.MISMATCH
    if close and _are_opposite(draft.sentence_flows, source.sentence_flows):
        return Agreement.MISMATCH
    ours, theirs = draft.flow, source.flow
    if not ours or not theirs:
        return Agreement.UNSPECIFIED
    if ours == theirs:
        return Agreement.MATCH
    opposite = {ours, theirs} == {"M", "X"}
    return Agreement.MISMATCH if opposite and _names_one_flow(draft, source) else Agreement.DOUBTFUL


def _flow(slot: Slot | None) -> str:
    if slot is None or slot.source not in STRONG_SOURCES or slot.source is SlotSource.CAPTION:
        return ""
    # "imported inputs" says where goods came from, not that the figure is one of imports
    return "" if slot.surface.casefold().endswith(("ed", "ing")) else slot.code


def _names_one_flow(draft: Scope, source: Scope) -> bool:
    """True if each side's clause names its flow and neither sentence names the other's."""
    return _are_opposite(draft.sentence_flows, source.sentence_flows) and bool(source.clause_flows)


def _are_opposite(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return len(ours) == 1 and len(theirs) == 1 and ours != theirs


def _compare_periods(ours: Scope, theirs: Scope, *, close: bool = False) -> Agreement:
    draft, source = ours.statement, theirs.statement
    if close and _are_exchanged(draft.years, source.years):
        return Agreement.MISMATCH
    if _months_differ(ours, theirs):
        return Agreement.MISMATCH
    left, right = ours.slots.get(Dim.PERIOD), theirs.slots.get(Dim.PERIOD)
    if left is None or right is None:
        return _compare_years(draft, source)
    match = _firm(left, right, _compare_period_codes(left.code, right.code))
    near = left.source is SlotSource.LOCAL and len(draft.years) == 1
    own = draft.clause_years or (draft.years if near else frozenset())
    named = own and source.years and not own & source.years
    return Agreement.DOUBTFUL if match is Agreement.MISMATCH and not named else match


def _compare_years(draft: Statement, source: Statement) -> Agreement:
    """By the years that the texts name, where no period was read."""
    ours, theirs = draft.clause_years, source.clause_years or source.years
    if not ours or not theirs:
        return Agreement.UNSPECIFIED
    if ours <= theirs or theirs <= ours:
        return Agreement.MATCH
    spanned = min(theirs) <= max(ours) and min(ours) <= max(theirs) and len(theirs) + len(ours) > 2
    return Agreement.OVERLAP if spanned or ours & theirs else Agreement.DOUBTFUL


_MONTHS = frozenset(terms(" ".join(MONTH_NAMES)))  # "may", more often a verb, is no term


def _months_differ(draft: Scope, source: Scope) -> bool:
    """True if both clauses name a month, and the source's sentence does not name the draft's."""
    both = bool(draft.months) and bool(source.months)
    return both and draft.months.isdisjoint(source.statement.sentence_terms)


def _compare_period_codes(left: str, right: str) -> Agreement:
    ours, theirs = period_bounds(left), period_bounds(right)
    if left == right:
        return Agreement.MATCH
    if ours is None or theirs is None:
        return Agreement.UNSPECIFIED
    if ours == theirs:
        return Agreement.MATCH
    apart = ours[1] <= theirs[0] or theirs[1] <= ours[0]
    return Agreement.MISMATCH if apart else Agreement.OVERLAP


def _compare_kinds(draft: Statement, source: Statement) -> Agreement:
    theirs = source.claim
    left, right = draft.figure.kind, source.figure.kind
    if source.figure.by == STAR_LEVEL:
        return Agreement.MISMATCH
    if left is right:
        return Agreement.MATCH
    if SHARE in draft.clause and SHARE in source.clause and draft.figure.unit == source.figure.unit == "%":
        return Agreement.MATCH  # "made up" reads like a rise
    if (left, right) in _PAIRS:
        return Agreement.OVERLAP
    return Agreement.DOUBTFUL if theirs.figure.cell is not None else Agreement.MISMATCH
