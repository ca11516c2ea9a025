"""From candidates to a verdict: the gates of the lattice, with unknown as bottom and default.

A source's figure supports if its value agrees and nothing said strongly speaks against its scope. It
contradicts only if the scope fits and either the kind of slip is plain (a power of ten, a currency,
per cent for percentage points, up for down) or the draft's value is seen to belong to another scope.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from corpus.annotations import Dim, Figure, Kind, Modality
from figtrace.check.compare.alignment import Agreement
from figtrace.check.compare.relations import SUPPORTING, WEAKLY, significant_digits
from figtrace.check.ledger.records import Reason, Relation, Verdict
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.candidates import OTHER_VALUES, SLIPS, Judgement, Weighed, by_digits, next_best
from figtrace.check.verdicts.gates import NORMAL, Gates
from figtrace.check.verdicts.other_place import other_place
from figtrace.check.verdicts.other_scope import other_scope, parallel_scope, says_as

__all__ = ["REASONS", "is_plain_slip", "judge"]


REASONS = {
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
"""What each relation of a number to the source's is called where it decides."""
_ROUGH = frozenset({Relation.LOOSE, Relation.UNDERSTATED})
"""Relations that many numbers have to one another, whatever their digits."""
_STRENGTH = {Relation.EQUAL: 3, Relation.ROUNDED: 2, Relation.HEDGE_OK: 1}


def judge(draft: Statement, weighed: Sequence[Weighed], gates: Gates = NORMAL) -> Judgement:
    """The verdict on the figure by the candidates of one source, without derivations."""
    ranked = sorted(weighed, key=lambda one: (-one.score, one.statement.figure.span))
    supporting = _supporters(draft, ranked, SUPPORTING, gates)
    contradiction = _contradiction(draft, ranked, supporting, gates)
    if contradiction is not None:
        return contradiction
    if supporting and _is_far_below(supporting[0], ranked):
        return Judgement(Verdict.UNKNOWN, Reason.AMBIGUOUS_SCOPE, runner_up=ranked[0])
    if supporting:
        return _judgement(Verdict.SUPPORTED, supporting, ranked)
    weak = _supporters(draft, ranked, WEAKLY, gates)
    if weak:
        return _judgement(Verdict.WEAK, weak, ranked)
    return Judgement(Verdict.UNKNOWN, Reason.NOT_FOUND, runner_up=ranked[0] if ranked else None)


_FAR_BELOW = 0.4
"""By how much another figure must fit better for a supporter to be an accident; our choice."""


def _is_far_below(supporter: Weighed, ranked: Sequence[Weighed]) -> bool:
    """True if what the sentence speaks of has another figure in the source, which fits far better."""
    return any(
        one.comparison.relation in OTHER_VALUES
        and one.comparison.unit_known
        and one.alignment.kind is Agreement.MATCH
        and not one.alignment.mismatches
        and one.score >= supporter.score + _FAR_BELOW
        for one in ranked
    )


def _judgement(verdict: Verdict, found: Sequence[Weighed], ranked: Sequence[Weighed]) -> Judgement:
    reason = REASONS[found[0].comparison.relation]
    others = (one for one in ranked if one.comparison.relation not in SUPPORTING)
    return Judgement(verdict, reason, tuple(found[:4]), next(others, None))


def _rival_support(supporting: Sequence[Weighed], found: Judgement) -> Weighed | None:
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
    least = by_digits(gates.support, draft)
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
    return one.alignment.kind is not Agreement.DOUBTFUL and bool(draft.clause & one.statement.clause)


