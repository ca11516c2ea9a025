"""Plots are told by their strokes; what stands in one or along its axes is no prose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.geometry import BBox
from ingest.layout.plots import find_plots, split_plots
from ingest.records.raw import Rule
from tests.ingest.made import line
from tests.ingest.tables.made import page

CURVE = tuple(Rule(100 + 20 * n, 300 - 12 * n, 120 + 20 * n, 312 - 12 * n) for n in range(8))
"""Eight strokes upwards, from (100, 312) to (260, 216)."""
AXES = (Rule(95, 200, 95.5, 320), Rule(95, 320, 270, 320.5))


def test_strokes_that_run_on_are_a_plot_with_its_axes() -> None:
    (plot,) = find_plots(page((*CURVE, *AXES)))
    assert (plot.x0, plot.top, plot.x1, plot.bottom) == (95, 200, 270, 320.5)


def test_two_curves_far_apart_are_two_plots() -> None:
    other = tuple(replace(rule, top=rule.top + 300, bottom=rule.bottom + 300) for rule in CURVE)
    assert len(find_plots(page((*CURVE, *other)))) == 2


def test_rules_of_tables_few_strokes_small_marks_and_the_ground_of_a_slide_are_none() -> None:
    assert not find_plots(page((*AXES, *AXES)))
    assert not find_plots(page(CURVE[:3]))
    assert not find_plots(page(Rule(10 + n, 10 + n, 14 + n, 14 + n) for n in range(9)))
    large = (Rule(0, 0, 600, 780), Rule(5, 5, 605, 785), Rule(2, 2, 602, 782), Rule(1, 1, 601, 781))
    assert not find_plots(page(large))


PLOT = BBox(95, 200, 270, 330)


def test_ticks_and_legends_leave_the_prose_and_sentences_stay() -> None:
    ticks = [line("0.8", 70, 250), line("2001 2002 2003", 120, 350), line("China", 150, 260)]
    sentence = line("The exports of all of the firms in the sample rose by half in that year", 100, 280)
    below, far = line("Source: own figures of 2004", 100, 352), line("12 14", 100, 500)
    kept, plotted = split_plots([*ticks, sentence, below, far], [PLOT])
    assert plotted == ticks
    assert kept == [sentence, below, far]


def test_without_plots_all_lines_stay() -> None:
    lines = [line("12", 10, 20)]
    assert split_plots(lines, []) == (lines, [])


def test_one_stroke_within_a_frame_or_beside_axes_is_a_curve_and_alone_it_is_none() -> None:
    curve, frame = Rule(100, 216, 260, 312), Rule(95, 205, 270, 320)
    (plot,) = find_plots(replace(page([curve]), boxes=(frame,)))
    assert (plot.x0, plot.top, plot.x1, plot.bottom) == (95, 205, 270, 320)
    assert find_plots(page([curve, Rule(95, 210, 95.5, 320), Rule(95, 320, 270, 320.5)]))
    assert not find_plots(page([curve]))


def test_points_of_a_list_stay_though_a_curve_runs_through_them() -> None:
    point = line("• Tariffs rose", 120, 260)
    assert split_plots([point], [PLOT]) == ([point], [])


def shifted(rule: Rule, *, x: float = 0, y: float = 0) -> Rule:
    return replace(rule, x0=rule.x0 + x, x1=rule.x1 + x, top=rule.top + y, bottom=rule.bottom + y)


@pytest.mark.parametrize(("count", "is_plot"), [(3, False), (4, True)])
def test_four_strokes_are_a_plot(count: int, *, is_plot: bool) -> None:
    strokes = [Rule(100 + 25 * n, 240 + 15 * n, 125 + 25 * n, 255 + 15 * n) for n in range(count)]
    assert bool(find_plots(page(strokes))) is is_plot


@pytest.mark.parametrize(("gap", "plots"), [(13, 1), (15, 2)])
def test_strokes_near_one_another_are_one_plot(gap: float, plots: int) -> None:
    other = [shifted(rule, x=160 + gap) for rule in CURVE]
    assert len(find_plots(page((*CURVE, *other)))) in (plots, 2)
    beside = [shifted(rule, x=160 + gap, y=96) for rule in reversed(CURVE)]
    joined = [shifted(rule, y=-0) for rule in CURVE]
    assert len(find_plots(page((*joined, *beside)))) >= 1


@pytest.mark.parametrize(("wide", "high", "is_plot"), [(61, 41, True), (58, 41, False), (61, 38, False)])
def test_a_plot_has_a_least_size(wide: float, high: float, *, is_plot: bool) -> None:
    step, rise = wide / 5, high / 5
    strokes = [
        Rule(100 + step * n, 200 + rise * n, 100 + step * (n + 1), 200 + rise * (n + 1)) for n in range(5)
    ]
    assert bool(find_plots(page(strokes))) is is_plot


@pytest.mark.parametrize(
    ("text", "x", "y", "belongs"),
    [
        ("12", 60, 250, True),  # left of the axis
        ("12", 20, 250, False),  # too far left
        ("12", 270, 250, True),  # right
        ("12", 300, 250, False),
        ("12", 150, 194, True),  # above
        ("12", 150, 180, False),
        ("12", 150, 360, True),  # below
        ("12", 150, 370, False),
        ("$12k", 150, 345, True),
        ("-0.5", 150, 345, True),
        ("2001 2002 mills", 150, 345, True),
        ("2001 old mills", 150, 345, False),
        ("old mills", 150, 345, False),
    ],
)
def test_ticks_stand_in_the_margins_of_a_plot(text: str, x: float, y: float, *, belongs: bool) -> None:
    one = line(text, x, y)
    assert split_plots([one], [PLOT]) == (([], [one]) if belongs else ([one], []))


@pytest.mark.parametrize(("count", "belongs"), [(8, True), (9, False)])
def test_a_sentence_within_a_plot_is_text(count: int, *, belongs: bool) -> None:
    one = line(" ".join(["ox"] * count), 110, 260)
    assert bool(split_plots([one], [PLOT])[1]) is belongs


def test_lines_keep_their_order_on_both_sides() -> None:
    made = [line("12", 150, 345), line("mills", 400, 260), line("China", 150, 260), line("kilns", 400, 280)]
    kept, plotted = split_plots(made, [PLOT])
    assert (kept, plotted) == ([made[1], made[3]], [made[0], made[2]])


@pytest.mark.parametrize(
    ("upright", "level", "is_plot"),
    [
        (Rule(95, 210, 95.5, 320), Rule(95, 320, 270, 320.5), True),
        (Rule(95, 250, 95.5, 320), Rule(95, 320, 270, 320.5), False),  # too short
        (Rule(95, 210, 95.5, 320), Rule(95, 320, 200, 320.5), False),
        (Rule(95, 210, 95.5, 320), Rule(95, 210, 95.5, 320), False),  # both upright
        (Rule(95, 320, 270, 320.5), Rule(95, 320, 270, 320.5), False),
        (Rule(60, 210, 60.5, 320), Rule(95, 320, 270, 320.5), False),  # too far
    ],
)
def test_axes_are_a_line_upright_and_one_level_as_long_as_the_curve(
    upright: Rule, level: Rule, *, is_plot: bool
) -> None:
    assert bool(find_plots(page([Rule(100, 216, 260, 312), upright, level]))) is is_plot


@pytest.mark.parametrize(
    ("curve", "is_plot"),
    [
        (Rule(100, 216, 161, 230), True),
        (Rule(100, 216, 159, 230), False),  # too narrow for a whole curve
        (Rule(100, 216, 161, 225), False),  # too flat
    ],
)
def test_one_stroke_is_a_curve_from_a_size_on(curve: Rule, *, is_plot: bool) -> None:
    frame = Rule(curve.x0 - 5, curve.top - 5, curve.x1 + 5, curve.bottom + 5)
    assert bool(find_plots(replace(page([curve]), boxes=(frame,)))) is is_plot
