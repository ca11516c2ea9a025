"""Slot by slot: whether a draft's figure and a source's are about the same thing.

Each dimension is compared on its own. Only what both sides say in the figure's own clause or sentence,
or in the headers of its cell, may speak against a match; everything weaker is unspecified.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from check.evidence import Statement
from check.wording import SHARE, flows, polarity, terms
from corpus.annotations import Claim, Dim, Kind, Slot, SlotSource

__all__ = [
    "STRONG_SOURCES",
    "Alignment",
    "Match",
    "align",
    "are_compared_otherwise",
    "are_opposed",
    "period_bounds",
]


class Match(StrEnum):
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

    period: Match
    area: Match
    partner: Match
    flow: Match
    product: Match
    kind: Match
    measure: Match = Match.UNSPECIFIED
    """MISMATCH for measures that are never mixed: applications and grants, gross and net."""
    close: bool = False
    """True if the sentences say nearly the same."""
    mirrored: bool = False
    """True if one side reports the other's exports as its imports: linked, never equated."""

    @property
    def mismatches(self) -> tuple[Dim, ...]:
        """The dimensions that speak against a match."""
        named = (
            (Dim.PERIOD, self.period),
            (Dim.FLOW, self.flow),
            (Dim.AREA, self.area),
            (Dim.PARTNER, self.partner),
            (Dim.PRODUCT, self.product),
            (Dim.MEASURE, self.measure),
        )
        return tuple(dim for dim, match in named if match is Match.MISMATCH)

    @property
    def score(self) -> float:
        """Sum of the dimensions' weights, from about -1 to 1; 0 if nothing is specified."""
        matches = (self.period, self.area, self.partner, self.flow, self.product, self.kind)
        return sum(_WORTH[match] * weight for match, weight in zip(matches, _DIMENSION_WEIGHTS, strict=True))


_WORTH = {
    Match.MATCH: 1.0,
    Match.OVERLAP: 0.3,
    Match.UNSPECIFIED: 0.0,
    Match.DOUBTFUL: -0.3,
    Match.MISMATCH: -1.0,
}
_DIMENSION_WEIGHTS = (0.3, 0.15, 0.1, 0.15, 0.15, 0.15)
"""Period, area, partner, flow, product, kind: our choice, to be tuned."""
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


def align(draft: Statement, source: Statement) -> Alignment:
    """How the two figures' dimensions compare."""
    ours, theirs = draft.claim, source.claim
    mirrored, close = _is_mirrored(ours, theirs), _are_close(draft, source)
    return Alignment(
        period=_compare_periods(draft, source, close=close),
        area=Match.UNSPECIFIED if mirrored else _compare_areas(draft, source, Dim.AREA, close=close),
        partner=Match.UNSPECIFIED if mirrored else _compare_areas(draft, source, Dim.PARTNER),
        flow=Match.UNSPECIFIED if mirrored else _compare_flows(draft, source, close=close),
        product=_compare_products(draft, source, close=close),
        measure=_compare_measures(draft, source),
        kind=_compare_kinds(draft, source),
        close=close,
        mirrored=mirrored,
    )


_CLOSE = 0.6
"""Share of the terms of both sentences that must be common for one to be the other in other words."""


def _are_close(draft: Statement, source: Statement) -> bool:
    """True if the sentences say nearly the same: then a name exchanged in one is no turn of phrase."""
    if source.figure.cell is not None:
        return False
    ours, theirs = draft.sentence_terms, source.sentence_terms
    return len(ours & theirs) >= max(_LEAST_COMMON, _CLOSE * max(len(ours), len(theirs)))


_LEAST_COMMON = 4


def _compare_measures(draft: Statement, source: Statement) -> Match:
    """By opposed measure words of each clause that the other sentence does not name too."""
    ours, theirs = draft.sides, source.sides
    apart = {side for side in ours if -side in theirs}
    apart -= {side for side in apart if side in source.sentence_sides or -side in draft.sentence_sides}
    return Match.MISMATCH if apart else Match.UNSPECIFIED


def _is_mirrored(ours: Claim, theirs: Claim) -> bool:
    area, partner = ours.code(Dim.AREA), ours.code(Dim.PARTNER)
    if not area or not partner:
        return False
    swapped = area == theirs.code(Dim.PARTNER) and partner == theirs.code(Dim.AREA)
    return swapped and {ours.code(Dim.FLOW), theirs.code(Dim.FLOW)} == {"M", "X"}


