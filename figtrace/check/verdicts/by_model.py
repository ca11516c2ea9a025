"""The verdict of a fitted model where no rule decides: how probable it is that two say the same.

The rules know slips by their form, the model knows how drafts and sources agree in other words. It was fitted
on drafts with known answers, and speaks last: it supports a figure, contradicts it, or names the place where
its thing is found with another value. It spares a figure whose value the rules hold for another product's
where support is more probable: by folds over 32 drafts a third of these accusations were wrong, and half of
those are spared.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import Kind, Modality
from figtrace.check.compare.alignment import Agreement
from figtrace.check.ledger.records import Reason, Verdict
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.candidates import Judgement, Weighed, next_best
from figtrace.check.verdicts.forest import Forest, read_forests
from figtrace.check.verdicts.gates import NORMAL, Gates
from figtrace.check.verdicts.judge import REASONS, is_plain_slip
from figtrace.check.verdicts.traits import Best, best_of_each_sort, traits

__all__ = ["judge_by_model"]

_OPEN = (Reason.NOT_FOUND, Reason.AMBIGUOUS_SCOPE)
"""Reasons for which the rules leave a figure to the model."""


def judge_by_model(
    draft: Statement, weighed: Sequence[Weighed], direct: Judgement, gates: Gates = NORMAL
) -> Judgement:
    """The judgement where the rules' own is open, and a place to look where it doubts what they accuse of."""
    accuses = direct.reason is Reason.WRONG_PRODUCT and direct.verdict is Verdict.CONTRADICTED
    if not weighed or not (accuses or (direct.verdict is Verdict.UNKNOWN and direct.reason in _OPEN)):
        return direct
    best = best_of_each_sort(weighed)
    vector = traits(draft, weighed, best)
    supported, against = _forest("supported").chance(vector), _forest("contradicted").chance(vector)
    if accuses:
        return _spared(direct, supported, against, gates)
    accused = _accused(draft, best)
    if accused is not None and against >= gates.accuse and against > supported:
        reason = REASONS[accused.comparison.relation]
        return Judgement(Verdict.CONTRADICTED, reason, (accused,), next_best(weighed, accused))
    agreeing = best.agreeing
    if agreeing is not None and supported >= gates.trust and _may_support(draft, agreeing):
        return Judgement(Verdict.SUPPORTED, REASONS[agreeing.comparison.relation], (agreeing,))
    seen = _seen(best)
    if seen is not None and against >= gates.hint:
        return Judgement(Verdict.UNKNOWN, Reason.NEAREST, runner_up=seen)
    return direct


def _spared(direct: Judgement, supported: float, against: float, gates: Gates) -> Judgement:
    """The rules' accusation, or the place that a person should look at where support is more probable.

    Where the sentences are nearly the same, what was exchanged is seen and needs no probability.
    """
    nearly_copied = any(one.alignment.close for one in direct.evidence)
    if nearly_copied or supported < gates.trust or supported <= against:
        return direct
    return Judgement(Verdict.UNKNOWN, Reason.NEAREST, runner_up=direct.evidence[0])


def _may_support(draft: Statement, one: Weighed) -> bool:
    return not one.alignment.mismatches and _common_terms(draft, one) > 0


def _forest(name: str) -> Forest:
    return read_forests()[1][name]


def _accused(draft: Statement, best: Best) -> Weighed | None:
    """The figure that would contradict: a slip with a name before another value; None where none may."""
    if draft.claim.modality in (Modality.NEGATED, Modality.QUOTED_TARGET):
        return None
    slip = best.slip if best.slip is not None and is_plain_slip(draft, best.slip) else None
    held = [one for one in (slip, best.other) if one is not None and _may_accuse(draft, one)]
    return max(held, key=lambda one: one.score, default=None)


def _may_accuse(draft: Statement, one: Weighed) -> bool:
    """True for one of known unit and like kind that the source asserts in prose or a table, on the page."""
    said = one.statement
    asserted = said.claim.modality not in (Modality.NEGATED, Modality.QUOTED_TARGET) and not said.crowded
    kept = said.figure.kind is not Kind.STATISTIC and one.on_page is not False
    scope = not one.alignment.mismatches and one.alignment.kind in (Agreement.MATCH, Agreement.OVERLAP)
    fits = one.comparison.unit_known and scope and _speak_of_one_thing(draft, one)
    return asserted and kept and fits


_LEAST_COMMON = 2
"""Terms in common: one may be any, two are a thing and what is said of it."""


def _speak_of_one_thing(draft: Statement, one: Weighed) -> bool:
    """True if two terms are common: fewer are no proof to show a reader, however probable."""
    return _common_terms(draft, one) >= _LEAST_COMMON


def _common_terms(draft: Statement, one: Weighed) -> int:
    return len(draft.sentence_terms & one.statement.weights.keys())


def _seen(best: Best) -> Weighed | None:
    """The figure worth a look: the best fit that says something else, or agrees only loosely."""
    held = [one for one in (best.slip, best.other, best.loose, best.agreeing) if one is not None]
    return max(held, key=lambda one: one.score, default=None)
