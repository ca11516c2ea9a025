"""Which caption a region belongs to."""

from __future__ import annotations

import pytest

from corpus.geometry import BBox
from ingest.records.lines import Line
from ingest.tables.captions import Captions, find_captions, is_figure_label
from tests.ingest.made import line

PROSE = "and so the price of wool in the small port was much the same as in the large one"
REGION = BBox(80, 200, 300, 260)


def captions(*lines: Line) -> Captions:
    return find_captions(lines)


@pytest.mark.parametrize("label", ["Figure 3", "Chart 1", "fig. 2", "Map 4", "Abbildung 1"])
def test_figures_are_told_by_their_word(label: str) -> None:
    assert is_figure_label(label)


@pytest.mark.parametrize("label", ["Table 3", "Figures", "Tabelle 1", ""])
def test_tables_are_none(label: str) -> None:
    assert not is_figure_label(label)


def test_on_a_page_without_figures_nothing_is_looked_for() -> None:
    assert captions(line("Table 1. Wool", 80, 190), line(PROSE, 80, 300)) == Captions([], [])


def test_a_region_under_the_caption_of_a_figure_is_the_figures() -> None:
    assert captions(line("Figure 1. Wool", 80, 190)).is_of_figure(REGION)
    assert captions(line("Figure 1. Wool", 80, 280)).is_of_figure(REGION)


def test_the_nearest_caption_counts() -> None:
    both = (line("Table 1. Wool", 80, 190), line("Figure 1. Wool", 80, 400))
    assert not captions(*both).is_of_figure(REGION)
    assert captions(*both).is_of_figure(BBox(80, 330, 300, 380))


def test_a_caption_far_off_or_beside_is_none_of_its() -> None:
    made = captions(line("Figure 1. Wool", 80, 190))
    assert made.is_of_figure(BBox(80, 500, 300, 560))
    assert not made.is_of_figure(BBox(80, 520, 300, 560))
    assert not made.is_of_figure(BBox(200, 200, 300, 260))


def test_prose_between_parts_a_region_from_the_caption() -> None:
    caption, low = line("Figure 1. Wool", 80, 190), BBox(80, 320, 300, 360)
    between = [line(PROSE, 80, 210 + 12 * row) for row in range(6)]
    assert captions(caption, *between[:5]).is_of_figure(low)
    assert not captions(caption, *between).is_of_figure(low)
    beside = [line(PROSE, 320, 210 + 12 * row) for row in range(6)]
    assert captions(caption, *beside).is_of_figure(low)
