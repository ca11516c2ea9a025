"""The verdict that a twin sentence of the source gives: the same words, another number or another scope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.annotations import Dim, Kind, Modality
from figtrace.check.compare.alignment import Agreement
from figtrace.check.compare.relations import SUPPORTING, significant_digits
from figtrace.check.ledger.records import Reason, Relation, Verdict
from figtrace.check.statements.statement import Statement
from figtrace.check.statements.twins import Twin, Words, compare_words, kind_of_name
from figtrace.check.verdicts.candidates import Judgement, Weighed, next_best
from figtrace.check.verdicts.gates import NORMAL, Gates
from figtrace.check.verdicts.other_scope import SCOPE_REASONS

__all__ = ["judge_by_twin"]

_NEARLY = 0.08
"""Twins that are alike within this are one passage printed twice, or two that cannot be told apart."""
_MISSING = 1
"""Terms of the figure's own clause that its twin may lack where the number alone is to blame."""
_SLIPS = {
    Relation.TYPO: Reason.WRONG_VALUE,
    Relation.DISJOINT: Reason.WRONG_VALUE,
    Relation.MAGNITUDE: Reason.WRONG_MAGNITUDE,
    Relation.SIGN: Reason.WRONG_DIRECTION,
    Relation.CURRENCY: Reason.WRONG_UNIT,
    Relation.PCT_PP: Reason.WRONG_UNIT,
}


@dataclass(frozen=True, slots=True)
class _Counterpart:
    """The source's figure in the place of the draft's."""

    one: Weighed
    twin: Twin
    exchanged: tuple[Dim, str] | None
    """The exchange that governs the figure; None: the scope is the same."""

    @property
    def supports(self) -> bool:
        """True for the same number of the same scope."""
        return self.one.comparison.relation in SUPPORTING and self.exchanged is None


def judge_by_twin(draft: Statement, weighed: Sequence[Weighed], gates: Gates = NORMAL) -> Judgement | None:
    """A contradiction by a sentence that says the same; None if there is none, or it supports the figure."""
    if draft.said is None or draft.claim.modality is not Modality.ASSERTED:
        return None
    words = draft.said.words
    found = sorted(
        _counterparts(draft, weighed, words),
        key=lambda other: (-other.twin.likeness, -other.one.score, other.one.statement.figure.span),
    )
    nearest = [other for other in found if other.twin.likeness >= found[0].twin.likeness - _NEARLY]
    if not nearest or any(other.supports for other in nearest):
        return None
    first = nearest[0]
    if first.exchanged is not None:
        return _by_scope(draft, first, first.exchanged, weighed)
    return _by_value(draft, first, weighed, gates)


def _counterparts(draft: Statement, weighed: Sequence[Weighed], words: Words) -> Iterator[_Counterpart]:
    for one in weighed:
        source = one.statement
        if not one.alignment.close or source.crowded or source.claim.modality is not Modality.ASSERTED:
            continue
        twin = compare_words(words, source.said.words) if source.said is not None else None
        if twin is not None and (draft.figure.number, source.figure.number) in twin.pairs:
            yield _Counterpart(one, twin, _governing(draft, words, twin))


def _governing(draft: Statement, words: Words, twin: Twin) -> tuple[Dim, str] | None:
    """The exchange in the figure's own clause, or of a name that stands alone in the sentence."""
    for dim, term in twin.exchanged:
        others = [
            other for other in words.terms if other != term and kind_of_name(other) == kind_of_name(term)
        ]
        if term in draft.clause or draft.alone or not others:
            return dim, term
    return None


def _by_scope(
    draft: Statement, first: _Counterpart, exchanged: tuple[Dim, str], weighed: Sequence[Weighed]
) -> Judgement | None:
    """The twin's number with another year, place or flow, which no other supporter names."""
    dim, term = exchanged
    if first.one.comparison.relation not in SUPPORTING or significant_digits(draft.figure) < 2:
        return None
    if any(one.comparison.relation in SUPPORTING and term in one.statement.sentence_terms for one in weighed):
        return None
    return Judgement(Verdict.CONTRADICTED, SCOPE_REASONS[dim], (first.one,))


def _by_value(
    draft: Statement, first: _Counterpart, weighed: Sequence[Weighed], gates: Gates
) -> Judgement | None:
    """Another number where all else is the same, and no supporter nearly as good."""
    one = first.one
    relation = one.comparison.relation
    if relation not in _SLIPS or not one.comparison.unit_known or one.alignment.mismatches:
        return None
    if relation in (Relation.DISJOINT, Relation.TYPO) and one.comparison.steps_apart <= Decimal(1):
        return None
    same_thing = (
        one.alignment.kind is not Agreement.MISMATCH and one.statement.figure.kind is not Kind.STATISTIC
    )
    missing = draft.clause - one.statement.sentence_terms
    if not same_thing or len(missing) > _MISSING or one.on_page is False:
        return None
    if any(
        other.comparison.relation in SUPPORTING and other.score >= one.score - gates.rival
        for other in weighed
    ):
        return None
    return Judgement(Verdict.CONTRADICTED, _SLIPS[relation], (one,), next_best(weighed, one))
