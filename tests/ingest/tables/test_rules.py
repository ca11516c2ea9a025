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


@pytest.mark.parametrize(("apart", "count"), [(1.5, 1), (1.7, 2)])
def test_strokes_of_nearly_one_height_are_one_rule(apart: float, count: int) -> None:
    assert len(find_rules(page([level(100, 70, 150), level(100 + apart, 150, 260)])).bars) == count


@pytest.mark.parametrize(("gap", "count"), [(3.5, 1), (3.7, 2)])
def test_strokes_that_nearly_meet_are_one_rule(gap: float, count: int) -> None:
    assert len(find_rules(page([level(100, 70, 150), level(100, 150 + gap, 260)])).bars) == count
    assert len(find_rules(page([upright(100, 70, 150), upright(100, 150 + gap, 260)])).posts) == count


@pytest.mark.parametrize(("wide", "is_wide"), [(59, False), (60, True)])
def test_a_rule_of_the_narrowest_table_is_wide(wide: float, *, is_wide: bool) -> None:
    assert bool(find_rules(page([level(100, 70, 70 + wide)])).wide) is is_wide


@pytest.mark.parametrize(("inset", "is_shade"), [(0.5, False), (1.5, True), (11, True), (13, False)])
def test_a_shade_of_text_is_a_little_narrower_than_its_cell(inset: float, *, is_shade: bool) -> None:
    cell = Rule(70, 100, 170, 120)
    text = Rule(70 + inset, 102, 170 - inset, 118)
    assert (cell_boxes([cell, text]) == [cell]) is is_shade


@pytest.mark.parametrize(("high", "is_cell"), [(59, True), (61, False)])
def test_a_high_box_is_no_cell_whose_text_is_shaded(high: float, *, is_cell: bool) -> None:
    cell, text = Rule(70, 100, 170, 100 + high), Rule(75, 102, 165, 112)
    assert (cell_boxes([cell, text]) == [cell]) is is_cell


@pytest.mark.parametrize("count", [600, 601])
def test_of_very_many_boxes_none_is_taken_for_a_shade(count: int) -> None:
    cells = [Rule(70, 20.0 * n, 170, 20.0 * n + 18) for n in range(count - 1)]
    text = Rule(75, 2, 165, 16)
    assert (text in cell_boxes([*cells, text])) is (count > 600)


@pytest.mark.parametrize("count", [1500, 1501])
def test_a_page_has_so_many_rules_and_no_more(count: int) -> None:
    found = find_rules(page([level(2.0 * n, 70, 170) for n in range(count)]))
    assert bool(found.bars) is (count <= 1500)


def test_the_side_of_a_box_along_a_rule_is_no_shade() -> None:
    rules = find_rules(page([level(114.5, 70, 400)], boxes=[Rule(70, 114, 400, 128)]))
    assert [bar.is_shade for bar in rules.edges] == [False, True]


@given(st.permutations(range(6)))
def test_the_order_of_strokes_does_not_matter(order: list[int]) -> None:
    strokes = [level(100 + 14.0 * (n // 2), 70 + 90.0 * (n % 2), 160 + 90.0 * (n % 2)) for n in range(6)]
    assert find_rules(page(strokes[at] for at in order)).bars == find_rules(page(strokes)).bars
