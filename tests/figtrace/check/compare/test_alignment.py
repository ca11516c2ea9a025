"""Slot by slot: what speaks for and against two figures being about one thing."""

from __future__ import annotations

from corpus.annotations import Dim
from figtrace.check.compare.alignment import Agreement, align, are_compared_otherwise, are_opposed
from tests.figtrace.check.builders import statement


def test_the_same_sentence_matches_in_every_slot() -> None:
    one = statement("In 2006 imports of steel from China rose by 12.5 percent.")
    assert align(one, one).mismatches == ()
    assert align(one, one).score > 0


def test_another_year_in_both_clauses_is_a_mismatch() -> None:
    left = statement("Steel output was 12.5 million tonnes in 2006.")
    right = statement("Steel output was 12.5 million tonnes in 2011.")
    assert align(left, right).mismatches == (Dim.PERIOD,)


def test_another_month_is_a_mismatch() -> None:
    left = statement("Prices rose by 4.9 percent over the year to April.")
    right = statement("Prices rose by 4.9 percent over the year to July.")
    assert align(left, right).period is Agreement.MISMATCH
    may = statement("Prices may rise by 4.9 percent over the year.")  # more often a verb than a month
    assert align(left, may).period is not Agreement.MISMATCH


def test_imports_and_exports_are_not_one_flow() -> None:
    left = statement("In 2006 steel imports were $12.5 million.")
    right = statement("In 2006 steel exports were $12.5 million.")
    assert align(left, right).mismatches == (Dim.FLOW,)


def test_imported_inputs_are_no_flow_of_imports() -> None:
    left = statement("Contracts with imported inputs were worth $12.5 million in 2006.")
    right = statement("In 2006 exports under contract were worth $12.5 million.")
    assert Dim.FLOW not in align(left, right).mismatches


def test_an_area_that_the_other_side_names_too_is_only_doubtful() -> None:
    left = statement("Mills in Germany had 12.5 gigawatts.")
    alone = statement("Mills in Norway had 12.5 gigawatts.")
    beside = statement("Mills in Norway had 12.5 gigawatts, more than in Germany.")
    assert align(left, alone).area is Agreement.MISMATCH
    assert align(left, beside).area is align(beside, left).area is Agreement.DOUBTFUL
    assert align(left, beside).mismatches == ()


def test_words_that_go_opposite_ways_are_opposed() -> None:
    up, down = statement("Prices rose by 5 percent."), statement("Prices fell by 5 percent.")
    assert are_opposed(up, down)
    assert not are_opposed(up, up)
    assert not are_opposed(statement("Prices differ by 5 percent."), down)


def test_a_comparison_turned_round_must_be_of_the_same_quality() -> None:
    more = statement("Mills are 6 percent more productive than farms.")
    assert are_compared_otherwise(more, statement("Mills are 6 percent less productive than farms."))
    assert not are_compared_otherwise(more, statement("Mills are 6 percent less indebted than farms."))
    assert not are_compared_otherwise(more, more)