def _contradiction(
    draft: Statement, ranked: Sequence[Weighed], supporting: Sequence[Weighed], gates: Gates
) -> Judgement | None:
    """The first contradiction that no supporter outweighs."""
    if draft.claim.modality in (Modality.NEGATED, Modality.QUOTED_TARGET):
        return None
    best = supporting[0] if supporting else None
    for rule in (_plain_slip, other_scope):
        found = rule(draft, ranked, gates)
        if found is not None and not _outweighs(_rival_support(supporting, found), found.evidence[0], gates):
            return found
    parallel = parallel_scope(draft, ranked, gates) or other_place(draft, ranked, gates)
    if parallel is not None:
        rival, value = parallel.evidence
        beaten = best is not None and best.score > value.score + gates.rival
        as_good = [one for one in supporting if one.score >= value.score - gates.rival]
        if not beaten and all(says_as(one, value, rival, draft) for one in as_good):
            return parallel
    found = _other_value(draft, ranked, gates) or (None if supporting else _misprint(draft, ranked, gates))
    return found if found is not None and not _outweighs(best, found.evidence[0], gates) else None


def _plain_slip(draft: Statement, ranked: Sequence[Weighed], gates: Gates) -> Judgement | None:
    """The right figure with a slip that has a name: its power of ten, unit, sign or side of a hedge."""
    for one in ranked:
        relation = one.comparison.relation
        if not one.comparison.unit_known or one.alignment.mismatches or not is_plain_slip(draft, one):
            continue
        if one.score >= by_digits(gates.telling, draft) and _may_contradict(one):
            return Judgement(Verdict.CONTRADICTED, REASONS[relation], (one,), next_best(ranked, one))
    return None


def is_plain_slip(draft: Statement, one: Weighed) -> bool:
    """True for a slip that has a name and is no accident of small numbers or of another kind of figure."""
    relation = one.comparison.relation
    if relation is Relation.PCT_PP and one.alignment.kind is Agreement.DOUBTFUL:
        return False
    return relation in SLIPS and (relation is not Relation.MAGNITUDE or _is_slip_of_scale(draft, one))


_TELLING_DIGITS = 3
"""Digits by which a bare number is told from others that agree by chance: shares and cells of two digits
agree with many."""


def _is_slip_of_scale(draft: Statement, one: Weighed) -> bool:
    """True for a power of ten that is no accident: shares and bare cells of two digits agree with many."""
    theirs = one.statement.figure
    bare = draft.figure.unit == "%" or (theirs.cell is not None and theirs.unit == "1")
    accident = bare and significant_digits(draft.figure) < _TELLING_DIGITS
    counted = {draft.figure.kind, theirs.kind} == {Kind.COUNT, Kind.LEVEL}
    return (one.alignment.kind is Agreement.MATCH or counted) and not accident


def _other_value(draft: Statement, ranked: Sequence[Weighed], gates: Gates) -> Judgement | None:
    """The right scope beyond doubt, and another value.

    Less is asked of a misprint and of a sentence that says nearly the same: there the value alone differs.
    """
    comparable = [one for one in ranked if one.comparison.relation is not Relation.INCOMPARABLE]
    if not comparable:
        return None
    first, second = comparable[0], next_best(comparable, comparable[0])
    relation = first.comparison.relation
    if relation not in OTHER_VALUES or first.comparison.steps_apart <= Decimal(1):
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
    firm = first.alignment.kind is Agreement.MATCH and first.on_page is not False and _may_contradict(first)
    if not (alone and firm) or first.statement.figure.kind is Kind.STATISTIC:
        return None
    return Judgement(Verdict.CONTRADICTED, Reason.WRONG_VALUE, (first,), second)


def _misprint(draft: Statement, ranked: Sequence[Weighed], gates: Gates) -> Judgement | None:
    """One digit of five or more exchanged, or two transposed: too near to be another figure.

    Among 90,000 numbers of five digits each has 49 such neighbours; the words decide for shorter ones.
    """
    if _printed_digits(draft.figure) < _LONG:
        return None
    for one in ranked:
        if one.comparison.relation is not Relation.TYPO or not one.comparison.unit_known:
            continue
        odd = set(one.alignment.mismatches) - {Dim.AREA, Dim.PARTNER}
        fits = one.score >= gates.misprint and one.alignment.kind is Agreement.MATCH and not odd
        if fits and one.on_page is not False and _may_contradict(one):
            return Judgement(Verdict.CONTRADICTED, Reason.WRONG_VALUE, (one,), next_best(ranked, one))
    return None


_LONG = 5
"""Digits of a number in which one wrong digit is a misprint and no other figure."""


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
