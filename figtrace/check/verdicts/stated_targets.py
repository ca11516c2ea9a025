"""A goal is no fact: a target, plan or forecast of one side says nothing of what the other states."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from figtrace.check.ledger.records import Reason, Verdict
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.candidates import Judgement, Weighed

__all__ = ["are_of_one_sort", "judge_by_one_sort"]


def are_of_one_sort(left: Statement, right: Statement) -> bool:
    """False if one side is plainly a target and the other speaks of nothing that is to come."""
    return not (left.target and not right.ahead) and not (right.target and not left.ahead)


def judge_by_one_sort(
    draft: Statement, weighed: Sequence[Weighed], judge: Callable[[Sequence[Weighed]], Judgement]
) -> Judgement:
    """The judgement on the candidates; unknown, with the figure in sight, where it rests on another sort.

    A verdict that stands on the candidates of one sort is given on them; but what contradicts only once a
    target of the draft's own value is left out is not said.
    """
    whole = judge(weighed)
    if all(are_of_one_sort(draft, one.statement) for one in whole.evidence):
        return whole
    rest = judge([one for one in weighed if are_of_one_sort(draft, one.statement)])
    if rest.verdict in (Verdict.SUPPORTED, Verdict.WEAK, whole.verdict):
        return rest
    return Judgement(Verdict.UNKNOWN, Reason.STATED_AS_TARGET, runner_up=whole.evidence[0])
