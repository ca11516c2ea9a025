"""The draft's value said of something else: of another period, flow or place, or of what stands beside it.

A value is another one's if its own scope differs from the draft's, or if a figure in the same list, row or
column has the words and headers that the draft names, and the value has others.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.annotations import Dim, SlotSource
from figtrace.check.compare.relations import SUPPORTING, significant_digits
from figtrace.check.ledger.records import Reason, Relation, Verdict
from figtrace.check.statements.statement import Statement
from figtrace.check.statements.wording import TOTAL
from figtrace.check.verdicts.candidates import OTHER_VALUES, Judgement, Weighed, by_digits, next_best
from figtrace.check.verdicts.gates import Gates

__all__ = ["SCOPE_REASONS", "other_scope", "parallel_scope", "says_as"]

SCOPE_REASONS = {
    Dim.PERIOD: Reason.WRONG_PERIOD,
    Dim.FLOW: Reason.WRONG_FLOW,
    Dim.AREA: Reason.WRONG_AREA,
    Dim.PARTNER: Reason.WRONG_AREA,
    Dim.PRODUCT: Reason.WRONG_PRODUCT,
    Dim.MEASURE: Reason.WRONG_VALUE,
}
_RIVAL_VALUES = OTHER_VALUES | {Relation.LOOSE, Relation.UNDERSTATED}
"""What the figure that is meant may be where another one beside it has the draft's very value."""


def other_scope(draft: Statement, ranked: Sequence[Weighed], gates: Gates) -> Judgement | None:
    """The draft's value, but said of another period, flow or area."""
    for one in ranked:
        dims = one.alignment.mismatches
        if one.comparison.relation not in SUPPORTING or len(dims) != 1 or one.on_page is False:
            continue
        if significant_digits(draft.figure) >= 2 and one.score >= by_digits(gates.telling, draft):
            meant = _meant(ranked, one)
            if one.statement.figure.cell is not None and not meant and not _has_rival(ranked, one):
                continue  # headers may be misread: the cell that is meant must be there too
            evidence = (*meant, one)
            reason = SCOPE_REASONS[dims[0]]
            return Judgement(Verdict.CONTRADICTED, reason, evidence, next_best(ranked, *evidence))
    return None


def _meant(ranked: Sequence[Weighed], value: Weighed) -> tuple[Weighed, ...]:
    """The figure of the draft's own scope beside the value of another one; none if it is not certain."""
    beside = [
        one
        for one in ranked
        if one.comparison.relation in OTHER_VALUES
        and not one.alignment.mismatches
        and one.score > value.score
        and _is_parallel(one.statement, value.statement)
    ]
    return (beside[0],) if len(beside) == 1 or (beside and beside[0].score > beside[1].score) else ()


def _has_rival(ranked: Sequence[Weighed], value: Weighed) -> bool:
    """True if the table has another value of the draft's own scope in the value's row or column."""
    return any(
        one.comparison.relation in OTHER_VALUES
        and not one.alignment.mismatches
        and one.alignment.score > value.alignment.score
        and _is_parallel(one.statement, value.statement)
        for one in ranked
    )


def parallel_scope(draft: Statement, ranked: Sequence[Weighed], gates: Gates) -> Judgement | None:
    """The draft's value stands beside another figure, whose own headers or words the draft names instead."""
    values = [one for one in ranked if one.comparison.relation in SUPPORTING and one.on_page is not False]
    rivals: defaultdict[object, list[Weighed]] = defaultdict(list)
    for one in ranked:
        if one.comparison.relation in _RIVAL_VALUES and one.score >= gates.scope:
            rivals[_list_of(one.statement)].append(one)
    for value in values:
        if value.score < (gates.scope if value.on_page else gates.rival + gates.scope):
            continue
        for rival in rivals[_list_of(value.statement)]:
            fitting = _is_parallel(value.statement, rival.statement) and _have_one_unit(value, rival)
            if fitting and not rival.statement.crowded:
                reason = _parted_by(draft, value, rival)
                if reason is not None:
                    return Judgement(
                        Verdict.CONTRADICTED, reason, (rival, value), next_best(ranked, rival, value)
                    )
    return None


