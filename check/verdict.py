"""From candidates to a verdict: the gates of the lattice, with unknown as bottom and default.

A source's figure supports if its value agrees and nothing said strongly speaks against its scope. It
contradicts only if the scope fits and either the kind of slip is plain (a power of ten, a currency,
per cent for percentage points, up for down) or the draft's value is seen to belong to another scope.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from check.align import Alignment, Match
from check.evidence import Shelf, Statement
from check.gates import NORMAL, Gates
from check.ledger import Reason, Relation, Verdict
from check.relations import SUPPORTING, WEAKLY, Comparison, significant_digits
from check.wording import TOTAL
from corpus.annotations import Dim, Figure, Kind, Modality, SlotSource

__all__ = ["Decision", "Weighed", "decide"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A source's figure as it was weighed against the draft's."""

    statement: Statement
    shelf: Shelf
    fit: float
    """Share of the draft's words said of it, 0 to 1, without a look at the value."""
    alignment: Alignment
    on_page: bool | None
    """Whether it stands on the cited page; None where no page is cited."""
    comparison: Comparison
    score: float = field(init=False)
    """How well the scope fits, blind to the value: words, dimensions, page."""

    def __post_init__(self) -> None:
        page = 0.0 if self.on_page is None else (_PAGE if self.on_page else -_PAGE)
        object.__setattr__(self, "score", self.fit + _SLOTS * self.alignment.score + page)


_PAGE, _SLOTS = 0.15, 0.3


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with what it rests on, best first."""

    verdict: Verdict
    reason: Reason
    evidence: tuple[Weighed, ...] = ()
    runner_up: Weighed | None = None
    arithmetic: str = ""

    @property
    def relation(self) -> Relation | None:
        """Of the best piece of evidence."""
        return self.evidence[0].comparison.relation if self.evidence else None


_REASON = {
    Relation.EQUAL: Reason.EXACT,
    Relation.ROUNDED: Reason.ROUNDED,
    Relation.HEDGE_OK: Reason.HEDGED,
    Relation.DERIVED: Reason.DERIVED,
    Relation.TRUNCATED: Reason.TRUNCATED,
    Relation.HEDGE_DIRECTION: Reason.HEDGE_DIRECTION,
    Relation.UNDERSTATED: Reason.UNDERSTATED,
    Relation.LOOSE: Reason.LOOSE,
    Relation.HEDGE_FLIP: Reason.WRONG_DIRECTION,
    Relation.MAGNITUDE: Reason.WRONG_MAGNITUDE,
    Relation.PCT_PP: Reason.WRONG_UNIT,
    Relation.CURRENCY: Reason.WRONG_UNIT,
    Relation.SIGN: Reason.WRONG_DIRECTION,
    Relation.TYPO: Reason.WRONG_VALUE,
    Relation.DISJOINT: Reason.WRONG_VALUE,
}
_SCOPE_REASON = {
    Dim.PERIOD: Reason.WRONG_PERIOD,
    Dim.FLOW: Reason.WRONG_FLOW,
    Dim.AREA: Reason.WRONG_AREA,
    Dim.PARTNER: Reason.WRONG_AREA,
    Dim.PRODUCT: Reason.WRONG_PRODUCT,
    Dim.MEASURE: Reason.WRONG_VALUE,
}
_PLAIN = frozenset(
    {Relation.MAGNITUDE, Relation.PCT_PP, Relation.CURRENCY, Relation.SIGN, Relation.HEDGE_FLIP}
)
_ROUGH = frozenset({Relation.LOOSE, Relation.UNDERSTATED})
"""Relations that many numbers have to one another, whatever their digits."""
_OTHER_VALUES = frozenset({Relation.DISJOINT, Relation.TYPO})
_RIVAL_VALUES = _OTHER_VALUES | {Relation.LOOSE}
"""What the figure that is meant may be where another one beside it has the draft's very value."""
_STRENGTH = {Relation.EQUAL: 3, Relation.ROUNDED: 2, Relation.HEDGE_OK: 1}


