"""Plots are told by their strokes; what stands in one or along its axes is no prose."""

from __future__ import annotations

from dataclasses import replace

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