def _pair(ours: Claim, theirs: Claim, dim: Dim) -> tuple[Slot, Slot] | None:
    left, right = ours.slot(dim), theirs.slot(dim)
    return (left, right) if left is not None and right is not None and left.code and right.code else None


def _firm(left: Slot, right: Slot, match: Match) -> Match:
    """The match, weakened if it is a mismatch that one side read in a weak place."""
    if match is Match.MISMATCH and not (left.source in STRONG_SOURCES and right.source in STRONG_SOURCES):
        return Match.DOUBTFUL
    return match


def _compare_areas(draft: Statement, source: Statement, dim: Dim, *, close: bool = False) -> Match:
    if close and dim is Dim.AREA and _are_exchanged(_places(draft), _places(source)):
        return Match.MISMATCH
    pair = _pair(draft.claim, source.claim, dim)
    if pair is None:
        return Match.UNSPECIFIED
    left, right = pair
    if left.code == right.code:
        return Match.MATCH
    if close and _are_named_apart(draft, source, left, right):
        return Match.MISMATCH
    ours, theirs = set(terms(left.surface)), set(terms(right.surface))
    # An area that the other side names too may have been bound to the wrong figure.
    apart = not ours & source.sentence_terms and not theirs & draft.sentence_terms
    return _firm(left, right, Match.MISMATCH) if ours and theirs and apart else Match.DOUBTFUL


def _places(statement: Statement) -> frozenset[str]:
    return frozenset(term for term in statement.sentence_terms if term.startswith("place:"))


