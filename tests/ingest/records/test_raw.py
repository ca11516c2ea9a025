"""Pages before anything is understood: columns of characters, strokes, and boxes as displayed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import BBox
from ingest.records.raw import Glyphs, Rule, turned_back
from tests.ingest.tables.made import page

THREE = np.arange(3)


def glyphs() -> Glyphs:
    """Three characters whose columns can be told apart."""
    x0s, tops, x1s, bottoms, levels = (np.arange(3, dtype=np.float64) + 10 * column for column in range(5))
    return Glyphs(
        THREE + 97, THREE, x0s, tops, x1s, bottoms, levels, THREE * 0, np.array([False, True, False])
    )


def test_glyphs_are_counted() -> None:
    assert len(glyphs()) == 3


def test_taken_glyphs_keep_all_their_columns() -> None:
    taken = glyphs().taken(np.array([True, False, True]))
    assert taken.codes.tolist() == [97, 99]
    assert taken.sources.tolist() == [0, 2]
    assert (taken.x0s.tolist(), taken.baselines.tolist()) == ([0, 2], [40, 42])
    assert taken.breaks.tolist() == [False, False]


@pytest.mark.parametrize(
    ("sides", "horizontal", "vertical"),
    [
        ((0, 0, 50, 0.5), True, False),
        ((0, 0, 50, 2.5), True, False),
        ((0, 0, 50, 2.6), False, False),
        ((0, 0, 0.5, 50), False, True),
        ((0, 0, 2.6, 50), False, False),
        ((0, 0, 2, 2), False, False),
        ((10, 20, 60, 21), True, False),
        ((20, 10, 21, 60), False, True),
    ],
)
def test_thin_bars_are_strokes(
    sides: tuple[float, float, float, float], horizontal: bool, vertical: bool
) -> None:
    rule = Rule(*sides)
    assert (rule.is_horizontal, rule.is_vertical) == (horizontal, vertical)


@pytest.mark.parametrize(
    ("turn", "size", "box"),
    [
        (0, (612, 792), BBox(10, 20, 110, 50)),
        (90, (792, 612), BBox(20, 502, 50, 602)),
        (180, (612, 792), BBox(502, 742, 602, 772)),
        (270, (792, 612), BBox(742, 10, 772, 110)),
    ],
)
def test_a_box_is_shown_where_the_page_is_turned_back(turn: int, size: tuple[int, int], box: BBox) -> None:
    made = replace(page(), turn=turn)
    assert made.shown_size == size
    assert made.shown(BBox(10, 20, 110, 50)) == box


@given(st.sampled_from([0, 90, 180, 270]), st.tuples(*[st.integers(0, 300)] * 4))
def test_turning_twice_gives_the_box_again(turn: int, sides: tuple[int, int, int, int]) -> None:
    left, top, wide_by, high_by = sides
    box = BBox(left, top, left + wide_by, top + high_by)
    wide, high = (792, 612) if turn % 180 else (612, 792)
    shown = turned_back(box, turn, 612, 792)
    assert turned_back(shown, -turn % 360, wide, high) == box
