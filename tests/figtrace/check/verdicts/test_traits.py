"""What is measured of a source's figures against a draft's."""

from __future__ import annotations

from dataclasses import replace
from math import isnan, log1p
from typing import Any

import pytest

from figtrace.check.compare.alignment import Agreement
from figtrace.check.compare.relations import Comparison
from figtrace.check.ledger.records import Relation
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


def measured(draft: str, source: str, **given: Any) -> dict[str, float]:
    """The traits of the only figure of a source, which is told to agree."""
    one = statement(draft)
    (found,) = Scales(shelf(source)).weigh(one)
    alignment = replace(found.alignment, **given.pop("alignment", {}))
    agreeing = Comparison(Relation.EQUAL)
    found = replace(found, alignment=alignment, **{"comparison": agreeing, **given})
    vector = traits(one, [found], best_of_each_sort([found]))
    return {
        name.removeprefix("agreeing: "): number
        for name, number in zip(TRAITS, vector, strict=True)
        if name.startswith("agreeing: ")
    }


@pytest.mark.parametrize(
    ("dimension", "agreement", "name"),
    [
        ("period", Agreement.MATCH, "period same"),
        ("period", Agreement.MISMATCH, "period apart"),
        ("period", Agreement.DOUBTFUL, "period doubtful"),
        ("area", Agreement.MATCH, "area same"),
        ("area", Agreement.MISMATCH, "area apart"),
        ("area", Agreement.DOUBTFUL, "area doubtful"),
        ("flow", Agreement.MATCH, "flow same"),
        ("flow", Agreement.MISMATCH, "flow apart"),
        ("kind", Agreement.MATCH, "kind same"),
        ("kind", Agreement.MISMATCH, "kind apart"),
        ("kind", Agreement.DOUBTFUL, "kind doubtful"),
        ("product", Agreement.MATCH, "product same"),
        ("product", Agreement.DOUBTFUL, "product doubtful"),
        ("measure", Agreement.MISMATCH, "measure apart"),
    ],
)
def test_each_agreement_of_a_dimension_is_one_trait(dimension: str, agreement: Agreement, name: str) -> None:
    told = {
        other: measured(
            "Wool rose by 12.4 percent.", "Wool rose by 12.4 percent.", alignment={dimension: other}
        )
        for other in Agreement
    }
    assert {other for other, found in told.items() if found[name] == 1} == {agreement}


@pytest.mark.parametrize(
    ("name", "draft", "yes", "no"),
    [
        ("place lost", "Wool of Peru was 5 tons.", "Wool of Chile was 5 tons.", "Wool of Peru was 5 tons."),
        ("place other", "Wool of Peru was 5 tons.", "Wool of Chile was 5 tons.", "Wool of Peru was 5 tons."),
        ("year common", "In 2006 wool was 5 tons.", "In 2006 it was 5 tons.", "In 2007 it was 5 tons."),
        ("year apart", "In 2006 wool was 5 tons.", "In 2007 it was 5 tons.", "In 2006 it was 5 tons."),
        ("year apart", "In 2006 wool was 5 tons.", "In 2007 it was 5 tons.", "It was 5 tons."),
        ("unit same", "Wool was 5 tons.", "Wool was 5 tons.", "Wool was 5 km."),
        ("hedge same", "Wool was about 5 tons.", "Wool was about 5 tons.", "Wool was 5 tons."),
        ("statistic", "Wool is 0.5.", "The coefficient of wool is 0.5.", "The share of wool is 0.5."),
    ],
)
def test_a_trait_is_one_where_it_holds_and_nought_where_not(name: str, draft: str, yes: str, no: str) -> None:
    assert (measured(draft, yes)[name], measured(draft, no)[name]) == (1, 0)


@pytest.mark.parametrize(("page", "told"), [(True, (1, 0)), (False, (0, 1)), (None, (0, 0))])
def test_the_cited_page_is_two_traits(page: bool | None, told: tuple[int, int]) -> None:
    found = measured("Wool was 5 tons.", "Wool was 5 tons.", on_page=page)
    assert (found["on page"], found["off page"]) == told


@pytest.mark.parametrize(
    ("relation", "name"),
    [(Relation.EQUAL, "equal"), (Relation.HEDGE_OK, "hedged")],
)
def test_the_relation_is_a_trait(relation: Relation, name: str) -> None:
    found = measured("Wool was 5 tons.", "Wool was 5 tons.", comparison=Comparison(relation))
    assert [other for other in ("equal", "hedged", "misprint") if found[other]] == [name]


