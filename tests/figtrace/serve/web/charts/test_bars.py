"""Bars by year."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from figtrace.serve.web.charts.bars import bars


def test_years_without_anything_stand_between_the_others() -> None:
    made = bars({2005: 2, 2008: 4}, to="/search", keep={"q": "a"})
    assert [bar.label for bar in made.bars] == ["2005", "2006", "2007", "2008"]
    assert [bar.to for bar in made.bars] == ["/search?q=a&year=2005", "", "", "/search?q=a&year=2008"]
    assert made.bars[3].height == 2 * made.bars[0].height


def test_nothing_has_no_bars() -> None:
    assert bars({}).bars == ()


def test_bars_fill_the_picture_and_the_highest_leaves_four_points_above() -> None:
    made = bars(dict.fromkeys(range(1990, 2028), 5) | {1990: 10})
    assert (made.width, made.height, made.base) == (760.0, 96.0, 76.0)
    first, second = made.bars[:2]
    assert (first.x, first.y, first.width, first.height) == (0.0, 4.0, 18.0, 72.0)
    assert (second.x, second.y, second.height) == (20.0, 40.0, 36.0)
    assert [bar.label for bar in made.shown[:3]] == ["1990", "1992", "1994"]


def test_few_bars_are_forty_points_wide_at_most_and_each_has_its_label() -> None:
    made = bars({2007: 1, 2008: 1, 2009: 0})
    assert (made.width, [bar.x for bar in made.bars]) == (120.0, [0.0, 40.0, 80.0])
    assert [bar.width for bar in made.bars] == [38.0] * 3
    assert made.shown == made.bars
    assert [bar.to for bar in made.bars] == ["", "", ""]
    assert bars({}).width == 1.0


def test_the_gap_of_thin_bars_is_a_fifth_of_them() -> None:
    made = bars(dict.fromkeys(range(1900, 2052), 1))
    assert made.bars[0].width == 4.0


def test_years_without_anything_alone_are_flat() -> None:
    assert [(bar.y, bar.height) for bar in bars({2007: 0}).bars] == [(76.0, 0.0)]


@given(st.dictionaries(st.integers(1500, 2100), st.integers(0, 10**6), max_size=30))
def test_every_bar_stands_inside_and_labels_do_not_overlap(counts: dict[int, int]) -> None:
    made = bars(counts)
    assert all(0 <= bar.y <= made.base and bar.x + bar.width <= made.width + 0.1 for bar in made.bars)
    assert all(b.x - a.x >= 35 for a, b in zip(made.shown, made.shown[1:], strict=False))