def _are_exchanged(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """True if one name stands for one other, and all else is the same."""
    return len(ours - theirs) == 1 and len(theirs - ours) == 1


def _compare_products(draft: Statement, source: Statement, *, close: bool = False) -> Match:
    pair = _pair(draft.claim, source.claim, Dim.PRODUCT)
    if pair is None:
        return Match.UNSPECIFIED
    left, right = pair
    if left.code == right.code:
        return Match.MATCH
    nested = left.code.startswith(right.code) or right.code.startswith(left.code)
    if nested:
        return Match.OVERLAP
    # Two lists may name one product in two ways, so that codes alone never speak against a match.
    return Match.MISMATCH if close and _are_named_apart(draft, source, left, right) else Match.DOUBTFUL


def _are_named_apart(draft: Statement, source: Statement, left: Slot, right: Slot) -> bool:
    """True if both names stand in the sentences, and neither in the other's."""
    ours, theirs = set(terms(left.surface)), set(terms(right.surface))
    here = ours <= draft.sentence_terms and theirs <= source.sentence_terms
    return here and bool(ours - source.sentence_terms) and bool(theirs - draft.sentence_terms)


def _compare_flows(draft: Statement, source: Statement, *, close: bool = False) -> Match:
    if close and _are_opposite(flows(draft.clause), flows(source.clause)):
        return Match.MISMATCH
    if close and _name_opposite_flows(draft, source):
        return Match.MISMATCH
    ours, theirs = _flow(draft), _flow(source)
    if not ours or not theirs:
        return Match.UNSPECIFIED
    if ours == theirs:
        return Match.MATCH
    opposite = {ours, theirs} == {"M", "X"}
    return Match.MISMATCH if opposite and _names_one_flow(draft, source) else Match.DOUBTFUL


def _flow(statement: Statement) -> str:
    slot = statement.claim.slot(Dim.FLOW)
    if slot is None or slot.source not in STRONG_SOURCES or slot.source is SlotSource.CAPTION:
        return ""
    # "imported inputs" says where goods came from, not that the figure is one of imports
    return "" if slot.surface.casefold().endswith(("ed", "ing")) else slot.code


def _names_one_flow(draft: Statement, source: Statement) -> bool:
    """True if each side's clause names its flow and neither sentence names the other's."""
    return _name_opposite_flows(draft, source) and bool(flows(source.clause))


def _name_opposite_flows(draft: Statement, source: Statement) -> bool:
    return _are_opposite(flows(draft.sentence_terms), flows(source.sentence_terms))


def _are_opposite(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return len(ours) == 1 and len(theirs) == 1 and ours != theirs


def _compare_periods(draft: Statement, source: Statement, *, close: bool = False) -> Match:
    if close and _are_exchanged(draft.years, source.years):
        return Match.MISMATCH
    if _months_differ(draft, source):
        return Match.MISMATCH
    pair = _pair(draft.claim, source.claim, Dim.PERIOD)
    if pair is None:
        return _compare_years(draft, source)
    left, right = pair
    match = _firm(left, right, _compare_period_codes(left.code, right.code))
    near = left.source is SlotSource.LOCAL and len(draft.years) == 1
    own = draft.clause_years or (draft.years if near else frozenset())
    named = own and source.years and not own & source.years
    return Match.DOUBTFUL if match is Match.MISMATCH and not named else match


def _compare_years(draft: Statement, source: Statement) -> Match:
    """By the years that the texts name, where no period was read."""
    ours, theirs = draft.clause_years, source.clause_years or source.years
    if not ours or not theirs:
        return Match.UNSPECIFIED
    if ours <= theirs or theirs <= ours:
        return Match.MATCH
    spanned = min(theirs) <= max(ours) and min(ours) <= max(theirs) and len(theirs) + len(ours) > 2
    return Match.OVERLAP if spanned or ours & theirs else Match.DOUBTFUL


_MONTH_NAMES = "January February March April June July August September October November December"
_MONTHS = frozenset(terms(_MONTH_NAMES))  # "May" is more often a verb


def _months_differ(draft: Statement, source: Statement) -> bool:
    """True if both clauses name a month, and the source's sentence does not name the draft's."""
    ours, theirs = draft.clause & _MONTHS, source.clause & _MONTHS
    return bool(ours) and bool(theirs) and not ours & source.sentence_terms


def _compare_period_codes(left: str, right: str) -> Match:
    ours, theirs = period_bounds(left), period_bounds(right)
    if left == right:
        return Match.MATCH
    if ours is None or theirs is None:
        return Match.UNSPECIFIED
    if ours == theirs:
        return Match.MATCH
    apart = ours[1] <= theirs[0] or theirs[1] <= ours[0]
    return Match.MISMATCH if apart else Match.OVERLAP


_PART = re.compile(r"(?:FY|CY)?(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-\d\d)?))?")


def period_bounds(code: str) -> tuple[int, int] | None:
    """First month and the month after the last of an EDTF period, counted from year 0; None if unreadable.

    "2008" is (24096, 24108). Open ends reach 100 years. Fiscal years count as calendar years.
    """
    first, slash, last = code.partition("/")
    begin, end = _part_bounds(first), _part_bounds(last if slash else first)
    if begin is None and end is None:
        return None
    low = begin[0] if begin is not None else (end[1] if end else 0) - 1200
    high = end[1] if end is not None else low + 1200
    return (low, high) if low < high else None


def _part_bounds(part: str) -> tuple[int, int] | None:
    match = _PART.fullmatch(part)
    if match is None:
        return None
    year, quarter, half, month = match.groups()
    base = 12 * int(year)
    if quarter:
        return base + 3 * (int(quarter) - 1), base + 3 * int(quarter)
    if half:
        return base + 6 * (int(half) - 1), base + 6 * int(half)
    if month:
        return base + int(month) - 1, base + int(month)
    return base, base + 12


def _compare_kinds(draft: Statement, source: Statement) -> Match:
    theirs = source.claim
    left, right = draft.figure.kind, source.figure.kind
    if left is right:
        return Match.MATCH
    if SHARE in draft.clause & source.clause and draft.figure.unit == source.figure.unit == "%":
        return Match.MATCH  # "made up" reads like a rise
    if any({left, right} <= alike for alike in _ALIKE):
        return Match.OVERLAP
    return Match.DOUBTFUL if theirs.figure.cell is not None else Match.MISMATCH


def are_opposed(draft: Statement, source: Statement) -> bool:
    """True if the words of both clauses go opposite ways, not only the directions read from them."""
    ours, theirs = polarity(draft.clause), polarity(source.clause)
    negative = source.figure.value is not None and source.figure.value < 0
    return ours != 0 and (ours == -theirs or (negative and ours > 0))


def are_compared_otherwise(draft: Statement, source: Statement) -> bool:
    """True for "6 per cent more capital-intensive" against "6% less capital-intensive"."""
    (ours, our_term), (theirs, their_term) = draft.comparative, source.comparative
    return ours * theirs < 0 and our_term == their_term
