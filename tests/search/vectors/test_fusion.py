"""Two rankings are one by half the scaled score of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.vectors.fusion import Fused, fuse

SCORES = st.dictionaries(st.integers(0, 9), st.floats(0, 50), max_size=6)


def test_each_ranking_gives_half_of_what_it_scales_to() -> None:
    assert fuse({1: 10.0, 2: 5.0, 3: 0.0}, {3: 0.9, 2: 0.5}) == [
        Fused(1, 0.5, 10.0, None),
        Fused(3, 0.5, 0.0, 0.9),
        Fused(2, 0.25, 5.0, 0.5),
    ]


def test_one_ranking_alone_keeps_its_order() -> None:
    assert [one.place for one in fuse({4: 1.0, 9: 3.0}, {})] == [9, 4]
    assert [one.place for one in fuse({}, {4: 0.1, 9: 0.3})] == [9, 4]
    assert fuse({}, {}) == []


def test_what_all_say_alike_is_worth_all() -> None:
    assert [one.score for one in fuse({1: 2.0, 2: 2.0}, {1: 0.4})] == [1.0, 0.5]


@given(SCORES, SCORES)
def test_any_two_rankings_are_fused_once_each_between_nothing_and_one(
    words: dict[int, float], meaning: dict[int, float]
) -> None:
    found = fuse(words, meaning)
    assert {one.place for one in found} == words.keys() | meaning.keys()
    assert all(0 <= one.score <= 1 + 1e-9 for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(
        (one.by_words, one.by_meaning) == (words.get(one.place), meaning.get(one.place)) for one in found
    )


@pytest.mark.parametrize("scale", [0.1, 7.0])
def test_the_scale_of_a_ranking_does_not_matter(scale: float) -> None:
    words, meaning = {1: 3.0, 2: 2.0, 3: 1.0}, {3: 0.9, 1: 0.2}
    stretched = {place: score * scale for place, score in words.items()}
    assert [o.place for o in fuse(words, meaning)] == [o.place for o in fuse(stretched, meaning)]
