"""Figures of which one goes up and one down."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from figtrace.check.compare.opposed_ways import are_compared_otherwise, are_opposed
from tests.figtrace.check.builders import statement


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


def test_same_long_number_gained_here_and_missing_there_goes_against() -> None:
    less = statement("The yard wants $731 million less than it got.")
    assert are_compared_otherwise(less, statement("Boats took an increase of $731 million."))
    assert not are_compared_otherwise(less, statement("Boats took a cut of $731 million."))
    short = statement("The yard wants $70 million less than it got.")
    assert not are_compared_otherwise(short, statement("Boats took an increase of $70 million."))


def test_a_rise_of_a_negative_figure_is_opposed() -> None:
    up = statement("Prices rose by 5 percent.")
    still = statement("Prices differ by 5 percent.")
    below = replace(still, claim=replace(still.claim, figure=replace(still.figure, value=-Decimal(5))))
    assert are_opposed(up, below)
    assert not are_opposed(statement("Prices fell by 5 percent."), below)
    assert not are_opposed(still, below)


def test_above_a_level_goes_against_a_fall_of_the_same_thing() -> None:
    above = statement("Salmon prices in ports were 5 percent higher.")
    fell = statement("Salmon prices in ports fell by 5 percent.")
    rose = statement("Salmon prices in ports rose by 5 percent.")
    other = statement("Wages of miners fell by 5 percent.")
    assert are_compared_otherwise(above, fell)
    assert are_compared_otherwise(fell, above)
    assert not are_compared_otherwise(above, rose)
    assert not are_compared_otherwise(above, other)
