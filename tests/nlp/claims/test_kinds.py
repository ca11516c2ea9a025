"""Percentages are of the kind of what they state the value of."""

from dataclasses import replace

import pytest

from corpus.annotations import Dim, Direction, Figure, Kind, Slot, SlotSource
from nlp.claims.kinds import of_measured_kind
from nlp.figures import find_figures


def figure(text: str = "It was 5 percent.", kind: Kind = Kind.SHARE) -> Figure:
    return replace(find_figures(text).figures[0], kind=kind)


def measure(words: str, path: str, source: SlotSource = SlotSource.LOCAL) -> Slot:
    return Slot(Dim.MEASURE, "", words, source, 0.9, f"measure:{path}")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("entry rate", Kind.RATE),
        ("debt ratio", Kind.RATIO),
        ("growth", Kind.GROWTH),
        ("wages", Kind.SHARE),
        ("price gap", Kind.RATIO),
    ],
)
def test_a_stated_value_is_of_the_kind_of_its_head(words: str, kind: Kind) -> None:
    assert of_measured_kind(figure(), measure(words, "tree:object|subject")).kind is kind


def test_a_share_is_no_longer_growth_and_has_no_direction() -> None:
    grown = replace(figure(kind=Kind.GROWTH), direction=Direction.UP)
    found = of_measured_kind(grown, measure("export share", "tree:to|subject"))
    assert (found.kind, found.direction) == (Kind.SHARE, Direction.NONE)


@pytest.mark.parametrize(
    "slot",
    [
        None,
        measure("rate", "phrase"),
        measure("rate", "tree:|of"),
        measure("rate", "tree:by|subject"),
        measure("rate", "tree:of|", SlotSource.PREVIOUS),
    ],
)
def test_other_ways_to_the_measure_leave_the_kind(slot: Slot | None) -> None:
    assert of_measured_kind(figure(), slot) == figure()


def test_what_is_no_percentage_keeps_its_kind() -> None:
    level = find_figures("It was $5.").figures[0]
    assert of_measured_kind(level, measure("rate", "tree:of|")) is level