def decide(draft: Statement, weighed: Sequence[Weighed], gates: Gates = NORMAL) -> Decision:
    """The verdict on the figure by the candidates of one source, without derivations."""
    ranked = sorted(weighed, key=lambda one: (-one.score, one.statement.figure.span))
    supporting = _supporters(draft, ranked, SUPPORTING, gates)
    contradiction = _contradiction(draft, ranked, supporting, gates)
    if contradiction is not None:
        return contradiction
    if supporting:
        return _decision(Verdict.SUPPORTED, supporting, ranked)
    weak = _supporters(draft, ranked, WEAKLY, gates)
    if weak:
        return _decision(Verdict.WEAK, weak, ranked)
    return Decision(Verdict.UNKNOWN, Reason.NOT_FOUND, runner_up=ranked[0] if ranked else None)


def _decision(verdict: Verdict, found: Sequence[Weighed], ranked: Sequence[Weighed]) -> Decision:
    reason = _REASON[found[0].comparison.relation]
    others = (one for one in ranked if one.comparison.relation not in SUPPORTING)
    return Decision(verdict, reason, tuple(found[:4]), next(others, None))


def _says_as(one: Weighed, value: Weighed, rival: Weighed, draft: Statement) -> bool:
    """True if a supporter says what the value with the other scope says, and nothing of the draft's own."""
    if one is value:
        return True
    foreign = value.statement.clause - rival.statement.clause - set(draft.weights)
    own = (rival.statement.clause - value.statement.clause) & draft.clause
    return bool(one.statement.sentence_terms & foreign) and not one.statement.clause & own


def _rival_support(supporting: Sequence[Weighed], found: Decision) -> Weighed | None:
    """The best supporter; against a power of ten only one whose unit and scale are known."""
    scale = found.reason is Reason.WRONG_MAGNITUDE
    return next((one for one in supporting if one.comparison.unit_known or not scale), None)


def _outweighs(best: Weighed | None, against: Weighed, gates: Gates) -> bool:
    if best is None:
        return False
    within_hedge = best.comparison.relation is Relation.HEDGE_OK
    return best.score >= against.score + (gates.rival if within_hedge else -gates.rival)


def _supporters(
    draft: Statement, ranked: Sequence[Weighed], relations: frozenset[Relation], gates: Gates
) -> list[Weighed]:
    least = _by_digits(gates.support, draft)
    found = [
        one
        for one in ranked
        if one.comparison.relation in relations
        and one.score
        >= (gates.support[0] if one.comparison.relation in _ROUGH else _least(draft, one, least))
        and (one.comparison.relation not in _ROUGH or _is_surely_meant(draft, one))
        and not one.alignment.mismatches
    ]
    return sorted(found, key=lambda one: -(one.score + 0.03 * _STRENGTH.get(one.comparison.relation, 0)))


_HEDGED_ALIKE = 0.8
"""Part of the least score that is enough on the cited page where both are hedged alike: "about 10 %"."""


def _least(draft: Statement, one: Weighed, least: float) -> float:
    alike = draft.figure.hedge is one.statement.figure.hedge and one.comparison.unit_known
    return least * _HEDGED_ALIKE if one.on_page and alike else least


def _is_surely_meant(draft: Statement, one: Weighed) -> bool:
    """True if kind and clause agree too: rough agreement is worth nothing for another thing."""
    return one.alignment.kind is not Match.DOUBTFUL and bool(draft.clause & one.statement.clause)


def _by_digits(gates: tuple[float, ...], draft: Statement) -> float:
    return gates[min(significant_digits(draft.figure), len(gates)) - 1]


