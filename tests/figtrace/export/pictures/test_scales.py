"""A scale counts in thousands, millions or billions, and by factors where values lie far apart."""

from __future__ import annotations

import pytest

from figtrace.export.pictures.charts import Chart, ChartKind, Group, Mark
from figtrace.export.pictures.scales import scale_of, short_number


def _chart(*heights: float, unit: str = "USD", low: float | None = None) -> Chart:
    marks = tuple(Mark(2008, height, low) for height in heights)
    return Chart("t", ChartKind.MARKS, unit, (Group("g", marks),))


@pytest.mark.parametrize(
    ("most", "step", "name"),
    [
        (999, 1, "USD"),
        (1e3, 1e3, "thousand USD"),
        (-2e6, 1e6, "million USD"),
        (92e9, 1e9, "billion USD"),
        (3e12, 1e12, "trillion USD"),
    ],
)
def test_the_largest_value_gives_the_step(most: float, step: float, name: str) -> None:
    scale = scale_of(_chart(most / 3, most))
    assert (scale.step, scale.name, scale.is_log) == (step, name, False)
    assert scale.of(most) == most / step


@pytest.mark.parametrize(
    ("unit", "name"), [("%", "per cent"), ("pp", "percentage points"), ("{firm}", "firm"), ("1", "number")]
)
def test_units_are_said_in_words(unit: str, name: str) -> None:
    assert scale_of(_chart(5, unit=unit)).name == name


def test_values_far_apart_need_factors() -> None:
    scale = scale_of(_chart(1e6, 1e9))
    assert (scale.is_log, scale.step, scale.name) == (True, 1, "USD")
    assert scale_of(_chart(0.5, 1000)).is_log
    assert not scale_of(_chart(-1e6, 1e9)).is_log
    assert not scale_of(_chart(0, 1e9)).is_log
    assert not scale_of(_chart(4e6, 1e9)).is_log
    assert not scale_of(_chart(1e6, 1e9, low=-1)).is_log


def test_a_chart_without_marks_has_a_scale() -> None:
    assert scale_of(_chart()).name == "USD"


@pytest.mark.parametrize(
    ("value", "said"), [(1e11, "100 billion"), (0.5, "0.5"), (1000, "1 thousand"), (0, "0")]
)
def test_numbers_on_the_scale_are_short(value: float, said: str) -> None:
    assert short_number(value) == said
