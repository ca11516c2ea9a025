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


@given(st.dictionaries(st.integers(1500, 2100), st.integers(0, 10**6), max_size=30))
def test_every_bar_stands_inside_and_labels_do_not_overlap(counts: dict[int, int]) -> None:
    made = bars(counts)
    assert all(0 <= bar.y <= made.base and bar.x + bar.width <= made.width + 0.1 for bar in made.bars)
    assert all(b.x - a.x >= 35 for a, b in zip(made.shown, made.shown[1:], strict=False))