def _contradiction(
    draft: Statement, ranked: Sequence[Weighed], supporting: Sequence[Weighed], gates: Gates
) -> Decision | None:
    """The first contradiction that no supporter outweighs."""
    if draft.claim.modality in (Modality.NEGATED, Modality.QUOTED_TARGET):
        return None
    best = supporting[0] if supporting else None
    for rule in (_plain_slip, _other_scope):
        found = rule(draft, ranked, gates)
        if found is not None and not _outweighs(_rival_support(supporting, found), found.evidence[0], gates):
            return found
    parallel = _parallel_scope(draft, ranked, gates)
    if parallel is not None:
        rival, value = parallel.evidence
        beaten = best is not None and best.score > value.score + gates.rival
        as_good = [one for one in supporting if one.score >= value.score - gates.rival]
        if not beaten and all(_says_as(one, value, rival, draft) for one in as_good):
            return parallel
    found = _other_value(draft, ranked, gates) or (None if supporting else _misprint(draft, ranked, gates))
    return found if found is not None and not _outweighs(best, found.evidence[0], gates) else None


def _plain_slip(draft: Statement, ranked: Sequence[Weighed], gates: Gates) -> Decision | None:
    """The right figure with a slip that has a name: its power of ten, unit, sign or side of a hedge."""
    for one in ranked:
        relation = one.comparison.relation
        if relation not in _PLAIN or not one.comparison.unit_known or one.alignment.mismatches:
            continue
        if relation is Relation.PCT_PP and one.alignment.kind is Match.DOUBTFUL:
            continue
        if relation is Relation.MAGNITUDE and not _is_slip_of_scale(draft, one):
            continue
        if one.score >= _by_digits(gates.telling, draft) and _may_contradict(one):
            return Decision(Verdict.CONTRADICTED, _REASON[relation], (one,), _next(ranked, one))
    return None


def _is_slip_of_scale(draft: Statement, one: Weighed) -> bool:
    """True for a power of ten that is no accident: shares of two digits agree with too many others."""
    accident = draft.figure.unit == "%" and significant_digits(draft.figure) < 3
    counted = {draft.figure.kind, one.statement.figure.kind} == {Kind.COUNT, Kind.LEVEL}
    return (one.alignment.kind is Match.MATCH or counted) and not accident


def _other_scope(draft: Statement, ranked: Sequence[Weighed], gates: Gates) -> Decision | None:
    """The draft's value, but said of another period, flow or area."""
    for one in ranked:
        dims = one.alignment.mismatches
        if one.comparison.relation not in SUPPORTING or len(dims) != 1 or one.on_page is False:
            continue
        if significant_digits(draft.figure) >= 2 and one.score >= _by_digits(gates.telling, draft):
            meant = _meant(ranked, one)
            if one.statement.figure.cell is not None and not meant and not _has_rival(ranked, one):
                continue  # headers may be misread: the cell that is meant must be there too
            evidence = (*meant, one)
            reason = _SCOPE_REASON[dims[0]]
            return Decision(Verdict.CONTRADICTED, reason, evidence, _next(ranked, *evidence))
    return None


def _meant(ranked: Sequence[Weighed], value: Weighed) -> tuple[Weighed, ...]:
    """The figure of the draft's own scope beside the value of another one; none if it is not certain."""
    beside = [
        one
        for one in ranked
        if one.comparison.relation in _OTHER_VALUES
        and not one.alignment.mismatches
        and one.score > value.score
        and _is_parallel(one.statement, value.statement)
    ]
    return (beside[0],) if len(beside) == 1 or (beside and beside[0].score > beside[1].score) else ()


def _has_rival(ranked: Sequence[Weighed], value: Weighed) -> bool:
    """True if the table has another value of the draft's own scope in the value's row or column."""
    return any(
        one.comparison.relation in _OTHER_VALUES
        and not one.alignment.mismatches
        and one.alignment.score > value.alignment.score
        and _is_parallel(one.statement, value.statement)
        for one in ranked
    )


