"""Targets and facts: neither supports or contradicts the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from figtrace.check.ledger.records import Reason, Verdict
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.candidates import Judgement, Weighed
from figtrace.check.verdicts.scales import Scales
from figtrace.check.verdicts.stated_targets import are_of_one_sort, judge_by_one_sort
from tests.figtrace.check.builders import finding, ledger, shelf, statement, table_document

_FACT = "Wind power in Morocco had a share of 52 percent in 2030."
_GOAL = "Morocco aims to raise the share of wind power to 52 percent by 2030."
_OTHER_FACT = "In 2030 the share of wind power in Morocco was 52 percent."
_OTHER_GOAL = "The ambition of Morocco is a share of wind power of 52 percent in 2030."


@pytest.mark.parametrize(
    ("draft", "source", "verdict", "reason"),
    [
        (_FACT, _OTHER_FACT, Verdict.SUPPORTED, Reason.EXACT),
        (_GOAL, _GOAL, Verdict.SUPPORTED, Reason.EXACT),
        (_OTHER_GOAL, _GOAL, Verdict.SUPPORTED, Reason.EXACT),
        (_FACT, _GOAL, Verdict.UNKNOWN, Reason.STATED_AS_TARGET),
        (_GOAL, _FACT, Verdict.UNKNOWN, Reason.STATED_AS_TARGET),
        (_FACT.replace("52", "5.2"), _GOAL.replace("52", "52.0"), Verdict.UNKNOWN, Reason.STATED_AS_TARGET),
    ],
)
def test_a_target_decides_nothing_on_a_fact_nor_the_reverse(
    draft: str, source: str, verdict: Verdict, reason: Reason
) -> None:
    found = finding(draft, source)
    assert (found.verdict, found.reason) == (verdict, reason)


def test_the_finding_names_what_the_source_gives() -> None:
    found = finding(_FACT, _GOAL)
    assert found.says == (
        "It is stated as a target or forecast on one side, as a fact on the other; "
        "the source gives 52 percent (p. 1)."
    )
    assert found.evidence == ()
    assert found.runner_up is not None


def test_a_fact_beside_the_target_decides() -> None:
    assert finding(_FACT, _GOAL, _OTHER_FACT).verdict is Verdict.SUPPORTED


def test_a_cell_under_a_target_is_no_fact() -> None:
    header = ["Country", "2020", "Target"]
    table = table_document(
        "Share of wind power (percent)", header, [["Morocco", "31.4", "52.7"]], "(percent)"
    )
    draft = "The share of wind power in Morocco was {} percent."
    assert ledger(draft.format("31.4"), table).findings[0].verdict is Verdict.SUPPORTED
    assert ledger(draft.format("52.7"), table).findings[0].reason is Reason.STATED_AS_TARGET


def test_no_sum_is_made_of_targets() -> None:
    source = "Morocco plans to build 41.5 gigawatts of wind power, 23.4 gigawatts of solar power."
    draft = "Wind power and solar power of Morocco together were 64.9 gigawatts."
    assert finding(draft, source.replace("plans to build", "built")).verdict is Verdict.SUPPORTED
    assert finding(draft, source).verdict is not Verdict.SUPPORTED


_PLAIN = statement(_FACT)


def _sorted(*, target: bool, ahead: bool) -> Statement:
    return replace(_PLAIN, target=target, ahead=ahead)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ((False, False), (False, False), True),
        ((False, True), (False, False), True),
        ((True, True), (False, False), False),
        ((True, True), (False, True), True),
        ((True, True), (True, True), True),
    ],
)
def test_two_are_of_one_sort_unless_a_target_meets_what_looks_not_ahead(
    left: tuple[bool, bool], right: tuple[bool, bool], same: bool
) -> None:
    one, other = (_sorted(target=target, ahead=ahead) for target, ahead in (left, right))
    assert are_of_one_sort(one, other) is same
    assert are_of_one_sort(other, one) is same


def _pair() -> tuple[Weighed, Weighed]:
    """A fact and a target, weighed against the fact."""
    fact, goal = Scales(shelf(_OTHER_FACT, _GOAL)).weigh(_PLAIN)
    return fact, goal


@pytest.mark.parametrize(
    ("whole", "rest", "verdict"),
    [
        (Verdict.SUPPORTED, Verdict.SUPPORTED, Verdict.SUPPORTED),
        (Verdict.SUPPORTED, Verdict.WEAK, Verdict.WEAK),
        (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.UNKNOWN),
        (Verdict.SUPPORTED, Verdict.UNKNOWN, Verdict.UNKNOWN),
        (Verdict.CONTRADICTED, Verdict.CONTRADICTED, Verdict.CONTRADICTED),
        (Verdict.CONTRADICTED, Verdict.UNKNOWN, Verdict.UNKNOWN),
    ],
)
def test_without_the_target_a_verdict_may_grow_weaker_but_never_turn_against_the_draft(
    whole: Verdict, rest: Verdict, verdict: Verdict
) -> None:
    fact, goal = _pair()
    asked: list[int] = []

    def judge(weighed: Sequence[Weighed]) -> Judgement:
        asked.append(len(weighed))
        return Judgement(whole, Reason.EXACT, (goal,)) if goal in weighed else Judgement(rest, Reason.EXACT)

    judgement = judge_by_one_sort(_PLAIN, [fact, goal], judge)
    assert asked == [2, 1]
    assert judgement.verdict is verdict
    assert (judgement.reason is Reason.STATED_AS_TARGET) is (verdict is Verdict.UNKNOWN)
    assert (judgement.runner_up is goal) is (verdict is Verdict.UNKNOWN)


def test_a_decision_on_facts_alone_is_made_once() -> None:
    fact, goal = _pair()
    judgement = Judgement(Verdict.CONTRADICTED, Reason.WRONG_VALUE, (fact,), runner_up=goal)
    assert judge_by_one_sort(_PLAIN, [fact, goal], lambda _: judgement) is judgement
