"""What is measured of a source's figures against a draft's."""

from __future__ import annotations

from math import isnan, log1p

import pytest

from figtrace.check.verdicts.candidates import Weighed
from figtrace.check.verdicts.scales import Scales
from figtrace.check.verdicts.traits import TRAITS, Best, best_of_each_sort, traits
from tests.figtrace.check.builders import shelf, statement

_DRAFT = "Salmon exports of Norway to Poland rose by 12.4 percent in 2006."
_PAPER = (
    "Salmon exports of Norway to Poland rose by 12.4 percent in 2006, those to Spain by 31.7 percent.",
    "Wages in Peru fell by 12.4 percent in 1999.",
    "The fleet had 240 ships.",
)


def _weighed(draft: str = _DRAFT) -> list[Weighed]:
    return Scales(shelf(*_PAPER)).weigh(statement(draft))


def _traits(draft: str = _DRAFT) -> dict[str, float]:
    weighed = _weighed(draft)
    return dict(zip(TRAITS, traits(statement(draft), weighed, best_of_each_sort(weighed)), strict=True))


def test_the_best_figure_of_each_sort_is_the_one_whose_words_fit() -> None:
    best = best_of_each_sort(_weighed())
    assert best.agreeing is not None
    assert "2006" in best.agreeing.statement.years
    assert best.other is not None
    assert str(best.other.statement.figure.value) == "31.7"


def test_without_figures_there_is_no_best() -> None:
    assert best_of_each_sort([]) == Best(None, None, None, None)


def test_a_vector_has_a_number_for_each_name() -> None:
    found = _traits()
    assert (found["agreeing: number"], found["slip: number"]) == (1, 0)
    assert found["agreeing: behind the best"] == 0
    assert found["agreeing: clause in sentence"] == 1
    assert found["agreeing: year common"] == found["agreeing: equal"] == found["agreeing: unit same"] == 1
    assert found["agreeing: year apart"] == found["agreeing: place lost"] == found["agreeing: cell"] == 0
    assert found["other: place other"] == 1
    assert found["agreeing in the other's place"] == 1
    assert found["agreeing before other"] > 0
    assert found["agreeing by chance"] == pytest.approx(log1p(1))
    assert (found["digits"], found["per cent"], found["bare"], found["hedged"]) == (3, 1, 0, 0)


def test_what_there_is_no_figure_for_is_missing() -> None:
    found = _traits()
    assert found["loose: number"] == 0
    assert isnan(found["loose: score"])
    assert isnan(found["loose: behind the best"])


def test_other_words_place_and_year_are_measured() -> None:
    found = _traits("Wages in Chile fell by 12.4 percent in 2005.")
    assert found["agreeing: place lost"] == found["agreeing: year apart"] == 1
    assert 0 < found["agreeing: sentence in sentence"] < 1


def test_names_are_told_once() -> None:
    assert len(set(TRAITS)) == len(TRAITS)


def test_words_of_the_clause_and_of_the_sentence_are_told_apart() -> None:
    found = _traits("Wages in Chile fell by 12.4 percent in 2005, while salmon exports rose by 31.7 percent.")
    assert found["agreeing: clause in sentence"] > found["agreeing: sentence in sentence"]