def _parallel_scope(draft: Statement, ranked: Sequence[Weighed], gates: Gates) -> Decision | None:
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
                    return Decision(Verdict.CONTRADICTED, reason, (rival, value), _next(ranked, rival, value))
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
    if a.unit != b.unit or (a.kind is not b.kind and a.unit != "%"):
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
    """Why the rival is meant: terms that only it has are in the draft, and none that only the value has."""
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
    if value.statement.figure.cell is None and not (
        _are_telling(named, rival) and _are_telling(of_value, rival)
    ):
        return None
    return Reason.WRONG_PRODUCT


_TELLING = 0.4


def _are_telling(found: Iterable[str], one: Weighed) -> bool:
    """True if one of the terms is rare enough in the document to tell two things apart; "end" is not."""
    least = _TELLING * math.log(1 + len(one.shelf.statements))
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


def _other_value(draft: Statement, ranked: Sequence[Weighed], gates: Gates) -> Decision | None:
    """The right scope beyond doubt, and another value.

    Less is asked of a misprint and of a sentence that says nearly the same: there the value alone differs.
    """
    comparable = [one for one in ranked if one.comparison.relation is not Relation.INCOMPARABLE]
    if not comparable:
        return None
    first, second = comparable[0], _next(comparable, comparable[0])
    relation = first.comparison.relation
    if relation not in _OTHER_VALUES or first.comparison.steps_apart <= Decimal(1):
        return None
    plain = relation is Relation.TYPO or first.alignment.close
    if first.score < gates.value * (gates.plain if plain else 1.0):
        return None
    if first.alignment.mismatches or not first.comparison.unit_known:
        return None
    if any(_in_one_place(first, one) for one in ranked if one.comparison.relation in SUPPORTING):
        return None
    margin = gates.plain_margin if plain else gates.value_margin
    alone = second is None or first.score - second.score >= margin
    firm = first.alignment.kind is Match.MATCH and first.on_page is not False and _may_contradict(first)
    if not (alone and firm) or first.statement.figure.kind is Kind.STATISTIC:
        return None
    return Decision(Verdict.CONTRADICTED, Reason.WRONG_VALUE, (first,), second)


def _misprint(draft: Statement, ranked: Sequence[Weighed], gates: Gates) -> Decision | None:
    """One digit of five or more exchanged, or two transposed: too near to be another figure.

    Among 90,000 numbers of five digits each has 49 such neighbours; the words decide for shorter ones.
    """
    if _printed_digits(draft.figure) < _LONG:
        return None
    for one in ranked:
        if one.comparison.relation is not Relation.TYPO or not one.comparison.unit_known:
            continue
        odd = set(one.alignment.mismatches) - {Dim.AREA, Dim.PARTNER}
        fits = one.score >= gates.misprint and one.alignment.kind is Match.MATCH and not odd
        if fits and one.on_page is not False and _may_contradict(one):
            return Decision(Verdict.CONTRADICTED, Reason.WRONG_VALUE, (one,), _next(ranked, one))
    return None


_LONG = 5


def _printed_digits(figure: Figure) -> int:
    """Significant digits, with the zeros behind a point that were printed."""
    value = figure.value
    if value is None or int(value.as_tuple().exponent) >= 0:
        return significant_digits(figure)
    return len("".join(map(str, value.as_tuple().digits)).lstrip("0"))


def _in_one_place(left: Weighed, right: Weighed) -> bool:
    return left.statement.claim.sentence == right.statement.claim.sentence


def _may_contradict(one: Weighed) -> bool:
    """True for a figure that the source asserts in prose or in a table, not in a plot read as text."""
    denied = one.statement.claim.modality in (Modality.NEGATED, Modality.QUOTED_TARGET)
    return not denied and not one.statement.crowded


def _next(ranked: Sequence[Weighed], *after: Weighed) -> Weighed | None:
    return next((one for one in ranked if not any(one is other for other in after)), None)