@pytest.mark.parametrize(
    ("source", "turn"),
    [("Wool rose by 5 percent.", 1), ("Wool fell by 5 percent.", -1), ("Wool was 5 percent.", 0)],
)
def test_the_turn_says_whether_both_go_one_way(source: str, turn: int) -> None:
    assert measured("Wool rose by 5 percent.", source)["turn"] == turn


def test_shares_of_terms_are_whole_where_all_are_there_and_nought_where_none() -> None:
    same = measured("Salmon of Norway was 5 tons.", "Salmon of Norway was 5 tons.")
    other = measured("Salmon of Norway was 5 tons.", "Copper of Norway was 5 tons.")
    for name in ("clause in clause", "sentence in sentence", "their clause in sentence", "sentence around"):
        assert same[name] == pytest.approx(1)
        assert other[name] < 1
    assert same["common"] > other["common"]
    assert same["rarest"] >= same["three rarest"] > 0


def test_common_terms_are_counted_up_to_eight() -> None:
    words = "Salmon, cod, hake, wool, copper, timber, wheat, steel, coal and rye were 5 tons."
    assert measured(words, words)["common"] == 8


def test_figures_among_each_other_are_told_by_what_fits_better() -> None:
    agreeing, other = (one for one in _weighed()[:2])
    agreeing = replace(agreeing, comparison=Comparison(Relation.EQUAL), fit=0.6)
    other = replace(other, comparison=Comparison(Relation.DISJOINT), fit=0.2)
    weighed = [agreeing, other]
    told = dict(zip(TRAITS, traits(statement(_DRAFT), weighed, best_of_each_sort(weighed)), strict=True))
    assert told["agreeing before other"] == pytest.approx(agreeing.score - other.score)
    assert told["slip before agreeing"] == pytest.approx(-1 - agreeing.score)
    assert told["other: behind the best"] == pytest.approx(other.score - agreeing.score)
    assert told["other before elsewhere"] == pytest.approx(other.score + 1)
    assert told["comparable"] == pytest.approx(log1p(2))


@pytest.mark.parametrize(
    ("number", "digits", "per_cent", "bare", "hedged"),
    [
        ("5 percent", 1, 1, 0, 0),
        ("about 5 percent", 1, 1, 0, 1),
        ("12,345 tons", 5, 0, 0, 0),
        ("1,234,567 tons", 5, 0, 0, 0),
        ("0.52", 2, 0, 1, 0),
    ],
)
def test_the_drafts_own_number_is_told(
    number: str, digits: int, per_cent: int, bare: int, hedged: int
) -> None:
    one = statement(f"The coefficient of wool is {number}.")
    told = dict(zip(TRAITS, traits(one, [], best_of_each_sort([])), strict=True))
    assert (told["digits"], told["per cent"], told["bare"], told["hedged"]) == (
        digits,
        per_cent,
        bare,
        hedged,
    )


@pytest.mark.parametrize(("count", "told"), [(1, 1), (20, 20), (25, 20)])
def test_figures_of_a_sort_are_counted_up_to_twenty(count: int, told: int) -> None:
    one = replace(_weighed()[0], comparison=Comparison(Relation.EQUAL))
    weighed = [one] * count
    assert traits(statement(_DRAFT), weighed, best_of_each_sort(weighed))[0] == told


def test_incomparable_figures_count_for_nothing() -> None:
    one = replace(_weighed()[0], comparison=Comparison(Relation.INCOMPARABLE))
    told = dict(zip(TRAITS, traits(statement(_DRAFT), [one], best_of_each_sort([one])), strict=True))
    assert told["comparable"] == 0
    assert isnan(told["agreeing: score"])


def test_those_on_the_cited_page_alone_agree_by_chance() -> None:
    one = replace(_weighed()[0], comparison=Comparison(Relation.EQUAL))
    weighed = [replace(one, on_page=True), replace(one, on_page=False), replace(one, on_page=None)]
    told = dict(zip(TRAITS, traits(statement(_DRAFT), weighed, best_of_each_sort(weighed)), strict=True))
    assert told["agreeing by chance"] == pytest.approx(log1p(1))
    assert told["comparable"] == pytest.approx(log1p(1))
