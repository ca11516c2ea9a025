"""Slips of each kind: one change in a true sentence, plausible, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from corpus.annotations import Dim
from figtrace.check.ledger.records import Reason
from figtrace.check.trials.slips import REASONS, SOWERS, Slip
from tests.figtrace.check.trials.soils import TEXTS, soil_of


@pytest.mark.parametrize(
    ("slip", "text", "gone", "stays"),
    [
        (Slip.DIGIT, TEXTS[2], "612,000", "2011"),
        (Slip.MAGNITUDE, TEXTS[0], "$14.6 billion", "2017"),
        (Slip.UNIT, TEXTS[1], "percent.", "17.4"),
        (Slip.UNIT, TEXTS[5], "percentage points", "12.6"),
        (Slip.UNIT, TEXTS[4], "$6.42", "6.42 billion"),
        (Slip.PERIOD, TEXTS[0], "2017", "$14.6 billion"),
        (Slip.FLOW, TEXTS[0], "Imports", "Vietnam"),
        (Slip.AREA, TEXTS[0], "Vietnam", "$14.6 billion"),
        (Slip.PRODUCT, TEXTS[0], "furniture", "$14.6 billion"),
    ],
)
def test_a_slip_changes_what_it_is_named_for_alone(slip: Slip, text: str, gone: str, stays: str) -> None:
    passage = SOWERS[slip](soil_of(text), Random(3))
    assert passage is not None
    assert gone not in passage.text
    assert stays in passage.text


@pytest.mark.parametrize(
    ("slip", "text"),
    [(Slip.FLOW, TEXTS[3]), (Slip.MAGNITUDE, TEXTS[2]), (Slip.PERIOD, TEXTS[5]), (Slip.UNIT, TEXTS[2])],
)
def test_a_sentence_without_room_for_a_slip_gets_none(slip: Slip, text: str) -> None:
    assert SOWERS[slip](soil_of(text), Random(3)) is None


def test_every_kind_of_slip_has_its_sower_and_the_reasons_that_explain_it() -> None:
    assert set(SOWERS) == set(REASONS) == set(Slip)
    assert all(reason.startswith("wrong_") for reasons in REASONS.values() for reason in reasons)
    assert REASONS[Slip.MAGNITUDE] == {Reason.WRONG_MAGNITUDE}


@pytest.mark.parametrize("slip", Slip)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("seed", range(3))
def test_a_slip_leaves_the_figure_in_its_place(slip: Slip, text: str, seed: int) -> None:
    soil = soil_of(text)
    passage = SOWERS[slip](soil, Random(seed))
    if passage is not None:
        assert passage.text != text
        assert set(passage.figure.of(passage.text)) <= set("0123456789.,")


@pytest.mark.parametrize("seed", range(9))
def test_another_digit_keeps_the_length_and_changes_one_digit_that_tells(seed: int) -> None:
    passage = SOWERS[Slip.DIGIT](soil_of(TEXTS[2]), Random(seed))
    assert passage is not None
    number = passage.figure.of(passage.text)
    changed = [(old, new) for old, new in zip("612,000", number, strict=True) if old != new]
    assert len(changed) == 1
    assert "0" not in changed[0]


@pytest.mark.parametrize("seed", range(9))
def test_another_year_is_one_to_three_years_off(seed: int) -> None:
    passage = SOWERS[Slip.PERIOD](soil_of(TEXTS[0]), Random(seed))
    assert passage is not None
    year = int(passage.text.removesuffix(".").rsplit(" ", 1)[-1])
    assert 1 <= abs(year - 2017) <= 3


def test_a_point_goes_one_place_on_where_no_scale_is_named() -> None:
    passage = SOWERS[Slip.MAGNITUDE](soil_of(TEXTS[7]), Random(0))
    assert passage is not None
    assert passage.figure.of(passage.text) == "234.0"


def test_a_name_that_the_sentence_holds_already_is_not_put_in() -> None:
    soil = soil_of(TEXTS[0])
    assert SOWERS[Slip.AREA](replace(soil, areas=("Viet Nam", "Vietnam")), Random(0)) is None
    assert SOWERS[Slip.AREA](replace(soil, areas=()), Random(0)) is None


def test_a_name_from_another_place_than_the_figures_own_is_not_exchanged() -> None:
    soil = soil_of(TEXTS[0])
    assert soil.claim.slot(Dim.PRODUCT) is not None
    assert SOWERS[Slip.PRODUCT](replace(soil, offset=500), Random(0)) is None
