"""Hits are weighed by what they are and what else their page says; a paper stands once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.order import REACH, Candidate, grouped, ordered

SEQ = 16**5


def hit(
    score: float, doc: int = 1, seq: int = 0, *, page: int = -1, weight: int = 1000, figures: int = 0
) -> Candidate:
    return Candidate(score, doc * SEQ + seq, page, weight, figures)


def test_a_weight_moves_a_hit_down() -> None:
    order, scores = ordered([hit(10, weight=600), hit(9, doc=2)], amount=False)
    assert order == [1, 0]
    assert scores == [6.0, 9.0]


def test_figures_lift_only_where_the_query_asks_how_much() -> None:
    found = [hit(10), hit(9, doc=2, figures=1)]
    assert ordered(found, amount=False)[0] == [0, 1]
    assert ordered(found, amount=True)[0] == [1, 0]


def test_what_else_its_page_says_supports_a_hit() -> None:
    found = [hit(10, page=1), hit(9, doc=2, seq=1, page=3), hit(8, doc=2, seq=2, page=3)]
    order, scores = ordered(found, amount=False)
    assert order == [1, 0, 2]
    assert scores == pytest.approx([10.0, 9 + 1.6, 8 + 1.8])


def test_text_without_a_page_supports_nothing() -> None:
    assert ordered([hit(3), hit(2, seq=1)], amount=False)[1] == [3.0, 2.0]


def test_equals_go_by_rank() -> None:
    assert ordered([hit(1, doc=3), hit(1, doc=2)], amount=False)[0] == [1, 0]


def test_an_order_that_is_not_of_scores_stays() -> None:
    assert ordered([hit(0, weight=10), hit(0, doc=2)], amount=True, ranks=False)[0] == [0, 1]


def test_what_is_behind_the_reach_stays() -> None:
    found = [hit(9, weight=1, doc=n) for n in range(REACH)] + [hit(8, doc=999, weight=1000)]
    assert ordered(found, amount=False)[0][-1] == REACH


def test_a_paper_stands_once_with_each_page_once() -> None:
    found = [
        hit(9, page=1),
        hit(8, doc=2, page=1),
        hit(7, seq=1, page=1),
        hit(6, seq=2, page=2),
        hit(5, seq=3, page=3),
    ]
    first, second = grouped(found, range(5), {}, pages=2)
    assert (first.positions, first.hits, first.editions) == ([0, 3], 4, {1})
    assert second.positions == [1]


def test_editions_are_one_paper_that_shows_the_pages_of_its_best() -> None:
    found = [hit(9, doc=2, page=1), hit(8, doc=1, page=5), hit(7, doc=2, seq=1, page=4)]
    (group,) = grouped(found, range(3), {2: 1}, pages=3)
    assert (group.edition, group.positions, group.editions) == (2, [0, 2], {1, 2})


@given(
    st.lists(
        st.builds(hit, st.floats(0, 50), st.integers(1, 4), st.integers(0, 9), page=st.integers(-1, 3)),
        max_size=30,
    )
)
def test_every_hit_has_one_place_and_one_paper(found: list[Candidate]) -> None:
    order, scores = ordered(found, amount=True)
    assert sorted(order) == list(range(len(found)))
    assert len(scores) == len(found)
    groups = grouped(found, order, {}, pages=3)
    assert sum(group.hits for group in groups) == len(found)
    assert all(1 <= len(group.positions) <= 3 for group in groups)


@pytest.mark.parametrize(
    ("figures", "amount", "score"), [(0, True, 10), (1, True, 12.5), (9, True, 12.5), (1, False, 10)]
)
def test_any_figure_lifts_by_a_quarter(figures: int, amount: bool, score: float) -> None:
    assert ordered([hit(10, figures=figures)], amount=amount)[1] == [score]


def test_support_halves_with_each_passage_and_ends_after_five() -> None:
    found = [hit(100, seq=n, page=1) for n in range(8)]
    shares = [1, 0.5, 0.25, 0.125, 0.0625]
    assert ordered(found, amount=False)[1] == pytest.approx([100 + 0.2 * 100 * sum(shares)] * 8)
    two = [hit(100, page=1), hit(10, seq=1, page=1), hit(40, seq=2, page=1)]
    assert ordered(two, amount=False)[1][0] == pytest.approx(100 + 0.2 * (40 + 5))


def test_pages_of_two_papers_support_each_other_not() -> None:
    assert ordered([hit(3, page=1), hit(2, doc=2, page=1)], amount=False)[1] == [3.0, 2.0]
    assert ordered([hit(3, page=1), hit(2, seq=1, page=2)], amount=False)[1] == [3.0, 2.0]


def test_a_page_is_supported_by_weighed_scores() -> None:
    found = [hit(10, page=1), hit(10, seq=1, page=1, weight=500)]
    assert ordered(found, amount=False)[1] == pytest.approx([10 + 0.2 * 5, 5 + 0.2 * 10])


def test_hits_without_a_page_stand_each_for_itself() -> None:
    found = [hit(9), hit(8, seq=1), hit(7, seq=2)]
    (group,) = grouped(found, range(3), {}, pages=2)
    assert (group.positions, group.hits) == ([0, 1], 3)


def test_works_without_other_editions_are_papers_of_their_own() -> None:
    found = [hit(9, doc=2, page=1), hit(8, doc=1, page=1)]
    assert [group.work for group in grouped(found, [1, 0], {}, pages=1)] == [1, 2]
    assert [group.work for group in grouped(found, [0, 1], {2: 7}, pages=1)] == [7, 1]
