"""Strokes of a page joined to rules from side to side and from top to bottom."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.records.raw import Rule
from ingest.tables.rules import Bar, cell_boxes, find_rules
from tests.ingest.tables.made import level, page, upright


def test_strokes_of_one_level_that_meet_are_one_rule() -> None:
    rules = find_rules(page([level(100, 70, 150), level(100.4, 151, 260), level(100, 259, 400)]))
    assert rules.bars == [Bar(100, 70, 400)]


def test_strokes_with_a_gap_between_them_stay_apart() -> None:
    bars = find_rules(page([level(100, 70, 150), level(100, 170, 260)])).bars
    assert [(bar.x0, bar.x1) for bar in bars] == [(70, 150), (170, 260)]


def test_rules_of_two_levels_stay_apart() -> None:
    assert [bar.y for bar in find_rules(page([level(120, 70, 150), level(100, 70, 150)])).bars] == [100, 120]


def test_uprights_drawn_row_by_row_are_one_post() -> None:
    (post,) = find_rules(page([upright(200, 100 + 14 * row, 114 + 14 * row) for row in range(5)])).posts
    assert (post.top, post.bottom) == (100, 170)


def test_the_sides_of_a_shaded_box_are_edges_and_no_rules() -> None:
    rules = find_rules(page([level(100, 70, 400)], boxes=[Rule(70, 114, 400, 128)]))
    assert [bar.y for bar in rules.bars] == [100]
    assert [(bar.y, bar.is_shade) for bar in rules.edges] == [(100, False), (114, True), (128, True)]


def test_short_strokes_are_not_wide() -> None:
    rules = find_rules(page([level(100, 70, 90), level(120, 70, 400)]))
    assert [bar.y for bar in rules.wide] == [120]


def test_a_drawing_of_very_many_strokes_has_no_rules() -> None:
    assert find_rules(page([level(place / 4, 0, 9) for place in range(1600)])).bars == []


def test_shading_of_the_text_in_a_cell_is_no_cell() -> None:
    cell, text = Rule(70, 100, 170, 120), Rule(75, 102, 165, 112)
    assert cell_boxes([cell, text]) == [cell]


@pytest.mark.parametrize(
    "inner",
    [Rule(70, 100, 170, 110), Rule(120, 102, 168, 112), Rule(75, 130, 165, 140)],
    ids=["as wide", "at one side", "below"],
)
def test_other_boxes_are_kept(inner: Rule) -> None:
    assert cell_boxes([Rule(70, 100, 170, 120), inner]) == [Rule(70, 100, 170, 120), inner]


@given(st.lists(st.tuples(st.floats(0, 600), st.floats(1, 200)), max_size=30))
def test_joined_rules_cover_their_strokes_and_overlap_nowhere(strokes: list[tuple[float, float]]) -> None:
    made = [level(100, x0, x0 + wide + 2.5) for x0, wide in strokes]
    bars = find_rules(page(made)).bars
    for rule in made:
        assert any(bar.x0 <= rule.x0 and rule.x1 <= bar.x1 for bar in bars)
    assert all(left.x1 < right.x0 for left, right in pairwise(bars))