def _have_one_unit(left: Weighed, right: Weighed) -> bool:
    """True if both units are known, or both figures stand in one column, which has one."""
    if left.comparison.unit_known and right.comparison.unit_known:
        return True
    table, a, b = left.statement.table, left.statement.figure.cell, right.statement.figure.cell
    return (
        table is not None
        and a is not None
        and b is not None
        and table.cells[a.cell].col == table.cells[b.cell].col
    )


def _list_of(statement: Statement) -> object:
    """What holds the figures that may stand in one list with this one: its table or sentence."""
    cell = statement.figure.cell
    return cell.table if cell is not None else statement.claim.sentence


def _is_parallel(left: Statement, right: Statement) -> bool:
    """True for two figures of one list: a sentence, or a row or column of a table."""
    a, b = left.figure, right.figure
    counted = a.unit.startswith("{") and b.unit.startswith("{")
    if (a.unit != b.unit and not counted) or (a.kind is not b.kind and a.unit != "%"):
        return False
    if a.cell is None or b.cell is None:
        return a.cell is b.cell and left.claim.sentence == right.claim.sentence
    if left.table is not right.table or left.table is None:
        return False
    one, other = left.table.cells[a.cell.cell], left.table.cells[b.cell.cell]
    if one.row == other.row:  # headers of unequal depth were not all read
        return len(one.col_path) == len(other.col_path)
    return one.col == other.col


def _parted_by(draft: Statement, value: Weighed, rival: Weighed) -> Reason | None:
    """Why the rival is meant: terms that only it has are in the draft, and none that only the value has.

    What is counted tells it at once: "5 mills" are not the 5 farms that stand beside 7 mills.
    """
    ours_is, theirs_is = draft.figure.unit, value.statement.figure.unit
    counted = ours_is.startswith("{") and theirs_is.startswith("{")
    if counted and ours_is == rival.statement.figure.unit != theirs_is:
        return Reason.WRONG_PRODUCT
    ours = draft.sentence_terms if draft.alone else draft.clause
    of_rival = rival.statement.clause - value.statement.clause
    of_value = (value.statement.name or value.statement.clause) - rival.statement.clause
    named = ours & of_rival
    places = {term for term in named if term.startswith("place:")}
    if places and {term for term in of_value if term.startswith("place:")} - set(draft.weights):
        return Reason.WRONG_AREA
    if TOTAL in of_value:
        return None
    if _is_of_other_period(draft, value, rival):
        return Reason.WRONG_PERIOD
    if not named or not of_value or ours & of_value or draft.sentence_terms & of_value:
        return None
    if all(term.isdigit() for term in named):
        return Reason.WRONG_PERIOD
    telling = _are_telling(named, rival) and _are_telling(of_value, rival)
    return Reason.WRONG_PRODUCT if telling else None


_TELLING_PROSE, _TELLING_CELL = 0.4, 0.25
"""Least rarity of a term, as a share of the greatest there is; a header is said on purpose. Our choice."""


def _are_telling(found: Iterable[str], one: Weighed) -> bool:
    """True if one of the terms is rare enough in the document to tell two things apart; "end" is not."""
    share = _TELLING_PROSE if one.statement.figure.cell is None else _TELLING_CELL
    least = share * math.log(1 + len(one.shelf.statements))
    return any(one.shelf.weight(term) >= least for term in found if not term.isdigit())


_NEAR = frozenset({SlotSource.LOCAL, SlotSource.CLAUSE})


def _is_of_other_period(draft: Statement, value: Weighed, rival: Weighed) -> bool:
    """True if the draft's period is the rival's, and the value has another one beside it."""
    ours, theirs, other = (one.claim.slot(Dim.PERIOD) for one in (draft, rival.statement, value.statement))
    if ours is None or theirs is None or other is None:
        return False
    near = all(slot.source in _NEAR for slot in (ours, theirs, other))
    named = draft.clause_years and not draft.clause_years & value.statement.clause_years
    return near and bool(named) and ours.code == theirs.code != other.code


def says_as(one: Weighed, value: Weighed, rival: Weighed, draft: Statement) -> bool:
    """True if a supporter says what the value with the other scope says, and nothing of the draft's own."""
    if one is value:
        return True
    foreign = value.statement.clause - rival.statement.clause - set(draft.weights)
    own = (rival.statement.clause - value.statement.clause) & draft.clause
    return bool(one.statement.sentence_terms & foreign) and not one.statement.clause & own
