"""The draft's value said of another place, where the source gives the draft's own place another value.

A list such as "Ayr (38%), Oz (21%) and Ix (13%)" binds each value to the place right beside it. A draft that
gives Ix 21 % and does not speak of Oz has taken its neighbour's.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import Dim, Slot, SlotSource
from figtrace.check.compare.alignment import named_places
from figtrace.check.compare.relations import SAME_NUMBER
from figtrace.check.ledger.records import Reason, Relation, Verdict
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.candidates import Judgement, Weighed, by_digits, next_best
from figtrace.check.verdicts.gates import Gates

__all__ = ["other_place"]

_BESIDE = frozenset({SlotSource.LOCAL, SlotSource.ROW_HEADER, SlotSource.COL_HEADER})
"""Where a place stands that is surely the figure's own: right beside it, or over its cell."""
_WORLD = "WLD"
"""Of the world is what a list divides among places: it excludes none of them."""


def other_place(draft: Statement, ranked: Sequence[Weighed], gates: Gates) -> Judgement | None:
    """The accusation: the figure of the draft's place, and the value of the other; None where none is sure.

    By 44 drafts with known answers: ten slips and no true figure, of which seven were called supported.
    """
    ours, least = _place(draft), by_digits(gates.telling, draft)
    if ours is None:
        return None
    for value in ranked:
        theirs = _place(value.statement)
        said = value.comparison.relation in SAME_NUMBER and value.comparison.unit_known
        if not said or theirs is None or value.on_page is False or _speaks_of(draft, ours, theirs):
            continue
        rival = next((one for one in ranked if one.score >= least and _is_of(one, ours, value)), None)
        if rival is not None:
            beside = next_best(ranked, rival, value)
            return Judgement(Verdict.CONTRADICTED, Reason.WRONG_AREA, (rival, value), beside)
    return None


def _place(statement: Statement) -> Slot | None:
    slot = statement.claim.slot(Dim.AREA)
    return slot if slot is not None and slot.code and slot.source in _BESIDE else None


def _speaks_of(draft: Statement, ours: Slot, theirs: Slot) -> bool:
    """True if the draft's sentence names the other place too, or one of the two holds the other."""
    nested = ours.code.startswith(theirs.code) or theirs.code.startswith(ours.code)
    return nested or _WORLD in (ours.code, theirs.code) or f"place:{theirs.code}" in named_places(draft)


def _is_of(one: Weighed, ours: Slot, value: Weighed) -> bool:
    """True for another value of the draft's own place in the sentence, or the row or column, of the value."""
    place, ours_is = _place(one.statement), value.statement.figure
    if place is None or place.code != ours.code or one.comparison.relation is not Relation.DISJOINT:
        return False
    alike = one.comparison.unit_known and one.statement.figure.unit == ours_is.unit
    return alike and not one.alignment.mismatches and _stand_together(one.statement, value.statement)


def _stand_together(left: Statement, right: Statement) -> bool:
    a, b = left.figure.cell, right.figure.cell
    if a is None or b is None:
        return a is b and left.claim.sentence == right.claim.sentence
    if left.table is not right.table or left.table is None:
        return False
    one, other = left.table.cells[a.cell], left.table.cells[b.cell]
    return one.row == other.row or one.col == other.col
