"""A source's figure weighed: its score, and thresholds by its digits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from figtrace.check.ledger.records import Reason, Relation, Verdict
from figtrace.check.verdicts.candidates import Judgement, Weighed, by_digits, next_best
from figtrace.check.verdicts.scales import Scales
from tests.figtrace.check.builders import shelf, statement

DRAFT = "Salmon exports of Norway rose by 12.4 percent in 2006."


def weighed() -> list[Weighed]:
    made = shelf(
        "Salmon exports of Norway rose by 12.4 percent in 2006, those of Chile by 31.7 percent.",
        "Wages in Peru fell by 12.4 percent in 1999.",
    )
    return Scales(made).weigh(statement(DRAFT))


def test_the_page_moves_a_score_by_as_much_either_way() -> None:
    one = weighed()[0]
    nowhere, there, elsewhere = (replace(one, on_page=page).score for page in (None, True, False))
    assert there - nowhere == pytest.approx(nowhere - elsewhere) == pytest.approx(0.15)


def test_a_score_is_the_fit_and_a_part_of_the_alignment() -> None:
    one = replace(weighed()[0], on_page=None)
    assert one.score == pytest.approx(one.fit + 0.3 * one.alignment.score)


@pytest.mark.parametrize(
    ("text", "gate"),
    [("5 percent", 0.4), ("54 percent", 0.3), ("5.43 percent", 0.2), ("5.4321 percent", 0.2)],
)
def test_thresholds_fall_with_digits_and_then_stay(text: str, gate: float) -> None:
    assert by_digits((0.4, 0.3, 0.2), statement(f"Wool rose by {text}.")) == gate


def test_the_next_best_is_none_of_those_given() -> None:
    first, second, *_ = found = weighed()
    assert next_best(found) is first
    assert next_best(found, first) is second
    assert next_best([first], first) is None
    assert next_best([first, replace(first)], first) is not None


def test_a_judgement_has_the_relation_of_its_best_evidence() -> None:
    one = next(one for one in weighed() if one.comparison.relation is Relation.EQUAL)
    assert Judgement(Verdict.SUPPORTED, Reason.EXACT, (one,)).relation is Relation.EQUAL
    assert Judgement(Verdict.UNKNOWN, Reason.NOT_FOUND).relation is None
